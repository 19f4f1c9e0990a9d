// "rose 12 percent to 112 from 100": whether the share follows from the two figures, each taken as rounded to its last
// digit. Judged only where both figures are surely of one kind and nothing says "about".

import { factLanguages } from '../languages/fact-languages.ts';
import { alternation, phrasesIn } from '../languages/fact-language.ts';
import { tellsOfExchange } from './exchange-rates.ts';
import { factorOf, figurePattern, powerPattern, type Reading, readFigure } from './numerals.ts';
import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';

/** A share that does not follow; positions are UTF-16 units of the text. */
export interface WrongShare {
  readonly start: number;
  readonly end: number;
  /** The share that follows from the figures. */
  readonly expected: string;
}

/** A pattern, and what stands wherever it matches: to look for that first takes a tenth of the time. */
interface SharePattern {
  readonly whole: ScriptPattern;
  readonly parts: readonly ScriptPattern[];
}

let patterns: readonly SharePattern[] | undefined;
let ends: ReadonlySet<string> | undefined;
let wordOnly: ScriptPattern | undefined;

const currency = '(?:US|A|C|HK|NZ)?[$€£¥]|(?:USD|EUR|GBP|Rs\\.?)';

type Field =
  | 'rise'
  | 'fall'
  | 'rises'
  | 'falls'
  | 'of'
  | 'by'
  | 'to'
  | 'from'
  | 'against'
  | 'earlier'
  | 'or'
  | 'percent'
  | 'articles'
  | 'conjunctions';

function patternsOf(): readonly SharePattern[] {
  if (patterns !== undefined) return patterns;
  const one = (...fields: Field[]): string =>
    `(?:${alternation(factLanguages.flatMap((language) => fields.flatMap((field) => phrasesIn(language[field]))))})`;
  // "from 52.5 million and was up 4 percent" goes on with another clause.
  const inClause = `(?!${one('conjunctions')}\\s)`;
  // A unit is at most two words; "mln dlrs", "million tonnes", "millions d'euros".
  const amount = (name: string): string =>
    `(?<currency${name}>${currency})?\\s?(?<figure${name}>${figurePattern})(?![\\d-])(?:[\\s-]?(?<power${name}>${powerPattern()})(?!\\p{L}))?` +
    `(?<unit${name}>(?:(?:\\s+|['’])(?!${one('from')}\\s|${one('to')}\\s)${inClause}\\p{L}[\\p{L}.]*){0,2}?)`;
  // "in the second quarter", between the share and the figures
  const within =
    `(?:\\s+(?:(?:last|this)\\s+\\p{L}+|(?:since|in|seit|depuis|desde|en|im)(?:\\s+\\p{L}+)?\\s+\\d{4}|(?:in|during|over|for|im|en|au|durante)(?:\\s+(?!(?:${one('from')}|${one('to')})\\s)\\p{L}+){1,4}?` +
    `(?:\\s+\\d{4})?))?`;
  // "to 2.39 in 1983 from 2.17 in 1982"
  const when = `(?:\\s+(?:in|im|en)\\s+\\d{4})?`;
  // "to 412 million in the quarter from 368 million"
  const inPeriod = `\\s+(?:in|im|au|en|over|within)\\s+(?:(?:a|the|le|el|la)\\s+)?(?:${inClause}\\p{L}+\\s+){0,2}${inClause}\\p{L}+`;
  const share = `(?<share>\\d+(?:[.,]\\d+)?)\\s?-?(?:%|${one('percent')}(?!\\p{L}))`;
  const endAndBegin =
    `(?:${one('to')}\\s+${amount('A')}(?:${when}|${inPeriod}),?\\s+${one('from')}\\s+${amount('B')}` +
    `|${one('from')}\\s+${amount('C')}${when},?\\s+${one('to')}\\s+${amount('D')})`;
  const verb = `(?:(?<rise>${one('rise')})|(?<fall>${one('fall')}))`;
  const noun = (name: string): string =>
    `(?:(?<rise${name}>${one('rises')})|(?<fall${name}>${one('falls')}))`;
  // "…, an increase of 12 percent", "…, up 12 percent", "…, a 12 percent drop"
  const behind =
    `(?:,?\\s+(?:${one('or')}|i\\.e\\.)|,)?\\s+(?:${one('articles')}\\s+)?` +
    `(?:${noun('1')}\\s+(?:${one('of')}\\s+)?${share}(?!\\s*-?\\s*\\p{L}*(?:point|punkt))` +
    `|${share.replace('share', 'share2')}\\s+${noun('2')}(?!\\p{L}))`;
  // "compared to a 2.4 percent rise last year", "to a gain of 3 million": a change, not what it began with.
  const change = `${one('rises', 'falls')}(?!\\p{L})`;
  const noChange =
    `(?!${change}|(?:${currency})?\\s?(?:${figurePattern})(?:[\\s-]+\\p{L}+){0,2}?` +
    `[\\s-]*(?:%|${one('percent')}(?!\\p{L})|(?<=[\\s-])${change}))`;
  // "to 228, compared with 181 a year ago": a figure that was expected is compared in the same words.
  const comparison =
    `${amount('A')}(?:\\s+in(?:\\s+\\p{L}+){1,3}?)?${when}(?:,|\\s+\\()?\\s*${one('against')}\\s+(?:${one('articles')}\\s+)?${noChange}` +
    `${amount('B')}(?=(?:\\s+\\p{L}+){0,4}?,?\\s+${one('earlier')}(?!\\p{L}))`;
  // "rose from 400 to 520, or 30 percent", "… to 520, 30 percent.", "… to 520 (30 percent)"
  const by = `(?:${one('by')}\\s+)?(?:${one('articles')}\\s+)?`;
  const restated =
    `(?:(?:,?\\s+${one('or')}|,)\\s+${by}${share}(?=\\s*(?:[.,;)](?!\\d)|$))` +
    `|\\s+\\(${by}${share.replace('share', 'share2')}\\))`;
  // "400 visitors in 2019 and 520 in 2020, an increase of 30 percent"
  const inYear = (name: string): string => `\\s+(?:in|im|en)\\s+(?<year${name}>\\d{4})`;
  const yearly = `${amount('C')}${inYear('C')}(?:,|,?\\s+(?:and|und|et|y))\\s+${amount('D')}${inYear('D')}`;
  // "cut its prices by 50 percent"
  const object = `(?:\\s+${one('articles')}(?:\\s+\\p{L}+){1,3}?)?`;
  // What follows must end the amount.
  const end = `(?<behind>\\s*[.,;:)\\]"”’!?](?!\\d)|\\s+\\p{L}+|\\s*$)`;
  const beforeAmount = (field: Field): ScriptPattern =>
    scriptPattern(`(?<!\\p{L})${one(field)}\\s+(?:${currency})?\\s?\\d`, 'i');
  const [from, to] = [beforeAmount('from'), beforeAmount('to')];
  const against = scriptPattern(`${one('against')}\\s`, 'i');
  const year = scriptPattern(inYear('C'), 'i');
  const [shareBehind, shareRestated] = [scriptPattern(behind, 'i'), scriptPattern(restated, 'i')];
  const earlier = scriptPattern(`\\s${one('earlier')}(?!\\p{L})`, 'i');
  patterns = (
    [
      [
        [from, to],
        `(?<!\\p{L})${verb}${object}\\s+(?:${one('by')}\\s+)?${share}${within},?\\s+${endAndBegin}${end}`,
      ],
      [[from, to, shareBehind], `(?<!\\p{L})${endAndBegin}(?:${when}|${inPeriod})${behind}`],
      [
        [from],
        `(?<!\\p{L})${amount('A')},\\s+${noun('1')}\\s+${share}\\s+${one('from')}\\s+${amount('B')}${end}`,
      ],
      [
        [to, against, earlier],
        `(?<!\\p{L})${verb}\\s+(?:${one('by')}\\s+)?${share}${within}\\s+${one('to')}\\s+${comparison}`,
      ],
      [
        [against, shareBehind],
        `(?<![\\p{L}\\d.,])${comparison}(?:\\s+\\p{L}+){0,4}?\\s+${one('earlier')}${behind}`,
      ],
      [
        [from, to, shareRestated],
        `(?<!\\p{L})${verb},?\\s+(?:(?:\\p{L}+|\\d{4})\\s+)?${endAndBegin}${when}${restated}`,
      ],
      [[year, shareBehind], `(?<![\\p{L}\\d.,])${yearly}${behind}`],
    ] as const
  ).map(([parts, whole]) => ({ parts, whole: scriptPattern(whole, 'gi') }));
  return patterns;
}

/** The wrong shares of a text, in order. */
export function judgePercentages(text: string): WrongShare[] {
  const found: WrongShare[] = [];
  const known = new Map<ScriptPattern, boolean>();
  const holds = (part: ScriptPattern): boolean => {
    const isThere = known.get(part) ?? part.test(text);
    known.set(part, isThere);
    return isThere;
  };
  const matches = patternsOf().flatMap(({ parts, whole }, index) =>
    parts.every(holds) ? [...text.matchAll(whole.for(text))].map((match) => ({ match, index })) : [],
  );
  for (const { match, index } of matches.sort((a, b) => a.match.index - b.match.index)) {
    const groups = match.groups as Record<string, string | undefined>;
    groups.rise ??= groups.rise1 ?? groups.rise2;
    groups.share ??= groups.share2;
    // Without a verb a bare figure before the share may be anything: a day, a page.
    if (index === 2 && (groups.currencyA ?? groups.powerA) === undefined) continue;
    if (Number(groups.yearC ?? 0) > Number(groups.yearD ?? 0)) continue;
    const expected = judge(groups);
    if (expected === undefined) continue;
    if (judge(turned(groups)) === undefined && isExchanged(text, match)) continue;
    const behind = groups.behind ?? '';
    const hasUnit = behind !== '' && lastUnit(groups) === behind.trim().toLowerCase();
    const end = match.index + match[0].length - (hasUnit ? 0 : behind.length);
    found.push({ start: match.index, end, expected: `${expected}%` });
  }
  return found;
}

/** The same with begin and end in each other's place: the yen rose to 153 from 154 for a dollar. */
function turned(groups: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const places: Readonly<Record<string, string>> = { A: 'B', B: 'A', C: 'D', D: 'C' };
  const entries = Object.entries(groups);
  return Object.fromEntries(
    entries.map(([name, value]) => [name.replace(/[A-D]$/, (at) => places[at]), value]),
  );
}

// What is exchanged is named before the verb, or behind the figures.
const nearMatch = 80;

/** True if the words around tell of monies that are exchanged. */
function isExchanged(text: string, { 0: words, index }: RegExpExecArray): boolean {
  return tellsOfExchange(text.slice(Math.max(0, index - nearMatch), index + words.length + nearMatch));
}

function judge(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const [after, before] = groups.figureA === undefined ? ['D', 'C'] : ['A', 'B'];
  if (!isOneUnit(groups, after, before) || !endsAmount(groups)) return undefined;
  const shares = readFigure(groups.share ?? '');
  const ends = readAmounts(groups, after, before);
  const begins = readAmounts(groups, before, after);
  let nearest: number | undefined;
  for (const share of shares) {
    for (const [index, end] of ends.entries()) {
      for (const [other, begin] of begins.entries()) {
        // "1,240" and "1,860" divide thousands both, or decimals both.
        if (ends.length === begins.length && index !== other) continue;
        if (begin.value === 0) return undefined;
        if (agrees(share, end, begin, groups.rise !== undefined)) return undefined;
        const exact = Math.abs(end.value / begin.value - 1) * 100;
        if (nearest === undefined || Math.abs(exact - share.value) < Math.abs(nearest - share.value))
          nearest = exact;
      }
    }
  }
  const decimals = /[.,](\d+)$/.exec(groups.share ?? '')?.[1].length ?? 0;
  if (nearest === undefined) return undefined;
  return decimals > 0 ? nearest.toFixed(decimals) : String(Number(nearest.toFixed(nearest < 10 ? 1 : 0)));
}

function isShareWord(word: string): boolean {
  wordOnly ??= scriptPattern(
    `^(?:${alternation(factLanguages.flatMap(({ percent }) => phrasesIn(percent)))}|percentage)`,
    'i',
  );
  return wordOnly.test(word);
}

/** Both have one unit, or one of them names none; neither is a share, an ordinal or a year. */
function isOneUnit(
  groups: Readonly<Record<string, string | undefined>>,
  after: string,
  before: string,
): boolean {
  const unit = (name: string): string => unitOf(groups, name);
  const money = (name: string): string => (groups[`currency${name}`] ?? '').trim();
  if (isShareWord(unit(after)) || isShareWord(unit(before))) return false;
  // "12 May, compared with 10 May last year"
  if (isMonth(unit(after)) || isMonth(unit(before))) return false;
  if (money(after) !== money(before) && money(after) !== '' && money(before) !== '') return false;
  if (isBareYear(groups, before) || isBareYear(groups, after)) return false;
  return unit(after) === unit(before) || unit(after) === '' || unit(before) === '';
}

let months: ReadonlySet<string> | undefined;

function isMonth(unit: string): boolean {
  months ??= new Set(factLanguages.flatMap((language) => language.months.split(/[/ ]/)));
  return months.has(unit.split(/\s/, 1)[0]);
}

function isBareYear(groups: Readonly<Record<string, string | undefined>>, name: string): boolean {
  const isBare = (groups[`currency${name}`] ?? groups[`power${name}`]) === undefined;
  return isBare && /^(?:1[89]|20)\d\d$/.test(groups[`figure${name}`] ?? '');
}

/** Not "from 12 months earlier", "from 72 points": a unit of its own would follow. */
function endsAmount(groups: Readonly<Record<string, string | undefined>>): boolean {
  const word = groups.behind?.trim().toLowerCase() ?? '';
  ends ??= new Set(factLanguages.flatMap(({ amountEnds }) => phrasesIn(amountEnds)));
  // "from 100 to 80 million euros": the unit of both stands behind the second one.
  if (groups.figureC !== undefined && word !== '' && !isShareWord(word)) return true;
  return /^[^a-z]*$/.test(word) || ends.has(word) || word === lastUnit(groups);
}

/** The first word of the unit of the figure that comes first: the one that comes last may repeat it. */
function lastUnit(groups: Readonly<Record<string, string | undefined>>): string {
  return unitOf(groups, groups.figureA === undefined ? 'C' : 'A').split(/\s/)[0];
}

function unitOf(groups: Readonly<Record<string, string | undefined>>, name: string): string {
  return (groups[`unit${name}`] ?? '').trim().replace(/\.$/, '').toLowerCase();
}

// "100" beside "95" is exact to more than its last zero: a share is worked out from figures that are known better.
const exactShare = 0.01;

/** Readings of one amount; a missing power may be that of the other one. */
function readAmounts(
  groups: Readonly<Record<string, string | undefined>>,
  own: string,
  other: string,
): Reading[] {
  const figure = groups[`figure${own}`] ?? '';
  const factors = new Set([factorOf(groups[`power${own}`])]);
  if (groups[`power${own}`] === undefined) factors.add(factorOf(groups[`power${other}`]));
  return [...factors].flatMap((factor) =>
    readFigure(figure, factor).map(({ value, step }) => ({
      value,
      step: step > factor ? Math.max(factor, value * exactShare) : step,
    })),
  );
}

/** "30 percent" may stand for a share between 28 and 32, no more: from 40 to 50 is no rise of 20 percent. */
export const roundShare = 2;

/** True if some values that round to the figures give a share that rounds, or is cut, to the one in the text. */
function agrees(share: Reading, end: Reading, begin: Reading, isRise: boolean): boolean {
  const change = (to: number, from: number): number => (isRise ? to / from - 1 : 1 - to / from) * 100;
  const changes = [-1, 1].flatMap((up) =>
    [-1, 1].map((down) =>
      change(
        end.value + (up * end.step) / 2,
        Math.max(begin.value + (down * begin.step) / 2, begin.step / 10),
      ),
    ),
  );
  // Cut instead of rounded: a whole step. Half a point more is left to figures that were rounded on the way.
  const slack = Math.max(Math.min(share.step, roundShare), share.value >= 100 ? share.value / 20 : 0);
  return Math.min(...changes) <= share.value + slack && Math.max(...changes) >= share.value - slack;
}
