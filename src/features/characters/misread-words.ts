// Words of a document in an older encoding of another script that was read as Windows-1252.

import { feature } from '../../define/feature.ts';
import { type Span, span } from '../../model/span.ts';
import { isWestern, readingOf } from '../../text/encoding/misread-letters.ts';
import { isAsciiLetter } from '../../text/encoding/mojibake-bytes.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { inJudgedText, isInCode, lineAround, speaksOfCharacters } from './judged-text.ts';
import { suspiciousBytesOf } from './suspicious-bytes.ts';

/** Misread words in a row. */
export interface MisreadWords {
  readonly span: Span;
  /** What stands there, and what was meant. */
  readonly text: string;
  readonly expected: string;
  /** The encoding they were in. */
  readonly encoding: string;
}

// Two words of four letters and more, of which three differ: "ÄÄÄÄÄH" is a cry.
const fewestLetters = 4;
const fewestDifferent = 3;
const fewestWords = 2;
const fewestOfAll = 12;
// Bytes of a line that are looked at on either side of a word.
const reach = 4096;
// Signs of ASCII between two words of one finding.
const between = /^[ ,.:;!?"'()-]{1,3}$/;

/** The misread words of a document, in order. */
export const misreadWordsOf = feature((document): readonly MisreadWords[] => {
  const { bytes } = document;
  const places = inJudgedText(document, suspiciousBytesOf(document).misread);
  if (places.length === 0) return [];
  const runs = runsIn(bytes, places);
  const words = runs.map(({ text }) => text).filter(isTelling);
  const letters = words.reduce((sum, { length }) => sum + length, 0);
  if (new Set(words).size < fewestWords || letters < fewestOfAll) return [];
  const reading = readingOf(words);
  if (reading === undefined) return [];
  return joined(bytes, runs)
    .filter((where) => !isInCode(bytes, where.start) && !speaksOfCharacters(bytes, where))
    .map((where) => {
      const text = decodeText(bytes, where);
      const expected = text.replace(/[^\x00-\x7f]+/gu, (run) => reading.read(run));
      return { span: where, text, expected, encoding: reading.name };
    });
});

function isTelling(word: string): boolean {
  return word.length >= fewestLetters && new Set(word).size >= fewestDifferent;
}

interface Run extends Span {
  readonly text: string;
}

/** Runs of characters beyond ASCII that no letter of ASCII touches, in the lines of the given places. */
function runsIn(bytes: Uint8Array, places: readonly number[]): Run[] {
  const runs: Run[] = [];
  let done = 0;
  for (const place of places) {
    if (place < done) continue;
    const line = lineAround(bytes, span(place, place), reach);
    let at = Math.max(line.start, done);
    while (at < line.end && bytes[at] >= 0x80 && bytes[at] < 0xc0) at++;
    while (at < line.end) {
      if (bytes[at] < 0x80) {
        at++;
        continue;
      }
      const start = at;
      while (at < line.end && bytes[at] >= 0x80) at++;
      const isTouched = isAsciiLetter(bytes[start - 1] ?? 0) || isAsciiLetter(bytes[at] ?? 0);
      const text = isTouched ? '' : decodeText(bytes, span(start, at));
      if (text !== '' && isWestern(text)) runs.push({ ...span(start, at), text });
    }
    done = line.end;
  }
  return runs;
}

/** Runs that only a few signs divide, as one, where a word is among them. */
function joined(bytes: Uint8Array, runs: readonly Run[]): Span[] {
  const found: { start: number; end: number; isTold: boolean }[] = [];
  for (const { start, end, text } of runs) {
    const last = found.at(-1);
    const isNext =
      last !== undefined && start - last.end <= 3 && between.test(decodeText(bytes, span(last.end, start)));
    if (isNext) Object.assign(last, { end, isTold: last.isTold || isTelling(text) });
    else found.push({ start, end, isTold: isTelling(text) });
  }
  return found.filter(({ isTold }) => isTold).map(({ start, end }) => span(start, end));
}
