// "150 of the 600 workers (25 percent)", "100 of 400, or 25 percent": whether the share is that of the two figures before
// it, each taken as rounded to its last digit; "of the 600 workers, 150 (25 percent)" as well. Judged only where nothing
// says "about" and the share says no other whole.

import { factLanguages } from '../languages/fact-languages.ts';
import { alternation, phrasesIn } from '../languages/fact-language.ts';
import { figurePattern, powerPattern, type Reading, readFigure } from './numerals.ts';
import { roundShare, type WrongShare } from './percentages.ts';
import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';

interface SharePatterns {
  readonly all: readonly ScriptPattern[];
  /** What stands wherever one of them matches: "of the 600". To look for that first takes a tenth of the time. */
  readonly ofFigure: ScriptPattern;
}

let patterns: SharePatterns | undefined;
let about: ScriptPattern | undefined;
let power: ScriptPattern | undefined;

function patternsOf(): SharePatterns {
  if (patterns !== undefined) return patterns;
  const one = (select: (language: (typeof factLanguages)[number]) => string): string =>
    `(?:${alternation(factLanguages.flatMap((language) => phrasesIn(select(language))))})`;
  const figure = (name: string): string => `(?<${name}>${figurePattern})(?![\\p{L}\\d-])`;
  const article = `(?:${one(({ articles }) => articles)}\\s+)?`;
  const or = `${one((language) => language.or)}\\s+`;
  // "100 members of a total of 400", "100 der 400"
  const noun = `(?:\\s+\\p{L}[\\p{L}'’-]*){0,2}?`;
  const join = `\\s+${one(({ ofWhole }) => ofWhole)}\\s+${article}`;
  const share = (name: string): string =>
    `(?<${name}>\\d+(?:[.,]\\d+)?)\\s?(?:%|${one(({ percent }) => percent)}(?!\\p{L}))`;
  const restated = `(?:\\s\\((?:${or})?${article}${share('share')}\\)|,\\s+(?:${or})?${article}${share('share2')}(?=\\s*(?:[.,;)](?!\\d)|$)))`;
  // "Of the 600 workers in the yard, 150 (25 percent)"; "from 600 to 150" is no part of a whole.
  const word = `\\s+(?!(?:${one(({ to }) => to)}|${one(({ from }) => from)})\\s)\\p{L}[\\p{L}'’-]*`;
  const ofWhole = one(({ ofWhole, fromWhole }) => `${ofWhole} ${fromWhole}`);
  const ofFigure = scriptPattern(`(?<!\\p{L})${ofWhole}\\s+${article}\\d`, 'i');
  const all = [
    `(?<![\\p{L}\\d$€£.,/:-])${figure('part')}${noun}${join}${figure('whole')}(?:\\s+\\p{L}[\\p{L}'’-]*){0,3}${restated}`,
    `(?<!\\p{L})${one(({ fromWhole }) => fromWhole)}\\s+${article}${figure('whole')}(?:${word}){1,4},?(?:${word}){0,2}\\s+${figure('part')}${noun}${restated}`,
  ].map((pattern) => scriptPattern(pattern, 'gi'));
  patterns = { all, ofFigure };
  return patterns;
}

function isAbout(lead: string): boolean {
  about ??= scriptPattern(
    `(?<!\\p{L})(?:${alternation(factLanguages.flatMap((language) => phrasesIn(language.about)))})\\s+$`,
    'i',
  );
  return about.test(lead);
}

/** The shares of a text that are not those of the two figures before them, in order. */
export function judgeSharesOfWhole(text: string): WrongShare[] {
  const found: WrongShare[] = [];
  const { all, ofFigure } = patternsOf();
  if (!ofFigure.test(text)) return found;
  const matches = all.flatMap((pattern) => [...text.matchAll(pattern.for(text))]);
  for (const match of matches.sort((a, b) => a.index - b.index)) {
    const { part = '', whole = '', share, share2 } = match.groups as Record<string, string | undefined>;
    const written = share ?? share2 ?? '';
    const lead = text.slice(0, match.index);
    if (isAbout(lead) || isYear(whole) || (isYear(part) && beforeYear.test(lead))) continue;
    power ??= scriptPattern(`(?<!\\p{L})${powerPattern()}(?!\\p{L})`, 'i');
    // "500,000 of 2 million": figures of two scales are left alone.
    if (power.test(match[0])) continue;
    const expected = judge(part, whole, written);
    if (expected === undefined) continue;
    found.push({ start: match.index, end: match.index + match[0].length, expected: `${expected}%` });
  }
  return found;
}

function isYear(figure: string): boolean {
  return /^(?:1[89]|20)\d\d$/.test(figure);
}

/** "An increase over that of 1896 of 44,981, or 41 percent": the first figure is a year. */
const beforeYear = /(?:^|\s)(?:in|since|of|from|for|by|until|im|seit|von|bis|en|depuis|de|desde|hasta)\s+$/i;

/** Half a step for shares that are cut, not rounded, or worked out from figures that are known better. */
const slack = 1;
/** "100" beside "395" is exact to more than its last zeros: one in a hundred. */
const exactShare = 0.01;

/** The share that follows, if the one that is written does not. */
function judge(part: string, whole: string, written: string): string | undefined {
  let nearest: number | undefined;
  const [parts, wholes] = [readFigure(part), readFigure(whole)];
  for (const share of readFigure(written)) {
    for (const [index, some] of parts.entries()) {
      for (const [other, all] of wholes.entries()) {
        // "1,240 of 1,860": both divide thousands, or both decimals.
        if (parts.length === wholes.length && index !== other) continue;
        // "1,600" read as 1.6 is no whole of 150.
        if (all.value <= some.value || some.value === 0) continue;
        const exact = (some.value / all.value) * 100;
        const rounding = (errorOf(some) + errorOf(all)) * exact;
        if (Math.abs(share.value - exact) <= rounding + Math.max(slack, Math.min(share.step, roundShare)))
          return undefined;
        if (nearest === undefined || Math.abs(exact - share.value) < Math.abs(nearest - share.value))
          nearest = exact;
      }
    }
  }
  return nearest === undefined ? undefined : String(Number(nearest.toFixed(nearest < 10 ? 1 : 0)));
}

/** By what share of itself a figure may be off. */
function errorOf({ value, step }: Reading): number {
  return step > 1 ? Math.min(exactShare, step / value) : 0;
}
