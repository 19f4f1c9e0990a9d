// Words as readers count them.

import { characterClass, ideograph } from '../unicode/character-class.ts';

/** A rough count, for saying how much goes: runs of letters and digits, apostrophes inside them included. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

// It lengthens the kana before it; Unicode counts it to no script.
const prolongedSound = 0x30fc;

/**
 * What `words` of the word kernel come to where two characters of a script without spaces make one, which is about right
 * for Chinese and Japanese.
 */
export function withPairedCharacters(text: string, words: number): number {
  let characters = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code === prolongedSound || characterClass(code) === ideograph) characters++;
  }
  return words - characters / 2;
}
