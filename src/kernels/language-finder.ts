// Calls the kernel that tells the languages of documents, with its table of common words, and room for its work.

import { commonWords, knownLanguages, stopWordsOf } from '../text/languages/common-words.ts';
import { foldWord } from '../text/unicode/fold.ts';
import type { PlainLanguages } from './wasm/kernel-results.ts';
import { countBits } from './profiles/profile-tables.ts';
import type { Exports } from './wasm/wasm-exports.ts';
import { hashFoldedWord } from './word-hash.ts';
import { placeWords, slotTableBytes, wordSlots } from './word-slots.ts';

/** Stands for the index of a language where none is plain, and where the kernel cannot tell. */
export const notPlain = 254;
export const leftToTwin = 255;
/** Is added where two stop words of the language stand in the document for sure. */
export const withStopWords = 256;

const rowBytes = 64;
/**
 * Bytes of the table: those of `WordSlots`, then a row a slot: eight with a bit for each language of which the word is a stop
 * word, eight that nobody reads, and one for each language.
 */
export const languageTableBytes: number = slotTableBytes + wordSlots * rowBytes;

const workBytes = 4096 * 56 + 144;

/** Room that it takes in one call: an area a number. None if nobody asks. */
export function sizesOfLanguages(texts: readonly Uint8Array[], length: number, counting: number): number[] {
  if ((counting & countBits.languages) === 0) return [];
  return [workBytes, texts.length * 8, (length / 2 + texts.length) * 4];
}

/** Words that are told by their hash for sure. */
const shortWord = /^[a-z]{1,4}$/;

/** Writes the common words of all languages, by the hashes of the words folded, to an empty table. */
function enterWords(table: Uint8Array): void {
  const hashOf = (word: string): number => hashFoldedWord(foldWord(word)) >>> 0;
  const hashes = knownLanguages.map((language) => commonWords[language].split(' ').map(hashOf));
  const slotOf = placeWords(hashes.flat(), table);
  const rows = table.subarray(slotTableBytes);
  knownLanguages.forEach((language, index) => {
    const stopWords = stopWordsOf(language);
    commonWords[language].split(' ').forEach((word, rank) => {
      const row = slotOf(hashes[index][rank]) * rowBytes;
      rows[row + 16 + index] = 1;
      if (stopWords.includes(word) && shortWord.test(word)) rows[row + (index >> 3)] |= 1 << (index & 7);
    });
  });
}

/** The table at an address of the memory, and the calls. */
export class LanguageFinder {
  readonly #memory: WebAssembly.Memory;
  readonly #exports: Exports;
  readonly #table: number;
  #hasWords = false;

  constructor(memory: WebAssembly.Memory, exports: Exports, address: number) {
    this.#memory = memory;
    this.#exports = exports;
    this.#table = address;
  }

  /** The languages of the `count` documents of a scan; `room` as `sizesOfLanguages` asks for it. undefined if nobody asks. */
  find(areas: number, count: number, room: readonly number[], counting: number): PlainLanguages | undefined {
    if ((counting & countBits.languages) === 0) return undefined;
    const [work, out, open] = room;
    const { buffer } = this.#memory;
    if (!this.#hasWords) enterWords(new Uint8Array(buffer, this.#table, languageTableBytes));
    this.#hasWords = true;
    const opened = this.#exports.languages(areas, this.#table, work, out, open);
    return {
      numbers: new Uint32Array(buffer, out, count * 2).slice(),
      open: new Uint32Array(buffer, open, opened).slice(),
    };
  }
}
