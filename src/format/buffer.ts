// Many small pieces of output become few large ones: a call per finding costs more than the finding.

/** Length of the pieces handed on, in UTF-16 units: a pipe of Linux holds 64 KiB. */
const pieceLength = 64 * 1024;

/** Collects text for `write`. */
export interface Buffer {
  add(text: string): void;
  /** Hands on what is left. */
  flush(): void;
}

/** A buffer in front of `write`. */
export function createBuffer(write: (text: string) => void): Buffer {
  let pieces: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (length > 0) write(pieces.join(''));
    pieces = [];
    length = 0;
  };
  return {
    add(text) {
      pieces.push(text);
      length += text.length;
      if (length >= pieceLength) flush();
    },
    flush,
  };
}
