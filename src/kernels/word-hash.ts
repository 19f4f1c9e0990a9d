// Hashes of words.

import { encodeText } from '../text/unicode/decode.ts';

// The hash of a word: its folded UTF-8 bytes in lanes of four, little-endian, the last one padded with zeros; each lane
// is multiplied in (golden ratio, Knuth's multiplicative hashing) and the 32-bit finaliser of MurmurHash3 (Appleby)
// makes every bit of a short word reach every bit of the hash. Lanes, since a word then takes two multiplications
// rather than six. Changing it changes every index on disk.
/** What the hash of a word begins with. */
export const hashSeed = 0x811c9dc5;
const laneFactor = 0x9e3779b1;

/** The last step of MurmurHash3's 32-bit hash: spreads every input bit over the result. */
export function mix32(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One lane of four bytes into the hash. */
export function addLane(hash: number, lane: number): number {
  const product = Math.imul(hash ^ lane, laneFactor);
  return product ^ (product >>> 15);
}

/** The hash the kernel gives to a word that is already folded. */
export function hashFoldedWord(folded: string): number {
  let hash = hashSeed;
  let lane = 0;
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    // Word lists are ASCII for the most part; making bytes of a word costs as much as hashing five.
    if (code >= 0x80) return hashFoldedUtf8(encodeText(folded));
    lane |= code << ((at & 3) << 3);
    if ((at & 3) === 3) {
      hash = addLane(hash, lane);
      lane = 0;
    }
  }
  return mix32((folded.length & 3) === 0 ? hash : addLane(hash, lane));
}

function hashFoldedUtf8(bytes: Uint8Array): number {
  let hash = hashSeed;
  for (let at = 0; at < bytes.length; at += 4) {
    const lane = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    hash = addLane(hash, lane);
  }
  return mix32(hash);
}
