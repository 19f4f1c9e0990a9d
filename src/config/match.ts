// Whether a path fits patterns of a configuration.

import picomatch from 'picomatch';
import { isNegated } from '../text/globs.ts';
import { withContents } from './patterns.ts';

/** A test for paths relative to the folder of the configuration, with `/`. A pattern also matches all that lies below. */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const takesIn = compile(patterns.filter((pattern) => !isNegated(pattern)));
  const takesOut = compile(patterns.filter(isNegated).map((pattern) => pattern.slice(1)));
  return (path) => takesIn(path) && !takesOut(path);
}

function compile(patterns: readonly string[]): (path: string) => boolean {
  return picomatch(patterns.flatMap(withContents), { dot: true, nonegate: true });
}
