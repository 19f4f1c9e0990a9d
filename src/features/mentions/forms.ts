// The distinct names of one document: what is looked at letter by letter, once a document. Their shapes are read from
// the bytes; a string is made only of the few that come near another one.

import { feature } from '../../define/feature.ts';
import { KeyNumbers } from '../../kernels/keys/key-numbers.ts';
import type { Document } from '../../model/document.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { foldWord } from '../../text/unicode/fold.ts';
import { mentionsPlain, type LinkedMentions } from './mentions.ts';
import { endOfWord, ShapeColumns, type WordShapes } from './word-shapes.ts';

/** Distinct names in the order of their first mention, folded as `foldName` does. */
export interface NameForms extends WordShapes {
  /** Index of the form of each mention. */
  readonly formOfMention: Uint32Array;
  /** The first mention of each form. */
  readonly first: FirstMentions;
}

/** First mentions as columns, as those of `Mentions`; entries [from, to) count. */
export interface FirstMentions {
  readonly from: number;
  readonly to: number;
  readonly token: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

const plain = /^[A-Za-z]+$/;

/** A name in small letters, without apostrophes: what two spellings are compared by. */
export function foldName(text: string): string {
  return plain.test(text) ? text.toLowerCase() : foldWord(text);
}

/** Makes a capital of ASCII small. */
const small = 0x20;

/** Fills in the shape of a name of ASCII letters; false, and nothing, for any other. */
function setPlain(
  columns: ShapeColumns,
  form: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  let letters = 0;
  for (let at = start; at < end; at++) {
    const letter = bytes[at] | small;
    if (letter < 0x61 || letter > 0x7a) return false;
    letters |= 1 << letter;
  }
  columns.letters[form] = letters;
  columns.lengths[form] = end - start;
  columns.firsts[form] = bytes[start] | small;
  if (end - start >= 3)
    columns.ends[form] = endOfWord(bytes[end - 1] | small, bytes[end - 2] | small, bytes[end - 3] | small);
  return true;
}

const numbers = new KeyNumbers();

class DocumentForms implements NameForms {
  readonly length: number;
  readonly formOfMention: Uint32Array;
  readonly first: FirstMentions;
  readonly letters: Uint32Array;
  readonly lengths: Uint32Array;
  readonly firsts: Uint32Array;
  readonly ends: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #words: (string | undefined)[] = [];

  constructor(document: Document, mentions: LinkedMentions) {
    const { bytes } = document;
    const { token, start, end } = mentions;
    this.#bytes = bytes;
    const firstMention: number[] = [];
    this.formOfMention = new Uint32Array(mentions.to);
    numbers.begin(mentions.to);
    for (let mention = 0; mention < mentions.to; mention++) {
      const form = numbers.numberOf(token[mention]);
      if (form === firstMention.length) firstMention.push(mention);
      this.formOfMention[mention] = form;
    }
    this.length = firstMention.length;
    const pick = (column: Uint32Array): Uint32Array =>
      Uint32Array.from(firstMention, (mention) => column[mention]);
    this.first = { from: 0, to: this.length, token: pick(token), start: pick(start), end: pick(end) };
    const columns = new ShapeColumns(this.length);
    for (let form = 0; form < this.length; form++) {
      if (!setPlain(columns, form, bytes, this.first.start[form], this.first.end[form]))
        columns.set(form, this.word(form));
    }
    this.letters = columns.letters;
    this.lengths = columns.lengths;
    this.firsts = columns.firsts;
    this.ends = columns.ends;
  }

  word(form: number): string {
    const { start, end } = this.first;
    return (this.#words[form] ??= foldName(decodeText(this.#bytes, { start: start[form], end: end[form] })));
  }
}

/** The distinct names of a document, without the kernel. */
export const nameFormsOf = feature(
  (document): NameForms => new DocumentForms(document, mentionsPlain(document)),
);
