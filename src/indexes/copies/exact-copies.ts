// Articles whose folded words are all equal: found by the 64-bit hash that every document carries, at no further cost.

import { derivedIndex, type Kept } from '../../define/index.ts';
import { KeyNumbers } from '../../kernels/keys/key-numbers.ts';
import type { Corpus, Scope } from '../../model/corpus.ts';
import { type HeadColumns, keepHeads, markMembers, recallHeads, wasMember } from './kept-heads.ts';
import { chooseKept } from '../representative.ts';

/** Documents with equal folded words. */
export interface ExactCopies {
  /** The document that stays of those with the words of this one; the document itself if it is that one or has no words. */
  first(document: number): number;
  /** In a run over a few documents: whether the one that had this number was a copy; in any other whether it is. */
  wasCopy(old: number): boolean;
  /** 1 for every document whose `first` is another one: for those who go through all of them. */
  marks(): Uint8Array;
  /** Classes of two and more documents: the one that stays, then the others in ascending order. Ordered by their first in the corpus. */
  readonly classes: readonly (readonly number[])[];
}

/** Classes of documents with equal words. */
export const exactCopies = () =>
  derivedIndex({
    id: 'exact-copies',
    needs: {},
    view: (_, corpus) => groupByWords(corpus),
    focusing: {
      keep: ({ first }, { documentCount }) => keepHeads(first, documentCount),
      recall: (kept, _, corpus, scope) => recallCopies(kept, corpus, scope),
      // Which of equal articles stays hangs on all of them.
      kin: (_, { corpus, scope }) => ({
        related: [...scope.gone, ...Array.from(scope.focus, (document) => corpus.facts(document))].flatMap(
          (facts) => scope.withWords(facts),
        ),
      }),
    },
  });

/** As `groupByWords`, but for the classes: those of documents in scope alone. */
function recallCopies(kept: Kept, corpus: Corpus, scope: Scope): ExactCopies {
  const firstBefore = recallHeads(kept);
  const firstOf = new Map<number, number>();
  const classes = new Map<number, readonly number[]>();
  const settle = (members: readonly number[]): void => {
    if (members.length === 0 || firstOf.has(members[0])) return;
    const stays = chooseKept(corpus, members);
    for (const document of members) firstOf.set(document, stays);
    if (members.length > 1)
      classes.set(members[0], [stays, ...members.filter((document) => document !== stays)]);
  };
  for (const facts of scope.gone) settle(scope.withWords(facts));
  for (const document of scope.whole) {
    const { words } = corpus.facts(document);
    if (words === 0) firstOf.set(document, document);
    else settle(scope.withWords(corpus.facts(document)));
  }
  return {
    // What is not in scope is as it was, and so are all that have its words.
    first: (document) => firstOf.get(document) ?? firstBefore(document),
    wasCopy: (old) => wasMember(kept.columns as HeadColumns, old),
    marks() {
      const marks = markMembers(kept, corpus.documentCount);
      for (const [document, stays] of firstOf) marks[document] = stays === document ? 0 : 1;
      return marks;
    },
    classes: [...classes].sort(([a], [b]) => a - b).map(([, members]) => members),
  };
}

function groupByWords(corpus: Corpus): ExactCopies {
  const firstOf = firstWithWords(corpus);
  const classes = new Map<number, number[]>();
  for (let document = 0; document < firstOf.length; document++) {
    const first = firstOf[document];
    if (first === document) continue;
    const members = classes.get(first);
    if (members === undefined) classes.set(first, [first, document]);
    else members.push(document);
  }
  const ordered = [...classes.values()].sort((a, b) => a[0] - b[0]);
  return {
    first: (document) => firstOf[document],
    wasCopy: (document) => firstOf[document] !== document,
    marks() {
      const marks = new Uint8Array(firstOf.length);
      for (let document = 0; document < marks.length; document++)
        if (firstOf[document] !== document) marks[document] = 1;
      return marks;
    },
    classes: ordered.map((members) => {
      const kept = chooseKept(corpus, members);
      for (const document of members) firstOf[document] = kept;
      return [kept, ...members.filter((document) => document !== kept)];
    }),
  };
}

/** For every document the first one in the corpus with its words; the document itself if it has none. */
function firstWithWords(corpus: Corpus): Uint32Array {
  const { documentCount } = corpus;
  const firstOf = new Uint32Array(documentCount);
  const numbers = new KeyNumbers();
  // By number of the first half of a hash the first document that has it, and of each the next one with other words: 0 for
  // none, else one more.
  const heads = new Uint32Array(documentCount);
  const nextOf = new Uint32Array(documentCount);
  for (let document = 0; document < documentCount; document++) {
    const { hash, words } = corpus.facts(document);
    firstOf[document] = document;
    if (words === 0) continue;
    const number = numbers.numberOf(hash[0]);
    let last = heads[number];
    if (last === 0) {
      heads[number] = document + 1;
      continue;
    }
    for (;;) {
      const other = corpus.facts(last - 1);
      if (other.hash[1] === hash[1] && other.words === words) {
        firstOf[document] = last - 1;
        break;
      }
      if (nextOf[last - 1] === 0) {
        nextOf[last - 1] = document + 1;
        break;
      }
      last = nextOf[last - 1];
    }
  }
  return firstOf;
}
