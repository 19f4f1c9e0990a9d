// Many documents in one call: what every index needs of each, words, minimizers, lines, signs and marks, with one copy in
// and one out.

import { lineBytes, lineWords, mayBeWrapped, mayRepeatLines } from './blocks';
import { knownKinds, knownWords } from './names/known-words';
import { possibleRoles } from './line-roles';
import { lines } from './lines';
import { minimizers } from './minimizers';
import { possibleFacts } from './facts/possible-facts';
import { ScanAreas } from './scan-areas';
import { markCount, markKinds, signs } from './signs';
import { figures, hasOpening, suspicious } from './suspicious';
import { addWords, startWords, wordCount } from './words';

/** As in src/kernels/line-openings.ts. */
const repeatedLine: u32 = 8;
/** Bits of what is not looked for: `unreadBits` of src/kernels/profiles/profile-tables.ts. */
const leftovers: u32 = 16;
const characters: u32 = 32;
const known: u32 = 64;
const signsAndMarks: u32 = 128;
const meeting: u32 = 0x80000000;

/** What lines may be that nobody has looked at: anything. */
const anyRole: u32 = 0xffffffff;

// Counts so far.
let leftRuns: u32 = 0;
let minimizerCount: u32 = 0;
let lineCount: u32 = 0;
let signCount: u32 = 0;
let marks: u32 = 0;
let knownCount: u32 = 0;

// The document that is scanned: its text, its columns of words, its place in columns that have a number a document.
let text: usize = 0;
let length: u32 = 0;
let hash: usize = 0;
let start: usize = 0;
let end: usize = 0;
let words: u32 = 0;
let column: usize = 0;

/**
 * Scans the documents whose texts stand in `areas`; words are read from all of their text. Positions in what is written are
 * those within the document. What is said of words is not final where runs are left to the twin. What `unread` has bits for
 * is not looked for; without leftovers, any line may be one; without `meeting` lines have no words, and there are neither
 * minimizers nor hashes.
 * Room as for `words`, `minimizers`, `lines` and `signs` of all documents together. Returns the number of words.
 */
export function scan(areas: ScanAreas, unread: u32): u32 {
  startWords(areas.hash, areas.start, areas.end);
  leftRuns = 0;
  minimizerCount = 0;
  lineCount = 0;
  signCount = 0;
  marks = 0;
  knownCount = 0;
  for (let index: u32 = 0; index < areas.documentCount; index++) {
    noteCounts(areas, index);
    findWords(areas, index);
    findLines(areas, unread);
    if (!(unread & known)) findKnownWords(areas);
    if (!(unread & characters)) findSuspicions(areas);
    if (!(unread & signsAndMarks)) findSignsAndMarks(areas);
  }
  noteCounts(areas, areas.documentCount);
  return wordCount();
}

function noteCounts(areas: ScanAreas, index: u32): void {
  const at = <usize>index << 2;
  store<u32>(areas.firstWord + at, wordCount());
  store<u32>(areas.firstLeft + at, leftRuns);
  store<u32>(areas.firstMinimizer + at, minimizerCount);
  store<u32>(areas.firstLine + at, lineCount);
  store<u32>(areas.firstSign + at, signCount);
  store<u32>(areas.firstMark + at, marks);
  store<u32>(areas.firstKnown + at, knownCount);
}

/** Begins a document. */
function findWords(areas: ScanAreas, index: u32): void {
  const pair = areas.documents + (<usize>index << 3);
  text = areas.text + load<u32>(pair);
  length = load<u32>(pair, 4) - load<u32>(pair);
  column = <usize>index << 2;
  const first = <usize>wordCount() << 2;
  hash = areas.hash + first;
  start = areas.start + first;
  end = areas.end + first;
  const left = areas.left + (<usize>leftRuns << 2);
  leftRuns += addWords(text, 0, length, areas.folded, areas.edges, left, areas.kinds, areas.folds);
  words = wordCount() - <u32>(first >> 2);
}

/** Finds the lines, and what two documents meet by. */
function findLines(areas: ScanAreas, unread: u32): void {
  const own = areas.line + <usize>lineCount * lineBytes;
  const count = lines(text, length, own);
  lineCount += count;
  store<u32>(areas.isWrapped + column, mayBeWrapped(text, own, count));
  if (unread & meeting) {
    store<u32>(areas.roles + column, anyRole);
    return;
  }
  const first = <usize>minimizerCount << 2;
  minimizerCount += minimizers(
    hash,
    words,
    areas.shingles,
    areas.minimizerHash + first,
    areas.minimizerPosition + first,
  );
  lineWords(own, count, hash, start, words, areas.documentHash + (column << 1));
  const repeated: u32 = mayRepeatLines(own, count) ? repeatedLine : 0;
  const possible = possibleRoles(text, own, count, areas.openings, (unread & leftovers) != 0);
  store<u32>(areas.roles + column, possible | repeated);
}

function findKnownWords(areas: ScanAreas): void {
  const at = areas.knownWord + (<usize>knownCount << 2);
  knownCount += knownWords(hash, words, areas.classes, at, areas.knownBits + knownCount);
  store<u32>(areas.kindsOfKnown + column, knownKinds());
}

function findSuspicions(areas: ScanAreas): void {
  store<u32>(areas.suspicions + column, suspicious(text, length, areas.pairKinds, areas.scripts));
  store<u32>(areas.plainSigns + column, (figures << 1) | u32(hasOpening));
}

/** Finds signs and marks, and by them what the document may state. */
function findSignsAndMarks(areas: ScanAreas): void {
  const markPosition = areas.markPosition + (<usize>marks << 2);
  const markKind = areas.markKind + marks;
  signCount += signs(text, length, areas.sign + signCount, markPosition, markKind);
  store<u32>(areas.kindsOfMarks + column, markKinds());
  const possible = possibleFacts(
    text,
    length,
    areas.folded,
    hash,
    start,
    end,
    words,
    markPosition,
    markKind,
    markCount(),
    areas.factClasses,
    areas.askedFacts,
  );
  store<u32>(areas.facts + column, possible);
  marks += markCount();
}
