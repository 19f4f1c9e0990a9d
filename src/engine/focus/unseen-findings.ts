// Findings of the last run over all in documents that a run over a few does not look at: further findings of one content
// have ids of their own, counted through the corpus.

import type { Scope } from '../../model/corpus.ts';
import type { Place } from '../../model/finding.ts';
import type { Layout } from './changes/layout.ts';
import { isLostFile } from './stored/block-file.ts';
import { type FocusIndex, identitiesKey } from './stored/focus-index.ts';
import { hashesOfKey } from './stored/identities.ts';
import type { ProbeTable } from './stored/probe-table.ts';

/** Counts them, content by content. */
export class UnseenFindings {
  readonly #table: ProbeTable;
  readonly #layout: Layout;
  readonly #scope: Scope;
  readonly #known = new Map<string, readonly Place[]>();
  /** False once the index turned out damaged: what was counted is not to be believed. */
  isWhole = true;

  /** `scope` are the documents that are looked at. */
  constructor(index: FocusIndex, layout: Layout, scope: Scope) {
    this.#table = index.table(identitiesKey);
    this.#layout = layout;
    this.#scope = scope;
  }

  /** How many findings of this content stand before a place. */
  before(key: string, { document, span }: Place): number {
    return this.#placesOf(key).filter(
      (other) =>
        (other.document - document || other.span.start - span.start || other.span.end - span.end) < 0,
    ).length;
  }

  #placesOf(key: string): readonly Place[] {
    let places = this.#known.get(key);
    if (places === undefined) {
      try {
        places = this.#read(key);
      } catch (error) {
        if (!isLostFile(error)) throw error;
        this.isWhole = false;
        places = [];
      }
      this.#known.set(key, places);
    }
    return places;
  }

  #read(key: string): Place[] {
    const table = this.#table;
    const [high, low] = hashesOfKey(key);
    const rows = table.withKey(high);
    const [lows, starts, ends] = ['low', 'start', 'end'].map((name) => table.column(rows, name));
    const places: Place[] = [];
    for (let row = 0; row < rows.count; row++) {
      const document = this.#layout.documentNumbers.toNew(table.document(rows, row));
      if (lows(row) !== low || document < 0 || this.#scope.related.has(document)) continue;
      places.push({ document, span: { start: starts(row), end: ends(row) } });
    }
    return places;
  }
}
