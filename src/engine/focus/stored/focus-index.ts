// What a run over a few documents reads of a corpus that was compared as a whole before: rows of base indexes by key,
// facts of documents, sources, and what was kept of some views. One folder of files that never change, named by a
// directory; the directory is written last, so that what a killed run leaves is never read.

import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DecisionsThen } from '../../../findings/known/judge.ts';
import type { StagedOrigin } from '../../../git/staged-origin.ts';
import type { Skipped } from '../../../model/result.ts';
import { makeFolder } from '../../../sources/make-folder.ts';
import { focusName, writeByRename } from '../../cache/files.ts';
import type { StoredBatch } from '../../cache/manifest.ts';
import { pack, unpack } from '../../cache/pack.ts';
import { BlockReader, DamagedFile, readAllBlocks } from './block-file.ts';
import { ColumnFile, type ColumnsEntry, verifyColumns, writeColumns } from './column-file.ts';
import { type ProbeEntry, ProbeTable } from './probe-table.ts';
import type { StoredWhole } from '../rows/whole-rows.ts';
import { StoredDocuments, wordsKey } from './stored-documents.ts';
import { type SourcesEntry, StoredSources } from './stored-sources.ts';

/** Raise it with every change of what stands in the files: others are not read. */
const layoutVersion = 10;

/** The directory. */
export interface FocusDirectory {
  readonly layout: number;
  readonly folder: string;
  /** Rows of base indexes, and what `identitiesKey` names. */
  readonly tables: Readonly<Record<string, ProbeEntry>>;
  /** Names of the files that hold tables as a whole, of base indexes without a key. */
  readonly whole: Readonly<Record<string, string>>;
  /** What all rows of base indexes add up to of which views have their own alone. */
  readonly totals: Readonly<Record<string, readonly number[]>>;
  /** Names of the files that hold columns kept of derived indexes. */
  readonly kept: Readonly<Record<string, string>>;
  readonly sources: SourcesEntry;
  readonly documents: ColumnsEntry;
  readonly sample: string;
  readonly division: unknown;
  /** Totals, which cost a pass over all documents. */
  readonly words: number;
  readonly bytes: number;
  /** Rules, options and policies that findings come of. */
  readonly rules: string;
  /** How a baseline and an ignore file fitted the findings; undefined where there were none. */
  readonly decisions?: DecisionsThen | undefined;
  /** What the corpus was found as. */
  readonly skipped: Skipped;
  /** The state of the index of git it was found in, if it was. */
  readonly origin?: StagedOrigin | undefined;
  /** Batches with the facts of all sources. */
  readonly batches: readonly StoredBatch[];
}

/** Name of the table that holds the values kept of a derived index. */
export function valuesKey(key: string): string {
  return `(values) ${key}`;
}

/** Columns of that table. */
export const valueTypes = { number: 'u32', value: 'u32' } as const;

/** Name of the table that holds what was found where, for ids: further occurrences of one content are counted through. */
export const identitiesKey = '(identities)';
/** Columns of that table: both halves of the key, and the span. */
export const identityTypes = { high: 'u32', low: 'u32', start: 'u32', end: 'u32' } as const;

/** An index that was opened. Everything throws DamagedFile, and errors of `node:fs`. */
export class FocusIndex {
  readonly directory: FocusDirectory;
  /** Folder of the index on disk. */
  readonly location: string;
  readonly #folder: string;
  readonly #open: { close(): void }[] = [];
  readonly #tables = new Map<string, ProbeTable>();

  constructor(location: string, directory: FocusDirectory) {
    this.directory = directory;
    this.location = location;
    this.#folder = join(location, directory.folder);
  }

  table(key: string): ProbeTable {
    let table = this.#tables.get(key);
    if (table === undefined) {
      const entry = this.directory.tables[key];
      const open = (name: string): BlockReader => {
        const reader = new BlockReader(join(this.#folder, name));
        this.#open.push(reader);
        return reader;
      };
      table = new ProbeTable(
        entry,
        open(entry.file),
        entry.texts === undefined ? undefined : open(entry.texts),
      );
      this.#tables.set(key, table);
    }
    return table;
  }

  sources(): StoredSources {
    const { sources } = this.directory;
    return new StoredSources(sources, this.#columns(sources.columns));
  }

  documents(): StoredDocuments {
    return new StoredDocuments(this.#columns(this.directory.documents), this.table(wordsKey));
  }

  #columns(entry: ColumnsEntry): ColumnFile {
    const file = new ColumnFile(join(this.#folder, entry.file), entry);
    this.#open.push(file);
    return file;
  }

  /** A table that is stored as a whole. */
  whole(key: string): StoredWhole {
    return this.#unpack(this.directory.whole[key]) as StoredWhole;
  }

  /** Columns kept of a view; undefined if none were. */
  kept(key: string): Readonly<Record<string, Uint32Array>> | undefined {
    const name = this.directory.kept[key];
    return name === undefined ? undefined : (this.#unpack(name) as Readonly<Record<string, Uint32Array>>);
  }

  #unpack(name: string): unknown {
    const held = unpack(readFileSync(join(this.#folder, name)));
    if (held === undefined) throw new DamagedFile(`${name} holds other bytes than were written.`);
    return held;
  }

  close(): void {
    for (const reader of this.#open.splice(0)) reader.close();
    this.#tables.clear();
  }
}

/** Names of the files of an index that are damaged or missing, the directory among them; none where there is no index. */
export function damagedFiles(location: string): string[] {
  let index: FocusIndex | undefined;
  try {
    index = openFocusIndex(location);
  } catch {
    return [focusName];
  }
  if (index === undefined) return [];
  const { folder, sources, documents, whole, kept, tables } = index.directory;
  const isDamaged = (name: string, look: (file: string) => void): boolean => {
    try {
      look(join(location, folder, name));
      return false;
    } catch {
      return true;
    }
  };
  const inColumns = [sources.columns, documents].filter((entry) =>
    isDamaged(entry.file, (path) => verifyColumns(path, entry)),
  );
  const packed = [...Object.values(whole), ...Object.values(kept)].filter((name) =>
    isDamaged(name, (file) => {
      if (unpack(readFileSync(file)) === undefined) throw new DamagedFile(file);
    }),
  );
  const inBlocks = Object.values(tables)
    .flatMap(({ file, texts }) => (texts === undefined ? [file] : [file, texts]))
    .filter((name) => isDamaged(name, readAllBlocks));
  return [...inColumns.map(({ file }) => file), ...packed, ...inBlocks].map((name) => join(folder, name));
}

/** The index in a folder; undefined if there is none. Throws DamagedFile and errors of `node:fs`. */
export function openFocusIndex(location: string): FocusIndex | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(location, focusName));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const directory = unpack(bytes) as FocusDirectory | undefined;
  if (directory === undefined) throw new DamagedFile('The directory holds other bytes than were written.');
  return directory.layout === layoutVersion ? new FocusIndex(location, directory) : undefined;
}

/** A folder of files that are being written. */
export class FocusWriter {
  readonly #location: string;
  readonly folder = `${focusName}-${randomBytes(8).toString('hex')}`;
  #files = 0;

  /** `location` is the folder of one index. Throws errors of `node:fs`. */
  constructor(location: string) {
    this.#location = location;
    makeFolder(join(location, this.folder));
  }

  /** A new name for a file, and its path. */
  readonly name = (): string => `${this.#files++}`;
  readonly inFolder = (name: string): string => join(this.#location, this.folder, name);

  /** Writes columns and whatever else `pack` takes; returns the name of the file. */
  write(value: unknown): string {
    const name = this.name();
    writeByRename(this.inFolder(name), pack(value));
    return name;
  }

  /** Writes columns of which single values are read. */
  readonly writeColumns = (columns: Parameters<typeof writeColumns>[2]): ColumnsEntry => {
    const name = this.name();
    return writeColumns(name, this.inFolder(name), columns);
  };

  /** Makes what was written the index, and deletes older ones that nobody can be reading any more. */
  finish(directory: Omit<FocusDirectory, 'folder' | 'layout'>): void {
    writeByRename(
      join(this.#location, focusName),
      pack({ ...directory, layout: layoutVersion, folder: this.folder }),
    );
    const oldest = Date.now() - 60_000;
    for (const name of readdirSync(this.#location)) {
      if (!name.startsWith(`${focusName}-`) || name === this.folder) continue;
      const folder = join(this.#location, name);
      try {
        if ((statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < oldest)
          rmSync(folder, { recursive: true, force: true });
      } catch {
        // Windows deletes nothing that a run has open: the next one will.
      }
    }
  }

  /** Deletes what was written. */
  drop(): void {
    rmSync(join(this.#location, this.folder), { recursive: true, force: true });
  }
}
