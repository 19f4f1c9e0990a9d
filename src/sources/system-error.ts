// What the operating system said, in words for people. Codes that need no translation keep theirs.

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'the operating system does not permit it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its path is too long for the operating system',
  EMFILE: 'too many files are open; raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine',
  EBUSY: 'another program is using it',
  EIO: 'the disk reports an error',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EROFS: 'the disk can only be read',
  EEXIST: 'something else has that name',
  EPIPE: 'nobody reads it any more',
  ESTALE: 'the network folder it is in was moved',
};

/** Code of an error of `node:fs`, such as `ENOENT`; undefined for any other thing that was thrown. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Why a file that was there cannot be read, as the end of a sentence without its full stop. */
export function reasonOf(error: unknown, file: string): string {
  const code = codeOf(error);
  if (code === 'ENOENT') {
    // Names that are no UTF-8 arrive with replacement characters, under which nothing is found.
    return file.includes('\ufffd')
      ? 'its name is not valid UTF-8; rename it'
      : 'it vanished after it was found';
  }
  return wordsFor(error);
}

/** Why a file cannot be written, as the end of a sentence without its full stop. */
export function writeReasonOf(error: unknown): string {
  return codeOf(error) === 'ENOENT' ? 'nothing can be made in that folder' : wordsFor(error);
}

function wordsFor(error: unknown): string {
  const code = codeOf(error);
  return (code !== undefined && reasons[code]) || (error instanceof Error ? error.message : String(error));
}
