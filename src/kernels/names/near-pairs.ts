// Pairs of words one edit apart, found in WebAssembly. Twin: `nearPairs` of src/indexes/names/near/near-words.ts.

import type { WasmKernels } from '../wasm/wasm.ts';

/** Forms of words that are sorted at a time: they take 24 bytes each of memory that stays. */
const formsOfPart = 2 ** 19;
const digitTableBytes = 8192;
/** What the kernel returns if there are more than it has room for. */
const noRoom = 0xffffffff;

/** Calls `found` for each pair, some more than once; false if there are more than there is room for. Words are distinct. */
export function findNearPairs(
  kernels: WasmKernels,
  words: readonly string[],
  found: (one: number, other: number) => void,
): boolean {
  const letters = words.join('');
  // Every word has as many forms as letters, and itself.
  const forms = letters.length + words.length;
  const bits = Math.max(0, Math.ceil(Math.log2(forms / formsOfPart)));
  const room = bits === 0 ? forms : formsOfPart * 2;
  const [text, lengths, ends, work, out] = kernels.areas(
    2 * letters.length,
    4 * words.length,
    4 * words.length,
    16 * room + digitTableBytes,
    8 * room,
  );
  const { buffer, byteOffset } = kernels.bytes;
  Buffer.from(buffer, byteOffset).write(letters, text, 'utf16le');
  let end = 0;
  for (let word = 0; word < words.length; word++) {
    end += words[word].length;
    kernels.numbers[(lengths >> 2) + word] = words[word].length;
    kernels.numbers[(ends >> 2) + word] = end;
  }
  for (let part = 0; part < 2 ** bits; part++) {
    const count =
      kernels.exports.nearPairs(text, lengths, ends, words.length, part, 32 - bits, work, room, out) >>> 0;
    if (count === noRoom) return false;
    const pairs = kernels.numbers.subarray(out >> 2, (out >> 2) + 2 * count);
    for (let at = 0; at < pairs.length; at += 2) found(pairs[at], pairs[at + 1]);
  }
  return true;
}
