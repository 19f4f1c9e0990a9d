// Encodings from before Unicode by what their bytes 80 to FF stand for.

import { charactersOf } from './charsets.ts';
import { codePages } from './code-pages.ts';

const dosLetters: Readonly<Record<string, string | undefined>> = codePages;

const known = new Map<string, readonly string[]>();

/** The characters of bytes 80 to FF. `encoding`: in the spelling of the WHATWG Encoding Standard, or `cp850` and its like. */
export function upperHalf(encoding: string): readonly string[] {
  let characters = known.get(encoding);
  if (characters === undefined) {
    characters =
      encoding === 'windows-1252'
        ? charactersOf('western')
        : [...(dosLetters[encoding] ?? decodeUpperHalf(encoding))];
    known.set(encoding, characters);
  }
  return characters;
}

function decodeUpperHalf(encoding: string): string {
  return new TextDecoder(encoding).decode(Uint8Array.from({ length: 128 }, (_, at) => 128 + at));
}
