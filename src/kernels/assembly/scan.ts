// Many documents in one call: what every index needs of each, words, minimizers, lines, signs and marks, with one copy in
// and one out.

import { lineBytes, lineWords, mayBeWrapped, mayRepeatLines } from './blocks';
import { knownKinds, knownWords } from './names/known-words';
import { possibleRoles } from './line-roles';
import { lines } from './lines';
import { minimizers } from './minimizers';
import { possibleFacts } from './facts/possible-facts';
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

/**
 * Scans `documentCount` documents, whose text stands at [start, end) of `text` (pairs of u32 at `documents`); words are
 * read from all of it. Positions in the outputs are those within the document. Counts so far, before and behind every
 * document, go to `firstWord`, `firstMinimizer`, `firstLine`, `firstSign`, `firstMark`, `firstKnown` and `firstLeft` (runs
 * that the twin has to take). `kindsOfMarks` gets a bit for each kind of marks in a document, `isWrapped` 1 for one whose
 * lines may be parts of paragraphs, `documentHash` two hashes of all its words, `suspicions` what has to
 * be looked at byte by byte in each (see `ScannedTexts`), `plainSigns` twice the number of its runs of digits, and 1 more if a square
 * or curly bracket opens, where nothing is suspicious in its characters, `roles` what its lines may be but titles and body (`openings`: see
 * src/kernels/line-openings.ts), `kindsOfKnown` the bits of its known words, `facts` what it may state (`factClasses`: see
 * src/kernels/possible-facts.ts). What is said of words is not final where runs are left. What `unread`
 * has bits for is not looked for; without leftovers, any line may be one; without `meeting` lines have no words, and there are
 * neither minimizers nor hashes.
 * Room as for `words`, `minimizers`, `lines` and `signs` of all documents together. Returns the number of words.
 */
export function scan(
  text: usize,
  documents: usize,
  documentCount: u32,
  folded: usize,
  edges: usize,
  hash: usize,
  start: usize,
  end: usize,
  firstWord: usize,
  left: usize,
  firstLeft: usize,
  shingles: usize,
  minimizerHash: usize,
  minimizerPosition: usize,
  firstMinimizer: usize,
  line: usize,
  firstLine: usize,
  isWrapped: usize,
  documentHash: usize,
  sign: usize,
  firstSign: usize,
  markPosition: usize,
  markKind: usize,
  firstMark: usize,
  kindsOfMarks: usize,
  knownWord: usize,
  knownBits: usize,
  firstKnown: usize,
  kindsOfKnown: usize,
  suspicions: usize,
  plainSigns: usize,
  roles: usize,
  facts: usize,
  classes: usize,
  pairKinds: usize,
  scripts: usize,
  openings: usize,
  factClasses: usize,
  askedFacts: u32,
  kinds: usize,
  folds: usize,
  unread: u32,
): u32 {
  startWords(hash, start, end);
  let leftRuns: u32 = 0;
  let minimizerCount: u32 = 0;
  let lineCount: u32 = 0;
  let signCount: u32 = 0;
  let marks: u32 = 0;
  let knownCount: u32 = 0;
  for (let index: u32 = 0; index < documentCount; index++) {
    const from = load<u32>(documents + (index << 3));
    const length = load<u32>(documents + (index << 3), 4) - from;
    const first = wordCount();
    store<u32>(firstWord + (index << 2), first);
    store<u32>(firstLeft + (index << 2), leftRuns);
    store<u32>(firstMinimizer + (index << 2), minimizerCount);
    store<u32>(firstLine + (index << 2), lineCount);
    store<u32>(firstSign + (index << 2), signCount);
    store<u32>(firstMark + (index << 2), marks);
    store<u32>(firstKnown + (index << 2), knownCount);
    leftRuns += addWords(text + from, 0, length, folded, edges, left + (<usize>leftRuns << 2), kinds, folds);
    const own = line + <usize>lineCount * lineBytes;
    const count = lines(text + from, length, own);
    lineCount += count;
    store<u32>(isWrapped + (index << 2), mayBeWrapped(text + from, own, count));
    if (unread & meeting) store<u32>(roles + (index << 2), anyRole);
    else {
      minimizerCount += minimizers(
        hash + (<usize>first << 2),
        wordCount() - first,
        shingles,
        minimizerHash + (<usize>minimizerCount << 2),
        minimizerPosition + (<usize>minimizerCount << 2),
      );
      lineWords(
        own,
        count,
        hash + (<usize>first << 2),
        start + (<usize>first << 2),
        wordCount() - first,
        documentHash + (index << 3),
      );
      const repeated: u32 = mayRepeatLines(own, count) ? repeatedLine : 0;
      store<u32>(roles + (index << 2), possibleRoles(text + from, own, count, openings, (unread & leftovers) != 0) | repeated);
    }
    if (!(unread & known)) {
      knownCount += knownWords(
        hash + (<usize>first << 2),
        wordCount() - first,
        classes,
        knownWord + (<usize>knownCount << 2),
        knownBits + knownCount,
      );
      store<u32>(kindsOfKnown + (index << 2), knownKinds());
    }
    if (!(unread & characters)) {
      store<u32>(suspicions + (index << 2), suspicious(text + from, length, pairKinds, scripts));
      store<u32>(plainSigns + (index << 2), (figures << 1) | u32(hasOpening));
    }
    if (unread & signsAndMarks) continue;
    signCount += signs(text + from, length, sign + signCount, markPosition + (<usize>marks << 2), markKind + marks);
    store<u32>(kindsOfMarks + (index << 2), markKinds());
    const possible = possibleFacts(
      text + from,
      length,
      folded,
      hash + (<usize>first << 2),
      start + (<usize>first << 2),
      end + (<usize>first << 2),
      wordCount() - first,
      markPosition + (<usize>marks << 2),
      markKind + marks,
      markCount(),
      factClasses,
      askedFacts,
    );
    store<u32>(facts + (index << 2), possible);
    marks += markCount();
  }
  store<u32>(firstWord + (documentCount << 2), wordCount());
  store<u32>(firstLeft + (documentCount << 2), leftRuns);
  store<u32>(firstMinimizer + (documentCount << 2), minimizerCount);
  store<u32>(firstLine + (documentCount << 2), lineCount);
  store<u32>(firstSign + (documentCount << 2), signCount);
  store<u32>(firstMark + (documentCount << 2), marks);
  store<u32>(firstKnown + (documentCount << 2), knownCount);
  return wordCount();
}
