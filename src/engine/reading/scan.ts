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
  const rest = scanTexts(kernels, texts, counting);
  const { hash, start, end: ends, firstWord, firstLeft } = rest;
  const { minimizerHash, minimizerPosition, firstMinimizer, lines, firstLine } = rest;
  const { isWrapped, documentHash, unread } = rest;
  for (let index = 0; index < scanned.length; index++) {
    const document = scanned[index];
    const areBlocks = isWrapped[index] === 0;
    document.takeLines(lines, firstLine[index], firstLine[index + 1], areBlocks);
    scannedTogether.hold(document, scanned);
    const hasMarks = (unread & unreadBits.marks) === 0;
    if (hasMarks) holdMarks(document, rest, index);
    // What stands behind the judged text is looked at too.
    const isWhole = document.judged.length === document.bytes.length;
    let traits = isWhole && rest.profiles !== undefined ? keptBits(rest.profiles, index) : 0;
    const suspicions = (unread & unreadBits.characters) === 0 ? rest.suspicions[index] : unknownSuspicions;
    if (isWhole && suspicions === 0) suspiciousBytesOf.hold(document, nothingSuspicious);
    if (isWhole && (suspicions & 1) === 0) traits |= traitBits.soundCharacters;
    const counts = isWhole && rest.profiles !== undefined ? countsOf(rest.profiles, index) : undefined;
    if (counts !== undefined) profileScanOf.hold(document, counts);
    if (rest.languages !== undefined) holdPlainLanguage(document, rest.languages, index);
    const [from, to] = [firstWord[index], firstWord[index + 1]];
    const roles = rest.roles[index];
    const areWordsKnown = firstLeft[index] === firstLeft[index + 1];
    if (areWordsKnown && areBlocks) {
      if (to > from && (roles & possibleRole.residue) === 0) traits |= traitBits.noLeftovers;
      if ((roles & possibleRole.button) === 0) traits |= traitBits.noShortLines;
      if ((roles & possibleRole.repeated) === 0) traits |= traitBits.noRepeatedLines;
    }
    const known = (unread & unreadBits.knownWords) === 0 ? knownWordsIn(rest, index) : undefined;
    if (isWhole && hasMarks) {
      traits |= traitsOfMarks(rest.kindsOfMarks[index]);
      if (areWordsKnown) traits |= traitsOfFacts(rest.facts[index]);
    }
    if (isWhole && areWordsKnown && known !== undefined) {
      traits |= traitsOfWords(known);
      if (suspicions === 0 && !bannerWords.mayStandIn(known)) traits |= traitBits.noMarkup;
    }
    traitsOf.hold(document, traits);
    if (!areWordsKnown) continue;
    const isCompared = (unread & unreadBits.meeting) !== 0;
    const blocks =
      areBlocks && !isCompared
        ? lines.subarray(firstLine[index] * lineFields, firstLine[index + 1] * lineFields)
        : undefined;
    const words = new DocumentWords(
      document,
      to - from,
      hash.subarray(from, to),
      start.subarray(from, to),
      ends.subarray(from, to),
      blocks,
    );
    wordsOf.hold(document, words);
    if (known !== undefined) knownWordsOf.hold(document, known);
    if (isCompared) continue;
    documentHashOf.hold(document, [documentHash[2 * index], documentHash[2 * index + 1]]);
    if (blocks !== undefined) {
      const length = firstLine[index + 1] - firstLine[index];
      blockTableOf.hold(document, { length, numbers: blocks, areLines: true });
      if ((roles & possibleRole.caption) === 0) mayHaveCaptions.hold(document, false);
      if ((roles & possibleRole.residue) === 0) mayHoldResidue.hold(document, false);
    }
    const [lowest, beyond] = [firstMinimizer[index], firstMinimizer[index + 1]];
    minimizersOf.hold(document, {
      length: beyond - lowest,
      hash: minimizerHash.subarray(lowest, beyond),
      position: minimizerPosition.subarray(lowest, beyond),
    });
  }
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
