// Articles whose folded words are all equal: found by the 64-bit hash that every document carries, at no further cost.

import { derivedIndex, type Kept } from '../../define/index.ts';
import type { Corpus, Scope } from '../../model/corpus.ts';
import { keepHeads, markMembers, recallHeads } from './kept-heads.ts';
import { chooseKept } from '../representative.ts';

/** Documents with equal folded words. */
export interface ExactCopies {
  /** The document that stays of those with the words of this one; the document itself if it is that one or has no words. */
  first(document: number): number;
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
    marks() {
      const marks = markMembers(kept, corpus.documentCount);
      for (const [document, stays] of firstOf) marks[document] = stays === document ? 0 : 1;
      return marks;
    },
    classes: [...classes].sort(([a], [b]) => a - b).map(([, members]) => members),
  };
}

function groupByWords(corpus: Corpus): ExactCopies {
  const firstOf = new Uint32Array(corpus.documentCount);
  const firstByHash = new Map<number, number[]>();
  const classes = new Map<number, number[]>();
  for (let document = 0; document < corpus.documentCount; document++) {
    const { hash, words } = corpus.facts(document);
    firstOf[document] = document;
    if (words === 0) continue;
    const known = firstByHash.get(hash[0]);
    const first = known?.find((other) => {
      const facts = corpus.facts(other);
      return facts.hash[1] === hash[1] && facts.words === words;
    });
    if (first === undefined) {
      if (known === undefined) firstByHash.set(hash[0], [document]);
      else known.push(document);
      continue;
    }
    firstOf[document] = first;
    const members = classes.get(first);
    if (members === undefined) classes.set(first, [first, document]);
    else members.push(document);
  }
  const ordered = [...classes.values()].sort((a, b) => a[0] - b[0]);
  return {
    first: (document) => firstOf[document],
    marks: () => Uint8Array.from(firstOf, (stays, document) => (stays === document ? 0 : 1)),
    classes: ordered.map((members) => {
      const kept = chooseKept(corpus, members);
      for (const document of members) firstOf[document] = kept;
      return [kept, ...members.filter((document) => document !== kept)];
    }),
  };
}
