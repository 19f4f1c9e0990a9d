// What a new configuration should know of a corpus: which files there are, how they are read, what a run finds.

import type { ArticleDivision } from '../../model/document.ts';
import type { Severity } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { escapeGlob } from '../../text/globs.ts';

/** Files of one kind in one place. */
export interface FileGroup {
  /** A pattern that matches them, relative to the working directory. */
  readonly pattern: string;
  readonly files: number;
}

/** What a run finds by one rule. */
export interface RuleCount {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
}

/** A line that stands in many articles. */
export interface FrequentLine {
  readonly text: string;
  readonly articles: number;
}

/** A corpus, measured. */
export interface Measurements {
  readonly result: Result;
  readonly groups: readonly FileGroup[];
  /** Number of sources in each format, most first. */
  readonly formats: readonly (readonly [format: string, files: number])[];
  readonly division: { readonly division: ArticleDivision; readonly evidence: string } | undefined;
  /** Words of the shortest, the middle and the longest article. */
  readonly words: readonly [shortest: number, middle: number, longest: number];
  /** Worst first, then most first. */
  readonly rules: readonly RuleCount[];
  /** Most first. */
  readonly frequentLines: readonly FrequentLine[];
}

// More lines would say "there is a pattern here" no better.
const mostLines = 5;
// A pattern for every folder of a large tree would be a list of files.
const mostGroups = 8;

/** Measures what was checked. Throws SourceError if a file changed meanwhile. */
export function measure(result: Result): Measurements {
  const { corpus, findings, notes } = result;
  const sources = corpus.sources.filter(({ documentCount }) => documentCount > 0);
  const words: number[] = [];
  for (let document = 0; document < corpus.documentCount; document++)
    words.push(corpus.facts(document).words);
  words.sort((a, b) => a - b);
  const counts = countBy(findings, ({ rule, severity }) => `${severity} ${rule}`);
  const order: readonly string[] = ['error', 'warning', 'info'];
  return {
    result,
    groups: groupFiles(sources.map(({ path }) => path)),
    formats: byCount(countBy(sources, ({ format }) => format)),
    division: notes.division,
    words: [words[0] ?? 0, words[words.length >> 1] ?? 0, words.at(-1) ?? 0],
    rules: byCount(counts)
      .map(([key, count]): RuleCount => {
        const [severity, rule] = key.split(' ') as [Severity, string];
        return { rule, severity, count };
      })
      .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
    frequentLines: frequentLines(result),
  };
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function byCount(counts: ReadonlyMap<string, number>): [key: string, count: number][] {
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Patterns by first folder and ending; by ending alone where those would be too many. */
function groupFiles(paths: readonly string[]): FileGroup[] {
  const endingOf = (path: string): string => /\.[^./]+$/.exec(path)?.[0] ?? '';
  const byFolder = countBy(paths, (path) => {
    const slash = path.indexOf('/');
    return slash < 0 ? `*${endingOf(path)}` : `${escapeGlob(path.slice(0, slash))}/**/*${endingOf(path)}`;
  });
  const groups = byFolder.size <= mostGroups ? byFolder : countBy(paths, (path) => `**/*${endingOf(path)}`);
  return byCount(groups).map(([pattern, files]) => ({ pattern, files }));
}

function frequentLines({ findings, excerpt }: Result): FrequentLine[] {
  const lines = new Map<string, FrequentLine>();
  for (const { rule, class: classId, place, data } of findings) {
    if (rule !== 'boilerplate' || lines.has(classId)) continue;
    lines.set(classId, { text: excerpt(place, 60).at.trim(), articles: Number(data['count']) });
  }
  return [...lines.values()]
    .toSorted((a, b) => b.articles - a.articles || (a.text < b.text ? -1 : 1))
    .slice(0, mostLines);
}
