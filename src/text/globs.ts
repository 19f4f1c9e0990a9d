// What makes a glob: shared by the command line, configurations and those that write them.

/** True for `!pattern`, which takes files out again; `!(a|b)` is a glob of its own. */
export function isNegated(pattern: string): boolean {
  return pattern.startsWith('!') && !pattern.startsWith('!(');
}

/**
 * A pattern as it is typed on a system that separates folders by `separator`, with `/`. A backslash of Windows stands for
 * itself only before what makes a glob and may be in a name there; `*` and `?` may not.
 */
export function withSlashes(pattern: string, separator: string): string {
  return separator === '/' ? pattern : pattern.replaceAll(/\\(?![$^+()[\]{}!|@])/g, '/');
}

/**
 * A repeated group, `+(…)` or `*(…)`, that one name can be cut into in many ways: to find that none of them fits, the match
 * of a name of 30 letters tries them for hours. Undefined if a pattern holds none.
 */
export function endlessGroup(pattern: string): string | undefined {
  // What is escaped or in brackets is one character, and no sign.
  const plain = pattern.replaceAll(/\\[^]|\[[^\]]*\]/g, (part) => '_'.repeat(part.length));
  for (const { index } of plain.matchAll(/[+*]\(/g)) {
    const end = closingBracket(plain, index + 1);
    const inside = plain.slice(index + 2, end);
    const firsts = inside.split('|').map((part) => part.charAt(0));
    const isCertain = !/[*({]/.test(inside) && (firsts.length === 1 || areDistinct(firsts));
    if (end > 0 && !isCertain) return pattern.slice(index, end + 1);
  }
  return undefined;
}

/** Where the bracket that opens at `open` is closed; -1 if it is not. */
function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

/** True if no two of the letters are one, and none of them is a sign that stands for any. */
function areDistinct(letters: readonly string[]): boolean {
  return new Set(letters).size === letters.length && letters.every((letter) => /[^_?]/.test(letter));
}

/** A path as a glob that matches it alone. */
export function escapeGlob(path: string): string {
  return path.replaceAll(/[$^*+?()[\]{}!|@\\]/g, '\\$&');
}
