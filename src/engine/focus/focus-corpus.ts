// The corpus as it is now, put together of what an index on disk has and of the few sources that were read anew. Texts
// are read when somebody asks for them, and few may be asked for: who needs many compares the corpus as a whole.

import { resolve } from 'node:path';
import type { CorpusSource, DocumentFacts, Scope } from '../../model/corpus.ts';
import type { ArticleDivision, Document, SourceRef, SourceSettings } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import type { KeepOrder, KeepPolicy } from '../../model/keep.ts';
import { compressionOfName, formatOfName } from '../../sources/discovery/kinds.ts';
import { kindOf } from '../cache/manifest.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import { loadSource } from '../reading/load-source.ts';
import {
  type CorpusFigures,
  countFindings,
  emptyDocument,
  foreignEncodings,
  type RunCorpus,
  TextCache,
} from '../corpus-store.ts';
import type { UnreadablePlace } from '../join-sources.ts';
import { keepOrderOf } from '../keep-order.ts';
import type { DocumentColumns } from './focus-index.ts';
import type { Layout } from './layout.ts';
import { TooMuch } from './sparse-rows.ts';
import type { StoredSources } from './stored-sources.ts';

/** What the corpus is made of. */
export interface FocusParts {
  readonly cwd: string;
  readonly stored: StoredSources;
  readonly documents: DocumentColumns;
  /** Sums over all that is stored. */
  readonly totals: { readonly words: number; readonly bytes: number };
  readonly layout: Layout;
  /** Sources that were read anew, in order, and what they yielded. */
  readonly fresh: readonly SourceRef[];
  readonly read: BatchResult;
  readonly division: ArticleDivision;
  readonly keep: readonly KeepPolicy[] | undefined;
  readonly textBytes: number;
  settingsOf(path: string): SourceSettings;
  /** The source as the index has it where the disk has another text; undefined for the disk alone. */
  contentOf?: ((ref: SourceRef) => SourceRef) | undefined;
}

/** So many sources are opened while views are made; reading one takes as long as comparing two articles. */
const mostSources = 1500;
/** Single records of larger sources would have to be looked for. */
const mostSourceBytes = 2 ** 20;

export class FocusCorpus implements RunCorpus {
  readonly documentCount: number;
  readonly sources: readonly CorpusSource[];
  readonly keepOrder: KeepOrder;
  readonly unreadable: readonly UnreadablePlace[];
  scope: Scope | undefined;
  readonly #parts: FocusParts;
  readonly #known = new Map<number, CorpusSource>();
  readonly #texts: TextCache;
  readonly #columns: Readonly<Record<'words' | 'bytes' | 'hashHigh' | 'hashLow' | 'findings', Uint32Array>>;
  #sourcesLeft = mostSources;

  constructor(parts: FocusParts) {
    this.#parts = parts;
    const { read, documents } = parts;
    const { documentNumbers, sourceNumbers } = parts.layout;
    this.documentCount = documentNumbers.newCount;
    this.#texts = new TextCache(parts.textBytes);
    const anew = { ...read.documents, findings: countFindings([read], read.documents.words.length) };
    const column = (name: 'words' | 'bytes' | 'hashHigh' | 'hashLow' | 'findings'): Uint32Array =>
      documentNumbers.apply(documents[name], anew[name]);
    this.#columns = {
      words: column('words'),
      bytes: column('bytes'),
      hashHigh: column('hashHigh'),
      hashLow: column('hashLow'),
      findings: column('findings'),
    };
    this.sources = lazyList(sourceNumbers.newCount, (source) => this.#source(source));
    let fresh = -1;
    this.unreadable = read.sources.flatMap(({ problems }) => {
      fresh++;
      return problems.map((problem) => ({ ...problem, source: this.#parts.layout.sourceOfFresh[fresh] }));
    });
    this.keepOrder = keepOrderOf(this, parts.keep ?? [], (document) => this.#columns.findings[document]);
  }

  /** Holds the documents of a fresh source. */
  hold(fresh: number, documents: readonly Document[]): void {
    this.#texts.set(this.#parts.layout.sourceOfFresh[fresh], documents);
  }

  /** Lets any number of texts be read from now on. */
  release(): void {
    this.#sourcesLeft = Infinity;
  }

  hasSource(path: string): boolean {
    const { stored, layout, fresh } = this.#parts;
    const { at, isThere } = stored.find(path);
    return (isThere && layout.sourceNumbers.toNew(at) >= 0) || fresh.some((ref) => ref.path === path);
  }

  #source(number: number): CorpusSource {
    let source = this.#known.get(number);
    if (source === undefined) this.#known.set(number, (source = this.#makeSource(number)));
    return source;
  }

  #makeSource(number: number): CorpusSource {
    const { stored, layout, fresh, read, cwd, settingsOf } = this.#parts;
    const { sourceNumbers, documentNumbers } = layout;
    const old = sourceNumbers.toOld(number);
    if (old < 0) {
      const index = layout.sourceOfFresh.indexOf(number);
      const { encoding, bomBytes, bytes, hash, documentCount } = read.sources[index];
      const firstDocument = layout.firstOfFresh[index];
      return { ...fresh[index], encoding, bomBytes, bytes, hash, firstDocument, documentCount };
    }
    const { columns } = stored;
    const path = stored.path(old);
    const settings = settingsOf(path);
    const isNamed = (JSON.parse(columns.kinds[columns.kind[old]]) as unknown[])[2] === true;
    const compression = compressionOfName(path);
    const ref: SourceRef = {
      path,
      file: resolve(cwd, path),
      format: settings.format ?? formatOfName(path) ?? 'plain',
      ...(compression === undefined ? {} : { compression }),
      size: columns.size[old],
      isNamed,
      settings,
    };
    if (kindOf(ref) !== columns.kinds[columns.kind[old]]) throw new TooMuch('Sources are read otherwise.');
    const [first, end] = [columns.firstDocument[old], columns.firstDocument[old + 1]];
    return {
      ...ref,
      encoding: columns.encodings[columns.encoding[old]],
      bomBytes: columns.bomBytes[old],
      bytes: columns.bytes[old],
      hash: stored.hash(old),
      firstDocument: first === end ? 0 : documentNumbers.toNew(first),
      documentCount: end - first,
    };
  }

  #sourceOf(document: number): number {
    const { layout, stored, read } = this.#parts;
    const { documentNumbers, sourceNumbers } = layout;
    const old = documentNumbers.toOld(document);
    if (old < 0) {
      const fresh = layout.firstOfFresh.findIndex(
        (first, index) => document >= first && document < first + read.sources[index].documentCount,
      );
      return layout.sourceOfFresh[fresh];
    }
    const { firstDocument } = stored.columns;
    let low = 0;
    let high = stored.count;
    // The last source whose first document is not behind this one.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (firstDocument[middle + 1] <= old) low = middle + 1;
      else high = middle;
    }
    return sourceNumbers.toNew(low);
  }

  facts(document: number): DocumentFacts {
    if (document >= this.documentCount) {
      const { source } = this.unreadable[document - this.documentCount];
      return { source, words: 0, bytes: 0, hash: [0, 0] };
    }
    const { words, bytes, hashHigh, hashLow } = this.#columns;
    // Most ask for numbers alone.
    const sourceOf = (): number => this.#sourceOf(document);
    return {
      get source() {
        return sourceOf();
      },
      words: words[document],
      bytes: bytes[document],
      hash: [hashHigh[document], hashLow[document]],
    };
  }

  /** Documents with the words of these facts, ascending; none for a text without words. */
  withWords({ words, hash: [high, low] }: Pick<DocumentFacts, 'words' | 'hash'>): number[] {
    const found: number[] = [];
    if (words === 0) return found;
    const { hashHigh, hashLow, words: counts } = this.#columns;
    for (let at = hashHigh.indexOf(high); at >= 0; at = hashHigh.indexOf(high, at + 1)) {
      if (hashLow[at] === low && counts[at] === words) found.push(at);
    }
    return found;
  }

  document(document: number): Document {
    if (document >= this.documentCount) return emptyDocument(this.unreadable[document - this.documentCount]);
    const number = this.#sourceOf(document);
    const source = this.#source(number);
    const documents = this.#texts.get(number) ?? this.#load(number, source);
    return documents[document - source.firstDocument];
  }

  #load(number: number, source: CorpusSource): readonly Document[] {
    if (this.#sourcesLeft-- === 0) throw new TooMuch('Too many texts.');
    if (source.bytes > mostSourceBytes && this.#sourcesLeft < Infinity) throw new TooMuch('A large source.');
    const { division, contentOf } = this.#parts;
    const isWhole = ({ outcome, documents }: ReturnType<typeof loadSource>): boolean =>
      outcome.hash === source.hash && documents.length === source.documentCount;
    let loaded = loadSource(source, division);
    if (!isWhole(loaded) && contentOf !== undefined) loaded = loadSource(contentOf(source), division);
    if (!isWhole(loaded)) {
      if (this.#sourcesLeft < Infinity) throw new TooMuch('A source changed.');
      throw new SourceError(`${source.path} changed while it was being checked. Run again.`);
    }
    this.#texts.set(number, loaded.documents);
    return loaded.documents;
  }

  figures(): CorpusFigures {
    const { stored, totals, layout, read } = this.#parts;
    const { sourceNumbers } = layout;
    const { columns } = stored;
    const { words, bytes } = totals;
    const encodings = new Map<string, number>();
    const count = (encoding: string, documents: number, by: number): void => {
      if (documents > 0) encodings.set(encoding, (encodings.get(encoding) ?? 0) + by);
    };
    // Nearly always there is one encoding and nothing to count.
    if (columns.encodings.length > 1) {
      for (let old = 0; old < stored.count; old++)
        count(
          columns.encodings[columns.encoding[old]],
          columns.firstDocument[old + 1] - columns.firstDocument[old],
          1,
        );
    }
    let [allWords, allBytes] = [words, bytes];
    for (let old = 0; old < stored.count; old++) {
      if (sourceNumbers.toNew(old) >= 0) continue;
      const [first, end] = [columns.firstDocument[old], columns.firstDocument[old + 1]];
      for (let document = first; document < end; document++)
        allWords -= this.#parts.documents.words[document];
      allBytes -= columns.bytes[old];
      count(columns.encodings[columns.encoding[old]], end - first, -1);
    }
    for (const { encoding, documentCount, bytes: own } of read.sources) {
      allBytes += own;
      count(encoding, documentCount, 1);
    }
    for (const own of read.documents.words) allWords += own;
    return {
      sources: sourceNumbers.newCount,
      documents: this.documentCount,
      words: allWords,
      bytes: allBytes,
      encodings: foreignEncodings(encodings),
    };
  }
}

/** A list whose items are made when they are asked for. */
function lazyList<Item>(length: number, make: (index: number) => Item): readonly Item[] {
  return new Proxy<Item[]>([], {
    get(target, name) {
      if (name === 'length') return length;
      const index = typeof name === 'string' ? Number(name) : NaN;
      if (Number.isInteger(index) && index >= 0) return index < length ? make(index) : undefined;
      return Reflect.get(target, name) as unknown;
    },
    has: (target, name) => {
      const index = typeof name === 'string' ? Number(name) : NaN;
      return Number.isInteger(index) ? index >= 0 && index < length : Reflect.has(target, name);
    },
  });
}
