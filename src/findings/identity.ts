// Identity of a finding: made of content, so that it survives moved lines and renamed files.

import { hash } from 'node:crypto';
import type { Corpus } from '../model/corpus.ts';
import type { Place, RawFinding } from '../model/finding.ts';
import { span, type Span } from '../model/span.ts';
import { decodeText } from '../text/unicode/decode.ts';
import { foldWord } from '../text/unicode/fold.ts';
import { wholeCharacters } from '../text/unicode/utf8.ts';

/** Eight hexadecimal digits of SHA-256. */
function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 8);
}

/** Words alone, with a blank between. Joined, since what is replaced bit by bit stays a tree of 15 KB in memory. */
function foldText(text: string): string {
  return foldWord(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .join(' ');
}

/** What a finding says, of which text: equal for findings that stand in copies of one text. */
export function contentKey(finding: RawFinding, corpus: Corpus): string {
  const { rule, messageId, classKey, place } = finding;
  if (classKey !== undefined) return `${rule}\n${classKey}`;
  return `${rule}\n${messageId}\n${textAround(place, corpus)}`;
}

/** Bytes of text on either side of a place that tell it from others like it, and of the place itself. */
const contextBytes = 400;
const placeBytes = 4000;

/** Folded text of a place and of the blocks it touches, near by; the path for a place without text. */
function textAround(place: Place, corpus: Corpus): string {
  const { bytes } = corpus.document(place.document);
  if (bytes.length === 0) return corpus.sources[corpus.facts(place.document).source].path;
  const { start, end } = place.span;
  const own = wholeCharacters(bytes, span(start, Math.min(end, start + placeBytes)));
  return `${foldText(decodeText(bytes, own))}\n${blocksAround(place, corpus).map(foldText).join('\n')}`;
}

/** Texts of the blocks that a place touches, as far as they are near it. */
export function blocksAround({ document, span: at }: Place, corpus: Corpus): string[] {
  const { bytes, spans } = corpus.document(document);
  const near = span(at.start - contextBytes, Math.min(at.end, at.start + placeBytes) + contextBytes);
  const context: string[] = [];
  for (let index = firstBlockFrom(spans, at.start); index < spans.length; index++) {
    const block = spans[index];
    if (block.start > at.start && block.start >= at.end) break;
    context.push(decodeText(bytes, wholeCharacters(bytes, clip(block, near))));
  }
  return context;
}

/**
 * What a finding says of the forms of a name, whatever rule says it, since with a line more or less the misspelt one becomes
 * one of two spellings; undefined for one that says nothing of such.
 */
export function formsKey({ data: { form, preferred } }: RawFinding): string | undefined {
  if (typeof form !== 'string' || typeof preferred !== 'string') return undefined;
  return `forms\n${[form, preferred].map(foldText).sort().join('/')}`;
}

/** Twelve hexadecimal digits for a key: equal for findings that stand in copies of one text. */
export function digestOf(key: string): string {
  return hash('sha256', key, 'hex').slice(0, 12);
}

/** Index of the first block that ends at `start` or behind it. */
function firstBlockFrom(spans: readonly Span[], start: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].end < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clip(block: Span, near: Span): Span {
  return span(Math.max(block.start, near.start), Math.min(block.end, near.end));
}

/** Gives out ids: the same content gets the same id, further occurrences and collisions get their own. */
export class IdentityIssuer {
  readonly #occurrences = new Map<string, number>();
  readonly #issued = new Set<string>();

  /** The id of the next finding with this content. Call in corpus order. `unseen`: how many came before that it was not called for. */
  next(key: string, unseen = 0): string {
    const seen = (this.#occurrences.get(key) ?? 0) + 1;
    this.#occurrences.set(key, seen);
    const occurrence = seen + unseen;
    for (let attempt = 0; ; attempt++) {
      const id = shortHash(`${key}\n${occurrence}${attempt === 0 ? '' : `\n${attempt}`}`);
      if (this.#issued.has(id)) continue;
      this.#issued.add(id);
      return id;
    }
  }
}
