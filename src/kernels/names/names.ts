// Names of many documents in one call of the kernel: mentions, the rows that the corpus is told of them, distinct names and
// which of them are near, words written small. Twins: src/features/mentions/mentions.ts, src/indexes/names/.

import { isCapital } from '../../text/unicode/letter-case.ts';
import {
  enterDocuments,
  enterNameAreas,
  extentOf,
  fieldsOfResult,
  formColumns,
  innerColumns,
  keyCapacity,
  mentionColumns,
  type NameAreas,
  type NameText,
  pairRoom,
  rowColumns,
  sizesOfNameAreas,
  type WordColumns,
} from './name-texts.ts';
import { align, type WasmKernels } from '../wasm/wasm.ts';

type Columns<Names extends readonly string[]> = { readonly [Name in Names[number]]: Uint32Array };

/** What the kernel finds in one document: stretches [from, to) of columns that several documents share. */
export interface FoundNames {
  readonly mentions: Columns<typeof mentionColumns>;
  readonly fromMention: number;
  readonly toMention: number;
  readonly rows: Columns<typeof rowColumns>;
  readonly fromRow: number;
  readonly toRow: number;
  readonly forms: Columns<typeof formColumns>;
  readonly fromForm: number;
  readonly toForm: number;
  /** Near names, by their numbers from 0 in this document, two a pair; a pair may stand twice. */
  readonly nearPairs: Uint32Array;
  readonly fromPair: number;
  readonly toPair: number;
  /** Hashes of the words that stand with a small first letter, each once. */
  readonly smallWords: Uint32Array;
  readonly fromSmall: number;
  readonly toSmall: number;
}

const planeSize = 0x10000;
const pageSize = 0x100;
/** Ranges of the plane in which nothing has a capital: ideographs, kana and what lies between; Hangul. */
const withoutCapitals = [
  [0x3000, 0xa000],
  [0xac00, 0xd800],
] as const;
// Entries of the table of cases; 0 for a character that was never met.
const hasNoCapital = 1;
const isCapitalLetter = 2;

/** Addresses of the tables in the memory of the kernels. */
interface NameTables {
  readonly cases: number;
  readonly words: Map<WordColumns, number>;
}

const tablesOf = new WeakMap<WasmKernels, NameTables>();

/** Address of a table of so many bytes, all 0, which stays. What areas held is lost. */
function reserve(kernels: WasmKernels, size: number): number {
  const [address] = kernels.areas(size);
  kernels.base = address + align(size);
  kernels.bytes.fill(0, address, kernels.base);
  return address;
}

function tableAddress(kernels: WasmKernels, { words }: NameTables, table: WordColumns): number {
  const known = words.get(table);
  if (known !== undefined) return known;
  const { keys, roles, classes } = table;
  const address = reserve(kernels, keys.byteLength + roles.byteLength + classes.byteLength);
  kernels.numbers.set(keys, address >> 2);
  kernels.numbers.set(roles, (address + keys.byteLength) >> 2);
  kernels.bytes.set(classes, address + keys.byteLength + roles.byteLength);
  words.set(table, address);
  return address;
}

function learnCases({ bytes }: WasmKernels, cases: number, codePoint: number): void {
  const first = codePoint & ~(pageSize - 1);
  for (let one = first; one < first + pageSize; one++)
    bytes[cases + one] = isCapital(one) ? isCapitalLetter : hasNoCapital;
}

/**
 * The names of each document; undefined for one that is left to the twin. The texts are at most `WasmKernels.mostBytes`
 * long together.
 */
export function findNames(kernels: WasmKernels, documents: readonly NameText[]): (FoundNames | undefined)[] {
  let tables = tablesOf.get(kernels);
  if (tables === undefined) {
    const cases = reserve(kernels, planeSize);
    for (const [first, end] of withoutCapitals) kernels.bytes.fill(hasNoCapital, cases + first, cases + end);
    tables = { cases, words: new Map() };
    tablesOf.set(kernels, tables);
  }
  for (;;) {
    const run = new NameRun(kernels, tables, documents);
    // A character that is met for the first time is looked up, and its page with it.
    const unknown = run.unknownCharacters();
    if (unknown.length === 0) return run.found();
    for (const codePoint of unknown) learnCases(kernels, tables.cases, codePoint);
  }
}

/** One call. */
class NameRun {
  readonly #kernels: WasmKernels;
  readonly #count: number;
  readonly #areas: NameAreas;
  /** Bytes from one column to the next. */
  readonly #stride: number;

  constructor(kernels: WasmKernels, tables: NameTables, documents: readonly NameText[]) {
    // First of all: a table that is entered moves all areas.
    const tableAddresses = documents.map(({ table }) => tableAddress(kernels, tables, table));
    const extent = extentOf(documents);
    const { areas } = kernels.namedAreas(sizesOfNameAreas(extent, documents.length));
    enterDocuments(kernels, documents, areas, tableAddresses);
    this.#kernels = kernels;
    this.#count = documents.length;
    this.#areas = areas;
    this.#stride = 4 * extent.words;
    enterNameAreas(kernels, areas, {
      stride: this.#stride,
      pairRoom: pairRoom(extent),
      keyCapacity: keyCapacity(extent),
      cases: tables.cases,
      kinds: kernels.kinds,
      folds: kernels.folds,
      documentCount: documents.length,
    });
    kernels.exports.names(areas.request);
  }

  #result(document: number, field: number): number {
    return this.#kernels.numbers[(this.#areas.results >> 2) + document * fieldsOfResult + field];
  }

  /** Characters of the plane whose case was not known. */
  unknownCharacters(): number[] {
    const unknown: number[] = [];
    for (let document = 0; document < this.#count; document++) {
      const codePoint = this.#result(document, 5);
      if (codePoint !== 0 && codePoint < planeSize) unknown.push(codePoint);
    }
    return unknown;
  }

  #sum(field: number): number {
    let sum = 0;
    for (let document = 0; document < this.#count; document++) sum += this.#result(document, field);
    return sum;
  }

  #columns<Names extends readonly string[]>(names: Names, address: number, count: number): Columns<Names> {
    const columns = names.map((name, index) => [
      name,
      this.#kernels.lend(address + index * this.#stride, count),
    ]);
    return Object.fromEntries(columns) as Columns<Names>;
  }

  /** What was found, document by document. */
  found(): (FoundNames | undefined)[] {
    const areas = this.#areas;
    const rowArea = areas.mentions + (mentionColumns.length + innerColumns) * this.#stride;
    const mentions = this.#columns(mentionColumns, areas.mentions, this.#sum(0));
    const rows = this.#columns(rowColumns, rowArea, this.#sum(1));
    const forms = this.#columns(formColumns, areas.forms, this.#sum(2));
    const nearPairs = this.#kernels.lend(areas.pairs, 2 * this.#sum(3));
    const smallWords = this.#kernels.lend(areas.small, this.#sum(4));
    const found: (FoundNames | undefined)[] = [];
    let fromMention = 0;
    let fromRow = 0;
    let fromForm = 0;
    let fromPair = 0;
    let fromSmall = 0;
    for (let document = 0; document < this.#count; document++) {
      const toMention = fromMention + this.#result(document, 0);
      const toRow = fromRow + this.#result(document, 1);
      const toForm = fromForm + this.#result(document, 2);
      const toPair = fromPair + 2 * this.#result(document, 3);
      const toSmall = fromSmall + this.#result(document, 4);
      found.push(
        this.#result(document, 5) !== 0
          ? undefined
          : {
              mentions,
              fromMention,
              toMention,
              rows,
              fromRow,
              toRow,
              forms,
              fromForm,
              toForm,
              nearPairs,
              fromPair,
              toPair,
              smallWords,
              fromSmall,
              toSmall,
            },
      );
      fromMention = toMention;
      fromRow = toRow;
      fromForm = toForm;
      fromPair = toPair;
      fromSmall = toSmall;
    }
    return found;
  }
}

/** Copies entries [from, to) of a column to `at` of another: a few dozen, for which no view of them is worth making. */
export function copyEntries(
  source: Uint32Array,
  from: number,
  to: number,
  target: Uint32Array,
  at: number,
): void {
  const shift = at - from;
  for (let entry = from; entry < to; entry++) target[shift + entry] = source[entry];
}
