// Which classes the reader wants to see: by severity, rule, path and words.

import type { PageClass, PageData } from '../format/html/page-data.ts';
import type { Severity } from '../model/finding.ts';

/** What the reader asked for. */
export interface Filter {
  /** Words that must all stand in the class: in its texts, message, paths, rule or ids. */
  readonly words: string;
  /** Severities left out. */
  readonly without: ReadonlySet<Severity>;
  /** A rule, or all (empty). */
  readonly rule: string;
  /** A part of a path, or all (empty). */
  readonly path: string;
}

/** Everything. */
export const noFilter: Filter = { words: '', without: new Set(), rule: '', path: '' };

/** True if something is left out. */
export function isFiltered({ words, without, rule, path }: Filter): boolean {
  return words.trim() !== '' || without.size > 0 || rule !== '' || path.trim() !== '';
}

/** UTF-16 units of a copied text that are searched: what is further down is found by the search of the browser. */
const searchedUnits = 4000;

/** A search over the classes, whose texts are put together once. */
export function createSearch({ classes, texts }: PageData): (filter: Filter) => readonly PageClass[] {
  let haystacks: readonly string[] | undefined;
  const textOf = (one: PageClass): string =>
    [
      one.rule,
      one.message,
      ...one.findings.map((id) => `#${id}`),
      ...one.places.flatMap(({ location, label, text, quote }) => [
        location,
        label,
        ...(text === undefined ? [] : [texts[text].slice(0, searchedUnits)]),
        ...(quote?.slice(0, 3) ?? []),
      ]),
    ]
      .join('\n')
      .toLowerCase();
  return (filter) => {
    if (!isFiltered(filter)) return classes;
    const { without, rule } = filter;
    const path = filter.path.trim().toLowerCase();
    const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0) haystacks ??= classes.map(textOf);
    return classes.filter(
      (one, index) =>
        !without.has(one.severity) &&
        (rule === '' || one.rule === rule) &&
        (path === '' || one.places.some((place) => place.path.toLowerCase().includes(path))) &&
        words.every((word) => haystacks?.[index].includes(word)),
    );
  };
}

/** The head of a row: what a class is about, in the words of the corpus. */
export interface Head {
  readonly before: string;
  /** What is judged; empty where the whole head is. */
  readonly at: string;
  readonly after: string;
}

/** Letters before what is judged: enough to see where it stands, few enough that it stays in sight. */
const lettersBefore = 22;

/** The first line of a copied text, or the place that is judged with a few words around it. */
export function headOf({ places, message }: PageClass, texts: readonly string[]): Head {
  const [first] = places;
  if (first.text !== undefined) {
    return { before: texts[first.text].trimStart().slice(0, 160).split('\n')[0], at: '', after: '' };
  }
  const [before, at, after] = first.quote ?? ['', '', ''];
  if (before + at + after === '') return { before: message, at: '', after: '' };
  // The end of a line, a space: what stands before it tells where that is.
  const near = at.trim() === '' ? before.slice(-60) : before.slice(-lettersBefore);
  const isCut = near.length < before.length;
  return { before: isCut ? `… ${near.replace(/^\S*\s/, '')}` : near, at, after: after.slice(0, 80) };
}
