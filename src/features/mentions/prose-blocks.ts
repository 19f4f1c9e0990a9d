// Which blocks hold running text, where a capital means something: not headlines in Title Case, lines in capitals,
// or tables of figures.

import type { Block } from '../../model/document.ts';
import { functionWord, laterParticle, linkWord, particle } from './name-words.ts';
import { classesOf, small, type WrittenWords } from './word-case.ts';

/** A line with more words is dense prose, not a headline (a dense caption, most of whose words have a capital, was lost without this). */
const headlineWords = 20;
/** "Pedersen Says ‘Extremely Critical’ to Avoid …": every word that is no function word. One exception in ten is let pass. */
const titleCaseShare = 0.9;
/** Of all bytes of a block, spaces included: names stand in prose, figures in tables. */
const mostDigitShare = 0.25;

/** Bytes that end a sentence, a quotation or a credit: . ! ? ) " and the last byte of ” and …. */
const closings = new Set([0x2e, 0x21, 0x3f, 0x29, 0x22]);

function endsLikeProse(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end - 1];
  if (last < 0x80) return closings.has(last);
  return bytes[end - 3] === 0xe2 && bytes[end - 2] === 0x80 && (last === 0x9d || last === 0xa6);
}

/** True if capitals in block `index` of a document mark names. `capitals`: its words that are written `capitalised`. */
export function isProse(written: WrittenWords, block: Block, index: number, capitals: number): boolean {
  if (capitals === 0 || block.role === 'residue') return false;
  const { bytes, words, codeBytes, acronyms } = written;
  if (codeBytes[index] > mostDigitShare * (block.span.end - block.span.start)) return false;
  const first = words.firstOfSpan[index];
  const end = words.firstOfSpan[index + 1];
  // A sentence may hold more acronyms than names; a line in capitals holds no small words.
  const rest = end - first - capitals - acronyms[index];
  if (acronyms[index] >= 3 && acronyms[index] > capitals && acronyms[index] > rest) return false;
  if (end - first > headlineWords || end - first < 3 || block.role === 'caption') return true;
  return !isTitleCase(written, first, end, capitals) || endsLikeProse(bytes, block.span.end);
}

/** True if hardly a word but function words begins small. */
function isTitleCase(written: WrittenWords, first: number, end: number, capitals: number): boolean {
  const { words, writing } = written;
  let smallContent = 0;
  for (let word = first; word < end; word++) {
    if (writing[word] !== small || words.end[word] - words.start[word] < 3) continue;
    if ((classesOf(written, word) & (functionWord | particle | laterParticle | linkWord)) === 0)
      smallContent++;
  }
  return capitals >= titleCaseShare * (capitals + smallContent);
}
