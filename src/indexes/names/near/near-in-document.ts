// Near names within one document: whoever writes "Brennert" four times means him the fifth time too.

import { baseIndex, type IndexRequest } from '../../../define/index.ts';
import { firstMentionsOf } from '../../../features/mentions/first-mentions.ts';
import { foldName, nameFormsOf, type NameForms } from '../../../features/mentions/forms.ts';
import { foundNamesOf } from '../../../features/mentions/found-names.ts';
import { pickShapes } from '../../../features/mentions/word-shapes.ts';
import { mix32 } from '../../../kernels/word-hash.ts';
import type { Document } from '../../../model/document.ts';
import { decodeText } from '../../../text/unicode/decode.ts';
import { isDerivation } from './derivations.ts';
import { nearPairs } from './near-words.ts';

/** Two near names and the first document that holds both. */
export interface NearPair {
  readonly a: number;
  readonly b: number;
  readonly document: number;
}

/**
 * Mentions in a window: about 2,500 words of news. In a long list of people near names meet by accident (the change log
 * of a large project, taken whole, had 70 such pairs), so a long document is looked at piece by piece.
 */
const windowMentions = 400;

/** Calls `found` for pairs of near forms that stand in one window, some of them twice. Windows overlap by half. */
export function nearForms(forms: NameForms, found: (one: number, other: number) => void): void {
  const { formOfMention } = forms;
  if (formOfMention.length <= windowMentions) {
    nearPairs(forms, 2, found);
    return;
  }
  const step = windowMentions / 2;
  for (let first = 0; first + step < formOfMention.length; first += step) {
    const inWindow = [...new Set(formOfMention.subarray(first, first + windowMentions))];
    nearPairs(pickShapes(forms, inWindow), 2, (one, other) => found(inWindow[one], inWindow[other]));
  }
}

/** Key of two hashes with a < b; other pairs may have it too. */
export function pairKey(a: number, b: number): number {
  return mix32(Math.imul(a, 0x9e3779b1) ^ b);
}

/** Calls `found` for the near names of a document, by their numbers, some of them twice. */
function nearNames(document: Document, found: (one: number, other: number) => void): void {
  const known = foundNamesOf(document);
  if (known === undefined) {
    nearForms(nameFormsOf(document), found);
    return;
  }
  const { nearPairs: pairs, fromPair, toPair } = known;
  for (let at = fromPair; at < toPair; at += 2) found(pairs[at], pairs[at + 1]);
}

/**
 * Calls `found` once for every two near names that stand together in a document, by their numbers among its first mentions,
 * unless one is derived from the other. Returns how many names the document has.
 */
export function nearTogether(document: Document, found: (one: number, other: number) => void): number {
  const { from, to, start, end } = firstMentionsOf(document);
  const seen = new Set<number>();
  const word = (form: number): string =>
    foldName(decodeText(document.bytes, { start: start[from + form], end: end[from + form] }));
  nearNames(document, (first, second) => {
    const key = Math.min(first, second) * (to - from) + Math.max(first, second);
    if (seen.has(key) || isDerivation(word(first), word(second))) return;
    seen.add(key);
    found(first, second);
  });
  return to - from;
}

/** All pairs of near names that stand together in some document, as hashes of their folded forms with a < b; each once. */
export const nearInDocument = (): IndexRequest<readonly NearPair[]> =>
  baseIndex({
    id: 'near-names',
    version: 4,
    columns: { pair: 'u32', a: 'u32', b: 'u32' },
    map(document, rows) {
      const known = foundNamesOf(document);
      if (known !== undefined && known.fromPair === known.toPair) return;
      const { from, token } = firstMentionsOf(document);
      nearTogether(document, (first, second) => {
        const one = token[from + first];
        const other = token[from + second];
        const a = Math.min(one, other);
        const b = Math.max(one, other);
        rows.add({ pair: pairKey(a, b), a, b });
      });
    },
    reduce: {
      key: 'pair',
      minimum: 1,
      columns: { a: 'u32', b: 'u32' },
      group({ document, columns }, first, end, emit) {
        const firstPair = { a: columns.a[first], b: columns.b[first] };
        emit.add(document[first], firstPair);
        // Different pairs may share a key: each is passed on once. Nearly all are the first one again.
        const others = new Set<string>();
        for (let row = first + 1; row < end; row++) {
          const a = columns.a[row];
          const b = columns.b[row];
          if ((a === firstPair.a && b === firstPair.b) || others.has(`${a} ${b}`)) continue;
          others.add(`${a} ${b}`);
          emit.add(document[row], { a, b });
        }
      },
    },
    probe: 'key',
    view: ({ length, document, columns }) =>
      Array.from({ length }, (_, row) => ({ a: columns.a[row], b: columns.b[row], document: document[row] })),
  });
