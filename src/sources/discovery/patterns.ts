// `include`, `exclude` and patterns of the command line, asked of absolute paths.

import { isAbsolute, posix, sep } from 'node:path';
import type { Matcher } from 'picomatch';
import { UsageError } from '../../model/errors.ts';
import { endlessGroup, excessOf, isNegated } from '../../text/globs.ts';

/** A set of globs. All paths are absolute. */
export interface Patterns {
  /** True if a glob matches the path or a folder that holds it. */
  matches(path: string): boolean;
  /** True if a glob matches the path and spells its ending, or its whole name: `*.log` does, `logs/**` does not. */
  namesKindOf(path: string): boolean;
  /** False if no glob can match in the folder. */
  mayMatchIn(folder: string): boolean;
}

/** True if a glob spells out a name with a dot in front, without which hidden files and folders are passed over. */
export function spellsHidden(pattern: string): boolean {
  return /(^|[/{,(|])\.[^./]/.test(pattern);
}

/** Throws UsageError for a glob whose match might not end. */
export function refuseEndless(pattern: string): void {
  const excess = excessOf(pattern);
  if (excess !== undefined)
    throw new UsageError(`The pattern "${pattern}" ${excess}. Write several patterns.`);
  const group = endlessGroup(pattern);
  if (group === undefined) return;
  throw new UsageError(
    `The pattern "${pattern}" might keep the search busy for ever: "${group}" repeats what a name can be cut into in many ways. Write it without the repetition.`,
  );
}

/** Compiles globs relative to `cwd`; undefined for none. `matchesHidden`: whether `*` stands for a leading dot. */
export async function compilePatterns(
  cwd: string,
  patterns: readonly string[],
  options: { readonly matchesHidden: boolean },
): Promise<Patterns | undefined> {
  if (patterns.length === 0) return undefined;
  const readGlob = async (pattern: string): Promise<Glob> => {
    if (pattern === '' || isNegated(pattern)) throw new UsageError(`Not a pattern for files: "${pattern}".`);
    const absolute = absolutePattern(cwd, pattern);
    const literal = options.matchesHidden ? literalOf(absolute) : undefined;
    if (literal !== undefined) {
      const base = literal.endsWith('/') ? literal : `${literal}/`;
      const isMatch = (path: string): boolean => path === literal || path.startsWith(base);
      return { isMatch, base, spellsHidden: spellsHidden(pattern) };
    }
    refuseEndless(pattern);
    const { default: picomatch } = await import('picomatch');
    // A folder stands for all it holds.
    const isMatch: Matcher = picomatch([absolute, `${absolute}/**`], { dot: options.matchesHidden });
    const base = picomatch.scan(absolute).base.replaceAll('\\', '');
    return { isMatch, base: base.endsWith('/') ? base : `${base}/`, spellsHidden: spellsHidden(pattern) };
  };
  const globs: Glob[] = [];
  for (const pattern of patterns) globs.push(await readGlob(pattern));

  const matches = (path: string): boolean => {
    const asked = slashed(path);
    for (const { isMatch } of globs) if (isMatch(asked)) return true;
    return false;
  };
  return {
    matches,
    namesKindOf: (path) => matches(path) && !matches(withUnknownEnding(path)),
    mayMatchIn(folder) {
      const inside = `${slashed(folder)}/`;
      const isHidden = inside.includes('/.', inside.lastIndexOf('/', inside.length - 2));
      return globs.some(
        (glob) =>
          glob.base.startsWith(inside) || (inside.startsWith(glob.base) && (!isHidden || glob.spellsHidden)),
      );
    },
  };
}

/** A pattern that was read. */
interface Glob {
  isMatch(path: string): boolean;
  /** The folders that it spells out, with a slash at the end. */
  readonly base: string;
  readonly spellsHidden: boolean;
}

/**
 * The path that a pattern spells out; undefined if anything in it is more than itself. Most runs leave out files by their
 * names alone: they need no globs loaded, and a comparison takes a tenth of a pattern.
 */
function literalOf(pattern: string): string | undefined {
  return /^(?:[^\\$()*+?[\]{}!|@^"]|\\[$()*+?[\]{}!|@^])*$/.test(pattern)
    ? pattern.replaceAll('\\', '')
    : undefined;
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

function absolutePattern(cwd: string, pattern: string): string {
  const escaped = slashed(cwd).replace(/[\\$()*+?[\]{}!|@^]/g, '\\$&');
  const joined = isAbsolute(pattern) ? pattern : `${escaped}/${pattern}`;
  // What begins with two is a folder of a network.
  const network = sep === '\\' && joined.startsWith('//') ? '/' : '';
  const absolute = network + posix.normalize(joined);
  return absolute.length > 1 ? absolute.replace(/\/$/, '') : absolute;
}

/** The path with an ending that no pattern spells out. */
function withUnknownEnding(path: string): string {
  const dot = path.lastIndexOf('.');
  return `${dot > path.lastIndexOf(sep) + 1 ? path.slice(0, dot) : path}.\u{10ffff}`;
}
