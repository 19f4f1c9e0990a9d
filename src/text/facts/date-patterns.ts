// Dates in running text: "Friday, January 26, 2024", "26. Januar 2024", "Mon Jan  1 2024", "2024-01-26", "26/01/2024".
// Patterns are made of the tables of all languages at the first use; callers run them on small windows of text only.

import { calendarLanguages } from '../languages/calendar-languages.ts';
import { alternation, phrasesIn } from '../languages/fact-language.ts';
import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';

/** A date as it stands in a text; positions are UTF-16 units of it. */
export interface TextDate {
  readonly start: number;
  readonly end: number;
  /** `order` of figures by themselves is not known: both readings are given, the likelier first. */
  readonly readings: readonly { readonly month: number; readonly day: number }[];
  readonly year: number | undefined;
  /** The last day of "June 5-7"; undefined for one day. */
  readonly until: number | undefined;
  /** True if the day is an ordinal ("June 5th") or the date is made of figures with a year. */
  readonly isMarked: boolean;
  /** 0 is Monday; undefined where no weekday belongs to it. */
  readonly weekday: number | undefined;
  /** Index in `calendarLanguages` of the weekday's language. */
  readonly language: number;
  /** Where the weekday together with the date stands. */
  readonly whole: readonly [start: number, end: number];
}

interface Entry {
  readonly value: number;
  /** Languages as bits. */
  readonly languages: number;
  /** Languages in which the word needs a capital, as bits. */
  readonly capitalised: number;
}

interface Patterns {
  readonly months: ReadonlyMap<string, Entry>;
  readonly weekdays: ReadonlyMap<string, Entry>;
  /** Where a date may begin: a word before white space, or a digit. */
  readonly opening: ScriptPattern;
  readonly monthFirst: ScriptPattern;
  readonly dayFirst: ScriptPattern;
  readonly inFigures: ScriptPattern;
  readonly weekdayBefore: ScriptPattern;
  readonly weekdayBehind: ScriptPattern;
  readonly otherWeekday: ScriptPattern;
}

function tableOf(field: 'months' | 'weekdays'): Map<string, Entry> {
  const table = new Map<string, Entry>();
  calendarLanguages.forEach((language, index) => {
    language[field].split('/').forEach((forms, value) => {
      for (const form of phrasesIn(forms.toLowerCase())) {
        const known = table.get(form);
        // "mar" is a month in one language and a month of another: the first one stands, unless the values agree.
        if (known !== undefined && known.value !== value) continue;
        table.set(form, {
          value,
          languages: (known?.languages ?? 0) | (1 << index),
          capitalised: (known?.capitalised ?? 0) | (language.capitalisesDates ? 1 << index : 0),
        });
      }
    });
  });
  return table;
}

const year = '(?:1[5-9]|20|21)\\d\\d';
// No figure goes on behind a day or year, and no time of day is taken for a year: "June 12, 2000 GMT".
const closed =
  '(?![\\p{L}\\p{N}%°$€£]|[.,:/]\\d|-\\d|[-–]\\p{L}{2,}-|\\s?(?:%|GMT|UTC|hrs|hours|h(?!\\p{L})|Uhr|pct|per\\s?cent|percent)(?!\\p{L}))';
const gap = '\\s{1,4}';
const ordinal = '(?:st|nd|rd|th|er|º|ª)';

let patterns: Patterns | undefined;

function patternsOf(): Patterns {
  if (patterns !== undefined) return patterns;
  const months = tableOf('months');
  const weekdays = tableOf('weekdays');
  const weekday = `(?:${alternation(weekdays.keys())})`;
  // Any word stands for a month, and which words are months the table tells. One pattern of all shapes with the names of
  // months in it is 285 KB of code, which V8 takes 10 ms to make: a tenth of the time of a hook.
  const month = '(?<month>\\p{L}+)';
  const time = `(?:${gap}\\d\\d?:\\d\\d(?::\\d\\d)?)`;
  const monthFirst =
    `${month}\\.?${gap}(?:the${gap})?(?<day>\\d{1,2})(?<ordinal>${ordinal})?` +
    `(?:\\s?[-–—]\\s?(?<until>\\d{1,2})${ordinal}?(?!\\p{L}))?` +
    `(?:(?:,?${gap}(?:of${gap})?|${time}${gap}(?:[AP]M${gap})?(?:[A-Z]{2,5}${gap})?)(?<year>${year})${closed}|${closed})`;
  const dayFirst =
    `(?:(?<from>\\d{1,2})\\.?\\s?[-–—]\\s?)?(?<day>\\d{1,2})(?<ordinal>${ordinal}|\\.)?(?:-|${gap})(?:(?:of|de)${gap})?` +
    `${month}(?!\\p{L})(?!\\.?${gap}\\d{1,2},?${gap}${year})(?:(?:-|\\.?,?${gap})(?:(?:de|del)${gap})?(?<year>${year})${closed})?`;
  const inFigures =
    `(?<year>${year})-(?<month>\\d\\d)-(?<day>\\d\\d)(?![\\d-])|` +
    `(?<first>\\d{1,2})(?<mark>[./])(?<second>\\d{1,2})\\k<mark>(?<lastYear>${year})(?![\\d/-]|\\.\\d)`;
  patterns = {
    months,
    weekdays,
    opening: scriptPattern('(?<![\\p{L}\\p{N}.,:/$€£#_]|\\d-)(?:(?<word>\\p{L}+)(?=\\.?\\s)|\\d)', 'g'),
    monthFirst: scriptPattern(monthFirst, 'iy'),
    dayFirst: scriptPattern(dayFirst, 'iy'),
    inFigures: scriptPattern(inFigures, 'y'),
    weekdayBefore: scriptPattern(
      `(?<!\\p{L})(?<weekday>${weekday})(?<mark>\\.?,?)(?:\\s+(?:morning|afternoon|evening|night|noon))?(?:,?\\s+(?:the|den|dem|der|le|el|on|día)\\s+|\\s*\\(\\s*|\\s*,\\s*|\\s+)$`,
      'i',
    ),
    weekdayBehind: scriptPattern(
      `^(?:\\s*\\(\\s*(?<bracket>${weekday})\\s*\\)|,\\s+an?\\s+(?<word>${weekday})(?!\\p{L}))`,
      'i',
    ),
    otherWeekday: scriptPattern(
      `(?<!\\p{L})(?:${weekday})\\.?,?\\s*(?:-|–|—|/|&|,|\\.\\.|(?:to|through|thru|and|or|bis|und|oder|et|ou|au|y|o|a|al|e|en|of|tot|até|i|lub|do|и|или|до|по)(?!\\p{L}))\\s*$`,
      'i',
    ),
  };
  return patterns;
}

/** Every word for a month, in small letters. */
export function monthNames(): Iterable<string> {
  return tableOf('months').keys();
}

/** Every word for a weekday, in small letters; of one with a hyphen the last part, since words end at hyphens. */
export function weekdayNames(): Iterable<string> {
  return [...tableOf('weekdays').keys()].map((name) => name.slice(name.lastIndexOf('-') + 1));
}

/** The dates of a text, in order. */
export function findDates(text: string): TextDate[] {
  const openings = patternsOf().opening.for(text);
  const found: TextDate[] = [];
  openings.lastIndex = 0;
  for (let opening = openings.exec(text); opening !== null; opening = openings.exec(text)) {
    const match = matchDate(text, opening.index, opening.groups?.word);
    if (match === undefined) continue;
    openings.lastIndex = match.index + match[0].length;
    const date = readDate(text, match);
    if (date !== undefined) found.push(date);
  }
  return found;
}

type DateMatch = RegExpExecArray & { readonly groups: Readonly<Record<string, string | undefined>> };

/** What has the shape of a date at `index`, where `word` begins, or else a figure. */
function matchDate(text: string, index: number, word: string | undefined): DateMatch | undefined {
  const { months, monthFirst, dayFirst, inFigures } = patternsOf();
  const matchHere = (pattern: ScriptPattern): DateMatch | undefined => {
    const here = pattern.for(text);
    here.lastIndex = index;
    return (here.exec(text) as DateMatch | null) ?? undefined;
  };
  if (word !== undefined) return months.has(word.toLowerCase()) ? matchHere(monthFirst) : undefined;
  const match = matchHere(dayFirst);
  return match?.groups.month !== undefined && months.has(match.groups.month.toLowerCase())
    ? match
    : matchHere(inFigures);
}

function readDate(text: string, { index, 0: { length }, groups }: DateMatch): TextDate | undefined {
  const digits = groups.year ?? groups.lastYear;
  const base = { start: index, end: index + length, year: digits === undefined ? undefined : Number(digits) };
  const { month = '' } = groups;
  const entry = patternsOf().months.get(month.toLowerCase());
  if (entry !== undefined) {
    if (!isWritten(month, entry)) return undefined;
    const first = Number(groups.from ?? groups.day);
    const last = groups.until ?? (groups.from === undefined ? undefined : groups.day);
    const until = last === undefined ? undefined : Number(last);
    if (first < 1 || (until !== undefined && until <= first)) return undefined;
    return withWeekday(text, entry.languages, {
      ...base,
      readings: [{ month: entry.value + 1, day: first }],
      until,
      isMarked: groups.ordinal !== undefined,
    });
  }
  const readings =
    groups.first === undefined
      ? [{ month: Number(month), day: Number(groups.day) }]
      : readingsOf(Number(groups.first), Number(groups.second), groups.mark === '.');
  const possible = readings.filter(({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  if (possible.length === 0) return undefined;
  return withWeekday(text, -1, { ...base, readings: possible, until: undefined, isMarked: true });
}

/** "03/04" is read both ways; with full stops the day comes first. */
function readingsOf(first: number, second: number, isDotted: boolean): { month: number; day: number }[] {
  const dayFirst = { month: second, day: first };
  return isDotted ? [dayFirst] : [dayFirst, { month: first, day: second }];
}

/** True if a word has the capital that its languages ask for. */
function isWritten(word: string, { languages, capitalised }: Entry): boolean {
  return languages !== capitalised || word[0] !== word[0].toLowerCase();
}

// Longest words before a date: "Donnerstagabend, den ".
const weekdayReach = 48;

function withWeekday(
  text: string,
  languages: number,
  date: Omit<TextDate, 'weekday' | 'language' | 'whole'>,
): TextDate {
  const none = { ...date, weekday: undefined, language: 0, whole: [date.start, date.end] as const };
  const { weekdays, weekdayBefore, weekdayBehind, otherWeekday } = patternsOf();
  const from = Math.max(0, date.start - weekdayReach);
  const before = text.slice(from, date.start);
  const match = weekdayBefore.exec(before);
  if (match?.groups !== undefined) {
    const { weekday: word, mark } = match.groups;
    const entry = weekdays.get(word.toLowerCase());
    // "until Monday. January 5": only an abbreviation has a full stop of its own.
    const isCut = mark.startsWith('.') && word.length > 5;
    if (entry === undefined || isCut || !isWritten(word, entry) || (entry.languages & languages) === 0)
      return none;
    if (otherWeekday.test(before.slice(0, match.index))) return none;
    return {
      ...none,
      weekday: entry.value,
      language: 31 - Math.clz32(entry.languages & -entry.languages),
      whole: [from + match.index, date.end],
    };
  }
  const behind =
    date.year === undefined ? null : weekdayBehind.exec(text.slice(date.end, date.end + weekdayReach));
  const word = behind?.groups?.bracket ?? behind?.groups?.word;
  const entry = word === undefined ? undefined : weekdays.get(word.toLowerCase());
  if (behind === null || word === undefined || entry === undefined || !isWritten(word, entry)) return none;
  return {
    ...none,
    weekday: entry.value,
    language: 31 - Math.clz32(entry.languages & -entry.languages),
    whole: [date.start, date.end + behind[0].length],
  };
}
