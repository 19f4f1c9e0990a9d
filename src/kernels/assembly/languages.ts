// The languages of documents by the hashes of their words: which language is plainly that of a document, and which of its
// paragraphs may be in another one. Twin: src/features/language-words.ts, which says why.

import { lineBytes } from './blocks';
import { useTable } from './common-words';
import { greatestOfEight } from './lanes';
import {
  addSpread,
  countBytes,
  countLine,
  countSpread,
  isAhead,
  isPlainlyIn,
  spreadOf,
  stride,
  useHashes,
} from './language-lines';
import { chooseLines, lengthOf, mostLines, sampled, sampledWords } from './language-page';
import { holdsStopWords, isVaried } from './language-words';
import { ScanAreas } from './scan-areas';

const languageCount: u32 = 48;

// As in the twin.
const leastParagraphBytes: u32 = 120;
const leastShare: f64 = 0.15;
const leastWords: u32 = 30;
const leastSpreadShare: f64 = 0.2;
const leastSpreadLead: u32 = 6;
const leastLineLead: u32 = 2;

const notPlain: u32 = 254;
const leftToTwin: u32 = 255;
/** Set beside the number of a language: two of its stop words stand in the document. */
const hasStopWords: u32 = 256;
let lines: usize = 0;
let counts: usize = 0;

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
 * The language with the most words of a sample of `words` words, at least `share` of them; `notPlain` if another one has more
 * than two thirds as many, or fewer than `lead` less.
 */
function commonestIn(sample: usize, words: u32, share: f64, lead: u32): u32 {
  let greatest = i64x2.splat(0);
  for (let part: usize = 0; part < countBytes << 1; part += 16)
    greatest = i16x8.max_u(greatest, v128.load(sample + part));
  const most = greatestOfEight(greatest);
  if (words < leastWords || <f64>most < <f64>words * share || most < lead) return notPlain;
  const limit = i16x8.splat(<i16>min(most * 2 / 3, most - lead));
  let near: u64 = 0;
  for (let part: usize = 0; part < countBytes << 1; part += 16) {
    const isNear = i16x8.gt_u(v128.load(sample + part), limit);
    near |= (<u64>(<u32>i16x8.bitmask(isNear))) << (part >> 1);
  }
  return popcnt(near) == 1 ? <u32>ctz(near) : notPlain;
}

/** The paragraphs that say something, of which there are `paragraphs`. */
let paragraphs: u32 = 0;

/** Chooses those of `count` lines that say something. */
function chooseParagraphs(count: u32, chosen: usize): void {
  let column: usize = 0;
  const end = lines + <usize>count * lineBytes;
  for (let line = lines; line < end; line += lineBytes) {
    if (lengthOf(line) < leastParagraphBytes) continue;
    store<u32>(chosen + column, <u32>line);
    column += 4;
  }
  paragraphs = <u32>(column >> 2);
}

/** The language that paragraphs are held against, and how many it is not clearly ahead in. */
let asked: u32 = 0;
let unclear: u32 = 0;

/**
 * Counts every fifth word of each paragraph, and of all together, and notes the paragraphs that are unclear. Returns how many
 * words that were, 0 where a count may be too small.
 */
function countParagraphs(chosen: usize, notes: usize, sample: usize): u32 {
  memory.fill(sample, 0, countBytes << 1);
  let words: u32 = 0;
  let isExact = true;
  let own = counts;
  unclear = 0;
  for (let index: u32 = 0; index < paragraphs; index++, own += countBytes) {
    const line = load<u32>(chosen + (<usize>index << 2));
    countSpread(line, own);
    isExact = addToSample(own, sample) && isExact;
    words += spreadOf(line);
    store<u32>(notes + (<usize>unclear << 2), index);
    unclear += u32(!isAhead(own, asked, leastLineLead));
  }
  return isExact ? words : 0;
}

/** Notes the paragraphs that a language is not clearly ahead in. */
function noteUnclear(language: u32, notes: usize): void {
  asked = language;
  unclear = 0;
  for (let index: u32 = 0; index < paragraphs; index++) {
    store<u32>(notes + (<usize>unclear << 2), index);
    unclear += u32(!isAhead(counts + <usize>index * countBytes, asked, leastLineLead));
  }
}

/** The language that words spread over the paragraphs of a document are plainly in; `notPlain` where they leave a doubt. */
function languageOfSpread(words: u32, chosen: usize, sample: usize): u32 {
  const language = commonestIn(sample, words, leastSpreadShare, leastSpreadLead);
  return language >= languageCount || isVaried(paragraphs, chosen, language, sample) ? language : notPlain;
}

/** The language of a page of a document, all words of which are counted; `notPlain`, or `leftToTwin`. */
function languageOfPage(count: u32, keys: usize, chosen: usize, sample: usize): u32 {
  chooseLines(lines, count, keys, chosen);
  memory.fill(sample, 0, countBytes << 1);
  const own = sample + (countBytes << 1);
  for (let index: u32 = 0; index < sampled; index++) {
    const line = load<u32>(chosen + (<usize>index << 2));
    countLine(line, own);
    if (!addToSample(own, sample)) return leftToTwin;
  }
  const language = commonestIn(sample, sampledWords, leastShare, 0);
  return language >= languageCount || isVaried(sampled, chosen, language, sample) ? language : notPlain;
}

/**
 * The language of a document of `count` lines; `notPlain`, or `leftToTwin`. `notes` and `chosen`: room for a u32 a line each,
 * which get what `countParagraphs` notes, and the paragraphs. These are held against the language of the document before,
 * which is that of most.
 */
function languageOf(count: u32, notes: usize, chosen: usize, sample: usize): u32 {
  if (count == 0) return notPlain;
  chooseParagraphs(count, chosen);
  const words = countParagraphs(chosen, notes, sample);
  if (words == 0 && paragraphs != 0) return leftToTwin;
  let language = languageOfSpread(words, chosen, sample);
  const isOfPage = language == notPlain;
  if (isOfPage) language = languageOfPage(count, notes, chosen, sample);
  if (language >= languageCount) return language;
  if (isOfPage) chooseParagraphs(count, chosen);
  if (isOfPage || language != asked) noteUnclear(language, notes);
  return language;
}

/** True if a paragraph is plainly in a language that is not clearly ahead in every fifth word, of which `own` has the counts. */
function isPlainLine(line: usize, own: usize, language: u32): bool {
  for (let first: u32 = 1; first < stride; first++) {
    addSpread(line, first, own);
    if (isAhead(own, language, leastLineLead)) return true;
  }
  return isPlainlyIn(own, language);
}

/**
 * Tells the languages of documents that `scan` has found words and lines of. `out` gets two u32 a document:
 * the number of its language, 254 where none is plain, 255 where the twin has to look, plus 256 where two stop words of the
 * language stand in it for sure; and where its paragraphs begin in
 * `open`, which gets those that may be in another language (u32, numbers of lines). `work`: room for 56 bytes for each of
 * 4,096 lines, and 144. Returns the number of paragraphs.
 */
export function languages(areas: ScanAreas, words: usize, work: usize, out: usize, open: usize): u32 {
  useTable(words);
  counts = work;
  const keys = work + <usize>mostLines * countBytes;
  const chosen = keys + (<usize>mostLines << 2);
  const sample = chosen + (<usize>mostLines << 2);
  let opened: u32 = 0;
  for (let index: u32 = 0; index < areas.documentCount; index++) {
    const column = <usize>index << 2;
    const from = load<u32>(areas.firstLine + column);
    const count = load<u32>(areas.firstLine + column, 4) - from;
    const hasLeft = load<u32>(areas.firstLeft + column) != load<u32>(areas.firstLeft + column, 4);
    store<u32>(out + (column << 1), leftToTwin);
    store<u32>(out + (column << 1), opened, 4);
    if (hasLeft || load<u32>(areas.isWrapped + column) || count > mostLines) continue;
    lines = areas.line + <usize>from * lineBytes;
    useHashes(areas.hash + (<usize>load<u32>(areas.firstWord + column) << 2));
    const language = languageOf(count, keys, chosen, sample);
    store<u32>(out + (column << 1), language);
    if (language >= languageCount) continue;
    const word = <usize>load<u32>(areas.firstWord + column) << 2;
    const wordCount = load<u32>(areas.firstWord + column, 4) - load<u32>(areas.firstWord + column);
    const text = areas.text + load<u32>(areas.documents + (column << 1));
    if (holdsStopWords(text, areas.start + word, areas.end + word, wordCount, language))
      store<u32>(out + (column << 1), language | hasStopWords);
    for (let note: u32 = 0; note < unclear; note++) {
      const at = load<u32>(keys + (<usize>note << 2));
      const own = <usize>load<u32>(chosen + (<usize>at << 2));
      if (isPlainLine(own, counts + <usize>at * countBytes, language)) continue;
      store<u32>(open + (<usize>opened << 2), <u32>((own - lines) / lineBytes));
      opened++;
    }
  }
  return opened;
}
