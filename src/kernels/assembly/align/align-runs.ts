// Lists of runs in memory, and their order. Twin: `RunList` of src/kernels/align/align-runs.ts.

/** A run takes three numbers: its first word in the first text and in the second, and its words. */
export const runBytes: usize = 12;

@inline export function aOf(list: usize, run: u32): u32 {
  return load<u32>(list + <usize>run * runBytes);
}

@inline export function bOf(list: usize, run: u32): u32 {
  return load<u32>(list + <usize>run * runBytes, 4);
}

@inline export function wordsOf(list: usize, run: u32): u32 {
  return load<u32>(list + <usize>run * runBytes, 8);
}

@inline export function putRun(list: usize, run: u32, a: u32, b: u32, words: u32): void {
  const at = list + <usize>run * runBytes;
  store<u32>(at, a);
  store<u32>(at, b, 4);
  store<u32>(at, words, 8);
}

/** Adds a run to a list of `length`; joins it to the last one if it continues it. Returns the new length. */
export function addRun(list: usize, length: u32, a: u32, b: u32, words: u32): u32 {
  if (length > 0) {
    const last = length - 1;
    const lastWords = wordsOf(list, last);
    if (aOf(list, last) + lastWords == a && bOf(list, last) + lastWords == b) {
      store<u32>(list + <usize>last * runBytes, lastWords + words, 8);
      return length;
    }
  }
  putRun(list, length, a, b, words);
  return length + 1;
}

/** True if run `x` stands before run `y`: by `a`, then from the back by `b`; or by `b` alone. */
@inline function isBefore(list: usize, x: u32, y: u32, byB: bool): bool {
  if (byB) return bOf(list, x) < bOf(list, y);
  const a = aOf(list, x);
  const other = aOf(list, y);
  return a < other || (a == other && bOf(list, x) > bOf(list, y));
}

/**
 * Indexes of `length` runs in order, at `order`: ascending in `a` and, where that is equal, descending in `b`; or ascending
 * in `b`. Stable. Room: 4 bytes a run at `order` and `spare`.
 */
export function sortRuns(list: usize, length: u32, byB: bool, order: usize, spare: usize): void {
  let isSorted = true;
  for (let run: u32 = 0; run < length; run++) {
    store<u32>(order + (<usize>run << 2), run);
    if (run > 0 && isBefore(list, run, run - 1, byB)) isSorted = false;
  }
  if (isSorted) return;
  let from = order;
  let to = spare;
  for (let size: u32 = 1; size < length; size <<= 1) {
    for (let start: u32 = 0; start < length; start += size << 1) {
      const middle = min(start + size, length);
      const end = min(start + (size << 1), length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takesRight =
          left == middle ||
          (right < end &&
            isBefore(list, load<u32>(from + (<usize>right << 2)), load<u32>(from + (<usize>left << 2)), byB));
        store<u32>(to + (<usize>at << 2), load<u32>(from + (<usize>(takesRight ? right : left) << 2)));
        if (takesRight) right++;
        else left++;
      }
    }
    const swapped = from;
    from = to;
    to = swapped;
  }
  if (from != order) memory.copy(order, from, <usize>length << 2);
}
