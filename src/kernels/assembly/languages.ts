// The languages of documents by the hashes of their words: which language is plainly that of a document, and which of its
// paragraphs may be in another one. Twin: src/features/language-words.ts, which says why.

import { lineBytes } from './blocks';
import { leanTo, rowOf, useTable } from './common-words';
import { greatestOf, greatestOfEight } from './lanes';
import { countLine, isPlainlyIn, leadOf, leanOfLine, mostLeaning, ownWords, useHashes } from './language-lines';

const languageCount: u32 = 48;
const countBytes: usize = 48;

// As in the twin.
const sampleBytes: u32 = 2400;
const leastParagraphBytes: u32 = 120;
const leastShare: f64 = 0.15;
const leastDifferent: u32 = 6;
const leastWords: u32 = 30;

/** Lines of a document that are looked at; one with more is left to the twin. */
const indexBits: u32 = 12;
const mostLines: u32 = 1 << indexBits;
/** Bytes of a line that are told apart beside its index. */
const longestKeyed: u32 = (1 << (32 - indexBits)) - 1;
const notPlain: u32 = 254;
const leftToTwin: u32 = 255;
/** Set beside the number of a language: two of its stop words stand in the document. */
const hasStopWords: u32 = 256;
/** Letters of the longest stop word that its hash tells for sure. */
const longestStopWord: u32 = 4;

let hashes: usize = 0;
let lines: usize = 0;
let counts: usize = 0;

@inline function lengthOf(line: usize): u32 {
  return load<u32>(line, 4) - load<u32>(line);
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

/**
 * Writes a number of each of `count` lines to `keys`: the longest line has the greatest, the first of those as long. Lines of
 * 2^20 bytes and more count as equally long: no two of them stand in what is scanned at once.
 */
function keyLines(count: u32, keys: usize): void {
  const last = keys + (<usize>((count - 1) & ~3) << 2);
  v128.store(last, i64x2.splat(0));
  for (let index: u32 = 0; index < count; index++) {
    const length = min(lengthOf(lines + <usize>index * lineBytes), longestKeyed);
    store<u32>(keys + (<usize>index << 2), (length << indexBits) | (mostLines - 1 - index));
  }
}

/** The greatest of `count` keys, which becomes 0. Below `mostLines` if there is none of a line that has bytes. */
function takeLongest(count: u32, keys: usize): u32 {
  let greatest = i64x2.splat(0);
  for (let index: u32 = 0; index < count; index += 4)
    greatest = i32x4.max_u(greatest, v128.load(keys + (<usize>index << 2)));
  const key = greatestOf(greatest);
  store<u32>(keys + (<usize>indexOf(key) << 2), 0);
  return key;
}

@inline function indexOf(key: u32): u32 {
  return mostLines - 1 - (key & (mostLines - 1));
}

/** True if the chosen lines hold six different common words of a language. `seen`: room for as many rows. */
function isVaried(count: u32, chosen: usize, language: u32, seen: usize): bool {
  let different: u32 = 0;
  for (let index: u32 = 0; index < count; index++) {
    const line = load<u32>(chosen + (<usize>index << 2));
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

/**
 * The language with the most words of a sample of `words` words, if they are enough; `notPlain` if another one has more than
 * two thirds as many. A sample has a page and a line whose counts are exact, so that no count times three passes two bytes.
 */
function commonestIn(sample: usize, words: u32): u32 {
  let greatest = i64x2.splat(0);
  for (let part: usize = 0; part < countBytes << 1; part += 16)
    greatest = i16x8.max_u(greatest, v128.load(sample + part));
  const most = greatestOfEight(greatest);
  if (words < leastWords || <f64>most < <f64>words * leastShare) return notPlain;
  const limit = i16x8.splat(<i16>(most << 1));
  let near: u64 = 0;
  for (let part: usize = 0; part < countBytes << 1; part += 16) {
    const own = v128.load(sample + part);
    const isNear = i16x8.gt_u(i16x8.add(i16x8.add(own, own), own), limit);
    near |= (<u64>(<u32>i16x8.bitmask(isNear))) << (part >> 1);
  }
  return popcnt(near) == 1 ? <u32>ctz(near) : notPlain;
}

/** The lines that make up the sample of a document, of which there are `sampled`, and their words. */
let sampled: u32 = 0;
let sampledWords: u32 = 0;

/** Chooses the longest of `count` lines until they make a page, whose keys become 0. */
function chooseLines(count: u32, keys: usize, chosen: usize): void {
  keyLines(count, keys);
  sampled = sampledWords = 0;
  let taken: u32 = 0;
  while (taken < sampleBytes) {
    const key = takeLongest(count, keys);
    if (key < mostLines) return;
    const line = lines + <usize>indexOf(key) * lineBytes;
    store<u32>(chosen + (<usize>sampled << 2), <u32>line);
    sampled++;
    taken += lengthOf(line);
    sampledWords += load<u32>(line, 28);
  }
}

/** Where the counts of a line stand, or its lean. */
@inline function countsOf(line: usize): usize {
  return counts + ((line - lines) / lineBytes) * countBytes;
}

/**
 * True if the sample is in the language that `leanTo` was told, as `commonestIn` tells: no other one has more than two thirds
 * of its words. Writes the lean of each line.
 */
function leansPlainly(chosen: usize): bool {
  if (sampledWords < leastWords || sampledWords > mostLeaning) return false;
  let own: i32 = 0;
  let lead: i32 = 0;
  for (let index: u32 = 0; index < sampled; index++) {
    const line = load<u32>(chosen + (<usize>index << 2));
    const lean = leanOfLine(line);
    store<i32>(countsOf(line), lean);
    own += ownWords(lean);
    lead += leadOf(lean);
  }
  return <f64>own >= <f64>sampledWords * leastShare && own <= 3 * lead;
}

/** The language of the sample, all words of which are counted; `notPlain`, or `leftToTwin`. */
function countSample(chosen: usize, sample: usize): u32 {
  memory.fill(sample, 0, countBytes << 1);
  for (let index: u32 = 0; index < sampled; index++) {
    const line = load<u32>(chosen + (<usize>index << 2));
    countLine(line, countsOf(line));
    if (!addToSample(countsOf(line), sample)) return leftToTwin;
  }
  return commonestIn(sample, sampledWords);
}

/** The language of the document that was looked at last, and whether leans alone told it. */
let last: u32 = notPlain;
let isByLeans: bool = false;

/**
 * The language of a document of `count` lines by a sample of them; `notPlain`, or `leftToTwin`. Most documents are in the
 * language of the one before them: that is asked about first. `keys` and `chosen`: room for a u32 a line each. The keys of
 * lines of the sample are 0 then.
 */
function languageOf(count: u32, keys: usize, chosen: usize, sample: usize): u32 {
  if (count == 0) return notPlain;
  chooseLines(count, keys, chosen);
  if (last < languageCount) leanTo(last);
  isByLeans = last < languageCount && leansPlainly(chosen);
  const first = isByLeans ? last : countSample(chosen, sample);
  if (first >= languageCount) return first;
  if (!isByLeans) leanTo(first);
  last = first;
  return isVaried(sampled, chosen, first, sample) ? first : notPlain;
}

/** True if a line is plainly in a language, by leans where these do. `isSampled`: it was looked at already. */
@inline function isPlainLine(line: usize, isSampled: bool, language: u32): bool {
  const own = countsOf(line);
  const lean = isSampled && isByLeans ? load<i32>(own) : leanOfLine(line);
  if (leadOf(lean) >= 0 && ownWords(lean) > 0) return true;
  if (!isSampled || isByLeans) countLine(line, own);
  return isPlainlyIn(own, language);
}

/**
 * Tells the languages of `documentCount` documents, of which `scan` has found words and lines. `out` gets two u32 a document:
 * the number of its language, 254 where none is plain, 255 where the twin has to look, plus 256 where two stop words of the
 * language stand in it for sure; and where its paragraphs begin in
 * `open`, which gets those that may be in another language (u32, numbers of lines). `work`: room for 56 bytes for each of
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
  useTable(words);
  counts = work;
  const keys = work + <usize>mostLines * countBytes;
  const chosen = keys + (<usize>mostLines << 2);
  const sample = chosen + (<usize>mostLines << 2);
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
    useHashes(hashes);
    const language = languageOf(count, keys, chosen, sample);
    store<u32>(out + (column << 1), language);
    if (language >= languageCount) continue;
    const word = <usize>load<u32>(firstWord + column) << 2;
    const wordCount = load<u32>(firstWord + column, 4) - load<u32>(firstWord + column);
    if (holdsStopWords(text + load<u32>(documents + (column << 1)), start + word, end + word, wordCount, language))
      store<u32>(out + (column << 1), language | hasStopWords);
    for (let at: u32 = 0; at < count; at++) {
      const own = lines + <usize>at * lineBytes;
      if (lengthOf(own) < leastParagraphBytes) continue;
      if (isPlainLine(own, load<u32>(keys + (<usize>at << 2)) == 0, language)) continue;
      store<u32>(open + (<usize>opened << 2), at);
      opened++;
    }
  }
  return opened;
}
