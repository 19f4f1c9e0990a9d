// A feature: a value of one document (its words, mentions, quotations), computed at most once however many ask.

import type { Document } from '../model/document.ts';

/** A function from a document to a value, remembered for as long as the document is held. `compute` must be pure. */
export function feature<Value>(compute: (document: Document) => Value): (document: Document) => Value {
  const known = new WeakMap<Document, { value: Value }>();
  return (document) => {
    let entry = known.get(document);
    if (entry === undefined) {
      entry = { value: compute(document) };
      known.set(document, entry);
    }
    return entry.value;
  };
}
