// What both kernels share.

/** The 32-bit finaliser of MurmurHash3, as in src/kernels/words.ts. */
@inline export function mix32(value: u32): u32 {
  let hash = (value ^ (value >> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
  return hash ^ (hash >> 16);
}
