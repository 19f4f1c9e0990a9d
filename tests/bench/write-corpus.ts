// Writes a generated corpus to a folder: as JSONL files of at most 55 MB, or as one file a document.

import { closeSync, mkdirSync, openSync, writeSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CorpusWriter, type Planted } from './corpus.ts';

/** How a corpus lies on disk. */
export type Layout = 'jsonl' | 'files';

const fileBytes = 55e6;

/** Writes about `bytes` bytes of text. Returns what was planted. */
export function writeCorpus(folder: string, bytes: number, layout: Layout, seed = 1): Planted {
  mkdirSync(folder, { recursive: true });
  const writer = new CorpusWriter(seed);
  if (layout === 'files') writeFiles(folder, bytes, writer);
  else writeJsonl(folder, bytes, writer);
  return writer.planted;
}

function writeFiles(folder: string, bytes: number, writer: CorpusWriter): void {
  while (writer.planted.bytes < bytes) {
    const number = writer.planted.documents;
    const shelf = join(folder, String(Math.floor(number / 1000)).padStart(4, '0'));
    if (number % 1000 === 0) mkdirSync(shelf, { recursive: true });
    writeFileSync(join(shelf, `${String(number).padStart(7, '0')}.txt`), writer.next());
  }
}

function writeJsonl(folder: string, bytes: number, writer: CorpusWriter): void {
  for (let file = 0; writer.planted.bytes < bytes; file++) {
    const descriptor = openSync(join(folder, `part-${String(file).padStart(3, '0')}.jsonl`), 'w');
    const end = Math.min(bytes, writer.planted.bytes + fileBytes);
    while (writer.planted.bytes < end) {
      const id = `d${writer.planted.documents}`;
      const lines: string[] = [];
      for (let index = 0; index < 200 && writer.planted.bytes < end; index++) {
        lines.push(
          `${JSON.stringify({ id: `${id}-${index}`, url: `https://example.org/${id}/${index}`, text: writer.next() })}\n`,
        );
      }
      writeSync(descriptor, lines.join(''));
    }
    closeSync(descriptor);
  }
}
