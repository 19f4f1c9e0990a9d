// What forms of configurations are made of: texts, files, patterns, lists and objects.

import { endlessGroup, excessOf, mostChoices, mostStars } from '../../text/globs.ts';
import type { EitherShape, ListShape, ObjectShape, Shape, TextShape } from './shape.ts';

/** Characters of a path: PATH_MAX of Linux. */
export const longestPath = 4096;
// Longer than any name or line that separates articles; stops a text that was pasted by accident.
const longestText = 10_000;

/** A text of any content. */
export function text(description: string, expected = 'a text'): TextShape {
  return { kind: 'text', description, expected, maximumLength: longestText };
}

/** The path of a file that need not be named. */
export function fileName(description: string, byDefault: string): TextShape {
  return { ...text(description, 'a path'), maximumLength: longestPath, default: byDefault };
}

/** A list of things of one shape. */
export function listOf(description: string, of: Shape, expected: string, minimumLength = 0): ListShape {
  return { kind: 'list', description, of, expected, minimumLength };
}

/** An object with exactly these keys. */
export function object<Config>(
  description: string,
  keys: Record<keyof Config & string, Shape>,
  required: readonly (keyof Config & string)[] = [],
): ObjectShape {
  return { kind: 'object', description, keys, required, noun: 'key' };
}

const pattern: TextShape = {
  kind: 'text',
  expected: 'a pattern',
  maximumLength: longestPath,
  form: { pattern: /^(?!!?(?:\/|[A-Za-z]:))/, demand: 'relative to the folder of the configuration' },
  test: {
    fits: (text) => endlessGroup(text) === undefined && excessOf(text) === undefined,
    demand: `without a repeated group that a name can be cut into in many ways, more than ${mostStars} stars in a name or braces for more than ${mostChoices} names, or a match might not end`,
  },
};

/** A pattern of paths, or a list of them. */
export function patterns(description: string, minimumLength = 1): EitherShape {
  const expected = 'a pattern or a list of patterns';
  const list = listOf('', pattern, expected, minimumLength);
  return { kind: 'either', description, expected, text: pattern, list };
}
