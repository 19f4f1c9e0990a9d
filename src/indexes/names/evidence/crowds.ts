// Documents whose names are near each other by nature: genealogies, lists of villages, a mythology with its epithets. That
// two names of such a text are near says little.

import type { Corpus } from '../../../model/corpus.ts';
import { nearTogether } from '../near/near-in-document.ts';

/**
 * Of a hundred names of one document those that are near an earlier one. 9 in 10 articles of encyclopaedias, essays and news
 * have under 8; of the Bible First Chronicles has 25, Joshua 15, Numbers 11, an encyclopaedia's article on the epithets of
 * a god 14.
 */
const manyNear = 10;
/** Fewer are a writer's slips. */
const fewestNear = 10;

/** Tells of documents whether their names crowd, each looked at once. */
export class Crowds {
  readonly #corpus: Corpus;
  readonly #known = new Map<number, boolean>();

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** True if so many names of a document are near others of it that nearness is no evidence. */
  includes(document: number): boolean {
    const known = this.#known.get(document);
    if (known !== undefined) return known;
    // Kin of one name ("Bolshevik", "Bolsheviki", "Bolshevism") are near each other, which makes many pairs of few names.
    const near = new Set<number>();
    const names = nearTogether(this.#corpus.document(document), (one, other) =>
      near.add(Math.max(one, other)),
    );
    const isCrowd = near.size >= fewestNear && 100 * near.size >= manyNear * names;
    this.#known.set(document, isCrowd);
    return isCrowd;
  }
}
