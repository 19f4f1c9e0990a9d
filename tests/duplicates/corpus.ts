// A corpus in memory and the views of indexes over it, for tests below the engine.

import type { BaseIndex, ColumnTypes, IndexRequest } from '../../src/define/index.ts';
import { RowBuffer } from '../../src/engine/rows/row-buffer.ts';
import { comparePairs } from '../../src/engine/threads/compare-pairs.ts';
import { Table } from '../../src/engine/rows/table.ts';
import { reduceTable } from '../../src/engine/rows/reduce-table.ts';
import { hashOfRun, wordsOf } from '../../src/features/words.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { Block, Document } from '../../src/model/document.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { TextDocument } from '../../src/segment/text-document.ts';

/** A document as the segmenter makes it. */
export function documentOf(text: string): Document {
  const bytes = encodeText(text);
  return new TextDocument({
    bytes,
    offset: 0,
    record: null,
    sourceLine: 1,
    ordinal: 1,
    endsSource: true,
  });
}

/** A document whose blocks are given. */
export function outlinedDocument(bytes: Uint8Array, outline: readonly Block[]): Document {
  return new TextDocument({
    bytes,
    outline,
    offset: 0,
    record: null,
    sourceLine: 1,
    ordinal: 1,
    endsSource: true,
  });
}

/** A corpus of texts, one source each. */
export function corpusOf(texts: readonly string[]): Corpus {
  const documents = texts.map(documentOf);
  const facts = documents.map((document, source) => {
    const words = wordsOf(document);
    const hash = hashOfRun(words, 0, words.length);
    return { source, words: words.length, bytes: document.bytes.length, hash };
  });
  return {
    sources: [],
    documentCount: documents.length,
    facts: (document) => facts[document],
    document: (document) => documents[document],
  };
}

/** The view of an index, made as the engine makes it. */
export function viewOf<View>({ index }: IndexRequest<View>, corpus: Corpus): View {
  if (index.kind === 'base') return viewOfBase(index, corpus);
  const views = Object.fromEntries(
    Object.entries(index.needs).map(([name, inner]) => [name, viewOf(inner, corpus)]),
  );
  const { compare } = index;
  const compared = compare === undefined ? {} : comparePairs(compare, compare.pairs(views), corpus, 3);
  return index.view(views, corpus, compared);
}

function viewOfBase<View>(index: BaseIndex<ColumnTypes, ColumnTypes, View>, corpus: Corpus): View {
  const rows = RowBuffer.of(index);
  for (let document = 0; document < corpus.documentCount; document++) {
    rows.startDocument(document);
    index.map(corpus.document(document), rows);
  }
  const table = new Table(index.columns, [rows.finish()], [0], index.beside);
  const reduced = index.reduce === undefined ? table.rows() : reduceTable(table, index.reduce);
  return index.view(reduced, corpus, index.totals?.(reduced) ?? []);
}

/** A stream of numbers in [0, 1) from a seed: the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes text of a made-up language: frequent words are frequent, sentences end, some words are names or figures. */
export class Writer {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomNumbers(seed);
  }

  /** A number below `end`. */
  below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  word(): string {
    return spell(Math.floor(this.#random() ** 2 * 4000));
  }

  name(): string {
    const letters = Array.from({ length: 7 }, (_, at) => {
      const from = at % 2 === 0 ? 'bdfgklmnprstvz' : 'aeiou';
      return from[this.below(from.length)];
    });
    letters[0] = letters[0].toUpperCase();
    return letters.join('');
  }

  words(count: number): string[] {
    return Array.from({ length: count }, () => this.word());
  }

  sentence(count = 12 + this.below(12)): string {
    const words = this.words(count);
    words[0] = words[0][0].toUpperCase() + words[0].slice(1);
    return `${words.join(' ')}.`;
  }

  paragraph(sentences = 3): string {
    return Array.from({ length: sentences }, () => this.sentence()).join(' ');
  }

  article(paragraphs = 6): string {
    const title = this.sentence(7).slice(0, -1);
    return [title, ...Array.from({ length: paragraphs }, () => this.paragraph())].join('\n\n');
  }

  /** Exchanges, adds or drops words at a rate. */
  edit(text: string, rate: number): string {
    return text
      .split('\n')
      .map((line) =>
        line
          .split(' ')
          .flatMap((word) => {
            const lot = this.#random();
            if (word === '' || lot >= rate) return [word];
            return lot < rate / 3 ? [this.word()] : lot < (2 * rate) / 3 ? [word, this.word()] : [];
          })
          .join(' '),
      )
      .join('\n');
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    const shuffled = [...items];
    for (let at = shuffled.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      [shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]];
    }
    return shuffled;
  }
}

function spell(index: number): string {
  const onsets = 'b d f g h k l m n p r s t v z'.split(' ');
  const vowels = 'a e i o u'.split(' ');
  let word = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor(rest / 75)) {
    word += onsets[rest % 15] + vowels[Math.floor(rest / 15) % 5];
  }
  return word;
}
