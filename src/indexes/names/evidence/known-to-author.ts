// Near forms that the text itself knows to be two: set side by side ("X or Y", "X, also Y"), confirmed by an address, or
// entries of a dictionary or an index, where near neighbours are the rule. Read from the text of the few pairs that would be reported.

import type { Corpus } from '../../../model/corpus.ts';
import { decodeText } from '../../../text/unicode/decode.ts';
import { entryAt } from '../../../text/prose/entries.ts';
import { scriptPattern } from '../../../text/unicode/script-pattern.ts';
import { areListed, areSetBeside, isMarkedAsMeant } from '../../../text/prose/set-beside.ts';
import type { NamePlace } from '../places.ts';

/** Bytes around a mention in which the other form is looked for. */
const window = 160;
/** Mentions that are looked at: a form with more of them is no slip of one hand. */
const mostPlaces = 8;

const letter = scriptPattern(String.raw`[\p{L}\p{N}]`);

/** Where a form stands in a text as a word of its own, whatever its case. */
function* placesIn(text: string, form: string): Generator<number> {
  const folded = text.toLowerCase();
  if (folded.length !== text.length) return;
  const sought = form.toLowerCase();
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    if (letter.test(text.charAt(at - 1)) || letter.test(text.charAt(end))) continue;
    yield at;
  }
}

/** The line that `text` ends in holds nothing but marks. */
function opensLine(text: string): boolean {
  return !letter.test(text.slice(text.lastIndexOf('\n') + 1));
}

function isSetBeside(bytes: Uint8Array, { name }: NamePlace, preferred: string): boolean {
  const before = decodeText(bytes, { start: Math.max(0, name.start - window), end: name.start });
  const behind = decodeText(bytes, { start: name.end, end: Math.min(bytes.length, name.end + window) });
  if (isMarkedAsMeant(before, behind)) return true;
  for (const at of placesIn(behind, preferred)) {
    if (areSetBeside(behind.slice(0, at), behind.slice(at + preferred.length), opensLine(before)))
      return true;
  }
  for (const at of placesIn(before, preferred)) {
    const between = before.slice(at + preferred.length);
    if (areSetBeside(between, behind, opensLine(before.slice(0, at)))) return true;
  }
  return false;
}

/** Where a sentence ends between two words, or a paragraph. */
const sentenceEnd = /[.!?…][\s"'”’»)\]]|[。！？]|\n\s*\n/;

/**
 * "Devuan is a fork of Debian": who writes both in one sentence tells them apart, where two edits part them and bring in
 * a letter that the other has not; "Burlilgnton" is a jumble all the same.
 */
function isInOneSentence(bytes: Uint8Array, { name }: NamePlace, preferred: string): boolean {
  const known = preferred.toLowerCase();
  if ([...decodeText(bytes, name).toLowerCase()].every((one) => known.includes(one))) return false;
  const before = decodeText(bytes, { start: Math.max(0, name.start - window), end: name.start });
  const behind = decodeText(bytes, { start: name.end, end: Math.min(bytes.length, name.end + window) });
  for (const at of placesIn(behind, preferred)) if (!sentenceEnd.test(behind.slice(0, at))) return true;
  for (const at of placesIn(before, preferred))
    if (!sentenceEnd.test(before.slice(at + preferred.length))) return true;
  return false;
}

/** The mention is the head of an entry, or another headword of the entry whose head is the other form. */
function isEntry(bytes: Uint8Array, { name }: NamePlace, preferred: string): boolean {
  const entry = entryAt(bytes, name.start);
  if (entry === undefined) return false;
  if (placesIn(entry.head, decodeText(bytes, name)).next().done !== true) return true;
  for (const at of placesIn(entry.before, preferred))
    if (areListed(entry.before.slice(at + preferred.length))) return true;
  return false;
}

const hyphen = 0x2d;

/** "-Dlint", "-Iinclude": the option of a program and what it is given, in one word. */
function isOption(bytes: Uint8Array, { name }: NamePlace): boolean {
  if (bytes[name.start - 1] !== hyphen) return false;
  const before = bytes[name.start - 2];
  return (
    before === undefined || (before !== hyphen && before < 0x80 && !letter.test(String.fromCharCode(before)))
  );
}

/** "anna@talheim.example", "anna [at] talheim.example". */
const address = scriptPattern(
  String.raw`[\p{L}\p{N}._+-]+(?:@|\s*[[(<]\s*at\s*[\])>]\s*)[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]+`,
  'gi',
);
/** What every address has: few lines do, and to compile the pattern of all takes 3 ms. */
const addressSign = /@|[[(<]\s*at\s*[\])>]/i;

/** "Marc Huber <huber@…>": an address on the same line is spelt like the name. */
function bearsAddress(bytes: Uint8Array, { name }: NamePlace, preferred: string): boolean {
  const behind = decodeText(bytes, { start: name.end, end: Math.min(bytes.length, name.end + window) });
  const [line] = behind.split('\n', 1);
  if (!addressSign.test(line)) return false;
  const form = decodeText(bytes, name).toLowerCase();
  const lower = line.toLowerCase();
  return (lower.match(address.for(lower)) ?? []).some(
    (one) => one.includes(form) && !one.includes(preferred.toLowerCase()),
  );
}

/** So many words with capitals in a row are a list, a table or an index, no sentence. */
const wordsOfList = 14;
const word = scriptPattern(String.raw`[\p{L}\p{N}]+`, 'g');
/** "ʿAbdullah" and the link of "Salah al-Din" are parts of names as well. */
const capital = scriptPattern(String.raw`^(?:[ʻ-ʿ]?[\p{Lu}\p{N}]|(?:al|ibn|bin)$)`);

/** How many words with capitals stand at the head of a list of words. */
function capitalsAhead(words: readonly string[]): number {
  const end = words.findIndex((one) => !capital.test(one));
  return end < 0 ? words.length : end;
}

/** True if a mention stands in a list of names, where near ones meet by accident. */
export function isInList(corpus: Corpus, { document, name }: NamePlace): boolean {
  const { bytes } = corpus.document(document);
  const before = decodeText(bytes, { start: Math.max(0, name.start - window), end: name.start });
  const behind = decodeText(bytes, { start: name.end, end: Math.min(bytes.length, name.end + window) });
  // What the window has cut is no word.
  const first = (before.match(word.for(before)) ?? []).slice(1).reverse();
  const second = (behind.match(word.for(behind)) ?? []).slice(0, -1);
  return capitalsAhead(first) + capitalsAhead(second) + 1 >= wordsOfList;
}

const nameBefore = scriptPattern(String.raw`\p{Lu}[\p{L}\p{M}'’-]*[,;]\s+(?:(?:and|und|et|y|e|sowie)\s+)?$`);
const nameBehind = scriptPattern(
  String.raw`^(?:[,;]\s+(?:(?:and|und|et|y|e|sowie)\s+)?|\s+(?:and|und|et|y|e|sowie)\s+)\p{Lu}`,
);

/** True if a mention stands between two names with nothing but commas around it: "Pasach, Bimhal, and Ashvath". */
export function isBetweenNames(corpus: Corpus, { document, name }: NamePlace): boolean {
  const { bytes } = corpus.document(document);
  const before = decodeText(bytes, { start: Math.max(0, name.start - window), end: name.start });
  if (!nameBefore.test(before)) return false;
  const behind = decodeText(bytes, { start: name.end, end: Math.min(bytes.length, name.end + window) });
  return nameBehind.test(behind);
}

/**
 * True if a text shows, at one mention of the suspect, that its author knows it to be another form than `preferred`, which
 * is so many edits away.
 */
export function isKnownToAuthor(
  corpus: Corpus,
  suspects: readonly NamePlace[],
  preferred: string,
  edits: number,
): boolean {
  return suspects.slice(0, mostPlaces).some((place) => {
    const { bytes } = corpus.document(place.document);
    return (
      isOption(bytes, place) ||
      bearsAddress(bytes, place, preferred) ||
      isSetBeside(bytes, place, preferred) ||
      isEntry(bytes, place, preferred) ||
      (edits > 1 && isInOneSentence(bytes, place, preferred))
    );
  });
}
