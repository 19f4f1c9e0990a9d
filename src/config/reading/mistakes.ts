// Mistakes in a configuration: where each one stands, and the one error that lists them all.

import { ConfigError } from '../../model/errors.ts';
import { codeFrame, positionAt } from './code-frame.ts';
import { quote } from '../wording.ts';

/** Keys and indexes that lead from the top of a configuration to a value. */
export type KeyPath = readonly (string | number)[];

/** One thing that is wrong. */
export interface Mistake {
  readonly path: KeyPath;
  /** Whether the key itself is wrong, or what it holds. */
  readonly part: 'key' | 'value';
  /** What is wrong and what to do, in a sentence that begins in lower case. */
  readonly message: string;
}

/** Offsets [start, end) in a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A configuration file and what is known of the places in it. */
export interface ConfigOrigin {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** Its text; undefined for program code, where values cannot be traced to lines. */
  readonly text?: string;
  /** Where a value or key stands in `text`. A place that is not there gives the nearest one above it. */
  locate?(path: KeyPath, part: 'key' | 'value'): TextRange;
}

/** As many as are written out: one screen. The first few tell what is wrong with the whole. */
export const mostMistakes = 20;

/** `rules.near-duplicate-article[1].similarity`. */
function showKeyPath(path: KeyPath): string {
  return path.map(showKey).join('');
}

function showKey(key: string | number, index: number): string {
  if (typeof key === 'number') return `[${key}]`;
  if (!/^[\w$-]+$/.test(key)) return `[${quote(key)}]`;
  return index === 0 ? key : `.${key}`;
}

/** One message on one place of a text: `path:line:column: message`, and the lines around it. */
export function describePlace(path: string, text: string, range: TextRange, message: string): string {
  const position = positionAt(text, range.start);
  const frame = codeFrame(text, position, range.end - range.start);
  return `${path}:${position.line}:${position.column}: ${message}\n\n${frame}`;
}

/** All mistakes as one error, in the order of the text; at most 20 are written out. */
export function configError(origin: ConfigOrigin, mistakes: readonly Mistake[]): ConfigError {
  const { path, text, locate } = origin;
  let shown: string[];
  if (text === undefined || locate === undefined) {
    shown = mistakes.slice(0, mostMistakes).map((mistake) => describeByKey(path, mistake));
  } else {
    const located = mistakes.map(({ path: keys, part, message }) => ({ range: locate(keys, part), message }));
    located.sort((a, b) => a.range.start - b.range.start);
    shown = located
      .slice(0, mostMistakes)
      .map(({ range, message }) => describePlace(path, text, range, message));
  }
  const rest = mistakes.length - shown.length;
  if (rest > 0) shown.push(`${path} has ${rest} more ${rest === 1 ? 'mistake' : 'mistakes'}.`);
  return new ConfigError(shown.join(text === undefined ? '\n' : '\n\n'));
}

function describeByKey(file: string, { path, message }: Mistake): string {
  return path.length === 0 ? `${file}: ${message}` : `${file}, at ${showKeyPath(path)}: ${message}`;
}
