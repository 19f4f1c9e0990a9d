// One event counted in two ways in one article.

import { documentRule } from '../src/define/index.ts';
import { wordsOf } from '../src/features/words.ts';
import { HashFilter } from '../src/kernels/hash-filter.ts';
import { hashFoldedWord, type Words } from '../src/kernels/words.ts';
import type { Document } from '../src/model/document.ts';
import type { Span } from '../src/model/span.ts';
import { decodeText } from '../src/text/decode.ts';
import { findOrdinals, ordinalForms, type OrdinalPhrase, suchWords } from '../src/text/ordinal-phrases.ts';
import { spanInText } from '../src/text/text-span.ts';

export default documentRule({
  id: 'conflicting-ordinal',
  summary: 'Flags an event that one article counts in two ways.',
  category: 'facts',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    count: '"{text}" stands here, "{other}" above. If both count one {noun}, one of the two is wrong.',
  },
  options: {},
  check(document, { report }) {
    ordinals ??= new HashFilter(ordinalForms.map(hashFoldedWord));
    const words = wordsOf(document);
    if (!mayCount(words, ordinals)) return;
    const counts = countsOf(document, words, ordinals);
    for (const [index, later] of counts.entries()) {
      const other = counts.slice(0, index).find((earlier) => areInConflict(earlier, later));
      if (other === undefined) continue;
      report({
        messageId: 'count',
        data: { text: later.text, other: other.text, noun: later.noun ?? other.noun ?? '' },
        span: later.span,
        related: [{ span: other.span, label: 'counted otherwise' }],
      });
      return;
    }
  },
});

let such: HashFilter | undefined;
let ordinals: HashFilter | undefined;

// "la deuxième grande opération de ce genre": the ordinal stands so many words before at most.
const wordsBefore = 6;

/** True if a word that such phrases hold stands behind an ordinal: only then can two counts be of one noun. */
function mayCount({ hash, length }: Words, known: HashFilter): boolean {
  such ??= new HashFilter(suchWords.map(hashFoldedWord));
  for (let at = such.next(hash, 0, length); at >= 0; at = such.next(hash, at + 1, length))
    if (known.next(hash, Math.max(0, at - wordsBefore), at) >= 0) return true;
  return false;
}

interface Count extends OrdinalPhrase {
  readonly span: Span;
  readonly text: string;
  /** The sentence around, in small letters. */
  readonly sentence: string;
}

const endOfSentence = /[.!?]["”»]?\s/g;

function countsOf(document: Document, { hash, firstOfSpan }: Words, known: HashFilter): Count[] {
  return document.blocks.flatMap(({ role, span }, block) => {
    if (role !== 'body' && role !== 'caption') return [];
    if (known.next(hash, firstOfSpan[block], firstOfSpan[block + 1]) < 0) return [];
    const text = decodeText(document.bytes, span);
    return findOrdinals(text).map((phrase): Count => {
      const ends = [...text.matchAll(endOfSentence)].map(({ index }) => index + 1);
      const from = ends.findLast((end) => end <= phrase.start) ?? 0;
      const to = ends.find((end) => end >= phrase.end) ?? text.length;
      return {
        ...phrase,
        span: spanInText(text, span.start, phrase.start, phrase.end),
        text: text.slice(phrase.start, phrase.end),
        sentence: text.slice(from, to).toLowerCase(),
      };
    });
  });
}

/** True if both count one noun, not both over a period of its own. */
function areInConflict(a: Count, b: Count): boolean {
  if (a.rank === b.rank || (a.noun === undefined && b.noun === undefined)) return false;
  if (a.period !== b.period && a.period !== '' && b.period !== '') return false;
  const noun = (a.noun ?? b.noun ?? '').toLowerCase();
  if (a.noun !== undefined && b.noun !== undefined) return noun === b.noun.toLowerCase();
  return (a.noun === undefined ? a : b).sentence.includes(noun);
}
