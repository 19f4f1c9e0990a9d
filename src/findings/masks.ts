// Personal data is named but not shown: at the places of rules that hide their text, every report reads stars in place of
// letters and digits, whatever it quotes and for whichever finding. Fixes work on the true text.

import type { Rule } from '../define/index.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Document } from '../model/document.ts';
import type { Place, RawFinding } from '../model/finding.ts';
import type { Span } from '../model/span.ts';
import { decodeText } from '../text/unicode/decode.ts';
import { maskText } from '../text/showing/mask.ts';

/** What is not to be shown of a corpus. */
export interface Masks {
  /** The corpus as reports see it: the same positions, other letters. */
  readonly corpus: Corpus;
  /** A text that quotes one of the documents of some places, without what is not to be shown; undefined where all is. */
  readonly hide: ((places: readonly Place[], text: string) => string) | undefined;
}

/** The masks that findings of rules which hide their text ask for. */
export function masksOf(reported: readonly RawFinding[], rules: readonly Rule[], corpus: Corpus): Masks {
  const hiding = new Set(rules.filter(({ hidesText }) => hidesText === true).map(({ id }) => id));
  const spans = new Map<number, Span[]>();
  for (const { rule, place } of hiding.size === 0 ? [] : reported) {
    if (!hiding.has(rule)) continue;
    const known = spans.get(place.document);
    if (known === undefined) spans.set(place.document, [place.span]);
    else known.push(place.span);
  }
  if (spans.size === 0) return { corpus, hide: undefined };
  const masked: Corpus = {
    sources: corpus.sources,
    documentCount: corpus.documentCount,
    facts: (index) => corpus.facts(index),
    document(index) {
      const document = corpus.document(index);
      const hidden = spans.get(index);
      return hidden === undefined ? document : maskDocument(document, hidden);
    },
    ...(corpus.keepOrder === undefined ? {} : { keepOrder: corpus.keepOrder }),
    scope: corpus.scope,
  };
  return {
    corpus: masked,
    hide(places, text) {
      let shown = text;
      for (const { document: index } of places) {
        const hidden = spans.get(index);
        if (hidden === undefined) continue;
        const { bytes } = corpus.document(index);
        for (const span of hidden) {
          const value = decodeText(bytes, span);
          if (shown.includes(value)) shown = shown.replaceAll(value, maskText(value));
        }
      }
      return shown;
    },
  };
}

const star = 0x2a;

/** The document with a star for every ASCII letter and digit of the spans: positions stay. */
function maskDocument(document: Document, spans: readonly Span[]): Document {
  const bytes = Uint8Array.from(document.bytes);
  for (const { start, end } of spans) {
    for (let at = start; at < end; at++) if (isLetterOrDigit(bytes[at])) bytes[at] = star;
  }
  // Whatever else a document knows stays as it is, found when it is asked for.
  return new Proxy(document, {
    get: (own, name) => (name === 'bytes' ? bytes : (Reflect.get(own, name, own) as unknown)),
  });
}

function isLetterOrDigit(byte: number): boolean {
  const lower = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}
