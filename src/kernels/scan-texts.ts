// Scans many texts in one call of the kernel: words, minimizers, lines, signs and marks, and what languages and quality
// filters ask for. Everything is written to areas of its memory, which are known here by name.

import type { ScannedTexts } from './wasm/kernel-results.ts';
import { sizesOfLanguages } from './language-finder.ts';
import { lineFields } from './line-fields.ts';
import { sizesOfCounting } from './profiles/profile-counter.ts';
import { countBits, profileBits, wordsToCompare } from './profiles/profile-tables.ts';
import { signStretch } from './signs.ts';
import { foldedBytes, type WasmKernels } from './wasm/wasm.ts';

/** Bytes of every area that a scan writes to, of `count` texts that are `length` bytes long together. */
function sizesOfScan(length: number, count: number) {
  // A word and what ends it take two bytes at least, an ideograph three.
  const column = length * 2 + 4 * count + 4;
  const ofDocuments = count * 4 + 4;
  return {
    text: length,
    documents: count * 8,
    folded: foldedBytes(length),
    edges: length * 4 + 8,
    hash: column,
    start: column,
    end: column,
    left: column,
    shingles: column,
    minimizerHash: column,
    minimizerPosition: column,
    // A line takes two bytes at least.
    line: (length / 2 + count) * 4 * lineFields,
    sign: length / signStretch + count,
    // Every byte may be a mark.
    markPosition: length * 4,
    markKind: length,
    knownWord: column,
    knownBits: column / 4 + 1,
    firstWord: ofDocuments,
    firstLeft: ofDocuments,
    firstMinimizer: ofDocuments,
    firstLine: ofDocuments,
    firstSign: ofDocuments,
    firstMark: ofDocuments,
    firstKnown: ofDocuments,
    kindsOfKnown: ofDocuments,
    kindsOfMarks: ofDocuments,
    suspicions: ofDocuments,
    plainSigns: ofDocuments,
    isWrapped: ofDocuments,
    documentHash: count * 8,
    roles: ofDocuments,
    facts: ofDocuments,
  };
}

/** Addresses of the areas. */
type ScanAreas = Readonly<Record<keyof ReturnType<typeof sizesOfScan>, number>>;

/** Scans texts of at most `WasmKernels.mostBytes` together, and counts what `counting` asks for (see `countBits`). */
export function scanTexts(kernels: WasmKernels, texts: readonly Uint8Array[], counting = 0): ScannedTexts {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const languageSizes = sizesOfLanguages(texts, length, counting);
  const { areas, more } = kernels.namedAreas(
    sizesOfScan(length, texts.length),
    ...languageSizes,
    ...sizesOfCounting(texts, length, counting),
  );
  const languageAreas = more.slice(0, languageSizes.length);
  const countingAreas = more.slice(languageSizes.length);
  const asked = kernels.enterAskedWords();
  enterTexts(kernels, texts, areas);
  const unread = counting & wordsToCompare;
  const words = callScan(kernels, areas, texts.length, unread);
  const scanned = { ...resultsOf(kernels, areas, texts.length, words), asked, unread };
  // Most runs count nothing, and an object of forty areas for every call is 0.06 s a gigabyte.
  if ((counting & (countBits.languages | profileBits)) === 0)
    return { ...scanned, languages: undefined, profiles: undefined };
  const languages = kernels.languages.find(areas, texts.length, languageAreas, counting);
  if ((counting & profileBits) === 0) return { ...scanned, languages, profiles: undefined };
  const found = { ...areas, count: texts.length, languages: languageAreas[1] ?? 0 };
  return { ...scanned, languages, profiles: kernels.counter.count(found, countingAreas, counting) };
}

/** Puts the texts one behind the other, with where each begins and ends. */
function enterTexts(
  { bytes, numbers }: WasmKernels,
  texts: readonly Uint8Array[],
  { text: area, documents }: ScanAreas,
): void {
  let at = area;
  let pair = documents >> 2;
  for (const text of texts) {
    bytes.set(text, at);
    numbers[pair++] = at - area;
    at += text.length;
    numbers[pair++] = at - area;
  }
}

/** Returns the number of words. */
function callScan(kernels: WasmKernels, areas: ScanAreas, count: number, unread: number): number {
  return kernels.exports.scan(
    areas.text,
    areas.documents,
    count,
    areas.folded,
    areas.edges,
    areas.hash,
    areas.start,
    areas.end,
    areas.firstWord,
    areas.left,
    areas.firstLeft,
    areas.shingles,
    areas.minimizerHash,
    areas.minimizerPosition,
    areas.firstMinimizer,
    areas.line,
    areas.firstLine,
    areas.isWrapped,
    areas.documentHash,
    areas.sign,
    areas.firstSign,
    areas.markPosition,
    areas.markKind,
    areas.firstMark,
    areas.kindsOfMarks,
    areas.knownWord,
    areas.knownBits,
    areas.firstKnown,
    areas.kindsOfKnown,
    areas.suspicions,
    areas.plainSigns,
    areas.roles,
    areas.facts,
    kernels.classes,
    kernels.pairKinds,
    kernels.scripts,
    kernels.openings,
    kernels.factClasses,
    kernels.askedFacts,
    kernels.kinds,
    kernels.folds,
    unread,
  );
}

/** What the kernel has written, out of its memory. */
function resultsOf(
  kernels: WasmKernels,
  areas: ScanAreas,
  count: number,
  words: number,
): Omit<ScannedTexts, 'asked' | 'unread' | 'languages' | 'profiles'> {
  const total = (first: number): number => kernels.numbers[(first >> 2) + count];
  const minimizers = total(areas.firstMinimizer);
  const marks = total(areas.firstMark);
  const known = total(areas.firstKnown);
  return {
    hash: kernels.lend(areas.hash, words),
    start: kernels.lend(areas.start, words),
    end: kernels.lend(areas.end, words),
    firstWord: kernels.lend(areas.firstWord, count + 1),
    firstLeft: kernels.lend(areas.firstLeft, count + 1),
    minimizerHash: kernels.lend(areas.minimizerHash, minimizers),
    minimizerPosition: kernels.lend(areas.minimizerPosition, minimizers),
    firstMinimizer: kernels.lend(areas.firstMinimizer, count + 1),
    // Documents keep their lines until their blocks are asked for.
    lines: kernels.copy(areas.line, total(areas.firstLine) * lineFields),
    firstLine: kernels.lend(areas.firstLine, count + 1),
    isWrapped: kernels.lend(areas.isWrapped, count),
    documentHash: kernels.lend(areas.documentHash, count * 2),
    signs: kernels.lendBytes(areas.sign, total(areas.firstSign)),
    firstSign: kernels.lend(areas.firstSign, count + 1),
    markPosition: kernels.lend(areas.markPosition, marks),
    markKind: kernels.lendBytes(areas.markKind, marks),
    firstMark: kernels.lend(areas.firstMark, count + 1),
    kindsOfMarks: kernels.lend(areas.kindsOfMarks, count),
    knownWord: kernels.lend(areas.knownWord, known),
    knownBits: kernels.lendBytes(areas.knownBits, known),
    firstKnown: kernels.lend(areas.firstKnown, count + 1),
    kindsOfKnown: kernels.lend(areas.kindsOfKnown, count),
    suspicions: kernels.lend(areas.suspicions, count),
    roles: kernels.lend(areas.roles, count),
    facts: kernels.lend(areas.facts, count),
  };
}
