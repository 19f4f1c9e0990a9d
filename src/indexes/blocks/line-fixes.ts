// The fix that deletes a repeated line, and how far it may be trusted.

import { cutLines } from '../../features/blocks/line-removal.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Applicability, Edit, Fix, Place, RedundantPlace } from '../../model/finding.ts';
import type { Span } from '../../model/span.ts';
import type { LineRemovals } from './line-removals.ts';
import type { BlockPlace } from './same-blocks.ts';

/** A place and nothing else. */
export function placeOf({ document, span }: Place): Place {
  return { document, span };
}

/** A block whose words stand elsewhere as well. */
export function redundantBlock({ document, span, words }: BlockPlace): RedundantPlace {
  return { document, span, words };
}

/**
 * Deletes the lines of a block that repeats `kept` in the same document. Safe where only headlines, captions and
 * residue stand between the two, as scrapers leave them; unsafe otherwise, unless `applicability` says so.
 * Undefined where the block does not fill its lines.
 */
export function deleteLine(
  removals: LineRemovals,
  place: BlockPlace,
  kept: BlockPlace,
  title: string,
  applicability?: Applicability,
): Fix | undefined {
  const removal = removals.of(place.document, place.block);
  if (removal === undefined) return undefined;
  return {
    title,
    applicability: applicability ?? (removal.isNear ? 'safe' : 'unsafe'),
    edits: [{ document: place.document, span: removal.span, text: '' }],
    keeps: [placeOf(kept)],
  };
}

/** Lines of many articles that may all go together. Nothing of an article is worked out before it is asked for. */
export class LinesToGo {
  readonly #corpus: Corpus;
  readonly #blocks = new Map<number, Set<number>>();
  readonly #cuts = new Map<number, ReadonlyMap<number, Span>>();

  constructor(corpus: Corpus, places: Iterable<BlockPlace>) {
    this.#corpus = corpus;
    for (const { document, block } of places) {
      const known = this.#blocks.get(document);
      if (known === undefined) this.#blocks.set(document, new Set([block]));
      else known.add(block);
    }
  }

  /** Deletes the lines of these places. Undefined if one shares its line, or if an article would be left without a line. */
  delete(places: readonly BlockPlace[]): readonly Edit[] | undefined {
    const edits: Edit[] = [];
    for (const { document, block } of places) {
      const cut = this.#cutsOf(document).get(block);
      if (cut === undefined) return undefined;
      edits.push({ document, span: cut, text: '' });
    }
    return edits;
  }

  #cutsOf(document: number): ReadonlyMap<number, Span> {
    let cuts = this.#cuts.get(document);
    if (cuts === undefined) {
      const text = this.#corpus.document(document);
      const going = this.#blocks.get(document) ?? new Set<number>();
      cuts = going.size < text.spans.length ? cutLines(text, going) : new Map();
      this.#cuts.set(document, cuts);
    }
    return cuts;
  }
}
