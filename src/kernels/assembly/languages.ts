// The languages of documents by the hashes of their words: which language is plainly that of a document, and which of its
// paragraphs may be in another one. Twin: src/features/language-words.ts, which says why.

import { lineBytes } from './blocks';

// The table of common words, each of which has a slot of its own (src/kernels/word-slots.ts): displacements of two bytes,
// then the hash in each slot, then the row of each: a bit for each language of which the word is a stop word that bytes
// tell, in eight bytes; nothing; a byte for each language. No word has slot 0, whose row is that of all other words.
const slotBits: u32 = 11;
// Of the address of a displacement.
const bucketShift: u32 = 3;
const bucketMask: u32 = 1022;
const hashesAt: usize = 1024;
const rowsAt: usize = hashesAt + (4 << slotBits);
const rowShift: usize = 6;
const languageCount: u32 = 48;
const countBytes: usize = 48;

// As in the twin.
const sampleBytes: u32 = 2400;
const leastParagraphBytes: u32 = 120;
const leastShare: f64 = 0.15;
const leastLead: f64 = 1.5;
const leastDifferent: u32 = 6;
const leastWords: u32 = 30;

/** Lines of a document that are looked at; one with more is left to the twin. */
const mostLines: u32 = 4096;
const notPlain: u32 = 254;
const leftToTwin: u32 = 255;
/** Set beside the number of a language: two of its stop words stand in the document. */
const hasStopWords: u32 = 256;
/** Letters of the longest stop word that its hash tells for sure. */
const longestStopWord: u32 = 4;

let table: usize = 0;
let hashes: usize = 0;
let lines: usize = 0;
let counts: usize = 0;

/** Where the row of a word stands; the first row where it is no common word. Without a branch: half of all words are. */
@inline function rowOf(hash: u32): usize {
  const slot = (hash >> (32 - slotBits)) ^ <u32>load<u16>(table + <usize>((hash >> bucketShift) & bucketMask));
  const isKnown = u32(load<u32>(table + hashesAt + (<usize>slot << 2)) == hash);
  return table + rowsAt + (<usize>(slot & (0 - isKnown)) << rowShift);
}

@inline function lengthOf(line: usize): u32 {
  return load<u32>(line, 4) - load<u32>(line);
}

/** Counts the common words of a line by language: a byte each, 255 for that many and more. */
function countLine(line: usize, to: usize): void {
  let word = hashes + (<usize>load<u32>(line, 16) << 2);
  const end = word + (<usize>load<u32>(line, 28) << 2);
  let first = i64x2.splat(0);
  let second = i64x2.splat(0);
  let third = i64x2.splat(0);
  for (; word < end; word += 4) {
    const row = rowOf(load<u32>(word));
    first = i8x16.add_sat_u(first, v128.load(row, 16));
    second = i8x16.add_sat_u(second, v128.load(row, 32));
    third = i8x16.add_sat_u(third, v128.load(row, 48));
  }
  v128.store(to, first);
  v128.store(to, second, 16);
  v128.store(to, third, 32);
}

/** Adds the counts of a line to those of the sample, two bytes each. False if one of them may be too small. */
function addToSample(from: usize, sample: usize): bool {
  let isExact = true;
  for (let part: usize = 0; part < countBytes; part += 16) {
    const own = v128.load(from + part);
    const to = sample + (part << 1);
    if (v128.any_true(i8x16.eq(own, i8x16.splat(-1)))) isExact = false;
    v128.store(to, i16x8.add(v128.load(to), i16x8.extend_low_i8x16_u(own)));
    v128.store(to, i16x8.add(v128.load(to, 16), i16x8.extend_high_i8x16_u(own)), 16);
  }
  return isExact;
}

/** The longest line that `isChosen` (a byte each) does not hold, the first of them. `count` if there is none. */
function longestOf(count: u32, isChosen: usize): u32 {
  let longest: u32 = 0;
  let best = count;
  for (let index: u32 = 0; index < count; index++) {
    const length = lengthOf(lines + <usize>index * lineBytes);
    if (length > longest && !load<u8>(isChosen + index)) {
      longest = length;
      best = index;
    }
  }
  return best;
}

/** True if the chosen lines hold six different common words of a language. `seen`: room for as many rows. */
function isVaried(count: u32, isChosen: usize, language: u32, seen: usize): bool {
  let different: u32 = 0;
  for (let index: u32 = 0; index < count; index++) {
    if (!load<u8>(isChosen + index)) continue;
    const line = lines + <usize>index * lineBytes;
    let word = hashes + (<usize>load<u32>(line, 16) << 2);
    const end = word + (<usize>load<u32>(line, 28) << 2);
    for (; word < end; word += 4) {
      const row = rowOf(load<u32>(word));
      if (!load<u8>(row + language, 16)) continue;
      let known: u32 = 0;
      while (known < different && load<u32>(seen + (<usize>known << 2)) != <u32>row) known++;
      if (known < different) continue;
      store<u32>(seen + (<usize>different << 2), <u32>row);
      if (++different == leastDifferent) return true;
    }
  }
  return false;
}

/** True if [from, to) of `text`, a word, stands between blanks or line feeds and is of ASCII letters, at most four. */
function standsAlone(text: usize, from: u32, to: u32): bool {
  if (to - from > longestStopWord) return false;
  for (let at = from; at < to; at++) if ((<u32>load<u8>(text + at) | 0x20) - 0x61 >= 26) return false;
  const before: u32 = from > 0 ? <u32>load<u8>(text + from - 1) : 0x0a;
  const behind = <u32>load<u8>(text + to);
  return (before == 0x20 || before == 0x0a) && (behind == 0x20 || behind == 0x0a);
}

/**
 * True if two stop words of a language are tokens of a text for sure, by its `count` words. The hashes of words of up to
 * four ASCII letters are all different, so that an equal one is that of the same word.
 */
function holdsStopWords(text: usize, start: usize, end: usize, count: u32, language: u32): bool {
  let found: usize = 0;
  for (let word: usize = 0; word < <usize>count << 2; word += 4) {
    const row = rowOf(load<u32>(hashes + word));
    if (!((load<u64>(row) >> language) & 1) || row == found) continue;
    if (!standsAlone(text, load<u32>(start + word), load<u32>(end + word))) continue;
    if (found != 0) return true;
    found = row;
  }
  return false;
}

/** The language of a document of `count` lines that were counted, by a sample of them; `notPlain`, or `leftToTwin`. */
function languageOf(count: u32, isChosen: usize, sample: usize): u32 {
  memory.fill(isChosen, 0, count);
  memory.fill(sample, 0, countBytes << 1);
  let words: u32 = 0;
  for (let taken: u32 = 0; taken < sampleBytes;) {
    const index = longestOf(count, isChosen);
    if (index == count) break;
    store<u8>(isChosen + index, 1);
    const line = lines + <usize>index * lineBytes;
    taken += lengthOf(line);
    words += load<u32>(line, 28);
    if (!addToSample(counts + <usize>index * countBytes, sample)) return leftToTwin;
  }
  let first: u32 = 0;
  let most: u32 = 0;
  let next: u32 = 0;
  for (let language: u32 = 0; language < languageCount; language++) {
    const own = <u32>load<u16>(sample + (<usize>language << 1));
    if (own > most) {
      next = most;
      most = own;
      first = language;
    } else if (own > next) next = own;
  }
  if (words < leastWords || <f64>most < <f64>words * leastShare || <f64>most < <f64>next * leastLead) return notPlain;
  return isVaried(count, isChosen, first, sample) ? first : notPlain;
}

/** True if a line has common words of a language, and of no other one more. */
@inline function isPlainlyIn(own: usize, language: u32): bool {
  const most = load<u8>(own + language);
  if (most == 0 || most == 255) return false;
  const limit = i8x16.splat(most);
  const beyond = v128.or(
    v128.or(i8x16.gt_u(v128.load(own), limit), i8x16.gt_u(v128.load(own, 16), limit)),
    i8x16.gt_u(v128.load(own, 32), limit),
  );
  return !v128.any_true(beyond);
}

/**
 * Tells the languages of `documentCount` documents, of which `scan` has found words and lines. `out` gets two u32 a document:
 * the number of its language, 254 where none is plain, 255 where the twin has to look, plus 256 where two stop words of the
 * language stand in it for sure; and where its paragraphs begin in
 * `open`, which gets those that may be in another language (u32, numbers of lines). `work`: room for 49 bytes for each of
 * 4,096 lines, and 96. Returns the number of paragraphs.
 */
export function languages(
  text: usize,
  documents: usize,
  documentCount: u32,
  hash: usize,
  start: usize,
  end: usize,
  firstWord: usize,
  firstLeft: usize,
  line: usize,
  firstLine: usize,
  isWrapped: usize,
  words: usize,
  work: usize,
  out: usize,
  open: usize,
): u32 {
  table = words;
  counts = work;
  const isChosen = work + <usize>mostLines * countBytes;
  const sample = isChosen + mostLines;
  let opened: u32 = 0;
  for (let index: u32 = 0; index < documentCount; index++) {
    const column = <usize>index << 2;
    const from = load<u32>(firstLine + column);
    const count = load<u32>(firstLine + column, 4) - from;
    const hasLeft = load<u32>(firstLeft + column) != load<u32>(firstLeft + column, 4);
    store<u32>(out + (column << 1), leftToTwin);
    store<u32>(out + (column << 1), opened, 4);
    if (hasLeft || load<u32>(isWrapped + column) || count > mostLines) continue;
    lines = line + <usize>from * lineBytes;
    hashes = hash + (<usize>load<u32>(firstWord + column) << 2);
    for (let at: u32 = 0; at < count; at++) countLine(lines + <usize>at * lineBytes, counts + <usize>at * countBytes);
    const language = languageOf(count, isChosen, sample);
    store<u32>(out + (column << 1), language);
    if (language >= languageCount) continue;
    const word = <usize>load<u32>(firstWord + column) << 2;
    const wordCount = load<u32>(firstWord + column, 4) - load<u32>(firstWord + column);
    if (holdsStopWords(text + load<u32>(documents + (column << 1)), start + word, end + word, wordCount, language))
      store<u32>(out + (column << 1), language | hasStopWords);
    for (let at: u32 = 0; at < count; at++) {
      if (lengthOf(lines + <usize>at * lineBytes) < leastParagraphBytes) continue;
      if (isPlainlyIn(counts + <usize>at * countBytes, language)) continue;
      store<u32>(open + (<usize>opened << 2), at);
      opened++;
    }
  }
  return opened;
}
