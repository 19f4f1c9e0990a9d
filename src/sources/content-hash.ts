// The hash by which the content of a source is known. A large source is read in parts, side by side: its hash is that of its
// parts, so that nobody has to read all of it in one go.

import { createCipheriv, hash } from 'node:crypto';
import { bufferOf } from './bytes.ts';

/** Bytes of the parts that a large file of records is read in: small enough to be shared out evenly and to stay in caches. */
export const partBytes: number = 4 * 2 ** 20;

/** From here on a cipher pays for being set up: 3.5 us for 3 KB where SHA-256 takes 2.4, and 350 us for 4 MB where it takes 3,600. */
const bytesWorthCipher = 2 ** 14;
// No secret: the hash tells that a file has changed, and not who changed it.
const fixedKey = Buffer.alloc(16);
const fixedNonce = Buffer.alloc(12);

/**
 * 64 bits of the bytes, as 16 hexadecimal digits: of SHA-256 for few bytes, of the tag of AES-GCM over them (a polynomial of
 * all their blocks, NIST SP 800-38D) for many, of which it takes a tenth of the time. Anyone can make two contents of one tag.
 */
export function hashOfPart(bytes: Uint8Array): string {
  if (bytes.length < bytesWorthCipher) return hash('sha256', bytes, 'hex').slice(0, 16);
  const cipher = createCipheriv('aes-128-gcm', fixedKey, fixedNonce);
  cipher.setAAD(bytes);
  cipher.final();
  return cipher.getAuthTag().toString('hex', 0, 8);
}

/**
 * Hash of the bytes of a source, 16 hexadecimal digits; of more than `size` the hash of the hashes of its parts, so
 * that parts can be read by several threads.
 */
export function contentHash(bytes: Uint8Array, size: number = partBytes): string {
  if (bytes.length <= size) return hashOfPart(bytes);
  const hashes: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const nominalEnd = (Math.floor(start / size) + 1) * size;
    const newline = nominalEnd > bytes.length ? -1 : bufferOf(bytes).indexOf(10, nominalEnd - 1);
    const end = newline < 0 ? bytes.length : newline + 1;
    hashes.push(hashOfPart(bytes.subarray(start, end)));
    start = end;
  }
  return joinHashes(hashes);
}

/** The hash of a source from those of its parts, in order. */
export function joinHashes(hashes: readonly string[]): string {
  return hashes.length === 1 ? hashes[0] : hashOfPart(Buffer.from(hashes.join('')));
}
