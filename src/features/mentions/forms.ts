// The distinct names of one document with their spelling: what is looked at letter by letter, once a document.

import { feature } from '../../define/feature.ts';
import { KeyNumbers } from '../../kernels/key-numbers.ts';
import { decodeText } from '../../text/decode.ts';
import { foldWord } from '../../text/fold.ts';
import { mentionsOf } from '../mentions.ts';

/** Distinct names in the order of their first mention. */
export interface NameForms {
  readonly length: number;
  /** Index of the form of each mention. */
  readonly formOfMention: Uint32Array;
  /** Index of the first mention of each form. */
  readonly firstMention: readonly number[];
  /** As first written, without a possessive "s". */
  readonly text: readonly string[];
  /** In small letters, without apostrophes. */
  readonly folded: readonly string[];
}

const plain = /^[A-Za-z]+$/;

/** A name in small letters, without apostrophes: what two spellings are compared by. */
export function foldName(text: string): string {
  return plain.test(text) ? text.toLowerCase() : foldWord(text);
}

interface Spelling {
  readonly text: string;
  readonly folded: string;
}

// The same names stand in document after document: decoding and folding them anew took half the time of this file.
// An entry is used only after its text has been compared, so that what is returned never depends on what came before.
// A Map of numbers beyond 31 bits takes several times as long as a table of ours.
const mostKnown = 1 << 16;
let known: { readonly numbers: KeyNumbers; readonly spellings: Spelling[] } | undefined;

function isWritten(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (end - start !== text.length) return false;
  for (let at = 0; at < text.length; at++) if (bytes[start + at] !== text.charCodeAt(at)) return false;
  return true;
}

function spellingAt(bytes: Uint8Array, start: number, end: number, token: number): Spelling {
  if (known === undefined || known.numbers.count === mostKnown) {
    known = { numbers: new KeyNumbers(), spellings: [] };
    known.numbers.begin(mostKnown);
  }
  const number = known.numbers.numberOf(token);
  if (number < known.spellings.length) {
    const recent = known.spellings[number];
    // Equal only for ASCII: any other character takes more bytes than UTF-16 units.
    if (isWritten(bytes, start, end, recent.text)) return recent;
  }
  const text = decodeText(bytes, { start, end });
  const spelling = { text, folded: foldName(text) };
  known.spellings[number] = spelling;
  return spelling;
}

const numbers = new KeyNumbers();

/** The distinct names of a document. */
export const nameFormsOf = feature((document): NameForms => {
  const { bytes } = document;
  const { length, token, start, end } = mentionsOf(document);
  const formOfMention = new Uint32Array(length);
  const firstMention: number[] = [];
  const text: string[] = [];
  const folded: string[] = [];
  numbers.begin(length);
  for (let mention = 0; mention < length; mention++) {
    const form = numbers.numberOf(token[mention]);
    if (form === firstMention.length) {
      firstMention.push(mention);
      const spelling = spellingAt(bytes, start[mention], end[mention], token[mention]);
      text.push(spelling.text);
      folded.push(spelling.folded);
    }
    formOfMention[mention] = form;
  }
  return { length: firstMention.length, formOfMention, firstMention, text, folded };
});
