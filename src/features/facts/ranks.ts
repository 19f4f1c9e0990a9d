// The how-manieth holder of an office somebody is, or the how-manieth of what somebody achieved. Read around the nouns that are
// counted so, where an ordinal stands before them.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { type RankedNoun, rankedNouns, rankWords, readRank } from '../../text/facts/ranked-nouns.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { WordSet } from '../known-words.ts';
import { wordsOf } from '../words.ts';
import { blockOfWord, windowAround } from './figures.ts';

/** A rank beside a name, which is that in full where the document has it beside another rank of the noun. */
export interface RankMention extends Pick<RankedNoun, 'kind' | 'name' | 'noun' | 'rank'> {
  readonly span: Span;
  readonly text: string;
  readonly block: number;
}

const nouns = new WordSet(() => rankedNouns);
const ordinals = new WordSet(() => rankWords);

const bytesBefore = 72;
const bytesBehind = 64;
/** "the 43rd president", "her third crime novel" */
const wordsBefore = 2;

/** Ranks of people in the document, in order. */
export const ranksOf = feature((document): readonly RankMention[] => {
  const found = readRanks(document);
  return found.flatMap((mention) => {
    if (mention.name.includes(' ')) return [mention];
    const name = nameInFull(mention, found) ?? mention.name;
    return name === '' ? [] : [{ ...mention, name }];
  });
});

/** The only full name that ends so, beside a rank of the document; of a pronoun the only one beside a rank of the noun. */
function nameInFull({ name, noun }: RankMention, all: readonly RankMention[]): string | undefined {
  const full = all.filter((other) =>
    name === '' ? other.name !== '' && other.noun === noun : other.name.endsWith(` ${name}`),
  );
  const names = new Set(full.map((other) => other.name));
  return names.size === 1 ? full[0].name : undefined;
}

function readRanks(document: Document): RankMention[] {
  const { bytes, spans } = document;
  const words = wordsOf(document);
  const found: RankMention[] = [];
  let block = 0;
  for (const word of nouns.in(document)) {
    if (!followsOrdinal(document, word)) continue;
    block = blockOfWord(words, word, block);
    const { role } = document.blocks[block];
    if (role !== 'body' && role !== 'caption') continue;
    const at = span(words.start[word], words.end[word]);
    const window = windowAround(bytes, spans[block], at, bytesBefore, bytesBehind);
    const text = decodeText(bytes, window);
    const rank = readRank(text, decodeText(bytes, span(window.start, at.start)).length);
    if (rank === undefined) continue;
    const { start, end, ...rest } = rank;
    found.push({
      ...rest,
      span: spanInText(text, window.start, start, end),
      text: text.slice(start, end),
      block,
    });
  }
  return found;
}

function followsOrdinal(document: Document, word: number): boolean {
  const { hash, start } = wordsOf(document);
  for (let before = Math.max(0, word - wordsBefore); before < word; before++) {
    const isFigure = (document.bytes[start[before]] ^ 0x30) <= 9;
    if (isFigure || ordinals.has(hash[before])) return true;
  }
  return false;
}
