// Made-up words with the frequencies of real ones, kept as bytes: a gigabyte of text is written without making a
// string a word.

const onsets = 'b c ch d f g h j k l m n p qu r s sh st t th tr v w pl br'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'nd', 'ck', 'm'];
const functionWords =
  'the of to and a in that is was for on with as by at from it be this are an has had not but'.split(' ');

/** Share of function words in English news. */
const functionShare = 0.36;
const contentWords = 40_000;
/** Given names first: a few of them are borne by many, as in news. */
const givenNames = 800;
const allNames = 6000;

/** Random numbers: whole ones, so that no division is spent on a word. */
export interface Random {
  /** 32 bits. */
  bits(): number;
  /** A whole number below `limit`. */
  below(limit: number): number;
  /** True with a probability. */
  hits(share: number): boolean;
}

/** Mulberry32 (Ettinger): small, seeded, and good enough for text that nobody reads. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const bits = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return {
    bits,
    below: (limit) => Math.floor((bits() / 2 ** 32) * limit),
    hits: (share) => bits() < share * 2 ** 32,
  };
}

/** Words as one run of bytes: word `i` is `bytes[start[i]]` … `bytes[start[i + 1] - 1]`. */
interface WordList {
  readonly bytes: Uint8Array;
  readonly start: Uint32Array;
}

function listOf(words: readonly string[]): WordList {
  const start = new Uint32Array(words.length + 1);
  words.forEach((word, index) => {
    start[index + 1] = start[index] + word.length;
  });
  return { bytes: Buffer.from(words.join(''), 'latin1'), start };
}

/** Steps of the table from random bits to ranks: within a step all ranks are equally frequent. */
const steps = 4096;

/** Words and names by frequency. */
export class Vocabulary {
  readonly #random: Random;
  readonly #functions = listOf(functionWords);
  readonly #content: WordList;
  readonly #names: WordList;
  /** First rank of each step: ranks grow as a power, so that a word's frequency falls as 1 / rank (Zipf). */
  readonly #firstRank = Uint32Array.from({ length: steps + 1 }, (_, step) =>
    Math.floor(contentWords ** (step / steps)),
  );

  constructor(random: Random) {
    this.#random = random;
    const syllables = (index: number): number => (index % 4 === 0 ? 3 : 2);
    const content = Array.from({ length: contentWords }, (_, index) => this.pseudoWord(syllables(index)));
    this.#content = listOf(content);
    this.#names = listOf(Array.from({ length: allNames }, () => capitalise(this.pseudoWord(2))));
  }

  /** A word that may well stand nowhere else. */
  pseudoWord(syllables: number): string {
    let word = '';
    for (let index = 0; index < syllables; index++) {
      for (const parts of [onsets, vowels, codas]) word += parts[this.#random.below(parts.length)];
    }
    return word;
  }

  /** Writes a word at `at`, another one than `previous`; returns its number. Its end is `end` afterwards. */
  writeWord(target: Uint8Array, at: number, previous: number): number {
    for (;;) {
      const bits = this.#random.bits();
      const isFunction = bits < functionShare * 2 ** 32;
      const word = isFunction ? bits % functionWords.length : functionWords.length + this.#rank();
      // Doubled words are another defect.
      if (word === previous) continue;
      this.end = isFunction
        ? copy(this.#functions, word, target, at)
        : copy(this.#content, word - functionWords.length, target, at);
      return word;
    }
  }

  /** End of what was written last. */
  end = 0;

  /** Writes a given name and a surname at `at`; returns the end. */
  writeName(target: Uint8Array, at: number): number {
    const end = copy(this.#names, this.#random.below(givenNames), target, at);
    target[end] = 0x20;
    return copy(this.#names, this.#random.below(allNames), target, end + 1);
  }

  #rank(): number {
    const bits = this.#random.bits();
    const step = bits >>> 20;
    const first = this.#firstRank[step];
    const width = this.#firstRank[step + 1] - first;
    return Math.min(contentWords - 1, first + Math.floor(((bits & 0xfffff) * width) / 2 ** 20));
  }
}

function copy({ bytes, start }: WordList, word: number, target: Uint8Array, at: number): number {
  const end = start[word + 1];
  for (let from = start[word]; from < end; from++) target[at++] = bytes[from];
  return at;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
