// What stands between two neighbouring words. Twin: src/features/mentions/gaps.ts.

import { byteAt, classesOf, endOf, startOf } from './read-document';
import { initial, writingAt } from './names/word-case';

export const spaceGap: u32 = 0;
export const hyphenGap: u32 = 1;
export const commaGap: u32 = 2;
export const sentenceGap: u32 = 3;
const otherGap: u32 = 4;

const abbreviation: u32 = 4;

/** True if words with this gap may be parts of one name. */
@inline export function isJoining(gap: u32): bool {
  return gap <= hyphenGap;
}

/** Only spaces, tabs, line ends and no-break spaces in bytes [from, to). */
function isBlank(from: u32, to: u32): bool {
  for (let at = from; at < to; at++) {
    const byte = byteAt(at);
    if (byte == 0x20 || byte - 0x09 < 5) continue;
    if (byte == 0xc2 && byteAt(at + 1) == 0xa0) at++;
    else return false;
  }
  return true;
}

/** One of . ! ? : " * */
@inline function isStop(byte: u32): bool {
  return byte == 0x2e || byte == 0x21 || byte == 0x3f || byte == 0x3a || byte == 0x22 || byte == 0x2a;
}

/** The gap between word `word` and the next one, both of one block. */
export function gapAfter(word: u32): u32 {
  const from = endOf(word);
  const to = startOf(word + 1);
  const lead = byteAt(from);
  if (to - from == 1) {
    if (lead == 0x20 || lead == 0x0a) return spaceGap;
    if (lead == 0x2d) return hyphenGap;
    if (lead != 0x2e) return otherGap;
    return writingAt(word) == initial ? spaceGap : sentenceGap;
  }
  if (lead == 0x2e && isBlank(from + 1, to)) {
    return writingAt(word) == initial || (classesOf(word) & abbreviation) != 0 ? spaceGap : sentenceGap;
  }
  if (lead == 0x2c && isBlank(from + 1, to)) return commaGap;
  if (isBlank(from, to)) return spaceGap;
  for (let at = from; at < to; at++) {
    const byte = byteAt(at);
    if (byte < 0x80) {
      if (isStop(byte)) return sentenceGap;
      if (byte == 0x27 && at > from && byteAt(at - 1) == 0x20) return sentenceGap;
    } else if (byte == 0xe2 && byteAt(at + 1) == 0x80) {
      const last = byteAt(at + 2);
      if ((last >= 0x98 && last <= 0x9f && last != 0x99) || last == 0xa6 || last == 0xa2) return sentenceGap;
      if ((last == 0x90 || last == 0x91) && to - from == 3) return hyphenGap;
    } else if (byte == 0xc2) {
      const last = byteAt(at + 1);
      if (last == 0xab || last == 0xbf || last == 0xa1) return sentenceGap;
    }
  }
  return otherGap;
}
