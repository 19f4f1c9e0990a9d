// Words by which a text says something of a person: for birth and for parties, and ordinals in figures. One set for all of
// them, since there is room for few (src/kernels/known-words.ts).

import { feature } from '../../define/feature.ts';
import { HashFilter } from '../../kernels/keys/hash-filter.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import type { Document } from '../../model/document.ts';
import { partyWords } from '../../text/facts/party-phrases.ts';
import { ordinalFigures } from '../../text/facts/ranked-nouns.ts';
import { WordSet } from '../known-words.ts';
import { wordsOf } from '../words.ts';

const lists = {
  birth: ['born', 'geboren', 'né', 'née', 'nació', 'nacido', 'nacida'],
  party: partyWords,
  ordinal: ordinalFigures,
} as const;

const words = new WordSet(() => Object.values(lists).flat());
const wordsOfPeople = feature((document) => words.in(document));
const filters = new Map<keyof typeof lists, HashFilter>();

/** Indexes of the words of a kind, ascending. */
export function peopleWordsOf(document: Document, kind: keyof typeof lists): readonly number[] {
  const found = wordsOfPeople(document);
  if (found.length === 0) return found;
  const { hash } = wordsOf(document);
  const filter = filterOf(kind);
  return found.filter((word) => filter.has(hash[word]));
}

function filterOf(kind: keyof typeof lists): HashFilter {
  let filter = filters.get(kind);
  if (filter === undefined) {
    filter = new HashFilter(lists[kind].map(hashFoldedWord));
    filters.set(kind, filter);
  }
  return filter;
}
