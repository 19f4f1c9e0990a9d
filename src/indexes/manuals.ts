// Pages of a manual: texts with program text in their sentences, or with the terms of a licence. Their authors say the
// same of every parameter and set every page up alike, so that what stands twice there was mostly written twice on purpose.

import { baseIndex } from '../define/index.ts';
import { codeOf } from '../features/marks/prose.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Document } from '../model/document.ts';
import { bytesAsText } from '../text/decode.ts';
import { span } from '../model/span.ts';

/** Tells pages of manuals. */
export interface Manuals {
  /** True if two articles are pages of one manual, or one page: files of one folder, or of a corpus that is a manual. */
  areOfOne(a: number, b: number): boolean;
}

// A report on software may name a command or two.
const leastCode = 4;
const grave = 0x60;
/** Code between grave accents, as Markdown and its kin set it; not what TeX opens with two of them. */
const inline = /(?<!`)`[^`\n]{1,80}`(?![`\w])|``[^`\n]{1,80}``(?![`\w])/g;

function isManual(document: Document): boolean {
  const { bytes, phrases, record } = document;
  // Records of one file come from anywhere.
  if (record !== null) return false;
  if (phrases !== undefined) return codeOf(document).length >= leastCode;
  if (bytes.indexOf(grave) < 0) return false;
  const text = bytesAsText(bytes, span(0, bytes.length));
  let count = 0;
  for (inline.lastIndex = 0; count < leastCode && inline.exec(text) !== null;) count++;
  return count >= leastCode;
}

/** Pages of manuals in the corpus. Short pages have little code: a corpus whose pages are most of a manual is one. */
export const manuals = () =>
  baseIndex({
    id: 'manuals',
    version: 1,
    columns: { isManual: 'u32' },
    map(document, rows) {
      if (isManual(document)) rows.add({ isManual: 1 });
    },
    view({ length, document }, corpus): Manuals {
      if (length * 2 > corpus.documentCount)
        return { areOfOne: (a, b) => isFile(corpus, a) && isFile(corpus, b) };
      const pages = new Set<number>();
      for (let row = 0; row < length; row++) pages.add(document[row]);
      return {
        areOfOne: (a, b) =>
          pages.has(a) && pages.has(b) && (a === b || folderOf(corpus, a) === folderOf(corpus, b)),
      };
    },
  });

function isFile(corpus: Corpus, document: number): boolean {
  return corpus.sources[corpus.facts(document).source].documentCount === 1;
}

function folderOf(corpus: Corpus, document: number): string {
  const { path } = corpus.sources[corpus.facts(document).source];
  return path.slice(0, path.lastIndexOf('/') + 1);
}
