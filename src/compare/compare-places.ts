// Two statements with the text around them. Where the paragraphs are much the same every difference counts; where they
// are not, the statements alone are compared and the rest is only shown.

import { compareTexts, type Comparison, type Run } from './compare-texts.ts';

/** A place with the rest of its paragraph. */
export interface Surrounded {
  readonly before: string;
  readonly at: string;
  readonly after: string;
}

/** Compares two places within their paragraphs. Pure. */
export function comparePlaces(left: Surrounded, right: Surrounded): Comparison {
  const whole = compareTexts(textOf(left), textOf(right));
  const { words } = whole;
  // Half of the shorter one: below that a reader sees two texts, not one text with changes.
  if (words.same * 2 >= words.same + Math.min(words.left, words.right)) return whole;
  const inner = compareTexts(left.at, right.at);
  const surround = (runs: readonly Run[], { before, after }: Surrounded): Run[] =>
    [{ text: before, isChanged: false }, ...runs, { text: after, isChanged: false }].filter(
      ({ text }) => text !== '',
    );
  return {
    rows: [
      {
        left: surround(
          inner.rows.flatMap((row) => row.left ?? []),
          left,
        ),
        right: surround(
          inner.rows.flatMap((row) => row.right ?? []),
          right,
        ),
        isSame: false,
      },
    ],
    words: inner.words,
  };
}

function textOf({ before, at, after }: Surrounded): string {
  return before + at + after;
}
