// The figures at the end of the `pretty` report, and what the run found out about the corpus.

import type { ArticleDivision } from '../../model/document.ts';
import type { Severity } from '../../model/finding.ts';
import { severities } from '../../model/finding.ts';
import type { ReferenceFigures, Result, RunNotes, Summary } from '../../model/result.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { formatNumber } from '../../text/showing/number.ts';
import { counted, enumerate, percentage } from '../wording.ts';

const nouns: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** "5 files, 10 articles, 6,157 words". Documents are articles where text was divided into them. */
export function describeSize({ summary, notes }: Result): string {
  return [
    counted(summary.sources, 'file'),
    counted(summary.documents, notes.division === undefined ? 'document' : 'article'),
    counted(summary.words, 'word'),
  ].join(', ');
}

/** "21 % of the words stand twice.", or nothing where none do. */
export function describeDuplication({ duplicateWords, words }: Summary): string {
  if (duplicateWords === 0 || words === 0) return '';
  return `${percentage(duplicateWords, words)} of the words stand twice.`;
}

/** Findings that fail a run by severity, in the form of a sentence's parts; severities without any are left out. */
export function countFindings({
  failing: findings,
}: Summary): { readonly severity: Severity; readonly text: string }[] {
  return severities
    .filter((severity) => findings[severity] > 0)
    .map((severity) => ({ severity, text: counted(findings[severity], nouns[severity]) }));
}

/** "; --fix mends 12 of them", or nothing where it mends none. */
export function describeFixable({ findings, failing, fixable }: Summary): string {
  const all = findings.error + findings.warning + findings.info;
  const isPart = failing.error + failing.warning + failing.info < all;
  // How many of those that are listed would be among them is not said by the figures.
  if (fixable === 0 || isPart) return '';
  if (fixable < all) return `; --fix mends ${formatNumber(fixable)} of them`;
  return all === 1 ? '; --fix mends it' : `; --fix mends all of them`;
}

function describeDivision(division: ArticleDivision): string {
  if (division.kind === 'file') return 'each file is one';
  if (division.kind === 'separator-line') return `divided by lines that read "${division.text}"`;
  return `divided by ${counted(division.lines, 'empty line')} or more`;
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

/** How articles were divided, and on what evidence. */
export function noteDivision({ division }: RunNotes): string[] {
  if (division === undefined) return [];
  // What the first half says is not said again.
  const evidence = withoutStop(division.evidence).replace(/^every file is one article; /, '');
  return [`Articles: ${describeDivision(division.division)}; ${evidence}.`];
}

/** Sources compared with that are told one by one; of more the total is told, and those with the largest share. */
const mostReferences = 5;

/** What of the sources that were only compared with stands in what was checked. */
export function noteAgainst({ against = [] }: Summary): string[] {
  if (against.length <= mostReferences)
    return against.map((figures) => describeReference(figures.path, figures));
  const sum = (key: 'documents' | 'leaked' | 'repeated'): number =>
    against.reduce((total, figures) => total + figures[key], 0);
  const share = ({ documents, leaked, repeated }: ReferenceFigures): number =>
    documents === 0 ? 0 : (leaked + repeated) / documents;
  const worst = against.filter((figures) => share(figures) > 0).sort((a, b) => share(b) - share(a));
  return [
    describeReference(counted(against.length, 'file'), {
      documents: sum('documents'),
      leaked: sum('leaked'),
      repeated: sum('repeated'),
    }),
    ...worst.slice(0, mostReferences).map((figures) => describeReference(figures.path, figures)),
  ];
}

function describeReference(
  name: string,
  { documents, leaked, repeated }: Omit<ReferenceFigures, 'path'>,
): string {
  const found = [
    ...(leaked === 0 ? [] : [`${formatNumber(leaked)} leaked (${percentage(leaked, documents)})`]),
    ...(repeated === 0 ? [] : [`${formatNumber(repeated)} repeated (${percentage(repeated, documents)})`]),
  ];
  // Questions of a benchmark stand in fields of many names: to compare with nothing must not look like a clean result.
  const none =
    documents === 0 ? 'nothing to compare with: name their fields (sources, text)' : 'nothing found';
  const result = found.length === 0 ? none : enumerate(found);
  return `Against ${makeVisible(name)}: ${counted(documents, 'document')}, ${result}.`;
}

/** What was met but not read, or read from another encoding than UTF-8. */
export function noteReading({ encodings, skipped }: RunNotes): string[] {
  const inEncodings = encodings.map(
    ([encoding, count], index) =>
      `${index === 0 ? counted(count, 'file') : formatNumber(count)} in ${encoding}`,
  );
  const left = [
    ...(skipped.binary === 0 ? [] : [counted(skipped.binary, 'binary file')]),
    ...(skipped.otherKind === 0 ? [] : [`${counted(skipped.otherKind, 'file')} of other kinds`]),
    ...(skipped.links === 0 ? [] : [counted(skipped.links, 'link')]),
    ...(skipped.ignored === 0 ? [] : [`${counted(skipped.ignored, 'file')} that .gitignore names`]),
  ];
  return [
    ...(inEncodings.length === 0 ? [] : [`Not in UTF-8: ${enumerate(inEncodings)}.`]),
    ...(left.length === 0 ? [] : [`Not read: ${enumerate(left)}.`]),
  ];
}

/** What went wrong, so that the result is partial. */
export function noteFailures({ failures, unreadableNamed }: RunNotes): string[] {
  return [
    ...unreadableNamed.map((path) => `Could not be read: ${path}.`),
    ...failures.map(({ rule, message }) => `The rule ${rule} failed: ${message}`),
    ...(failures.length + unreadableNamed.length === 0 ? [] : ['The result is partial.']),
  ];
}

/** What the baseline knows, and what is ignored. */
export function noteDecisions({ notes: { baseline, ignore }, ignored }: Result): string[] {
  const known = baseline === undefined ? 0 : baseline.states.unchanged + baseline.states.updated;
  return [
    ...(baseline === undefined || known === 0
      ? []
      : [`${counted(known, 'known finding')} left out (${baseline.file}); --no-baseline shows all.`]),
    ...(ignore === undefined || ignored.length === 0
      ? []
      : [`${counted(ignored.length, 'finding')} ignored by ${ignore.file}.`]),
  ];
}
