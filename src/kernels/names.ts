// Names of many documents in one call of the kernel: mentions, the rows that the corpus is told of them, distinct names and
// which of them are near, words written small. Twins: src/features/mentions/mentions.ts, src/indexes/names/.

import type { Block, BlockRole } from '../model/document.ts';
import { isCapital } from '../text/letter-case.ts';
import { lineField, lineFields } from './line-fields.ts';
import { align, type WasmKernels } from './wasm.ts';
import type { Words } from './words.ts';

/** What the languages of a document know of words, slot by slot; see src/features/mentions/name-words.ts. */
interface WordColumns {
  readonly keys: Uint32Array;
  readonly roles: Uint32Array;
  readonly classes: Uint8Array;
}

/** A document to look for names in. */
export interface NameText {
  readonly bytes: Uint8Array;
  readonly words: Words;
  /** Numbers of its blocks; see src/features/blocks/block-table.ts. */
  readonly blocks: Uint32Array;
  /** The blocks with their roles, where some may be captions or residue. */
  readonly judged: readonly Block[] | undefined;
  readonly table: WordColumns;
  /** Flags of every mention. */
  readonly flags: number;
}

/** Columns of mentions that are handed over, in the order in which the kernel writes them. */
export const mentionColumns = ['token', 'start', 'end', 'flags', 'block'] as const;
/** Columns of mentions that the kernel alone reads stand behind them: neighbours and roles, which the rows tell. */
const innerColumns = 3;
/** Columns of the rows that src/indexes/names/mention-rows.ts makes of mentions. */
export const rowColumns = ['token', 'line', 'start', 'extent', 'role'] as const;
/** Columns of the distinct names of a document: those of their first mentions. */
export const formColumns = ['token', 'start', 'end'] as const;

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

const fieldsOfDocument = 8;
const fieldsOfResult = 6;
const planeSize = 0x10000;
const pageSize = 0x100;
/** Numbers of the roles of blocks that matter to the kernel. */
const roleNumbers: Readonly<Record<BlockRole, number>> = {
  headline: 0,
  subhead: 0,
  caption: 2,
  body: 0,
  residue: 1,
};
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
  readonly #results: number;
  readonly #mentions: number;
  readonly #stride: number;
  readonly #forms: number;
  readonly #pairs: number;
  readonly #small: number;

  constructor(kernels: WasmKernels, tables: NameTables, documents: readonly NameText[]) {
    let bytes = 0;
    let longest = 0;
    let words = 0;
    let mostWords = 0;
    let blocks = 0;
    let mostBlocks = 0;
    for (const { bytes: own, words: ownWords, blocks: ownBlocks } of documents) {
      bytes += own.length + 1;
      longest = Math.max(longest, own.length);
      words += ownWords.length;
      mostWords = Math.max(mostWords, ownWords.length);
      const count = ownBlocks.length / lineFields;
      blocks += count;
      mostBlocks = Math.max(mostBlocks, count);
    }
    const addresses = documents.map(({ table }) => tableAddress(kernels, tables, table));
    const stride = 4 * words;
    const pairRoom = words + 64;
    const keyCapacity = 2 ** Math.ceil(Math.log2(2 * mostWords + 2));
    const [text, area, blockArea, hash, start, end, writing, columns, ...rest] = kernels.areas(
      bytes,
      documents.length * fieldsOfDocument * 4,
      blocks * 12,
      stride,
      stride,
      stride,
      mostWords,
      stride * (mentionColumns.length + innerColumns + rowColumns.length),
      stride * formColumns.length,
      pairRoom * 8,
      stride,
      documents.length * fieldsOfResult * 4,
      mostBlocks * 4 + 4,
      keyCapacity * 8,
      2048 + stride * 10 + 2 * longest,
    );
    const [forms, pairs, small, results, firstWords, keyTable, space] = rest;
    const { bytes: store, numbers } = kernels;
    let at = text;
    let word = 0;
    let block = 0;
    documents.forEach(({ bytes: own, words: ownWords, blocks: ownBlocks, judged, flags }, index) => {
      const field = (area >> 2) + index * fieldsOfDocument;
      numbers[field] = at - text;
      numbers[field + 1] = word;
      numbers[field + 2] = ownWords.length;
      numbers[field + 3] = block;
      numbers[field + 4] = ownBlocks.length / lineFields;
      numbers[field + 5] = addresses[index];
      numbers[field + 6] = flags;
      store.set(own, at);
      at += own.length;
      // Nothing of the next document may seem to follow.
      store[at++] = 0;
      numbers.set(ownWords.hash, (hash >> 2) + word);
      numbers.set(ownWords.start, (start >> 2) + word);
      numbers.set(ownWords.end, (end >> 2) + word);
      word += ownWords.length;
      let entry = (blockArea >> 2) + block * 3;
      for (let from = 0; from < ownBlocks.length; from += lineFields) {
        numbers[entry++] = ownBlocks[from + lineField.start];
        numbers[entry++] = ownBlocks[from + lineField.end];
        numbers[entry++] = judged === undefined ? 0 : roleNumbers[judged[from / lineFields].role];
      }
      block += ownBlocks.length / lineFields;
    });
    kernels.exports.names(
      text,
      area,
      documents.length,
      blockArea,
      hash,
      start,
      end,
      writing,
      columns,
      stride,
      forms,
      pairs,
      pairRoom,
      small,
      results,
      firstWords,
      keyTable,
      keyCapacity,
      space,
      tables.cases,
      kernels.kinds,
      kernels.folds,
    );
    this.#kernels = kernels;
    this.#count = documents.length;
    this.#results = results;
    this.#mentions = columns;
    this.#stride = stride;
    this.#forms = forms;
    this.#pairs = pairs;
    this.#small = small;
  }

  #result(document: number, field: number): number {
    return this.#kernels.numbers[(this.#results >> 2) + document * fieldsOfResult + field];
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
    const rowArea = this.#mentions + (mentionColumns.length + innerColumns) * this.#stride;
    const mentions = this.#columns(mentionColumns, this.#mentions, this.#sum(0));
    const rows = this.#columns(rowColumns, rowArea, this.#sum(1));
    const forms = this.#columns(formColumns, this.#forms, this.#sum(2));
    const nearPairs = this.#kernels.lend(this.#pairs, 2 * this.#sum(3));
    const smallWords = this.#kernels.lend(this.#small, this.#sum(4));
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
