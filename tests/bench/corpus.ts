// A generated corpus with known duplicates: pseudo-words by Zipf's law, sentences, paragraphs, scraped heads.
// Seeded: the same seed and mixture give the same bytes. What is planted is counted, so that a benchmark can say what
// was to be found.

import { randomFrom, type Random, Vocabulary } from './vocabulary.ts';

/** Shares of documents by kind; the rest is fresh text. */
export interface Mixture {
  /** Copies to the byte. */
  readonly exact: number;
  /** Copies with 1 to 20 % of the words exchanged, added or left out. */
  readonly near: number;
  /** Articles of which all stands in a longer one: the first half of another. */
  readonly contained: number;
  /** Documents with one of 60 shared passages of 50 to 250 words. */
  readonly passage: number;
  /** Documents with one of 20 footers of a sentence or two. */
  readonly footer: number;
  /** Documents with headline and caption repeated as scrapers leave them. */
  readonly scraped: number;
}

/** The mixture of the reference measurements (3 % exact, 5 % near, 3 % with a passage, 3 % scraped), with parts and footers. */
export const newsMixture: Mixture = {
  exact: 0.03,
  near: 0.05,
  contained: 0.01,
  passage: 0.03,
  footer: 0.1,
  scraped: 0.03,
};

/** What was planted so far: documents by kind. */
export type Planted = { documents: number; bytes: number } & { -readonly [Kind in keyof Mixture]: number };

const editRates = [0.01, 0.03, 0.05, 0.1, 0.2];
/** Copies are made of a sample of what was written, so that memory does not grow with the corpus. */
const mostOriginals = 2000;
const fewestOriginals = 50;
/** A fresh document has at most some 120 paragraphs of 4 sentences. */
const mostBytes = 1 << 20;

/** Writes documents one after another. */
export class CorpusWriter {
  readonly planted: Planted = {
    documents: 0,
    bytes: 0,
    exact: 0,
    near: 0,
    contained: 0,
    passage: 0,
    footer: 0,
    scraped: 0,
  };
  readonly #random: Random;
  readonly #mixture: Mixture;
  readonly #vocabulary: Vocabulary;
  readonly #passages: readonly Uint8Array[];
  readonly #footers: readonly Uint8Array[];
  readonly #originals: Uint8Array[] = [];
  readonly #text = Buffer.alloc(mostBytes);
  #at = 0;

  constructor(seed: number, mixture: Mixture = newsMixture) {
    this.#random = randomFrom(seed);
    this.#mixture = mixture;
    this.#vocabulary = new Vocabulary(this.#random);
    const written = (write: () => void): Uint8Array => {
      this.#at = 0;
      write();
      return this.#copyFrom(0);
    };
    this.#passages = Array.from({ length: 60 }, () =>
      written(() => this.#sentence(50 + this.#random.below(200))),
    );
    this.#footers = Array.from({ length: 20 }, () => written(() => this.#paragraph(1)));
  }

  /**
   * The next document: a headline, an empty line, paragraphs with an empty line between them, a final line feed. The
   * bytes are good until the next call.
   */
  next(): Uint8Array {
    this.#at = 0;
    this.#write(this.#drawKind());
    this.planted.documents++;
    this.planted.bytes += this.#at;
    return this.#text.subarray(0, this.#at);
  }

  #drawKind(): keyof Mixture | 'fresh' {
    let lot = this.#random.bits() / 2 ** 32;
    for (const kind of Object.keys(this.#mixture) as (keyof Mixture)[]) {
      lot -= this.#mixture[kind];
      if (lot >= 0) continue;
      const needsOriginal = kind === 'exact' || kind === 'near' || kind === 'contained';
      return needsOriginal && this.#originals.length < fewestOriginals ? 'fresh' : kind;
    }
    return 'fresh';
  }

  #write(kind: keyof Mixture | 'fresh'): void {
    if (kind !== 'fresh') this.planted[kind]++;
    const original = (): Uint8Array => this.#originals[this.#random.below(this.#originals.length)];
    if (kind === 'exact') this.#append(original());
    else if (kind === 'near') this.#appendEdited(original(), editRates[this.#random.below(editRates.length)]);
    else if (kind === 'contained') this.#appendHalf(original());
    else {
      this.#fresh(kind);
      this.#remember();
    }
  }

  #remember(): void {
    const copy = this.#copyFrom(0);
    if (this.#originals.length < mostOriginals) this.#originals.push(copy);
    else this.#originals[this.#random.below(mostOriginals)] = copy;
  }

  /** What was written since `start`. */
  #copyFrom(start: number): Uint8Array {
    return new Uint8Array(this.#text.subarray(start, this.#at));
  }

  #append(bytes: Uint8Array): void {
    this.#text.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  #put(text: string): void {
    this.#at += this.#text.write(text, this.#at);
  }

  /** Words with a blank between them, the first with a capital. */
  #words(count: number, isTitle = false): void {
    let previous = -1;
    for (let index = 0; index < count; index++) {
      if (index > 0) this.#text[this.#at++] = 0x20;
      const first = this.#at;
      previous = this.#vocabulary.writeWord(this.#text, first, previous);
      this.#at = this.#vocabulary.end;
      if (index === 0 || isTitle) this.#text[first] &= 0xdf;
    }
  }

  #name(): void {
    this.#at = this.#vocabulary.writeName(this.#text, this.#at);
  }

  #sentence(count = 8 + this.#random.below(22)): void {
    const isQuoted = this.#random.hits(0.12);
    if (isQuoted) this.#put('“');
    const before = 1 + this.#random.below(count - 1);
    this.#words(before);
    if (this.#random.hits(0.2)) this.#put(` ${1 + this.#random.below(2000)}`);
    if (this.#random.hits(0.45)) {
      this.#put(' ');
      this.#name();
    }
    this.#text[this.#at++] = 0x20;
    const second = this.#at;
    this.#words(count - before);
    this.#text[second] |= 0x20;
    if (isQuoted) {
      this.#put(',” said ');
      this.#name();
    }
    this.#text[this.#at++] = 0x2e;
  }

  #paragraph(sentences = 1 + this.#random.below(4)): void {
    for (let index = 0; index < sentences; index++) {
      if (index > 0) this.#text[this.#at++] = 0x20;
      this.#sentence();
    }
  }

  #fresh(kind: keyof Mixture | 'fresh'): void {
    const headlineStart = this.#at;
    this.#words(6 + this.#random.below(6), true);
    const headline = this.#copyFrom(headlineStart);
    this.#put('\n\n');
    if (kind === 'scraped') this.#scrapedHead(headline);
    const paragraphs = this.#paragraphCount();
    const withPassage = kind === 'passage' ? this.#random.below(paragraphs) : -1;
    for (let index = 0; index < paragraphs; index++) {
      if (index > 0) this.#put('\n\n');
      if (index === withPassage) {
        this.#append(this.#passages[this.#random.below(this.#passages.length)]);
        this.#put('\n\n');
      }
      this.#paragraph();
    }
    if (kind === 'footer') {
      this.#put('\n\n');
      this.#append(this.#footers[this.#random.below(this.#footers.length)]);
    }
    this.#put('\n');
  }

  /** Log-normal, in the mean some 4.3 KB of text, as in news. */
  #paragraphCount(): number {
    const uniform = (): number => (this.#random.bits() + 1) / (2 ** 32 + 1);
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    return Math.min(120, Math.max(2, Math.round(12 * Math.exp(0.6 * normal))));
  }

  #scrapedHead(headline: Uint8Array): void {
    const start = this.#at;
    this.#name();
    this.#put(' at ');
    this.#name();
    this.#put(' on Monday. (Reuters)\n');
    const caption = this.#copyFrom(start);
    this.#append(caption);
    this.#put('TT\n\n');
    this.#append(headline);
    this.#put('\n\n');
    this.#append(caption);
    this.#append(caption);
    this.#put('\n');
  }

  /** The first half of a text, up to the end of a paragraph. */
  #appendHalf(text: Uint8Array): void {
    let end = text.length >> 1;
    while (end < text.length && !(text[end] === 0x0a && text[end - 1] === 0x0a)) end++;
    this.#append(text.subarray(0, end));
    if (end < text.length) this.#at--;
  }

  /** A copy with words of small letters exchanged, left out or followed by a new one. */
  #appendEdited(text: Uint8Array, rate: number): void {
    for (let at = 0; at < text.length;) {
      let end = at;
      while (end < text.length && text[end] >= 0x61 && text[end] <= 0x7a) end++;
      // Only whole words between blanks: punctuation and capitals stay as they are.
      const isWord = end - at >= 3 && text[at - 1] === 0x20 && text[end] === 0x20;
      if (isWord && this.#random.hits(rate)) {
        const edit = this.#random.below(3);
        if (edit > 0) this.#put(this.#vocabulary.pseudoWord(2));
        if (edit === 2) this.#put(' ');
        if (edit === 1) {
          at = end;
          continue;
        }
        if (edit === 0) {
          at = end + 1;
          continue;
        }
      }
      end = Math.max(end, at + 1);
      while (at < end) this.#text[this.#at++] = text[at++];
    }
  }
}
