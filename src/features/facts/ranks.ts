// The how-manieth holder of an office somebody is, or the how-manieth of what somebody achieved. Read around the nouns that are
// counted so, where an ordinal stands before them.

import { feature } from '../../define/feature.ts';
import { HashFilter } from '../../kernels/keys/hash-filter.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { type RankedNoun, rankedNouns, readRank } from '../../text/facts/ranked-nouns.ts';
import { isBodyOrCaption } from '../blocks/possible-roles.ts';
import { peopleWordsOf } from './people-words.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { wordsOf } from '../words.ts';
import { blockOfWord, windowAround } from './figures.ts';
import { ordinals } from './event-counts.ts';

/** A rank beside a name, which is that in full where the document has it beside another rank of the noun. */
export interface RankMention extends Pick<RankedNoun, 'kind' | 'name' | 'noun' | 'rank'> {
  readonly span: Span;
  readonly text: string;
  readonly block: number;
}

let nouns: HashFilter | undefined;

const bytesBefore = 72;
const bytesBehind = 64;
/** "the 43rd president", "her third crime novel" */
const wordsBehind = 2;

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
  for (const word of nounsBehindOrdinals(document)) {
    block = blockOfWord(words, word, block);
    if (!isBodyOrCaption(document, block)) continue;
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

/** Nouns of which somebody may be the how-manieth, ascending. */
function nounsBehindOrdinals(document: Document): number[] {
  const { hash, length } = wordsOf(document);
  const found: number[] = [];
  const look = (ordinal: number): void => {
    const last = Math.min(length - 1, ordinal + wordsBehind);
    for (let word = ordinal + 1; word <= last; word++) {
      nouns ??= new HashFilter(rankedNouns.map(hashFoldedWord));
      if (nouns.has(hash[word])) found.push(word);
    }
  };
  for (const word of ordinals.in(document)) look(word);
  for (const word of peopleWordsOf(document, 'ordinal')) look(word);
  return found.sort((a, b) => a - b);
}
