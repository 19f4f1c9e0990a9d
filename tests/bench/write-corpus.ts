// Writes a generated corpus to a folder: as JSONL files of at most 55 MB, or as one file a document.

import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CorpusWriter, type Mixture, newsMixture, type Planted } from './corpus.ts';

/** How a corpus lies on disk. */
export type Layout = 'jsonl' | 'files';

/** What is written. */
export interface CorpusOrder {
  /** Bytes of text, about. */
  readonly bytes: number;
  readonly layout: Layout;
  readonly seed?: number;
  readonly mixture?: Mixture;
}

const fileBytes = 55e6;
const blockBytes = 1 << 22;
const filesOfFolder = 1000;

/** Writes a corpus into a folder that need not be there. Returns what was planted. */
export function writeCorpus(folder: string, order: CorpusOrder): Planted {
  const { bytes, layout, seed = 1, mixture = newsMixture } = order;
  mkdirSync(folder, { recursive: true });
  const writer = new CorpusWriter(seed, mixture);
  if (layout === 'files') writeFiles(folder, bytes, writer);
  else writeJsonl(folder, bytes, writer);
  return writer.planted;
}

function writeFiles(folder: string, bytes: number, writer: CorpusWriter): void {
  while (writer.planted.bytes < bytes) {
    const number = writer.planted.documents;
    const shelf = join(folder, String(Math.floor(number / filesOfFolder)).padStart(4, '0'));
    if (number % filesOfFolder === 0) mkdirSync(shelf, { recursive: true });
    const descriptor = openSync(join(shelf, `${String(number).padStart(7, '0')}.txt`), 'w');
    writeSync(descriptor, writer.next());
    closeSync(descriptor);
  }
}

function writeJsonl(folder: string, bytes: number, writer: CorpusWriter): void {
  // A document of at most 1 MiB, its line feeds escaped, must fit behind a block that is nearly full.
  const block = Buffer.alloc(blockBytes + (1 << 21) + 200);
  for (let file = 0; writer.planted.bytes < bytes; file++) {
    const descriptor = openSync(join(folder, `part-${String(file).padStart(3, '0')}.jsonl`), 'w');
    const end = Math.min(bytes, writer.planted.bytes + fileBytes);
    let at = 0;
    while (writer.planted.bytes < end) {
      at = writeRecord(block, at, writer.planted.documents, writer.next());
      if (at < blockBytes && writer.planted.bytes < end) continue;
      writeSync(descriptor, block, 0, at);
      at = 0;
    }
    closeSync(descriptor);
  }
}

/** Writes a record at `at`; returns its end. The text has line feeds, but no quotes and no backslashes. */
function writeRecord(block: Buffer, at: number, number: number, text: Uint8Array): number {
  at += block.write(`{"id":"d${number}","url":"https://example.org/${number}","text":"`, at, 'latin1');
  for (let from = 0; from < text.length;) {
    const found = text.indexOf(0x0a, from);
    const end = found < 0 ? text.length : found;
    block.set(text.subarray(from, end), at);
    at += end - from;
    if (found >= 0) at += block.write('\\n', at, 'latin1');
    from = end + 1;
  }
  return at + block.write('"}\n', at, 'latin1');
}
