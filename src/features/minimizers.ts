// The minimizers of a document, over the words of all its blocks: runs may cross paragraphs, so that joined, split or
// re-wrapped paragraphs still meet.

import { feature } from '../define/feature.ts';
import { winnow, type Minimizers } from '../kernels/minimizers.ts';
import { wordsOf } from './words.ts';

/** Minimizers of a document; `position[i]` is an index into `wordsOf(document)`. */
export const minimizersOf = feature((document): Minimizers => winnow(wordsOf(document).hash));
