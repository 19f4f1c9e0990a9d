// One event counted in two ways in one article.

import { documentRule } from '../src/define/index.ts';
import { WordSet } from '../src/features/known-words.ts';
import { wordsOf } from '../src/features/words.ts';
import type { Document } from '../src/model/document.ts';
import type { Span } from '../src/model/span.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import {
  findOrdinals,
  ordinalForms,
  type OrdinalPhrase,
  suchWords,
} from '../src/text/facts/ordinal-phrases.ts';
import { spanInText } from '../src/text/unicode/text-span.ts';

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
    if (!mayCount(document)) return;
    const counts = countsOf(document);
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

const such = new WordSet(() => suchWords);
const ordinals = new WordSet(() => ordinalForms);

// "la deuxième grande opération de ce genre": the ordinal stands so many words before at most.
const wordsBefore = 6;

/** True if a word that such phrases hold stands behind an ordinal: only then can two counts be of one noun. */
function mayCount(document: Document): boolean {
  const nouns = such.in(document);
  if (nouns.length === 0) return false;
  const counts = ordinals.in(document);
  return nouns.some((noun) => counts.some((count) => count < noun && count >= noun - wordsBefore));
}

interface Count extends OrdinalPhrase {
  readonly span: Span;
  readonly text: string;
  /** The sentence around, in small letters. */
  readonly sentence: string;
}

const endOfSentence = /[.!?]["”»]?\s/g;

function countsOf(document: Document): Count[] {
  const { firstOfSpan } = wordsOf(document);
  const counts = ordinals.in(document);
  return document.blocks.flatMap(({ role, span }, block) => {
    if (role !== 'body' && role !== 'caption') return [];
    if (!counts.some((word) => word >= firstOfSpan[block] && word < firstOfSpan[block + 1])) return [];
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
