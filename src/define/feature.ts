// A feature: a value of one document (its words, mentions, quotations), computed at most once however many ask.

import type { Document } from '../model/document.ts';

let features = 0;

/** Stands for a value that is undefined. */
const nothing = Symbol('nothing');

/** A value of a document, computed when it is first asked for. */
export interface Feature<Value> {
  (document: Document): Value;
  /** Takes a value that was computed elsewhere, and must be the one that would be computed here. */
  hold(document: Document, value: Value): void;
}

/** Room for all features at once: an array that grows slot by slot is copied each time. */
function makeMemo(document: Document): unknown[] {
  const values: unknown[] = [];
  values.length = features;
  return (document.memo = values);
}

/** A function from a document to a value, remembered for as long as the document is held. `compute` must be pure. */
export function feature<Value>(compute: (document: Document) => Value): Feature<Value> {
  const slot = features++;
  const valueOf = (document: Document): Value => {
    const values = document.memo ?? makeMemo(document);
    let value = values[slot];
    if (value === undefined) {
      value = compute(document);
      values[slot] = value === undefined ? nothing : value;
    }
    return (value === nothing ? undefined : value) as Value;
  };
  const hold = (document: Document, value: Value): void => {
    const values = document.memo ?? makeMemo(document);
    values[slot] = value === undefined ? nothing : value;
  };
  return Object.assign(valueOf, { hold });
}

/** Forgets all features of a document that stays: its words alone take thrice the memory of its text. */
export function forgetFeatures(document: Document): void {
  document.memo = undefined;
}
