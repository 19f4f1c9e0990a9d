// The formats: text of a source → records. One module a format.

import type { ResultRoom } from '../../kernels/wasm/result-room.ts';
import type { FormatId, SourceSettings } from '../../model/document.ts';
import { tableRecords } from './csv.ts';
import { htmlRecord } from './html.ts';
import { jsonlRecords } from './jsonl.ts';
import { markdownRecord } from './markdown.ts';
import { parquetRecords } from './parquet.ts';
import { plainRecord } from './plain.ts';
import type { Records } from './records.ts';

/**
 * The records of a source: one for a file of text, also an empty one; one a line for JSONL, where blank lines count as
 * none, and one a row for tables. `text` is UTF-8 without byte order mark, for Parquet the bytes of the file. Throws SourceError only where nothing at all can be read.
 * With `room` the texts of records are gone when it is recycled.
 */
export function recordsOf(
  format: FormatId,
  text: Uint8Array,
  settings: SourceSettings,
  room?: ResultRoom,
): Records {
  switch (format) {
    case 'plain':
      return { records: [plainRecord(text)], problems: [] };
    case 'markdown':
      return { records: [markdownRecord(text)], problems: [] };
    case 'jsonl':
      return jsonlRecords(text, settings, room);
    case 'html':
      return { records: [htmlRecord(text)], problems: [] };
    case 'csv':
    case 'tsv':
      return tableRecords(text, format, settings);
    case 'parquet':
      return parquetRecords(text, settings);
  }
}
