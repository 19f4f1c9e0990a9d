// The document that names are looked for in: its bytes, its words, and what the languages know of them. Twin of what
// src/features/mentions/word-case.ts, name-words.ts and src/text/unicode/letter-case.ts ask of a document.

/** Address of its bytes. */
export let text: usize = 0;
/** Number of its words. */
export let wordCount: u32 = 0;
/** How each word is written, one byte a word; see `word-case.ts`. */
export let writing: usize = 0;
/** A character that the table of cases does not hold; 0 for none. Then nothing that was found counts. */
export let unknownCharacter: u32 = 0;

let hashes: usize = 0;
let starts: usize = 0;
let ends: usize = 0;
let wordKeys: usize = 0;
let wordClasses: usize = 0;
let wordRoles: usize = 0;
let cases: usize = 0;

/** Slots of a table of words, as in src/features/mentions/name-words.ts. */
const slots: u32 = 8192;
/** Entries of the table of cases. */
const isCapitalLetter: u8 = 2;

/** Begins with another document: addresses of its bytes and of the columns of its words. */
export function readDocument(bytes: usize, hash: usize, start: usize, end: usize, count: u32, written: usize): void {
  text = bytes;
  hashes = hash;
  starts = start;
  ends = end;
  wordCount = count;
  writing = written;
}

/** Sets the table of its languages (keys, roles and classes one behind the other) and the table of cases. */
export function readTables(words: usize, caseTable: usize): void {
  wordKeys = words;
  wordRoles = words + (slots << 2);
  wordClasses = words + (slots << 3);
  cases = caseTable;
  unknownCharacter = 0;
}

@inline export function byteAt(at: u32): u32 {
  return <u32>load<u8>(text + at);
}

@inline export function hashOf(word: u32): u32 {
  return load<u32>(hashes + (<usize>word << 2));
}

@inline export function startOf(word: u32): u32 {
  return load<u32>(starts + (<usize>word << 2));
}

@inline export function endOf(word: u32): u32 {
  return load<u32>(ends + (<usize>word << 2));
}

function slotOf(hash: u32): u32 {
  let slot = hash & (slots - 1);
  while (true) {
    const key = load<u32>(wordKeys + (<usize>slot << 2));
    if (key == 0 || key == hash) return slot;
    slot = (slot + 1) & (slots - 1);
  }
}

/** Classes of a word, as bits. */
export function classesOf(word: u32): u32 {
  return <u32>load<u8>(wordClasses + slotOf(hashOf(word)));
}

/** The role that a word itself stands for; 0 for none. */
export function ownRole(word: u32): u32 {
  return load<u32>(wordRoles + (<usize>slotOf(hashOf(word)) << 2));
}

function isCapitalBeyondAscii(at: u32, end: u32): bool {
  const lead = byteAt(at);
  const length: u32 = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
  // Broken or cut off.
  if (length == 1 || at + length > end) return false;
  const second = byteAt(at + 1) & 0x3f;
  let codePoint = ((lead & 0x1f) << 6) | second;
  if (length == 3) codePoint = ((lead & 0x0f) << 12) | (second << 6) | (byteAt(at + 2) & 0x3f);
  // Beyond the table of cases is beyond the plane.
  const known = length == 4 ? 0 : load<u8>(cases + codePoint);
  if (known == 0) unknownCharacter = length == 4 ? 0x10000 : codePoint;
  return known == isCapitalLetter;
}

/** True if the character at `at`, which ends before `end`, is a capital letter. */
@inline export function isCapitalAt(at: u32, end: u32): bool {
  const lead = byteAt(at);
  return lead < 0x80 ? lead - 0x41 < 26 : isCapitalBeyondAscii(at, end);
}

/** True if the character at `at` is a small letter, or begins a character of a script without case. */
@inline export function isSmallAt(at: u32, end: u32): bool {
  const lead = byteAt(at);
  return lead < 0x80 ? lead - 0x61 < 26 : !isCapitalBeyondAscii(at, end);
}

/** Gives up the document: a word cannot be folded by the tables. */
export function leaveDocument(): void {
  unknownCharacter = 0x10000;
}
