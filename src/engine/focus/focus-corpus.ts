// The corpus as it is now, put together of what an index on disk has and of the few sources that were read anew. Texts
// are read when somebody asks for them, and few may be asked for: who needs many compares the corpus as a whole.

import { resolve } from 'node:path';
import type { CorpusSource, DocumentFacts, Scope } from '../../model/corpus.ts';
import type { ArticleDivision, Document, SourceRef, SourceSettings } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import type { KeepOrder, KeepPolicy } from '../../model/keep.ts';
import { compressionOfName, formatWhenNamed } from '../../sources/discovery/kinds.ts';
import { isNamedKind, kindOf } from '../cache/manifest.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import { loadSource } from '../reading/load-source.ts';
import {
  type CorpusFigures,
  countFindings,
  emptyDocument,
  foreignEncodings,
  type RunCorpus,
} from '../corpus/corpus-store.ts';
import { TextCache } from '../corpus/text-cache.ts';
import type { UnreadablePlace } from '../corpus/join-sources.ts';
import { keepOrderOf } from '../corpus/keep-order.ts';
import { isLostFile } from './stored/block-file.ts';
import type { Layout } from './changes/layout.ts';
import { TooMuch } from './rows/sparse-rows.ts';
import type { DocumentColumn, StoredDocuments } from './stored/stored-documents.ts';
import type { StoredSources } from './stored/stored-sources.ts';

/** What the corpus is made of. */
export interface FocusParts {
  readonly cwd: string;
  readonly stored: StoredSources;
  readonly documents: StoredDocuments;
  /** Sums over all that is stored. */
  readonly totals: { readonly words: number; readonly bytes: number };
  readonly layout: Layout;
  /** Stored sources that are changed or deleted. */
  readonly gone: readonly number[];
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

/** The corpus as rules see it in a run over a few documents. Throws TooMuch once too many texts were asked for. */
export class FocusCorpus implements RunCorpus {
  readonly documentCount: number;
  readonly sources: readonly CorpusSource[];
  readonly keepOrder: KeepOrder;
  readonly unreadable: readonly UnreadablePlace[];
  scope: Scope | undefined;
  readonly #parts: FocusParts;
  readonly #known = new Map<number, CorpusSource>();
  readonly #texts: TextCache;
  /** Columns of the documents that were read anew, in order. */
  readonly #fresh: Readonly<Record<DocumentColumn, Uint32Array>>;
  #sourcesLeft = mostSources;
  #isCommitted = false;

  constructor(parts: FocusParts) {
    this.#parts = parts;
    const { read } = parts;
    const { documentNumbers, sourceNumbers } = parts.layout;
    this.documentCount = documentNumbers.newCount;
    this.#texts = new TextCache(parts.textBytes);
    this.#fresh = { ...read.documents, findings: countFindings([read], read.documents.words.length) };
    this.sources = lazyList(sourceNumbers.newCount, (source) => this.#source(source));
    let fresh = -1;
    this.unreadable = read.sources.flatMap(({ problems }) => {
      fresh++;
      return problems.map((problem) => ({ ...problem, source: this.#parts.layout.sourceOfFresh[fresh] }));
    });
    this.keepOrder = keepOrderOf(this, parts.keep ?? [], (document) => this.#value('findings', document));
  }

  /** Holds the documents of a fresh source. */
  hold(fresh: number, documents: readonly Document[]): void {
    this.#texts.set(this.#parts.layout.sourceOfFresh[fresh], documents);
  }

  /** Lets any number of texts be read from now on. */
  release(): void {
    this.#sourcesLeft = Infinity;
  }

  /** To be called when the corpus cannot be compared as a whole any more: what is missing then is told as of a text. */
  commit(): void {
    this.#isCommitted = true;
  }

  #ask<Answer>(question: () => Answer): Answer {
    try {
      return question();
    } catch (error) {
      if (!this.#isCommitted || !isLostFile(error)) throw error;
      throw new SourceError('The index on disk changed while it was being read. Run again.');
    }
  }

  hasSource(path: string): boolean {
    const { stored, layout, fresh } = this.#parts;
    const { at, isThere } = stored.find(path);
    return (isThere && layout.sourceNumbers.toNew(at) >= 0) || fresh.some((ref) => ref.path === path);
  }

  #source(number: number): CorpusSource {
    let source = this.#known.get(number);
    if (source === undefined) {
      source = this.#ask(() => this.#makeSource(number));
      this.#known.set(number, source);
    }
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
    const path = stored.path(old);
    const kind = stored.kind(old);
    const settings = settingsOf(path);
    const compression = compressionOfName(path);
    const ref: SourceRef = {
      path,
      file: resolve(cwd, path),
      format: settings.format ?? formatWhenNamed(path),
      ...(compression === undefined ? {} : { compression }),
      size: stored.size(old),
      isNamed: isNamedKind(kind),
      settings,
    };
    if (kindOf(ref) !== kind) throw new TooMuch('Sources are read otherwise.');
    const [first, end] = [stored.firstDocument(old), stored.firstDocument(old + 1)];
    return {
      ...ref,
      encoding: stored.encoding(old),
      bomBytes: stored.bomBytes(old),
      bytes: stored.bytes(old),
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
    return sourceNumbers.toNew(this.#ask(() => stored.sourceOf(old)));
  }

  #value(column: DocumentColumn, document: number): number {
    const { layout, documents } = this.#parts;
    const old = layout.documentNumbers.toOld(document);
    if (old < 0) return this.#fresh[column][this.#freshNumber(document)];
    return this.#ask(() => documents.value(column, old));
  }

  /** Which of the documents that were read anew this one is. */
  #freshNumber(document: number): number {
    const { layout, read } = this.#parts;
    let before = 0;
    for (const [index, first] of layout.firstOfFresh.entries()) {
      const { documentCount } = read.sources[index];
      if (document >= first && document < first + documentCount) return before + document - first;
      before += documentCount;
    }
    throw new RangeError(`Document ${document} was not read anew.`);
  }

  facts(document: number): DocumentFacts {
    if (document >= this.documentCount) {
      const { source } = this.unreadable[document - this.documentCount];
      return { source, words: 0, bytes: 0, hash: [0, 0] };
    }
    const sourceOf = (): number => this.#sourceOf(document);
    const valueOf = (column: DocumentColumn): number => this.#value(column, document);
    // Most ask for one of them.
    return {
      get source() {
        return sourceOf();
      },
      get words() {
        return valueOf('words');
      },
      get bytes() {
        return valueOf('bytes');
      },
      get hash() {
        return [valueOf('hashHigh'), valueOf('hashLow')] as const;
      },
    };
  }

  /** Documents with the words of these facts, ascending; none for a text without words. */
  withWords(facts: Pick<DocumentFacts, 'words' | 'hash'>): number[] {
    if (facts.words === 0) return [];
    const { layout, documents } = this.#parts;
    const { words, hashHigh, hashLow } = this.#fresh;
    const [high, low] = facts.hash;
    const found = documents
      .withWords(facts)
      .map((old) => layout.documentNumbers.toNew(old))
      .filter((document) => document >= 0);
    layout.firstOfFresh.forEach((first, source) => {
      for (let next = 0; next < this.#parts.read.sources[source].documentCount; next++) {
        const number = this.#freshNumber(first + next);
        if (words[number] === facts.words && hashHigh[number] === high && hashLow[number] === low)
          found.push(first + next);
      }
    });
    return found.sort((a, b) => a - b);
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
    return this.#ask(() => this.#countFigures());
  }

  #countFigures(): CorpusFigures {
    const { stored, totals, documents, layout, gone, read } = this.#parts;
    const { encodings: names, ofEncoding } = stored.entry;
    const encodings = new Map(names.map((name, index) => [name, ofEncoding[index]]));
    const count = (encoding: string, documents: number, by: number): void => {
      if (documents > 0) encodings.set(encoding, (encodings.get(encoding) ?? 0) + by);
    };
    let [allWords, allBytes] = [totals.words, totals.bytes];
    for (const old of gone) {
      const [first, end] = [stored.firstDocument(old), stored.firstDocument(old + 1)];
      for (let document = first; document < end; document++) allWords -= documents.value('words', document);
      allBytes -= stored.bytes(old);
      count(stored.encoding(old), end - first, -1);
    }
    for (const { encoding, documentCount, bytes: own } of read.sources) {
      allBytes += own;
      count(encoding, documentCount, 1);
    }
    for (const own of read.documents.words) allWords += own;
    return {
      sources: layout.sourceNumbers.newCount,
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
