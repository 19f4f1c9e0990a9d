// A generated corpus with known duplicates: pseudo-words by Zipf's law, sentences, paragraphs, scraped heads.
// Seeded: the same size and seed give the same bytes. What is planted is counted, so that a benchmark can say what
// was to be found.

/** Shares of documents by kind; the rest is fresh text. */
export interface Mixture {
  /** Copies to the byte. */
  readonly exact: number;
  /** Copies with 1 to 10 % of the words exchanged. */
  readonly near: number;
  /** Documents with one of 60 shared passages of 50 to 250 words. */
  readonly passage: number;
  /** Documents with headline and caption repeated as scrapers leave them. */
  readonly scraped: number;
}

/** The mixture of the reference measurements: 3 % exact, 5 % near, 3 % with a passage, 3 % scraped. */
export const newsMixture: Mixture = { exact: 0.03, near: 0.05, passage: 0.03, scraped: 0.03 };

/** What was planted so far. */
export interface Planted {
  documents: number;
  bytes: number;
  exact: number;
  near: number;
  passage: number;
  scraped: number;
}

/** Mulberry32 (Ettinger): a small generator of 32-bit random numbers, good enough for text that nobody reads. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const onsets = 'b c ch d f g h j k l m n p qu r s sh st t th tr v w pl br'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'nd', 'ck', 'm'];
const functionWords =
  'the of to and a in that is was for on with as by at from it be this are an has had not but'.split(' ');

/** Writes documents one after another. */
export class CorpusWriter {
  readonly planted: Planted = { documents: 0, bytes: 0, exact: 0, near: 0, passage: 0, scraped: 0 };
  readonly #random: () => number;
  readonly #mixture: Mixture;
  readonly #vocabulary: string[] = [];
  readonly #names: string[] = [];
  readonly #passages: string[] = [];
  // Copies are made of a sample of what was written, so that memory does not grow with the corpus.
  readonly #originals: string[] = [];

  constructor(seed: number, mixture: Mixture = newsMixture) {
    this.#random = randomFrom(seed);
    this.#mixture = mixture;
    for (let index = 0; index < 40_000; index++)
      this.#vocabulary.push(this.#pseudoWord(1 + (index % 4 === 0 ? 2 : 1)));
    for (let index = 0; index < 6000; index++) this.#names.push(capitalise(this.#pseudoWord(2)));
    for (let index = 0; index < 60; index++) this.#passages.push(this.#words(50 + this.#below(200)));
  }

  /** The next document: a headline, an empty line, paragraphs with an empty line between them, a final line feed. */
  next(): string {
    const kind = this.#random();
    const { exact, near, passage, scraped } = this.#mixture;
    let text: string;
    if (this.#originals.length > 50 && kind < exact) {
      text = this.#original();
      this.planted.exact++;
    } else if (this.#originals.length > 50 && kind < exact + near) {
      text = this.#edit(this.#original(), [0.01, 0.03, 0.05, 0.1][this.#below(4)]);
      this.planted.near++;
    } else {
      const hasPassage = kind < exact + near + passage;
      const isScraped = !hasPassage && kind < exact + near + passage + scraped;
      text = this.#fresh(hasPassage, isScraped);
      if (hasPassage) this.planted.passage++;
      if (isScraped) this.planted.scraped++;
      this.#remember(text);
    }
    this.planted.documents++;
    this.planted.bytes += Buffer.byteLength(text);
    return text;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #original(): string {
    return this.#originals[this.#below(this.#originals.length)];
  }

  #remember(text: string): void {
    if (this.#originals.length < 2000) this.#originals.push(text);
    else this.#originals[this.#below(2000)] = text;
  }

  #pseudoWord(syllables: number): string {
    let word = '';
    for (let index = 0; index < syllables; index++) {
      word +=
        onsets[this.#below(onsets.length)] +
        vowels[this.#below(vowels.length)] +
        codas[this.#below(codas.length)];
    }
    return word;
  }

  /** Frequent words are frequent: every third a function word, the others with a density that falls as 1/rank. */
  #word(): string {
    if (this.#random() < 0.36) return functionWords[this.#below(functionWords.length)];
    const rank = Math.floor(this.#vocabulary.length ** this.#random());
    return this.#vocabulary[Math.min(rank, this.#vocabulary.length - 1)];
  }

  /** Words of which no two neighbours are equal: doubled words are another defect. */
  #words(count: number): string {
    const words: string[] = [];
    while (words.length < count) {
      const word = this.#word();
      if (word !== words.at(-1)) words.push(word);
    }
    return words.join(' ');
  }

  #name(): string {
    return `${this.#names[this.#below(800)]} ${this.#names[this.#below(this.#names.length)]}`;
  }

  #sentence(): string {
    const length = 8 + this.#below(22);
    const words = this.#words(length).split(' ');
    if (this.#random() < 0.45) words[this.#below(length)] = this.#name();
    if (this.#random() < 0.2) words[this.#below(length)] = String(1 + this.#below(2000));
    const sentence = capitalise(words.join(' '));
    return this.#random() < 0.12 ? `“${sentence},” said ${this.#name()}.` : `${sentence}.`;
  }

  #paragraph(): string {
    return Array.from({ length: 1 + this.#below(4) }, () => this.#sentence()).join(' ');
  }

  #fresh(hasPassage: boolean, isScraped: boolean): string {
    // Log-normal lengths, in the mean some 4.3 KB, as in news.
    const normal = Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
    const paragraphs = Math.max(2, Math.round(11 * Math.exp(0.6 * normal)));
    const body = Array.from({ length: paragraphs }, () => this.#paragraph());
    if (hasPassage)
      body.splice(this.#below(paragraphs), 0, `${capitalise(this.#passages[this.#below(60)])}.`);
    const headline = titleCase(this.#words(6 + this.#below(6)));
    if (!isScraped) return `${headline}\n\n${body.join('\n\n')}\n`;
    const caption = `${this.#name()} at ${this.#name()} on Monday. (Reuters)`;
    const head = `${headline}\n\n${caption}\n${caption}\nTT\n\n${headline}\n\n${caption}\n${caption}`;
    return `${head}\n\n${body.join('\n\n')}\n`;
  }

  #edit(text: string, rate: number): string {
    return text.replaceAll(/[a-z]{3,}/g, (word) => (this.#random() < rate ? this.#pseudoWord(2) : word));
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function titleCase(text: string): string {
  return text.split(' ').map(capitalise).join(' ');
}
