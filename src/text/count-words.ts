// A rough count of words, for saying how much goes.

/** Runs of letters and digits, apostrophes inside them included. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
