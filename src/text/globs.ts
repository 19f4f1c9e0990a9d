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

/** Stars that one name of a pattern may have. Each more multiplies the ways to match a name by its length. */
export const mostStars = 6;
/** Patterns that one with braces may stand for. */
export const mostChoices = 10_000;
// Folders that repeat are rare, and each `**` multiplies the ways to match a path by its depth.
const mostDeepStars = 4;

/** What makes a pattern take too long to match, as the end of a sentence; undefined if nothing does. */
export function excessOf(pattern: string): string | undefined {
  const plain = pattern.replaceAll(/\\[^]|\[[^\]]*\]/g, '_');
  const names = plain.split('/');
  const stars = Math.max(...names.map((name) => (name === '**' ? 0 : (name.match(/\*+/g) ?? []).length)));
  if (stars > mostStars) return `has ${stars} stars in one name; ${mostStars} are the most`;
  const deep = names.filter((name, index) => name === '**' && names[index - 1] !== '**').length;
  if (deep > mostDeepStars) return `has "**" ${deep} times; ${mostDeepStars} are the most`;
  const choices = choicesOf(plain);
  return choices > mostChoices ? 'stands for too many names: its braces multiply' : undefined;
}

/** How many patterns the braces of a pattern stand for. */
function choicesOf(pattern: string): number {
  const open: { sum: number; product: number }[] = [{ sum: 0, product: 1 }];
  for (const sign of pattern) {
    const inner = open.at(-1);
    if (inner === undefined) break;
    if (sign === '{') open.push({ sum: 0, product: 1 });
    else if (sign === ',' && open.length > 1) {
      inner.sum += inner.product;
      inner.product = 1;
    } else if (sign === '}' && open.length > 1) {
      open.pop();
      const outer = open.at(-1);
      if (outer !== undefined) outer.product *= inner.sum + inner.product;
    }
  }
  return open[0]?.product ?? 1;
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
