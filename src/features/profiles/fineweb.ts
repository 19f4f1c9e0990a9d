// The filters that FineWeb added to those of Gopher and C4 (Penedo et al. 2024, section 3.5, and its published program).

import { endsInAscii, endsSentence, type SentenceEnds } from '../../text/punctuation/sentence-ends.ts';
import type { Measure } from './gopher.ts';
import type { ProfileText } from './profile-text.ts';

/** What was run on the data, or what the paper says: they differ in the share of repeated lines. */
export type FinewebDefinition = 'program' | 'paper';

/** Limits as published; `shortest`: lines of so many characters are short. */
export const finewebLimits = { shortest: 30, punctuation: 0.12, shortLines: 0.67, lineEnds: 0.3 } as const;

/** Limits of the characters in repeated lines. */
export const duplicateLineLimits: Readonly<Record<FinewebDefinition, number>> = { program: 0.01, paper: 0.1 };

/** The values of the filters: three of the paper, and line ends a word, which the program alone looks at. */
export function measureFineweb(
  text: ProfileText,
  { definition, ends }: { readonly definition: FinewebDefinition; readonly ends: SentenceEnds },
): Measure[] {
  const { lines, tokens, lineEnds } = text;
  const limits = finewebLimits;
  const share = 1 / lines.length;
  const isEnded = (line: string): boolean => endsInAscii(line) || (ends === 'unicode' && endsSentence(line));
  const open = lines.flatMap((line, index) => (isEnded(line.text) ? [] : [index]));
  const short = lines.flatMap((line, index) => (line.length <= limits.shortest ? [index] : []));
  const repeated = repeatedLines(text);
  const punctuation = 1 - open.length * share;
  const shortShare = short.length * share;
  const measures: Measure[] = [
    {
      name: 'punctuation',
      value: punctuation,
      limit: limits.punctuation,
      fails: lines.length - open.length <= limits.punctuation * lines.length,
      weights: weigh(open, (line) => lines[line].length / text.length),
    },
    {
      name: 'shortLines',
      value: shortShare,
      limit: limits.shortLines,
      fails: shortShare >= limits.shortLines,
      weights: weigh(short, () => share),
    },
    {
      name: 'duplicateLines',
      value: repeated.share,
      limit: duplicateLineLimits[definition],
      fails: repeated.share >= duplicateLineLimits[definition],
      weights: repeated.weights,
    },
  ];
  if (definition === 'program') {
    const value = lineEnds / Math.max(1, tokens.length);
    measures.push({
      name: 'lineEnds',
      value,
      limit: limits.lineEnds,
      fails: value > limits.lineEnds,
      weights: new Map(),
    });
  }
  return measures;
}

/** Characters of lines that stood before, of all characters but line ends. */
function repeatedLines({ lines, length, lineEnds }: ProfileText): {
  readonly share: number;
  readonly weights: ReadonlyMap<number, number>;
} {
  const whole = Math.max(1, length - lineEnds);
  const seen = new Set<string>();
  const weights = new Map<number, number>();
  let characters = 0;
  lines.forEach((line, index) => {
    if (!seen.has(line.text)) seen.add(line.text);
    else {
      characters += line.length;
      weights.set(index, line.length / whole);
    }
  });
  return { share: characters / whole, weights };
}

function weigh(lines: readonly number[], weightOf: (line: number) => number): Map<number, number> {
  return new Map(lines.map((line) => [line, weightOf(line)]));
}
