// Large packed files of records, one after the other: this thread unpacks, and hands parts of whole lines to whoever
// processes them, so that all threads work on one file and none holds it whole. What is unpacked is kept on the disk,
// where single records are looked up later.

import type { SourceRef } from '../../model/document.ts';
import { TooLargeSource } from '../../sources/compression.ts';
import { contentHash } from '../../sources/content-hash.ts';
import { packedParts } from '../../sources/packed-parts.ts';
import { bytesOf } from '../../sources/read.ts';
import type { BatchResult } from './batch-result.ts';
import { TextSpool } from './text-spool.ts';

/** A packed source, read. */
export interface PackedRead {
  /** Its parts in order, each with the source it was read from. */
  readonly parts: readonly { readonly ref: SourceRef; readonly batch: BatchResult }[];
  /** Its text on the disk, if there was room. */
  readonly spool: TextSpool | undefined;
}

/**
 * Unpacks a source and has its parts processed, at most `mostParts` at a time. What it says where it is too large;
 * undefined where something else is wrong with the file or a line of it: read as a whole it says what.
 */
export async function readPacked(
  ref: SourceRef,
  mostParts: number,
  process: (part: SourceRef) => Promise<BatchResult>,
): Promise<PackedRead | TooLargeSource | undefined> {
  const { compression } = ref;
  if (compression === undefined) return undefined;
  const parts: { ref: SourceRef; batch: BatchResult }[] = [];
  const running = new Set<Promise<void>>();
  const spool = new Spooling();
  let failure: unknown;
  const work = async (index: number, part: SourceRef): Promise<void> => {
    try {
      // What was processed is kept without its text.
      parts[index] = { ref: { ...part, content: undefined }, batch: await process(part) };
    } catch (error) {
      failure ??= error;
    }
  };
  let hash: string;
  try {
    const packed = bytesOf(ref);
    hash = contentHash(packed);
    let index = 0;
    for await (const { start, bytes } of packedParts(packed, compression)) {
      if (failure !== undefined || parts.some(isUnusual)) break;
      spool.append(bytes);
      const part = { ...ref, part: { start, end: start + bytes.length }, content: bytes };
      const done = work(index++, part).finally(() => running.delete(done));
      running.add(done);
      if (running.size >= mostParts) await Promise.race(running);
    }
  } catch (error) {
    await Promise.all(running);
    // Cut off, damaged, gone: `loadSource` tells them apart. To find it too large once more would take as long again.
    return error instanceof TooLargeSource ? error : undefined;
  }
  await Promise.all(running);
  if (failure !== undefined) throw failure;
  if (parts.length === 0 || parts.some(isUnusual)) return undefined;
  return { parts: parts.map((part, index) => withHash(part, index === 0 ? hash : '')), spool: spool.spool };
}

function isUnusual({ batch }: { readonly batch: BatchResult }): boolean {
  return batch.sources[0].part?.isUnusual === true;
}

/** The hash of a packed source is that of its bytes as they are; the first part has it for all. */
function withHash<Part extends { readonly batch: BatchResult }>(part: Part, hash: string): Part {
  const [outcome] = part.batch.sources;
  return { ...part, batch: { ...part.batch, sources: [{ ...outcome, hash }] } };
}

/** A spool as long as there is room for it. */
class Spooling {
  spool: TextSpool | undefined;
  #isFull = false;

  append(text: Uint8Array): void {
    if (this.#isFull) return;
    try {
      this.spool ??= new TextSpool();
      this.spool.append(text);
    } catch {
      // Without room on the disk the source is unpacked anew when one of its records is looked at, which takes longer.
      this.spool = undefined;
      this.#isFull = true;
    }
  }
}
