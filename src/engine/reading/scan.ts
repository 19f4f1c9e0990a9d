// Words, minimizers, lines, signs and marks of many documents in one call of the kernel: copying each document in and
// its columns out by itself costs as much as finding them.

import { blockTableOf } from '../../features/blocks/block-table.ts';
import { knownWordsOf } from '../../features/known-words.ts';
import { holdPlainLanguage } from '../../features/language-words.ts';
import { marksOf } from '../../features/marks/marks.ts';
import { minimizersOf } from '../../features/minimizers.ts';
import { mayHaveCaptions, mayHoldResidue } from '../../features/blocks/possible-roles.ts';
import { countsOf, keptBits } from '../../features/profiles/profile-counts.ts';
import { profileScanOf } from '../../features/profiles/profile-scan.ts';
import { scannedTogether } from '../../features/scanned-together.ts';
import { signsOf } from '../../features/marks/signs.ts';
import { bannerWords } from '../../features/characters/markup-residue.ts';
import { nothingSuspicious, suspiciousBytesOf } from '../../features/characters/suspicious-bytes.ts';
import { traitBits, traitsOf, traitsOfFacts, traitsOfMarks, traitsOfWords } from '../../features/traits.ts';
import { documentHashOf, DocumentWords, wordsOf } from '../../features/words.ts';
import type { ScannedTexts } from '../../kernels/wasm/kernel-results.ts';
import type { KnownWords } from '../../kernels/known-words.ts';
import { lineFields } from '../../kernels/line-fields.ts';
import { unreadBits } from '../../kernels/profiles/profile-tables.ts';
import { possibleRole } from '../../kernels/line-openings.ts';
import type { ResultRoom } from '../../kernels/wasm/result-room.ts';
import { scanTexts } from '../../kernels/scan-texts.ts';
import { wasmKernels } from '../../kernels/wasm/wasm.ts';
import type { Document } from '../../model/document.ts';
import { TextDocument } from '../../segment/text-document.ts';

/** Bytes of text that are scanned in one call: enough to hide what a call costs, little enough for the cache of a core. */
export const mostScannedBytes: number = 2 ** 18;

/** Anything may be suspicious. */
const unknownSuspicions = -1;

/**
 * Computes `wordsOf`, `minimizersOf`, `knownWordsOf`, `signsOf`, `marksOf` and the lines of documents, and
 * `suspiciousBytesOf` of those without any.
 * The texts are at most `mostScannedBytes` long together; what the kernel cannot do, and a single document that is longer,
 * is computed when it is asked for. `counting` (bits of `countBits`) asks for `profileScanOf` and `plainLanguage` of those that the
 * kernel can count as well, but for those that have all traits that are asked for (bits of `traitBits` of quality
 * filters); what it has bits of `unreadBits` for is not looked for, but found when it is asked for. With `room`, all of it is gone when the room is recycled: features must be forgotten before.
 */
export function scanDocuments(documents: readonly Document[], counting = 0, room?: ResultRoom): void {
  const kernels = wasmKernels();
  const scanned = documents.filter(
    (document): document is TextDocument => document instanceof TextDocument && !document.isOutlined,
  );
  if (kernels !== undefined) kernels.room = room;
  // A longer one is alone.
  if (kernels === undefined || scanned.length === 0 || scanned[0].bytes.length > mostScannedBytes) return;
  const texts = scanned.map(({ judged }) => judged);
  const found = scanTexts(kernels, texts, counting);
  for (let index = 0; index < scanned.length; index++) {
    const document = scanned[index];
    scannedTogether.hold(document, scanned);
    const areBlocks = found.isWrapped[index] === 0;
    document.takeLines(found.lines, found.firstLine[index], found.firstLine[index + 1], areBlocks);
    if (isRead(found, unreadBits.marks)) holdMarks(document, found, index);
    // What stands behind the judged text is looked at too.
    const isWhole = document.judged.length === document.bytes.length;
    if (isWhole) holdCounts(document, found, index);
    if (found.languages !== undefined) holdPlainLanguage(document, found.languages, index);
    const known = isRead(found, unreadBits.knownWords) ? knownWordsIn(found, index) : undefined;
    traitsOf.hold(document, traitsOfLines(found, index) | (isWhole ? traitsOfWhole(found, index, known) : 0));
    if (hasLeftRuns(found, index)) continue;
    if (known !== undefined) knownWordsOf.hold(document, known);
    holdWords(document, found, index);
  }
}

/** True unless nobody reads what the bits stand for, so that it was not looked for. */
function isRead({ unread }: ScannedTexts, bits: number): boolean {
  return (unread & bits) === 0;
}

/** True if words of the document are left to the twin: what is said of them is not final. */
function hasLeftRuns({ firstLeft }: ScannedTexts, index: number): boolean {
  return firstLeft[index] !== firstLeft[index + 1];
}

function suspicionsIn(found: ScannedTexts, index: number): number {
  return isRead(found, unreadBits.characters) ? found.suspicions[index] : unknownSuspicions;
}

/** What was proved of the lines of a document. */
function traitsOfLines(found: ScannedTexts, index: number): number {
  if (hasLeftRuns(found, index) || found.isWrapped[index] !== 0) return 0;
  const roles = found.roles[index];
  const hasWords = found.firstWord[index + 1] > found.firstWord[index];
  return (
    (hasWords && (roles & possibleRole.residue) === 0 ? traitBits.noLeftovers : 0) |
    ((roles & possibleRole.button) === 0 ? traitBits.noShortLines : 0) |
    ((roles & possibleRole.repeated) === 0 ? traitBits.noRepeatedLines : 0)
  );
}

/** What was proved of a document that is judged as a whole. */
function traitsOfWhole(found: ScannedTexts, index: number, known: KnownWords | undefined): number {
  const suspicions = suspicionsIn(found, index);
  const areWordsKnown = !hasLeftRuns(found, index);
  let traits = found.profiles === undefined ? 0 : keptBits(found.profiles, index);
  if ((suspicions & 1) === 0) traits |= traitBits.soundCharacters;
  if (isRead(found, unreadBits.marks)) {
    traits |= traitsOfMarks(found.kindsOfMarks[index]);
    if (areWordsKnown) traits |= traitsOfFacts(found.facts[index]);
  }
  if (areWordsKnown && known !== undefined) {
    traits |= traitsOfWords(known);
    if (suspicions === 0 && !bannerWords.mayStandIn(known)) traits |= traitBits.noMarkup;
  }
  return traits;
}

/** Gives a document that is judged as a whole what filters count in it, and that nothing in it is suspicious where that is so. */
function holdCounts(document: Document, found: ScannedTexts, index: number): void {
  if (suspicionsIn(found, index) === 0) suspiciousBytesOf.hold(document, nothingSuspicious);
  const counts = found.profiles === undefined ? undefined : countsOf(found.profiles, index);
  if (counts !== undefined) profileScanOf.hold(document, counts);
}

/** Gives a document its words, and what follows from all of them if somebody compares documents by these. */
function holdWords(document: Document, found: ScannedTexts, index: number): void {
  const { hash, start, end, firstWord, firstLine } = found;
  const isCompared = isRead(found, unreadBits.meeting);
  const blocks =
    isCompared && found.isWrapped[index] === 0
      ? found.lines.subarray(firstLine[index] * lineFields, firstLine[index + 1] * lineFields)
      : undefined;
  const [from, to] = [firstWord[index], firstWord[index + 1]];
  const words = new DocumentWords(
    document,
    to - from,
    hash.subarray(from, to),
    start.subarray(from, to),
    end.subarray(from, to),
    blocks,
  );
  wordsOf.hold(document, words);
  if (!isCompared) return;
  documentHashOf.hold(document, [found.documentHash[2 * index], found.documentHash[2 * index + 1]]);
  if (blocks !== undefined) holdBlocks(document, blocks, found.roles[index]);
  holdMinimizers(document, found, index);
}

function holdBlocks(document: Document, blocks: Uint32Array, roles: number): void {
  blockTableOf.hold(document, { length: blocks.length / lineFields, numbers: blocks, areLines: true });
  if ((roles & possibleRole.caption) === 0) mayHaveCaptions.hold(document, false);
  if ((roles & possibleRole.residue) === 0) mayHoldResidue.hold(document, false);
}

function holdMinimizers(document: Document, found: ScannedTexts, index: number): void {
  const { minimizerHash, minimizerPosition, firstMinimizer } = found;
  const [first, end] = [firstMinimizer[index], firstMinimizer[index + 1]];
  minimizersOf.hold(document, {
    length: end - first,
    hash: minimizerHash.subarray(first, end),
    position: minimizerPosition.subarray(first, end),
  });
}

/** Gives a document the signs and marks that were found in it. */
function holdMarks(document: Document, found: ScannedTexts, index: number): void {
  signsOf.hold(document, found.signs.subarray(found.firstSign[index], found.firstSign[index + 1]));
  marksOf.hold(document, {
    at: found.markPosition,
    kind: found.markKind,
    first: found.firstMark[index],
    end: found.firstMark[index + 1],
    kinds: found.kindsOfMarks[index],
  });
}

function knownWordsIn(found: ScannedTexts, index: number): KnownWords {
  return {
    word: found.knownWord,
    bits: found.knownBits,
    first: found.firstKnown[index],
    end: found.firstKnown[index + 1],
    kinds: found.kindsOfKnown[index],
    asked: found.asked,
  };
}
