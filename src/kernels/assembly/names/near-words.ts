// Whether two words are near in letters, and which of many are near a few. Twins: src/indexes/names/near/edits.ts and
// near-kept.ts. Letters stand in two bytes each.

// As in src/indexes/names/near/edits.ts.
export const shortestForOne: u32 = 4;
export const shortestForTwo: u32 = 6;
export const shortestForInitial: u32 = 5;

@inline function letterAt(word: usize, index: u32): u32 {
  return <u32>load<u16>(word + (<usize>index << 1));
}

/** True if `a` from `i` equals `b` from `j`, both `count` letters long from there on. */
@inline function sameRest(a: usize, i: u32, b: usize, j: u32, count: u32): bool {
  for (let index: u32 = 0; index < count; index++) if (letterAt(a, i + index) != letterAt(b, j + index)) return false;
  return true;
}

/** True if one edit turns `a` into `b`: a letter exchanged, left out, added, or two neighbours swapped. */
function areOneEditApart(a: usize, lengthOfA: u32, b: usize, lengthOfB: u32): bool {
  let common: u32 = 0;
  const shorter = min(lengthOfA, lengthOfB);
  while (common < shorter && letterAt(a, common) == letterAt(b, common)) common++;
  const rest = shorter - common;
  if (lengthOfA > lengthOfB) return sameRest(a, common + 1, b, common, rest);
  if (lengthOfA < lengthOfB) return sameRest(a, common, b, common + 1, rest);
  if (rest == 0) return false;
  if (sameRest(a, common + 1, b, common + 1, rest - 1)) return true;
  return (
    rest >= 2 &&
    letterAt(a, common) == letterAt(b, common + 1) &&
    letterAt(a, common + 1) == letterAt(b, common) &&
    sameRest(a, common + 2, b, common + 2, rest - 2)
  );
}

/** True if one edit is left between what stands behind the first `i` letters of `a` and the first `j` of `b`. */
function isOneEditLeft(a: usize, lengthOfA: u32, i: u32, b: usize, lengthOfB: u32, j: u32): bool {
  if (lengthOfA < i || lengthOfB < j) return false;
  const restOfA = lengthOfA - i;
  const restOfB = lengthOfB - j;
  if (restOfA > restOfB + 1 || restOfB > restOfA + 1) return false;
  return areOneEditApart(a + (<usize>i << 1), restOfA, b + (<usize>j << 1), restOfB);
}

/**
 * True if two edits turn `a` into `b`, no letter being edited twice, and one does not: the first of them where the words
 * begin to differ.
 */
function areTwoEditsApart(a: usize, lengthOfA: u32, b: usize, lengthOfB: u32): bool {
  let at: u32 = 0;
  const shorter = min(lengthOfA, lengthOfB);
  while (at < shorter && letterAt(a, at) == letterAt(b, at)) at++;
  if (isOneEditLeft(a, lengthOfA, at + 1, b, lengthOfB, at + 1)) return true;
  if (isOneEditLeft(a, lengthOfA, at + 1, b, lengthOfB, at)) return true;
  if (isOneEditLeft(a, lengthOfA, at, b, lengthOfB, at + 1)) return true;
  return (
    at + 1 < shorter &&
    letterAt(a, at) == letterAt(b, at + 1) &&
    letterAt(a, at + 1) == letterAt(b, at) &&
    isOneEditLeft(a, lengthOfA, at + 2, b, lengthOfB, at + 2)
  );
}

/** True if one edit turns a word into the other, and they are long enough for it to tell. */
export function areWithinOneEdit(a: usize, lengthOfA: u32, b: usize, lengthOfB: u32): bool {
  const longer = max(lengthOfA, lengthOfB);
  const shorter = min(lengthOfA, lengthOfB);
  if (longer < shortestForOne || longer - shorter > 1) return false;
  if (beginsOtherwise(a, b, shorter) && shorter < shortestForInitial) return false;
  return areOneEditApart(a, lengthOfA, b, lengthOfB);
}

@inline function beginsOtherwise(a: usize, b: usize, shorter: u32): bool {
  return shorter == 0 || letterAt(a, 0) != letterAt(b, 0);
}

/** The number of edits that `nearEdit` of src/indexes/names/near/edits.ts finds between two words that differ; 0 for none. */
function editsBetween(a: usize, lengthOfA: u32, b: usize, lengthOfB: u32): u32 {
  if (areWithinOneEdit(a, lengthOfA, b, lengthOfB)) return 1;
  const longer = max(lengthOfA, lengthOfB);
  const shorter = min(lengthOfA, lengthOfB);
  if (longer < shortestForTwo || longer - shorter > 2 || beginsOtherwise(a, b, shorter)) return 0;
  return areTwoEditsApart(a, lengthOfA, b, lengthOfB) ? 2 : 0;
}

/** As `nearEdit` of src/indexes/names/near/edits.ts finds an edit between two words that differ. */
export function areNearWords(a: usize, lengthOfA: u32, b: usize, lengthOfB: u32): bool {
  return editsBetween(a, lengthOfA, b, lengthOfB) != 0;
}

/** Set in the number of a name that is two edits away; as in src/kernels/names/near-words.ts. */
const twoEdits: u32 = 0x80000000;

@inline function at(column: usize, index: u32): u32 {
  return load<u32>(column + (<usize>index << 2));
}

/**
 * Which names are near the word of `length` letters at `word`: of those from number `first` to `end`, which begin with its letter,
 * and of those whose numbers stand at entries [`from`, `to`) of `byEnd`, which do not. `bits`, `lengths` and `ends` are
 * columns of the names: their letters as bits, how many these are, and where they end in `letters`. Writes the numbers of the names to
 * `out`, at most `names` of them, with `twoEdits` where so many lie between, and returns how many there are.
 */
export function nearWords(
  word: usize,
  length: u32,
  wordBits: u32,
  bits: usize,
  lengths: usize,
  ends: usize,
  letters: usize,
  first: u32,
  end: u32,
  byEnd: usize,
  from: u32,
  to: u32,
  out: usize,
): u32 {
  let count: u32 = 0;
  for (let name = first; name < end; name++) {
    const own = at(lengths, name);
    const edits: u32 = max(length, own) >= shortestForTwo ? 2 : 1;
    if (popcnt(wordBits ^ at(bits, name)) > 2 * edits) continue;
    const start = letters + (<usize>(at(ends, name) - own) << 1);
    const between = editsBetween(word, length, start, own);
    if (between == 0) continue;
    store<u32>(out + (<usize>count << 2), between == 2 ? name | twoEdits : name);
    count++;
  }
  for (let entry = from; entry < to; entry++) {
    const name = at(byEnd, entry);
    const own = at(lengths, name);
    if (own > length + 1 || length > own + 1 || popcnt(wordBits ^ at(bits, name)) > 2) continue;
    const start = letters + (<usize>(at(ends, name) - own) << 1);
    if (letterAt(word, 0) == letterAt(start, 0) || editsBetween(word, length, start, own) == 0) continue;
    store<u32>(out + (<usize>count << 2), name);
    count++;
  }
  return count;
}
