// Two counts of one event in one document: "the second such raid" and "for the third time" in a sentence about a raid.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import {
  findOrdinals,
  ordinalForms,
  type OrdinalPhrase,
  suchWords,
} from '../../text/facts/ordinal-phrases.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { WordSet } from '../known-words.ts';
import { wordsOf } from '../words.ts';

/** A phrase that counts an event. */
export interface EventCount extends OrdinalPhrase {
  readonly span: Span;
  readonly text: string;
  readonly block: number;
  /** The sentence around, in small letters. */
  readonly sentence: string;
}

const such = new WordSet(() => suchWords);
/** Ordinals from the second to the tenth, as words. */
export const ordinals = new WordSet(() => ordinalForms);

// "la deuxième grande opération de ce genre": the ordinal stands so many words before at most.
const wordsBefore = 6;

/** The first count that contradicts an earlier one, behind that; undefined for none. */
export const conflictingCountsOf = feature(
  (document): readonly [earlier: EventCount, later: EventCount] | undefined => {
    if (!mayCount(document)) return undefined;
    const counts = countsOf(document);
    for (const [index, later] of counts.entries()) {
      const earlier = counts.slice(0, index).find((other) => areInConflict(other, later));
      if (earlier !== undefined) return [earlier, later];
    }
    return undefined;
  },
);

/** True if a word that such phrases hold stands behind an ordinal: only then can two counts be of one noun. */
function mayCount(document: Document): boolean {
  const nouns = such.in(document);
  if (nouns.length === 0) return false;
  const counts = ordinals.in(document);
  return nouns.some((noun) => counts.some((count) => count < noun && count >= noun - wordsBefore));
}

const endOfSentence = /[.!?]["”»]?\s/g;

function countsOf(document: Document): EventCount[] {
  const { firstOfSpan } = wordsOf(document);
  const counts = ordinals.in(document);
  return document.blocks.flatMap(({ role, span }, block) => {
    if (role !== 'body' && role !== 'caption') return [];
    if (!counts.some((word) => word >= firstOfSpan[block] && word < firstOfSpan[block + 1])) return [];
    const text = decodeText(document.bytes, span);
    return findOrdinals(text).map((phrase): EventCount => {
      const ends = [...text.matchAll(endOfSentence)].map(({ index }) => index + 1);
      const from = ends.findLast((end) => end <= phrase.start) ?? 0;
      const to = ends.find((end) => end >= phrase.end) ?? text.length;
      return {
        ...phrase,
        block,
        span: spanInText(text, span.start, phrase.start, phrase.end),
        text: text.slice(phrase.start, phrase.end),
        sentence: text.slice(from, to).toLowerCase(),
      };
    });
  });
}

/** True if both count one noun, not both over a period of its own. */
function areInConflict(a: EventCount, b: EventCount): boolean {
  if (a.rank === b.rank || (a.noun === undefined && b.noun === undefined)) return false;
  if (a.period !== b.period && a.period !== '' && b.period !== '') return false;
  const noun = (a.noun ?? b.noun ?? '').toLowerCase();
  if (a.noun !== undefined && b.noun !== undefined) return noun === b.noun.toLowerCase();
  return (a.noun === undefined ? a : b).sentence.includes(noun);
}
