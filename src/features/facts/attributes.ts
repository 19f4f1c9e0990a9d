// What a text says of people and bodies beside their names: party and state ("Ann Cole (D-OH)"), and the long name of an acronym ("Ashby Water Board (AWB)"). Only brackets that begin with a capital are decoded.

import { feature } from '../../define/feature.ts';
import { type Span, span } from '../../model/span.ts';
import { expandAcronym } from '../../text/facts/acronyms.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { type Affiliation, readAffiliation } from '../../text/facts/affiliations.ts';
import { readPartyPhrase } from '../../text/facts/party-phrases.ts';
import type { Document } from '../../model/document.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { blockOfWord, windowAround } from './figures.ts';
import { peopleWordsOf } from './people-words.ts';
import { bracketsOf } from '../marks/marks.ts';
import { wordsOf } from '../words.ts';

/** A party, with or without a state, beside a name. */
export interface AffiliationMention extends Affiliation {
  /** Bytes of the surname and the brackets, or of the phrase. */
  readonly span: Span;
  readonly text: string;
  readonly block: number;
}

/** An acronym behind its long name. */
export interface AcronymMention {
  readonly acronym: string;
  readonly expansion: string;
  /** Bytes of the long name and the brackets. */
  readonly span: Span;
  readonly block: number;
}

interface Bracket {
  readonly block: number;
  /** First byte of `text`, the position of the bracket in it, and what stands inside the brackets. */
  readonly start: number;
  readonly text: string;
  readonly at: number;
  readonly inside: string;
}

// "(R-South Carolina 12th)" and "(UNESCO)" are shorter; so are long names of six words.
const mostInside = 28;
const bytesBefore = 110;

/** Brackets that open with a capital letter and close soon. */
const capitalBracketsOf = feature((document): readonly Bracket[] => {
  const { bytes, spans } = document;
  const brackets = bracketsOf(document);
  const found: Bracket[] = [];
  for (let index = 0; index < brackets.length; index++) {
    const at = brackets.at[index];
    if ((bytes[at + 1] - 0x41) >>> 0 > 25) continue;
    // A second capital, a dash, comma, or the end: "(Smith said)" is no acronym.
    const second = bytes[at + 2];
    if (
      second >= 0x61 &&
      second <= 0x7a &&
      bytes[at + 3] >= 0x61 &&
      bytes[at + 4] >= 0x61 &&
      bytes[at + 5] !== 0x29
    )
      continue;
    const close = bytes.indexOf(0x29, at);
    if (close < 0 || close - at > mostInside) continue;
    const block = spans[brackets.block[index]];
    const window = windowAround(bytes, block, span(at, close + 1), bytesBefore, 0);
    const text = decodeText(bytes, span(window.start, close + 1));
    const inside = text.lastIndexOf('(');
    found.push({
      block: brackets.block[index],
      start: window.start,
      text,
      at: inside,
      inside: text.slice(inside + 1, -1),
    });
  }
  return found;
});

/** Parties and states beside names, in order. */
export const affiliationsOf = feature((document): readonly AffiliationMention[] => {
  const found: AffiliationMention[] = [];
  for (const { block, start, text, at, inside } of capitalBracketsOf(document)) {
    const read = readAffiliation(text.slice(0, at), inside);
    if (read === undefined) continue;
    const { surnameAt, ...affiliation } = read;
    const place = spanInText(text, start, surnameAt, text.length);
    found.push({ ...affiliation, span: place, text: text.slice(surnameAt), block });
  }
  const phrases = partyPhrases(document);
  return phrases.length === 0 ? found : [...found, ...phrases].sort((a, b) => a.span.start - b.span.start);
});

const bytesAroundParty = 72;

/** Parties that a phrase gives: "Ann Cole, a Republican from Vermont". */
function partyPhrases(document: Document): AffiliationMention[] {
  const found: AffiliationMention[] = [];
  const words = wordsOf(document);
  let block = 0;
  for (const word of peopleWordsOf(document, 'party')) {
    block = blockOfWord(words, word, block);
    const at = span(words.start[word], words.end[word]);
    const window = windowAround(
      document.bytes,
      document.spans[block],
      at,
      bytesAroundParty,
      bytesAroundParty,
    );
    const text = decodeText(document.bytes, window);
    const read = readPartyPhrase(text, decodeText(document.bytes, span(window.start, at.start)).length);
    if (read === undefined) continue;
    const { start, end, ...affiliation } = read;
    found.push({
      ...affiliation,
      span: spanInText(text, window.start, start, end),
      text: text.slice(start, end),
      block,
    });
  }
  return found;
}

/** Acronyms behind their long names, in order. */
export const acronymsOf = feature((document): readonly AcronymMention[] => {
  const found: AcronymMention[] = [];
  for (const { block, start, text, at, inside } of capitalBracketsOf(document)) {
    const read = expandAcronym(text.slice(0, at), inside);
    if (read === undefined) continue;
    const { from, acronym, expansion } = read;
    found.push({ acronym, expansion, span: spanInText(text, start, from, text.length), block });
  }
  return found;
});
