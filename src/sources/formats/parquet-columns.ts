// The columns of a Parquet file. Hyparquet reads files through promises; its parts do the same at once, which suits the
// other formats. They are told to leave strings as bytes, and go in circles over broken headers, which are refused first.

import type { Compressors, FileMetaData, ParquetParsers, RowGroup, SchemaTree } from 'hyparquet';
import type * as Compression from 'hyparquet-compressors';
import type * as Assemble from 'hyparquet/src/assemble.js';
import type * as Column from 'hyparquet/src/column.js';
import type * as Convert from 'hyparquet/src/convert.js';
import type * as Metadata from 'hyparquet/src/metadata.js';
import { SourceError } from '../../model/errors.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { bufferOf } from '../bytes.ts';
import { loadZlib, unpack, unpackLimit } from '../compression.ts';
import { loadPackage } from '../load-package.ts';

/** A Parquet file that is open. */
interface ParquetReader {
  readonly metadata: FileMetaData;
  readonly tree: SchemaTree;
  /** Values of a column at the top, one a row of the group. */
  column(group: RowGroup, column: SchemaTree): ArrayLike<unknown>;
}

const magic = 'PAR1';
const encryptedMagic = 'PARE';

/** Opens a file. Throws SourceError, now or when a column is read, for what is none, is damaged, or cannot be read. */
export function openParquet(bytes: Uint8Array): ParquetReader {
  const buffer = bufferOf(bytes);
  const footerBytes = checkFrame(buffer);
  const parts = loadParts(buffer);
  const { parquetMetadata, parquetSchema } = loadPackage('hyparquet/src/metadata.js') as typeof Metadata;
  const { assembleNested } = loadPackage('hyparquet/src/assemble.js') as typeof Assemble;
  const metadata = guard(() => parquetMetadata(arrayBufferOf(buffer.subarray(buffer.length - footerBytes))));
  const tree = guard(() => parquetSchema(metadata));
  return {
    metadata,
    tree,
    column: (group, column) =>
      guard(() => {
        const values = new Map<string, unknown[]>();
        const collect = (node: SchemaTree, path: SchemaTree[]): void => {
          const inner = [...path, node];
          if (node.children.length > 0) for (const child of node.children) collect(child, inner);
          else values.set(node.path.join('.'), readLeaf(parts, group, inner));
        };
        collect(column, [tree]);
        if (column.children.length > 0) assembleNested(values, column, parts.parsers);
        return values.get(column.element.name) ?? [];
      }),
  };
}

/** Bytes of the footer with its frame. Throws SourceError where the file does not begin and end as one. */
function checkFrame(buffer: Buffer): number {
  const { length } = buffer;
  if (length === 0)
    throw new SourceError('The Parquet file is empty: not even its frame is there. Fetch it again.');
  const end = length < 12 ? '' : buffer.toString('latin1', length - 4);
  if (end === encryptedMagic) throw new SourceError('The Parquet file is encrypted, which cannot be read.');
  if (buffer.toString('latin1', 0, 4) !== magic) {
    throw new SourceError('This is no Parquet file: it does not begin as one. Rename it, or set its format.');
  }
  const footerBytes = end === magic ? buffer.readUInt32LE(length - 8) + 8 : Infinity;
  if (footerBytes > length - 4) {
    throw new SourceError('The Parquet file is cut off: its end is missing. Fetch it again.');
  }
  return footerBytes;
}

/** The file, and what of the reader columns are read with. */
interface Parts {
  readonly buffer: Buffer;
  readonly readColumn: typeof Column.readColumn;
  readonly readHeader: typeof Column.parquetHeader;
  readonly parsers: ParquetParsers;
  readonly compressors: Compressors;
}

function loadParts(buffer: Buffer): Parts {
  const { readColumn, parquetHeader: readHeader } = loadPackage('hyparquet/src/column.js') as typeof Column;
  const { DEFAULT_PARSERS } = loadPackage('hyparquet/src/convert.js') as typeof Convert;
  // Strings are left as bytes, in memory of their own: pages are let go.
  const parsers: ParquetParsers = {
    ...DEFAULT_PARSERS,
    stringFromBytes: (value: Uint8Array) => value && new Uint8Array(value),
  };
  const compressors = compressorsFor(unpackLimit(buffer.length));
  return { buffer, readColumn, readHeader, parsers, compressors };
}

/** The values of a column without others inside, one a row or, in lists, as `assembleNested` takes them. */
function readLeaf(parts: Parts, group: RowGroup, path: SchemaTree[]): unknown[] {
  const { buffer, readColumn, readHeader, parsers, compressors } = parts;
  const leaf = path[path.length - 1];
  const name = leaf.path.join('.');
  const facts = group.columns.find(
    ({ meta_data }) => meta_data?.path_in_schema.join('.') === name,
  )?.meta_data;
  if (facts === undefined) throw new Error(`the column ${name} is missing`);
  const { data_page_offset, dictionary_page_offset, total_compressed_size, type, codec } = facts;
  const first = Number(dictionary_page_offset || data_page_offset);
  const start = Math.min(first, Number(data_page_offset));
  const chunk = buffer.subarray(start, start + Number(total_compressed_size));
  const rows = Number(group.num_rows);
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  checkPages(view, Number(facts.num_values), readHeader);
  const { data } = readColumn(
    { view, offset: 0 },
    { groupStart: 0, selectStart: 0, selectEnd: rows, groupRows: rows },
    {
      pathInSchema: facts.path_in_schema,
      schemaPath: path,
      element: leaf.element,
      type,
      codec,
      parsers,
      compressors,
      utf8: true,
    },
  );
  const values: unknown[] = [];
  for (const page of data) for (let at = 0; at < page.length; at++) values.push(page[at]);
  if (values.length !== rows) throw new Error(`${values.length} of ${rows} rows are there`);
  return values;
}

/** Throws where the header of a page says what cannot be: by counts below zero, or none, the reader goes in circles for ever. */
function checkPages(view: DataView, values: number, readHeader: typeof Column.parquetHeader): void {
  const reader = { view, offset: 0 };
  for (let seen = 0; seen < values && reader.offset < view.byteLength - 1;) {
    const { compressed_page_size: bytes, ...header } = readHeader(reader);
    const { data_page_header: page, data_page_header_v2: page2, dictionary_page_header: words } = header;
    const count = (page ?? page2)?.num_values ?? 0;
    const levels = page2 ? [page2.definition_levels_byte_length, page2.repetition_levels_byte_length] : [];
    const counts = [bytes, count, words?.num_values ?? 0, page2?.num_nulls ?? 0, ...levels];
    const isPage = page2?.num_values !== undefined || page?.num_values !== undefined || words !== undefined;
    if (!isPage || count > values || !counts.every((each) => Number.isInteger(each) && each >= 0))
      throw new Error('a page is broken');
    reader.offset += bytes;
    seen += count;
  }
}

function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** What `read` gives; whatever it throws over broken bytes as a SourceError. */
export function guard<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof SourceError) throw error;
    // A TypeError or RangeError is what broken bytes lead to, and tells a user nothing.
    const isTelling = error instanceof Error && error.name === 'Error';
    const reason = isTelling
      ? `: ${makeVisible(error.message.replace(/^parquet /, '').replace(/\.$/, ''))}`
      : '';
    throw new SourceError(`The Parquet file is damaged or of a kind that cannot be read${reason}.`, {
      cause: error,
    });
  }
}

/** Unpacks pages, all together to at most `limit` bytes. */
function compressorsFor(limit: number): Compressors {
  let total = 0;
  let loaded: Compressors | undefined;
  // Loaded when a page needs it: it brings WebAssembly for Snappy.
  const others = (): Compressors =>
    (loaded ??= (loadPackage('hyparquet-compressors') as typeof Compression).compressors);
  const bounded =
    (inner: (input: Uint8Array, length: number) => Uint8Array) =>
    (input: Uint8Array, length: number): Uint8Array => {
      total += length;
      if (total > limit) {
        throw new SourceError(
          `Unpacks to more than ${Math.floor(limit / 2 ** 20)} MiB, which is the most that is read of this file. Split it.`,
        );
      }
      return inner(input, length);
    };
  const other = (codec: 'SNAPPY' | 'LZ4' | 'LZ4_RAW') =>
    bounded((input, length) => others()[codec]?.(input, length) as Uint8Array);
  return {
    SNAPPY: other('SNAPPY'),
    LZ4: other('LZ4'),
    LZ4_RAW: other('LZ4_RAW'),
    GZIP: bounded((input, length) => loadZlib().gunzipSync(input, { maxOutputLength: Math.max(1, length) })),
    BROTLI: bounded((input, length) =>
      loadZlib().brotliDecompressSync(input, { maxOutputLength: Math.max(1, length) }),
    ),
    ZSTD: bounded((input) => unpack(input, 'zstd')),
  };
}
