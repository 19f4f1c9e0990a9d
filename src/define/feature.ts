// A feature: a value of one document (its words, mentions, quotations), computed at most once however many ask.

import type { Document } from '../model/document.ts';

// One entry a document, with a slot for every feature: a map for each feature would cost a hash a look and much more
// work for the collector of garbage.
const known = new WeakMap<Document, unknown[]>();
let features = 0;

// Features of one document are asked for one after another.
let lastDocument: Document | undefined;
let lastValues: unknown[] = [];

/** A value of a document, computed when it is first asked for. */
export interface Feature<Value> {
  (document: Document): Value;
  /** Takes a value that was computed elsewhere, and must be the one that would be computed here. */
  hold(document: Document, value: Value): void;
}

/** A function from a document to a value, remembered for as long as the document is held. `compute` must be pure. */
export function feature<Value>(compute: (document: Document) => Value): Feature<Value> {
  const slot = features++;
  const valueOf = (document: Document): Value => {
    const values = valuesOf(document);
    // Wrapped, so that undefined is a value as well.
    let entry = values[slot] as { readonly value: Value } | undefined;
    if (entry === undefined) {
      entry = { value: compute(document) };
      values[slot] = entry;
    }
    return entry.value;
  };
  const hold = (document: Document, value: Value): void => {
    valuesOf(document)[slot] = { value };
  };
  return Object.assign(valueOf, { hold });
}

function valuesOf(document: Document): unknown[] {
  if (document === lastDocument) return lastValues;
  let values = known.get(document);
  if (values === undefined) known.set(document, (values = []));
  lastDocument = document;
  lastValues = values;
  return values;
}

/** Forgets all features of a document that stays: its words alone take thrice the memory of its text. */
export function forgetFeatures(document: Document): void {
  known.delete(document);
  if (document === lastDocument) lastDocument = undefined;
}
