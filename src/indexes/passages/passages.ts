// What different articles share below the level of whole articles: paragraphs taken over with small changes, and runs
// of words. What a larger likeness explains is left out here already.

import { derivedIndex } from '../../define/index.ts';
import type { Words } from '../../kernels/words.ts';
import { nearDuplicates, type NearDuplicates } from '../copies/near-duplicates.ts';
import { type ParagraphPair, paragraphPairs } from './paragraph-pairs.ts';
import { regionWords } from './region-words.ts';
import { repeatedBlocks, type RepeatedBlocks } from '../blocks/repeated-blocks.ts';
import { type SharedSpan, sharedSpans, shortestCertainRun } from './shared-spans.ts';

/** Words of a run that is reported by default: longer than a quotation of one sentence. */
export const defaultSpanWords = 25;

/** Paragraphs that repeat another one with small changes; those that stand somewhere word for word are left out. */
export const editedParagraphs = () =>
  derivedIndex({
    id: 'edited-paragraphs',
    needs: { blocks: repeatedBlocks(), pairs: paragraphPairs() },
    view({ blocks, pairs }): readonly ParagraphPair[] {
      const claimed = new Set<string>();
      for (const kind of [blocks.paragraphs, blocks.boilerplate, blocks.requests, blocks.captions]) {
        for (const { repetitions } of kind) {
          for (const { place } of repetitions) claimed.add(`${place.document} ${place.block}`);
        }
      }
      return pairs.filter(({ document, block }) => !claimed.has(`${document} ${block}`));
    },
    // With some of its rows missing more seems to be in a document than is, and less of it is explained: what names none
    // of the focus now does not when all is known.
    focusing: {
      kin: (pairs, { scope: { focus } }) => ({
        beside: pairs.filter(({ keptDocument }) => focus.has(keptDocument)).map(({ document }) => document),
      }),
    },
  });

/** Runs of at least `words` words (at least `shortestCertainRun`) that otherwise different articles share. */
export const passages = ({ words = defaultSpanWords }: { readonly words?: number } = {}) =>
  derivedIndex({
    id: 'passages',
    options: { words },
    needs: {
      near: nearDuplicates(),
      texts: regionWords(),
      blocks: repeatedBlocks(),
      edited: editedParagraphs(),
    },
    view({ near, texts, blocks, edited }): readonly SharedSpan[] {
      const covers = new Covers(near, blocks, edited);
      const least = Math.max(words, shortestCertainRun);
      return sharedSpans(texts, near, least, (text) => covers.of(text.document, text));
    },
    focusing: {
      kin: (spans, { scope: { focus } }) => ({
        beside: spans.filter(({ keptDocument }) => focus.has(keptDocument)).map(({ document }) => document),
      }),
    },
  });

/** Words of a document that findings about whole articles and paragraphs explain. */
export class Covers {
  readonly #blocks = new Map<number, number[]>();
  readonly #runs = new Map<number, { readonly starts: Uint32Array; readonly words: Uint32Array }>();

  constructor(near: NearDuplicates, blocks: RepeatedBlocks, edited: readonly ParagraphPair[]) {
    for (const { document, pair } of near.relations) {
      const { alignment } = pair;
      this.#runs.set(document, {
        starts: document === pair.first ? alignment.a : alignment.b,
        words: alignment.words,
      });
    }
    const { captions, headlines, paragraphs, boilerplate, requests } = blocks;
    for (const classes of [captions, headlines, paragraphs, boilerplate, requests]) {
      for (const { repetitions } of classes) {
        for (const { place } of repetitions) this.#addBlock(place.document, place.block);
      }
    }
    for (const { document, block } of edited) this.#addBlock(document, block);
  }

  #addBlock(document: number, block: number): void {
    const known = this.#blocks.get(document);
    if (known === undefined) this.#blocks.set(document, [block]);
    else known.push(block);
  }

  /** For every word of a document, whose words are given, 1 if it is explained; a fresh array. */
  of(document: number, words: Pick<Words, 'length' | 'firstOfSpan'>): Uint8Array {
    const covered = new Uint8Array(words.length);
    for (const block of this.#blocks.get(document) ?? []) {
      covered.fill(1, words.firstOfSpan[block], words.firstOfSpan[block + 1]);
    }
    const aligned = this.#runs.get(document);
    aligned?.starts.forEach((start, run) => covered.fill(1, start, start + aligned.words[run]));
    return covered;
  }
}
