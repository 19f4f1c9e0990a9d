// Memory that large stretches of files are read into.

// Where bytes are copied to a place up to 31 bytes further on in its page than where they come from, every load waits for a
// store before it: 0.40 s a gigabyte in place of 0.08 (Linux 6.18, AMD EPYC; "4K aliasing"). Files begin with a page, and
// so large pieces of memory begin 16 bytes behind one: glibc asks the system for those of 128 KB and more.
const behindPage = 64;
const bytesOfPages = 2 ** 17;

/** Room for `bytes` bytes, in memory that nothing else shares; what is in it is left over from others. */
export function allocateToRead(bytes: number): Buffer {
  if (bytes < bytesOfPages) return Buffer.allocUnsafeSlow(bytes);
  return Buffer.allocUnsafeSlow(bytes + behindPage).subarray(behindPage);
}
