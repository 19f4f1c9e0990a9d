// The cleaning of C4 (Raffel et al. 2020, section 2.2, and its published program): which lines it deletes, and whether
// what is left makes a page.

import {
  countSentences,
  endsInAscii,
  endsSentence,
  type SentenceEnds,
} from '../../text/punctuation/sentence-ends.ts';
import { splitAsPython } from '../../text/profiles/python-lines.ts';

/** Why a line is deleted; `unknownEnd`: it ends a sentence, but in a mark that C4 does not know. */
export type LineFault = 'longWord' | 'end' | 'unknownEnd' | 'fewWords' | 'javascript' | 'policy';

/** Why a page is dropped whole. */
export type PageFault = 'loremIpsum' | 'brace' | 'sentences';

/** What C4 would do. */
export interface Cleaning {
  /** Indexes of the deleted lines by reason, each in order. */
  readonly deleted: ReadonlyMap<LineFault, readonly number[]>;
  /** Why the page is dropped, and the line that does it; undefined if it stays. */
  readonly dropped: { readonly fault: PageFault; readonly line: number | undefined } | undefined;
  /** Sentences in the lines that stay: all of them where the page is dropped, else as many as it took to keep it. */
  readonly sentences: number;
}

/** Limits of the filter, as published or as options set them. */
export interface CleaningLimits {
  /** Words a line must have. */
  readonly words: number;
  /** Sentences the page must have once lines are deleted. */
  readonly sentences: number;
  readonly ends: SentenceEnds;
}

const longestWord = 1000;
// Digits of all scripts, as `\d` is in Python.
const citation = /\[\p{Nd}*\]|\[edit\]|\[citation needed\]/gu;
const policyPhrases = [
  'terms of use',
  'privacy policy',
  'cookie policy',
  'uses cookies',
  'use of cookies',
  'use cookies',
];

/** The lines of a document, as C4 is to judge them. */
export interface CleanedLines {
  readonly count: number;
  /** The line without white space at its ends. */
  textOf(line: number): string;
  /** What a look at its bytes tells: its fault, or that it has none; undefined where patterns have to look at its text. */
  judgeBytes(line: number, limits: CleaningLimits): LineFault | 'none' | undefined;
  /** Sentences that the line has at least, without a look at its text. */
  leastSentences(line: number): number;
}

/** Cleans a document as C4 does. The order of the tests is that of its program: a line falls to the first. */
export function clean(lines: CleanedLines, limits: CleaningLimits): Cleaning {
  const deleted = new Map<LineFault, number[]>();
  const kept: number[] = [];
  let dropped: Cleaning['dropped'];
  for (let index = 0; index < lines.count; index++) {
    const seen = lines.judgeBytes(index, limits);
    const fault = seen === 'none' ? undefined : (seen ?? judge(lines.textOf(index), limits));
    if (fault === undefined) kept.push(index);
    else if (fault === 'loremIpsum' || fault === 'brace') dropped ??= { fault, line: index };
    else {
      const others = deleted.get(fault);
      if (others === undefined) deleted.set(fault, [index]);
      else others.push(index);
    }
  }
  // A line that stays ends in a mark, and has a sentence: so many lines suffice.
  if (dropped === undefined && kept.length >= limits.sentences) {
    return { deleted, dropped, sentences: kept.length };
  }
  if (dropped === undefined) {
    const least = kept.reduce((sum, index) => sum + lines.leastSentences(index), 0);
    if (least >= limits.sentences) return { deleted, dropped, sentences: least };
  }
  const sentences = kept.reduce(
    (sum, index) => sum + countSentences(lines.textOf(index).replaceAll(citation, '')),
    0,
  );
  if (dropped === undefined && sentences < limits.sentences) {
    dropped = { fault: 'sentences', line: undefined };
  }
  return { deleted, dropped, sentences };
}

function judge(
  line: string,
  { words: fewest, ends }: CleaningLimits,
): LineFault | 'loremIpsum' | 'brace' | undefined {
  if (splitAsPython(line).some((word) => word.length > longestWord && [...word].length > longestWord))
    return 'longWord';
  const bare = line.replaceAll(citation, '');
  const isKnown = endsInAscii(bare) && !bare.endsWith('...');
  if (!isKnown && !(ends === 'unicode' && endsSentence(bare)))
    return endsSentence(bare) ? 'unknownEnd' : 'end';
  if (splitAsPython(bare).length < fewest) return 'fewWords';
  const lower = bare.toLowerCase();
  if (lower.includes('lorem ipsum')) return 'loremIpsum';
  if (lower.includes('javascript')) return 'javascript';
  if (bare.includes('{')) return 'brace';
  if (policyPhrases.some((phrase) => lower.includes(phrase))) return 'policy';
  return undefined;
}
