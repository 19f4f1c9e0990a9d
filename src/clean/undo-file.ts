// The way back: for every file that was changed the edits that restore what it was, byte by byte, and a hash of what it
// must hold for that. `corpuslint apply` takes such a file like a plan.

import { isUtf8 } from 'node:buffer';
import { applyByteEdits, type ByteEdit, type FileChange } from '../fix/index.ts';
import { SourceError, UsageError } from '../model/errors.ts';
import { span } from '../model/span.ts';
import { contentHash } from '../sources/content-hash.ts';
import { bytesOf } from '../sources/read.ts';
import { decodeText } from '../text/unicode/decode.ts';
import { version } from '../version.ts';
import { resolve } from 'node:path';
import type { ChangedFile, LinkedChange } from './changed-file.ts';
import { checkHeader, jsonLines } from './json-lines.ts';

/** The first line. */
export interface UndoHeader {
  readonly corpuslint: 'undo';
  readonly version: 1;
  readonly tool: string;
}

/** What restores one file. */
export interface UndoLine {
  readonly path: string;
  /** Hash of what the file must hold; null if it was deleted. */
  readonly hash: string | null;
  /** Hash of what it will hold then; null if there was no file. */
  readonly restores: string | null;
  /** `text`, or `base64` for what is not UTF-8. Bytes of the file. */
  readonly edits: readonly {
    readonly bytes: readonly [number, number];
    readonly text?: string;
    readonly base64?: string;
  }[];
}

/** The undo file for changes that are about to be made. */
export function writeUndo(files: readonly ChangedFile[]): string {
  const header: UndoHeader = { corpuslint: 'undo', version: 1, tool: version };
  return [header, ...files.map(undoLine)].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function undoLine({ path, before, after, edits, isRemoved, isNew = false }: ChangedFile): UndoLine {
  let shift = 0;
  const inverse = edits.map(({ span: { start, end }, bytes }) => {
    const from = start + shift;
    shift += bytes.length - (end - start);
    const old = before.subarray(start, end);
    const place = [from, from + bytes.length] as const;
    return isUtf8(old)
      ? { bytes: place, text: decodeText(old) }
      : { bytes: place, base64: Buffer.from(old).toString('base64') };
  });
  return {
    path,
    hash: isRemoved ? null : contentHash(after),
    restores: isNew ? null : contentHash(before),
    edits: inverse,
  };
}

/** The changes that an undo file asks for, and the files that cannot be restored, with the reason. */
export interface Undoing {
  readonly changes: readonly LinkedChange[];
  readonly files: readonly ChangedFile[];
  readonly refused: ReadonlyMap<string, string>;
}

/** Reads an undo file. Paths are relative to `cwd`. Throws UsageError for anything that is none. */
export function readUndo(text: string, name: string, cwd: string): Undoing {
  const [first, ...lines] = jsonLines(text, name);
  checkHeader(first.value as Partial<UndoHeader>, name);
  const changes: LinkedChange[] = [];
  const files: ChangedFile[] = [];
  const refused = new Map<string, string>();
  for (const { value, line } of lines) {
    const undo = value as UndoLine;
    if (typeof undo?.path !== 'string' || !Array.isArray(undo.edits)) {
      throw new UsageError(`${name}:${line}: a line of an undo file needs "path" and "edits".`);
    }
    const { path, hash, restores } = undo;
    const file = resolve(cwd, path);
    try {
      const before = hash === null ? new Uint8Array(0) : bytesOf({ file });
      if (hash !== null && contentHash(before) !== hash) {
        throw new SourceError('Changed since; it is left as it is.');
      }
      const edits = undo.edits.map(({ bytes: [start, end], text: restored, base64 }): ByteEdit => ({
        span: span(start, end),
        bytes: base64 === undefined ? Buffer.from(restored ?? '') : Buffer.from(base64, 'base64'),
      }));
      const after = applyByteEdits(before, edits);
      const isRemoved = restores === null;
      if (isRemoved ? after.length > 0 : contentHash(after) !== restores)
        throw new SourceError('The undo file does not restore it: it was edited.');
      changes.push({
        path,
        file,
        expectedHash: hash ?? undefined,
        bytes: isRemoved ? undefined : after,
        links: [],
      });
      files.push({ path, before, after, edits, isRemoved, isNew: hash === null });
    } catch (error) {
      refused.set(path, error instanceof Error ? error.message : String(error));
    }
  }
  return { changes, files, refused };
}

/** The files of changes that were made after all. */
export function filesOf(files: readonly ChangedFile[], written: readonly FileChange[]): ChangedFile[] {
  const paths = new Set(written.map(({ path }) => path));
  return files.filter(({ path }) => paths.has(path));
}
