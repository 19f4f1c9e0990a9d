// The corpus as rules and reporters see it: facts of all documents as columns, texts on demand.
// Texts are kept up to a budget and read again otherwise, so that memory follows what is looked at, not the corpus.

import type { Corpus, CorpusSource, DocumentFacts } from '../../model/corpus.ts';
import type { ArticleDivision, Document, SourceRef } from '../../model/document.ts';
import type { KeepOrder, KeepPolicy } from '../../model/keep.ts';
import { SourceError } from '../../model/errors.ts';
import type { BatchResult, DocumentColumn } from '../reading/batch-result.ts';
import { TextDocument } from '../../segment/text-document.ts';
import { keepOrderOf } from './keep-order.ts';
import { joinSources, type UnreadablePlace } from './join-sources.ts';
import { JoinedColumns } from './joined-columns.ts';
import { readRecord } from '../reading/record-reader.ts';
import { isMarkup } from '../../sources/formats/markup.ts';
import { readSource } from '../../sources/read.ts';
import { isBuffered } from '../../sources/read-buffer.ts';
import { reloadSource, type TextPlaces, type TextSource } from '../reading/text-places.ts';
import type { TextCache } from './text-cache.ts';
import { TextSpool } from '../reading/text-spool.ts';

/** A source of records up to this size is read again as a whole. */
const wholeSourceBytes = 2 ** 20;
/** The same for a packed one, which unpacks to some times its size. */
const wholePackedBytes = wholeSourceBytes / 4;

/** What reports say of a corpus as a whole; what is only compared with does not count. */
export interface CorpusFigures {
  readonly sources: number;
  readonly documents: number;
  readonly words: number;
  readonly bytes: number;
  /** Sources by encoding, most frequent first, UTF-8 left out. */
  readonly encodings: readonly (readonly [encoding: string, sources: number])[];
}

/** The corpus of a run. */
export interface RunCorpus extends Corpus {
  readonly keepOrder: KeepOrder;
  readonly unreadable: readonly UnreadablePlace[];
  figures(): CorpusFigures;
  /** A document if its text is in memory. What is found must not depend on it. */
  held?(document: number): Document | undefined;
}

/** All documents of the batches, in order, and behind them one empty document for every unreadable place. */
export class CorpusStore implements RunCorpus {
  readonly sources: readonly CorpusSource[];
  readonly documentCount: number;
  /** Index of the first of the empty documents that stand for unreadable places. */
  readonly unreadable: readonly UnreadablePlace[];
  readonly keepOrder: KeepOrder;
  readonly #division: ArticleDivision;
  readonly #cache: TextCache;
  /** True if all texts together may stay in memory. */
  readonly #isHeldWhole: boolean;
  readonly #sourceOf: Uint32Array;
  readonly #records = new Map<number, Document>();
  readonly #spools = new Map<number, TextSpool | undefined>();
  readonly #recordBudgetBytes: number;
  #recordBytes = 0;
  readonly #columns: Record<DocumentColumn, Uint32Array>;

  constructor(
    refs: readonly SourceRef[],
    batches: readonly BatchResult[],
    division: ArticleDivision,
    cache: TextCache,
    keep: readonly KeepPolicy[] | undefined,
    recordBudgetBytes: number,
  ) {
    this.#recordBudgetBytes = recordBudgetBytes;
    this.#division = division;
    this.#cache = cache;
    const joined = new JoinedColumns(batches);
    const { sources, unreadable, documents } = joinSources(refs, batches, joined);
    this.sources = sources;
    this.#isHeldWhole = cache.holdsAll(sources.reduce((sum, { bytes }) => sum + bytes, 0));
    this.documentCount = documents;
    this.unreadable = unreadable;
    this.#sourceOf = new Uint32Array(documents);
    for (let source = 0; source < sources.length; source++) {
      const { firstDocument, documentCount } = sources[source];
      this.#sourceOf.fill(source, firstDocument, firstDocument + documentCount);
    }
    this.#columns = joined.columns;
    let counts: Uint32Array | undefined;
    this.keepOrder = keepOrderOf(
      this,
      keep ?? [],
      (document) => (counts ??= countFindings(batches, documents))[document],
    );
  }

  facts(document: number): DocumentFacts {
    if (document >= this.documentCount) {
      const { source } = this.unreadable[document - this.documentCount];
      return { source, words: 0, bytes: 0, hash: [0, 0] };
    }
    const { words, bytes, hashHigh, hashLow, record } = this.#columns;
    return {
      source: this.#sourceOf[document],
      words: words[document],
      bytes: bytes[document],
      hash: [hashHigh[document], hashLow[document]],
      record: record[document] || null,
    };
  }

  document(document: number): Document {
    if (document >= this.documentCount) return emptyDocument(this.unreadable[document - this.documentCount]);
    const source = this.#sourceOf[document];
    let documents = this.#cache.get(source);
    if (documents === undefined && this.#isLargeRecords(source)) return this.#readRecord(document);
    if (documents === undefined) {
      documents = reloadSource(this.sources[source], this.#division);
      this.#cache.set(source, documents);
    }
    return documents[document - this.sources[source].firstDocument];
  }

  /** True if these texts are better read again whenever they are asked for than held: records of large sources, small files of a large corpus. */
  arePassing(documents: Uint32Array): boolean {
    const sources = new Set(Array.from(documents, (document) => this.#sourceOf[document]));
    return [...sources].every((source) =>
      this.#isSmallFile(source)
        ? !this.#isHeldWhole
        : this.#cache.peek(source) === undefined && this.#isLargeRecords(source),
    );
  }

  #isSmallFile(source: number): boolean {
    const { compression, format, bytes, content } = this.sources[source];
    const isRead = content === undefined && compression === undefined && !isMarkup(format);
    return isRead && isBuffered(bytes);
  }

  /** Bytes of markup that are parsed for the texts of documents, which ascend. */
  markupBytes(documents: Uint32Array): number {
    let bytes = 0;
    let last = -1;
    for (const document of documents) {
      const source = this.#sourceOf[document];
      if (source !== last && isMarkup(this.sources[source].format)) bytes += this.sources[source].bytes;
      last = source;
    }
    return bytes;
  }

  held(document: number): Document | undefined {
    if (document >= this.documentCount) return undefined;
    const source = this.#sourceOf[document];
    return (
      this.#records.get(document) ?? this.#cache.peek(source)?.[document - this.sources[source].firstDocument]
    );
  }

  /** Where the texts of documents stand, which ascend; undefined if a text is not on the disk, so that others cannot read it. */
  places(documents: Uint32Array): TextPlaces | undefined {
    const column = (): Uint32Array => new Uint32Array(documents.length);
    const [source, ordinal] = [column(), column()];
    const sources: TextSource[] = [];
    let last = -1;
    for (const [at, document] of documents.entries()) {
      const own = this.#sourceOf[document];
      if (own !== last) {
        last = own;
        if (this.sources[own].content !== undefined) return undefined;
        const isByRecord = this.#isLargeRecords(own);
        const spool = this.#spools.get(own);
        const unpacked =
          spool === undefined ? undefined : { descriptor: spool.descriptor, bytes: spool.bytes };
        sources.push({ source: this.sources[own], isByRecord, unpacked });
      }
      source[at] = sources.length - 1;
      ordinal[at] = document - this.sources[own].firstDocument + 1;
    }
    const select = (name: DocumentColumn): Uint32Array =>
      documents.map((document) => this.#columns[name][document]);
    return {
      sources,
      division: this.#division,
      source,
      ordinal,
      bytes: select('bytes'),
      sourceLine: select('sourceLine'),
      record: select('record'),
      lineStart: select('lineStart'),
      lineEnd: select('lineEnd'),
    };
  }

  /** True for a source of records that is better read record by record than again as a whole. */
  #isLargeRecords(source: number): boolean {
    const { format, compression, encoding, bomBytes, bytes, content } = this.sources[source];
    return (
      content === undefined &&
      format === 'jsonl' &&
      encoding === 'utf-8' &&
      bomBytes === 0 &&
      bytes > (compression === undefined ? wholeSourceBytes : wholePackedBytes) &&
      (compression === undefined || this.#spoolOf(source) !== undefined)
    );
  }

  /** Takes the unpacked texts of sources, by path, that were written to the disk when they were read. */
  holdSpools(spools: ReadonlyMap<string, TextSpool>): void {
    if (spools.size === 0) return;
    for (const [source, { path }] of this.sources.entries()) {
      const spool = spools.get(path);
      if (spool !== undefined) this.#spools.set(source, spool);
    }
  }

  /** The unpacked text of a source on the disk; undefined if there is no room for it. */
  #spoolOf(source: number): TextSpool | undefined {
    if (this.#spools.has(source)) return this.#spools.get(source);
    const { path, hash } = this.sources[source];
    const { facts, text } = readSource(this.sources[source]);
    if (facts.hash !== hash) {
      throw new SourceError(`${path} changed while it was being checked. Run again.`);
    }
    let spool: TextSpool | undefined;
    try {
      spool = new TextSpool();
      spool.append(text);
    } catch {
      // Without room on the disk the source is unpacked anew when it is asked for, which takes longer.
    }
    this.#spools.set(source, spool);
    return spool;
  }

  /** One record, from its line. Records that were asked for lately stay. */
  #readRecord(document: number): Document {
    const held = this.#records.get(document);
    if (held !== undefined) return held;
    const whole = this.#recordAt(document);
    this.#holdRecord(document, whole);
    return whole;
  }

  #recordAt(document: number): Document {
    const source = this.#sourceOf[document];
    const { sourceLine, lineStart, lineEnd, record, bytes } = this.#columns;
    const place = {
      start: lineStart[document],
      end: lineEnd[document],
      sourceLine: sourceLine[document],
      record: record[document],
      ordinal: document - this.sources[source].firstDocument + 1,
      bytes: bytes[document],
    };
    return readRecord(this.sources[source], this.#spools.get(source), place, true);
  }

  #holdRecord(document: number, record: Document): void {
    this.#records.set(document, record);
    this.#recordBytes += record.bytes.length;
    if (this.#recordBytes <= this.#recordBudgetBytes) return;
    const left = this.#recordBudgetBytes - this.#recordBudgetBytes / 16;
    for (const [oldest, { bytes }] of this.#records) {
      if (this.#recordBytes <= left || oldest === document) break;
      this.#records.delete(oldest);
      this.#recordBytes -= bytes.length;
    }
  }

  figures(): CorpusFigures {
    // What is only compared with comes before all else.
    const checked = this.sources.filter((source) => source.isReference !== true);
    const first = checked[0]?.firstDocument ?? this.documentCount;
    const encodings = new Map<string, number>();
    for (const { encoding, documentCount } of this.sources) {
      if (documentCount > 0) encodings.set(encoding, (encodings.get(encoding) ?? 0) + 1);
    }
    return {
      sources: checked.length,
      documents: this.documentCount - first,
      words: this.#columns.words.subarray(first).reduce((sum, words) => sum + words, 0),
      bytes: checked.reduce((sum, { bytes }) => sum + bytes, 0),
      encodings: foreignEncodings(encodings),
    };
  }
}

/** All encodings but UTF-8, most frequent first. */
export function foreignEncodings(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts]
    .filter(([encoding, sources]) => encoding !== 'utf-8' && sources > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** How much document rules found in each document. */
export function countFindings(batches: readonly BatchResult[], documents: number): Uint32Array {
  const counts = new Uint32Array(documents);
  let first = 0;
  for (const { findings, documents: columns } of batches) {
    for (const { document } of findings) counts[first + document]++;
    first += columns.words.length;
  }
  return counts;
}

/** The document that stands for a place that cannot be read. */
export function emptyDocument({ line }: UnreadablePlace): Document {
  return new TextDocument({
    bytes: new Uint8Array(0),
    offset: 0,
    record: null,
    sourceLine: line,
    ordinal: 1,
    endsSource: false,
  });
}
