// Mentions of names and the rows that are made of them. Twins: src/features/mentions/mentions.ts, prose-blocks.ts beside it, and
// `mapMentions` of src/indexes/names/mentions/mention-rows.ts.

import { gapAfter, hyphenGap, isJoining, sentenceGap } from '../gaps';
import { beginKeys, keyCount } from '../key-numbers';
import { mix32 } from '../mix';
import { byteAt, classesOf, endOf, hashOf, leaveDocument, ownRole, startOf, text, wordCount } from '../read-document';
import { joinRoles, roleBefore, roleBehind } from '../roles';
import { hashOfSpan } from '../words';
import {
  acronyms,
  capitalCount,
  capitalised,
  codeBytes,
  hasInnerCapital,
  holdsApostrophe,
  holdsInnerCapital,
  initial,
  lookAtBlock,
  marksAt,
  nameEnd,
  nameStart,
  passWords,
  small,
  writingAt,
} from './word-case';

// Classes of words.
const functionWord: u32 = 1;
const particle: u32 = 2;
const title: u32 = 8;
const genericWord: u32 = 16;
const linkWord: u32 = 32;
const laterParticle: u32 = 64;

// Flags of mentions.
const opensSentence: u32 = 1;
const afterParticle: u32 = 2;
const hyphenated: u32 = 4;
const innerCapital: u32 = 8;
const commonWord: u32 = 16;
/** In rows: the neighbour to the left has the row before. */
const joinsLast: u32 = 128;

/** Roles of blocks, as src/kernels/names/names.ts passes them. */
const residue: u32 = 1;
const caption: u32 = 2;

const longestParticleBytes: u32 = 4;
const headlineWords: u32 = 20;

/** Number of mentions of the document. */
export let mentionCount: u32 = 0;

// Columns of the mentions of this document, one number each.
let tokens: usize = 0;
let starts: usize = 0;
let ends: usize = 0;
let lefts: usize = 0;
let rights: usize = 0;
let flagColumn: usize = 0;
let roles: usize = 0;
let blockColumn: usize = 0;

let documentFlags: u32 = 0;
let kinds: usize = 0;
let folds: usize = 0;
let scratch: usize = 0;
let firstOfBlock: usize = 0;

// Word of the latest mention and of the one before it, index of the latest, and whether a name may go on behind it.
const none: u32 = 0xffffffff;
let lastWord: u32 = none;
let neighbourWord: u32 = none;
let last: u32 = none;
let isOpen: bool = false;

@inline function at(column: usize, index: u32): u32 {
  return load<u32>(column + (<usize>index << 2));
}

@inline function put(column: usize, index: u32, value: u32): void {
  store<u32>(column + (<usize>index << 2), value);
}

@inline function tokenAt(mention: u32): u32 {
  return at(tokens, mention);
}

function isBeforeHyphen(word: u32): bool {
  const end = endOf(word);
  return word + 1 < wordCount && byteAt(end) == 0x2d && startOf(word + 1) == end + 1;
}

function isParticle(word: u32, classes: u32): bool {
  if (endOf(word) - startOf(word) > longestParticleBytes) return false;
  if ((classes & particle) != 0) return true;
  if ((classes & laterParticle) == 0) return false;
  if (writingAt(word) == capitalised || isBeforeHyphen(word)) return true;
  return word > 0 && (classesOf(word - 1) & particle) != 0;
}

/** True if hardly a word but function words begins small. */
function isTitleCase(first: u32, end: u32, capitals: u32): bool {
  let smallContent: u32 = 0;
  for (let word = first; word < end; word++) {
    if (writingAt(word) != small || endOf(word) - startOf(word) < 3) continue;
    if ((classesOf(word) & (functionWord | particle | laterParticle | linkWord)) == 0) smallContent++;
  }
  return <f64>capitals >= 0.9 * <f64>(capitals + smallContent);
}

function endsLikeProse(end: u32): bool {
  const byte = byteAt(end - 1);
  if (byte < 0x80) return byte == 0x2e || byte == 0x21 || byte == 0x3f || byte == 0x29 || byte == 0x22;
  return byteAt(end - 3) == 0xe2 && byteAt(end - 2) == 0x80 && (byte == 0x9d || byte == 0xa6);
}

/** True if capitals in a block of words [first, end) and bytes [from, to) mark names. */
function isProse(first: u32, end: u32, from: u32, to: u32, role: u32, capitals: u32): bool {
  if (capitals == 0 || role == residue) return false;
  if (<f64>codeBytes > 0.25 * <f64>(to - from)) return false;
  const words = end - first;
  const rest = <i32>words - <i32>capitals - <i32>acronyms;
  if (acronyms >= 3 && acronyms > capitals && <i32>acronyms > rest) return false;
  if (words > headlineWords || words < 3 || role == caption) return true;
  return !isTitleCase(first, end, capitals) || endsLikeProse(to);
}

function roleOf(word: u32, first: u32, neighbour: u32): u32 {
  if (neighbour == none || neighbourWord != word - 1) return roleBefore(word, first);
  if ((at(flagColumn, neighbour) & commonWord) == 0) return at(roles, neighbour);
  return joinRoles(ownRole(word - 1), at(roles, neighbour));
}

function add(word: u32, first: u32, end: u32, block: u32, neighbour: u32, flags: u32): void {
  const index = mentionCount++;
  const marks = marksAt(word);
  const wordEnd = endOf(word);
  let token = hashOf(word);
  let start = startOf(word);
  let stop = wordEnd;
  if ((marks & holdsApostrophe) != 0) {
    start = nameStart(start, wordEnd);
    stop = nameEnd(start, wordEnd);
    if (!hashOfSpan(text, start, stop, scratch, kinds, folds)) leaveDocument();
    token = load<u32>(scratch);
  }
  put(tokens, index, token);
  put(starts, index, start);
  put(ends, index, stop);
  put(blockColumn, index, block);
  put(lefts, index, neighbour + 1);
  put(rights, index, 0);
  const isInner = (marks & holdsInnerCapital) != 0 && hasInnerCapital(start, stop);
  put(flagColumn, index, flags | (isInner ? innerCapital : 0) | (isBeforeHyphen(word) ? hyphenated : 0));
  if (neighbour != none) put(rights, neighbour, index + 1);
  neighbourWord = lastWord;
  last = index;
  lastWord = word;
  isOpen = stop == wordEnd;
  put(roles, index, roleOf(word, first, neighbour));
  if (byteAt(wordEnd) != 0x2c) return;
  const behind = roleBehind(word, end);
  if (behind == 0) return;
  for (let one = index; one != none; one = at(lefts, one) - 1) put(roles, one, joinRoles(at(roles, one), behind));
}

/** Looks at the capitalised word `word`, which stands among words [first, end) of block `block`. */
function lookAt(word: u32, first: u32, end: u32, block: u32): void {
  const classes = classesOf(word);
  if ((classes & functionWord) != 0 || isParticle(word, classes)) return;
  let flags = documentFlags | ((classes & (title | genericWord)) != 0 ? commonWord : 0);
  let neighbour = none;
  let gap = word == first ? sentenceGap : gapAfter(word - 1);
  if (gap == hyphenGap && !isParticle(word - 1, classesOf(word - 1))) flags |= hyphenated;
  for (let before = word - 1; isJoining(gap); before--) {
    if (before == lastWord) {
      if (isOpen) neighbour = last;
      break;
    }
    if (isParticle(before, classesOf(before))) flags |= afterParticle;
    else if (writingAt(before) != initial) break;
    gap = before == first ? sentenceGap : gapAfter(before - 1);
  }
  if (gap == sentenceGap) flags |= opensSentence;
  add(word, first, end, block, neighbour, flags);
}

/**
 * Finds the mentions of the document that `readDocument` was told of. `blocks`: start, end and role of each. Eight columns
 * of `stride` bytes each go to `columns`: token, start, end, flags, block, left, right, role. `flags` are those of every
 * mention; `capitals` and `space` are working memory, of four bytes a word each, `firstWords` of four bytes a block and four.
 * `smallWords` gets the hashes of the words with a small first letter, each once; their number is returned.
 */
export function findMentions(
  blocks: usize,
  blockCount: u32,
  columns: usize,
  stride: usize,
  flags: u32,
  capitals: usize,
  space: usize,
  firstWords: usize,
  smallWords: usize,
  kindTable: usize,
  foldTable: usize,
): u32 {
  tokens = columns;
  starts = columns + stride;
  ends = starts + stride;
  flagColumn = ends + stride;
  blockColumn = flagColumn + stride;
  lefts = blockColumn + stride;
  rights = lefts + stride;
  roles = rights + stride;
  documentFlags = flags;
  scratch = space;
  firstOfBlock = firstWords;
  kinds = kindTable;
  folds = foldTable;
  mentionCount = 0;
  lastWord = none;
  neighbourWord = none;
  last = none;
  isOpen = false;
  beginKeys();
  let first = passWords(0, blockCount > 0 ? load<u32>(blocks) : none, smallWords);
  for (let block: u32 = 0; block < blockCount; block++) {
    const entry = blocks + <usize>block * 12;
    const from = load<u32>(entry);
    const to = load<u32>(entry, 4);
    const beyond = block + 1 == blockCount ? none : load<u32>(entry, 12);
    put(firstOfBlock, block, first);
    const end = lookAtBlock(first, beyond, from, to, capitals, smallWords);
    const count = capitalCount;
    if (isProse(first, end, from, to, load<u32>(entry, 8), count)) {
      for (let index: u32 = 0; index < count; index++) lookAt(at(capitals, index), first, end, block);
    }
    first = end;
  }
  put(firstOfBlock, blockCount, first);
  return keyCount();
}

@inline function isAnchor(mention: u32): bool {
  return (at(flagColumn, mention) & commonWord) == 0;
}

@inline function byteOf(value: u32): u32 {
  return value > 255 ? 0 : value;
}

/** The first half of `hashOfRun` of src/features/words.ts. */
function hashOfWords(first: u32, end: u32): u32 {
  let high: u32 = 0x9e3779b9;
  for (let word = first; word < end; word++) high = (high ^ hashOf(word)) * 0x01000193;
  return mix32(high ^ (end - first));
}

/**
 * Writes a row for every mention that may matter: token, line, start, extent and role, five columns of `stride` bytes each
 * from `columns` on. To be called behind `findMentions`. Returns their number.
 */
export function mentionRows(columns: usize, stride: usize): u32 {
  let row: u32 = 0;
  let block = none;
  let line: u32 = 0;
  let lastOfRows = none;
  for (let mention: u32 = 0; mention < mentionCount; mention++) {
    const own = at(blockColumn, mention);
    if (own != block) {
      block = own;
      line = hashOfWords(at(firstOfBlock, block), at(firstOfBlock, block + 1));
    }
    const left = at(lefts, mention) - 1;
    const right = at(rights, mention) - 1;
    const anchorsLeft = left != none && isAnchor(left);
    const anchorsRight = right != none && isAnchor(right);
    if (!anchorsLeft && !anchorsRight && !isAnchor(mention)) continue;
    const start = at(starts, mention);
    const stop = at(ends, mention);
    let column = columns + (<usize>row << 2);
    store<u32>(column, tokenAt(mention));
    store<u32>((column += stride), line);
    store<u32>((column += stride), start);
    store<u32>(
      (column += stride),
      byteOf(stop - start) |
        (byteOf(anchorsLeft ? start - at(starts, left) : 0) << 8) |
        (byteOf(anchorsRight ? at(ends, right) - stop : 0) << 16) |
        ((at(flagColumn, mention) | (left != none && left == lastOfRows ? joinsLast : 0)) << 24),
    );
    store<u32>(column + stride, at(roles, mention));
    lastOfRows = mention;
    row++;
  }
  return row;
}
