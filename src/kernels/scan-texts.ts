// Scans many texts in one call of the kernel: words, minimizers, lines, signs and marks, and what languages and quality
// filters ask for. Everything is written to areas of its memory, which are known here by name.

import type { ScannedTexts } from './wasm/kernel-results.ts';
import { sizesOfLanguages } from './language-finder.ts';
import { lineFields } from './line-fields.ts';
import { enterAreas, type ScanAreas, sizesOfAreas } from './scan-areas.ts';
import { sizesOfCounting } from './profiles/profile-counter.ts';
import { countBits, profileBits, wordsToCompare } from './profiles/profile-tables.ts';
import type { WasmKernels } from './wasm/wasm.ts';

/** Scans texts of at most `WasmKernels.mostBytes` together, and counts what `counting` asks for (see `countBits`). */
export function scanTexts(kernels: WasmKernels, texts: readonly Uint8Array[], counting = 0): ScannedTexts {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const languageSizes = sizesOfLanguages(texts, length, counting);
  const { areas, more } = kernels.namedAreas(
    sizesOfAreas(length, texts.length),
    ...languageSizes,
    ...sizesOfCounting(texts, length, counting),
  );
  const languageAreas = more.slice(0, languageSizes.length);
  const countingAreas = more.slice(languageSizes.length);
  const asked = kernels.enterAskedWords();
  enterTexts(kernels, texts, areas);
  enterAreas(kernels, areas, texts.length);
  const unread = counting & wordsToCompare;
  const words = kernels.exports.scan(areas.request, unread);
  const scanned = { ...resultsOf(kernels, areas, texts.length, words), asked, unread };
  // Most runs count nothing, and an object of forty areas for every call is 0.06 s a gigabyte.
  if ((counting & (countBits.languages | profileBits)) === 0)
    return { ...scanned, languages: undefined, profiles: undefined };
  const languages = kernels.languages.find(areas.request, texts.length, languageAreas, counting);
  if ((counting & profileBits) === 0) return { ...scanned, languages, profiles: undefined };
  const found = { areas: areas.request, count: texts.length, languages: languageAreas[1] ?? 0 };
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
