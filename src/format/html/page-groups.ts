// The corpus in parts, for the plots of the HTML page: which folders and sources hold the words that stand twice, and when.

import type { Result } from '../../model/result.ts';
import type { PageGroup, PageTimeline } from './page-data.ts';

/** Parts a plot can show legibly; the rest becomes one. */
const mostGroups = 12;
/** Columns a plot can show legibly. */
const mostPeriods = 48;
/** Documents whose text is read for a date: more would take longer than the check. Dates in paths cost nothing. */
const mostRead = 20_000;

interface Tally {
  words: number;
  duplicate: number;
}

/** Words of each part, largest share of duplicates first. */
export function groupWords(result: Result): PageGroup[] {
  const groupOf = groupsByDocument(result);
  const groups = new Map<string, Tally>();
  for (let document = 0; document < result.corpus.documentCount; document++) {
    const name = groupOf(document);
    const tally = groups.get(name) ?? { words: 0, duplicate: 0 };
    tally.words += result.corpus.facts(document).words;
    tally.duplicate += result.duplicateWords.get(document) ?? 0;
    groups.set(name, tally);
  }
  return [...groups].map(([name, tally]) => ({ name, ...tally })).filter(({ words }) => words > 0);
}

/** The part each document belongs to: the folder below what all paths share, or the file where there is no folder. */
function groupsByDocument({ corpus, duplicateWords }: Result): (document: number) => string {
  const paths = corpus.sources.map(({ path }) => path);
  const shared = sharedFolder(paths);
  const names = paths.map((path) => {
    const rest = path.slice(shared.length);
    const slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.slice(0, slash + 1);
  });
  const weights = new Map<string, number>();
  for (let document = 0; document < corpus.documentCount; document++) {
    const { source, words } = corpus.facts(document);
    // Duplicates first, then size: what is left over for "others" matters least.
    const weight = (duplicateWords.get(document) ?? 0) * 1e6 + words;
    weights.set(names[source], (weights.get(names[source]) ?? 0) + weight);
  }
  const ranked = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const shown = new Set(ranked.length <= mostGroups ? ranked : ranked.slice(0, mostGroups - 1));
  const others = `${ranked.length - shown.size} others`;
  return (document) => {
    const name = names[corpus.facts(document).source];
    return shown.has(name) ? name : others;
  };
}

function sharedFolder(paths: readonly string[]): string {
  if (paths.length === 0) return '';
  let shared = paths[0].slice(0, paths[0].lastIndexOf('/') + 1);
  for (const path of paths) {
    while (!path.startsWith(shared)) shared = shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1);
  }
  return shared;
}

const dateInPath = /(?:^|[^\d])((?:19|20)\d\d)[-_/.]?(0[1-9]|1[0-2])[-_/.]?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** Words by part and period; null where fewer than two days are known. */
export function timeline(result: Result): PageTimeline | null {
  const { corpus, duplicateWords } = result;
  const groupOf = groupsByDocument(result);
  const fromPath = corpus.sources.map(({ path }) => {
    const found = dateInPath.exec(path);
    return found === null ? undefined : `${found[1]}-${found[2]}-${found[3]}`;
  });
  const dated: {
    readonly name: string;
    readonly day: string;
    readonly words: number;
    readonly duplicate: number;
  }[] = [];
  for (let document = 0; document < corpus.documentCount; document++) {
    const { source, words } = corpus.facts(document);
    const day = fromPath[source] ?? (document < mostRead ? result.dateOf(document) : undefined);
    if (day === undefined || words === 0) continue;
    dated.push({ name: groupOf(document), day, words, duplicate: duplicateWords.get(document) ?? 0 });
  }
  const days = dated.map(({ day }) => day).sort();
  if (days.length === 0 || days[0] === days.at(-1)) return null;
  const periods = periodsOf(days[0], days[days.length - 1]);
  const { length } = periods[0];
  const columnOf = new Map(periods.map((period, index) => [period, index]));
  const rows = new Map<string, [number, number][]>();
  for (const { name, day, words, duplicate } of dated) {
    const column = columnOf.get(day.slice(0, length));
    if (column === undefined) continue;
    const cells = rows.get(name) ?? periods.map((): [number, number] => [0, 0]);
    cells[column][0] += words;
    cells[column][1] += duplicate;
    rows.set(name, cells);
  }
  return {
    periods,
    rows: [...rows].map(([name, cells]) => ({ name, cells })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    dated: dated.length,
    documents: corpus.documentCount,
  };
}

/** All periods from one day to another: days where these are few, else months, else years (the last ones, if many). */
function periodsOf(first: string, last: string): string[] {
  const years = range(Number(first.slice(0, 4)), Number(last.slice(0, 4)));
  const months = years.flatMap((year) =>
    range(1, 12).map((month) => `${year}-${String(month).padStart(2, '0')}`),
  );
  const between = (periods: readonly string[], length: number): string[] =>
    periods.filter((period) => period >= first.slice(0, length) && period <= last.slice(0, length));
  const shownMonths = between(months, 7);
  const days = shownMonths.length > 3 ? [] : between(shownMonths.flatMap(daysOf), 10);
  if (days.length > 0 && days.length <= mostPeriods) return days;
  if (shownMonths.length <= mostPeriods) return shownMonths;
  return years.slice(-mostPeriods).map((year) => String(year).padStart(4, '0'));
}

function daysOf(month: string): string[] {
  const [year, number] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return range(1, count).map((day) => `${month}-${String(day).padStart(2, '0')}`);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
