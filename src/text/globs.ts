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

/** A path as a glob that matches it alone. */
export function escapeGlob(path: string): string {
  return path.replaceAll(/[$^*+?()[\]{}!|@\\]/g, '\\$&');
}
