// Identity of a finding: made of content, so that it survives moved lines and renamed files.

import { createHash } from 'node:crypto';
import type { Corpus } from '../model/corpus.ts';
import type { Place, RawFinding } from '../model/finding.ts';
import { spanOverlap } from '../model/span.ts';
import { decodeText } from '../text/decode.ts';
import { foldWord } from '../text/fold.ts';

/** Eight hexadecimal digits of SHA-256. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function foldText(text: string): string {
  return foldWord(text).replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
}

/** What a finding says, of which text: equal for findings that stand in copies of one text. */
export function contentKey(finding: RawFinding, corpus: Corpus): string {
  const { rule, messageId, classKey, place } = finding;
  if (classKey !== undefined) return `${rule}\n${classKey}`;
  return `${rule}\n${messageId}\n${textAround(place, corpus)}`;
}

/** Folded text of a place and of the blocks it touches; the path for a place without text. */
function textAround({ document, span }: Place, corpus: Corpus): string {
  const { bytes, blocks } = corpus.document(document);
  if (bytes.length === 0) return corpus.sources[corpus.facts(document).source].path;
  const touched = blocks.filter(
    (block) =>
      spanOverlap(block.span, span) > 0 || (block.span.start <= span.start && span.start <= block.span.end),
  );
  const blockText = touched.map((block) => foldText(decodeText(bytes, block.span))).join('\n');
  return `${foldText(decodeText(bytes, span))}\n${blockText}`;
}

/** Gives out ids: the same content gets the same id, further occurrences and collisions get their own. */
export class IdentityIssuer {
  readonly #occurrences = new Map<string, number>();
  readonly #issued = new Set<string>();

  /** The id of the next finding with this content. Call in corpus order. */
  next(key: string): string {
    const occurrence = (this.#occurrences.get(key) ?? 0) + 1;
    this.#occurrences.set(key, occurrence);
    for (let attempt = 0; ; attempt++) {
      const id = shortHash(`${key}\n${occurrence}${attempt === 0 ? '' : `\n${attempt}`}`);
      if (this.#issued.has(id)) continue;
      this.#issued.add(id);
      return id;
    }
  }
}
