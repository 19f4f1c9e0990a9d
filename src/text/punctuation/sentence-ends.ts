// Where sentences end: the marks that the published filters know, and those of Unicode that they do not.

import { scriptPattern } from '../unicode/script-pattern.ts';

/** Marks at the end of a line by which C4 and FineWeb know a sentence: ASCII alone. */
const asciiEnds: readonly string[] = ['.', '!', '?', '"', "'"];

// Full stops, question and exclamation marks of all scripts in use (Unicode property Sentence_Terminal, its commonest
// members), and closing quotation marks. What opens in English closes in German, behind a full stop.
const unicodeEnd = /(?:[.!?"'”’»›」』。！？．｡؟۔।॥։።፧។။⸮‼⁇⁈⁉]|[.!?]“)$/u;
// What may stand behind the end of a sentence.
const closers = /[)\]}）］】〉》]+$/u;
// Looked at: more brackets than this close nothing.
const mostClosers = 40;
const ellipsis = /(\.\.\.|…)$/u;

/** Which marks count as ends of sentences. */
export type SentenceEnds = 'ascii' | 'unicode';

/** True if the line ends in a mark of the published filters. */
export function endsInAscii(line: string): boolean {
  return asciiEnds.includes(line.slice(-1));
}

/** True if the line ends in a sentence-ending mark of any script, brackets behind it passed over. An ellipsis is none. */
export function endsSentence(line: string): boolean {
  const bare = line.slice(-mostClosers).replace(closers, '');
  return unicodeEnd.test(bare) && !ellipsis.test(bare);
}

/** True if the line ends in an ellipsis. */
export function trailsOff(line: string): boolean {
  return ellipsis.test(line);
}

// An end of a sentence inside a line: the mark, closing quotes and brackets, then white space and what may begin one;
// scripts without spaces need none.
const inside = scriptPattern(
  String.raw`([.!?]+["'”’»)\]]*)\s+(?=["'“‘«„([¿¡]*[\p{Lu}\p{Lo}\p{N}])|[。！？][」』”’）]*(?=[^\s」』”’）])|[।॥؟۔]\s*(?=\S)`,
  'g',
);

// Abbreviations that end in a full stop in the middle of a sentence, in lower case.
const abbreviations = new Set(
  (
    'mr mrs ms dr prof rev gen sen rep gov lt col sgt capt st jr sr inc corp co ltd vs no etc e.g i.e u.s u.k a.m p.m ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec m mme bzw ca nr z.b sra'
  ).split(' '),
);

/** Number of sentences of a line: 1 and the ends inside it that are no abbreviations; 0 for a blank line. */
export function countSentences(line: string): number {
  if (line.trim() === '') return 0;
  let count = 1;
  for (const match of line.matchAll(inside.for(line))) {
    const before = /[\p{L}.]+$/u.exec(line.slice(Math.max(0, match.index - 12), match.index))?.[0] ?? '';
    const isAbbreviation =
      match[0].startsWith('.') && (abbreviations.has(before.toLowerCase()) || /^\p{Lu}$/u.test(before));
    if (!isAbbreviation) count++;
  }
  return count;
}
