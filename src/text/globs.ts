// What makes a glob: shared by the command line, configurations and those that write them.

/** True for `!pattern`, which takes files out again; `!(a|b)` is a glob of its own. */
export function isNegated(pattern: string): boolean {
  return pattern.startsWith('!') && !pattern.startsWith('!(');
}

/** A path as a glob that matches it alone. */
export function escapeGlob(path: string): string {
  return path.replaceAll(/[$^*+?()[\]{}!|@\\]/g, '\\$&');
}
