// Which words of a language stand in a document: whether they are different enough, and whether stop words are among them.

import { rowOf, rowShift } from './common-words';
import { hashes } from './language-lines';

// As in the twin of languages.ts.
const leastDifferent: u32 = 6;
/** Letters of the longest stop word that its hash tells for sure. */
const longestStopWord: u32 = 4;

/** True if the chosen lines hold six different common words of a language. `seen`: room for as many rows. */
export function isVaried(count: u32, chosen: usize, language: u32, seen: usize): bool {
  return isVariedForSure(count, chosen, language) || hasDifferent(count, chosen, language, seen);
}

/**
 * True if the lines begin with six different common words for sure: each has one of 64 bits, perhaps that of another one.
 * Without a branch for each word.
 */
function isVariedForSure(count: u32, chosen: usize, language: u32): bool {
  let bits: u64 = 0;
  for (let index: u32 = 0; index < count; index++) {
    const line = load<u32>(chosen + (<usize>index << 2));
    let word = hashes + (<usize>load<u32>(line, 16) << 2);
    const end = word + (<usize>min(load<u32>(line, 28), 32) << 2);
    for (; word < end; word += 4) {
      const row = rowOf(load<u32>(word));
      bits |= <u64>load<u8>(row + language, 16) << ((row >> rowShift) & 63);
    }
    if (popcnt(bits) >= leastDifferent) return true;
  }
  return false;
}

function hasDifferent(count: u32, chosen: usize, language: u32, seen: usize): bool {
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
export function holdsStopWords(text: usize, start: usize, end: usize, count: u32, language: u32): bool {
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
