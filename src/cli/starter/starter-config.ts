// The configuration that `corpuslint init` writes: what was measured as settings, what could be set as comments.

import { presets } from '../../config/presets.ts';
import { counted, enumerate } from '../../format/wording.ts';
import type { ArticleDivision } from '../../model/document.ts';
import type { Severity } from '../../model/finding.ts';
import type { Measurements } from './measure.ts';
import { writeTypeScript, writeYaml, type Entry, type Node } from './nodes.ts';
import { formatNumber } from '../../text/showing/number.ts';

/** Languages a configuration can be written in. */
export type ConfigType = 'yaml' | 'ts';

/** The text of a configuration for a corpus that was measured. `excluded`: patterns of what was left out of it. */
export function writeStarter(type: ConfigType, measured: Measurements, excluded: readonly string[]): string {
  const opening = ['Configuration of corpuslint.', ...describeCorpus(measured)];
  const entries = entriesFor(measured, excluded);
  if (type === 'ts') return writeTypeScript(opening, entries);
  return `${opening.map((line) => `# ${line}`).join('\n')}\n\n${writeYaml(entries)}`;
}

/** What was measured, in sentences. */
export function describeCorpus({ result, formats, words, division }: Measurements): string[] {
  const { summary, notes } = result;
  const [shortest, middle, longest] = words;
  const encodings = notes.encodings.map(([encoding, files]) => `${encoding} (${files})`);
  const skipped = [
    [notes.skipped.binary, 'binary'],
    [notes.skipped.otherKind, 'of other kinds'],
    [notes.skipped.ignored, 'ignored by git'],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
  return [
    `Measured: ${counted(summary.sources, 'file')} (${formats.map(([format, files]) => `${files} ${format}`).join(', ')}), ` +
      `${counted(summary.documents, 'article')}, ${counted(summary.words, 'word')}, ${sizeOf(summary.bytes)}.`,
    shortest === longest
      ? `Every article has ${counted(longest, 'word')}.`
      : `Articles have ${formatNumber(shortest)} to ${counted(longest, 'word')}, half of them at most ${formatNumber(middle)}.`,
    `Encodings: ${encodings.length === 0 ? 'UTF-8 throughout' : `UTF-8, and ${enumerate(encodings)}`}.`,
    ...(division === undefined ? [] : [`Articles in files: ${division.evidence}`]),
    ...(skipped.length === 0 ? [] : [`Passed over: ${skipped.join(', ')}.`]),
  ];
}

function sizeOf(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}

function entriesFor(measured: Measurements, excluded: readonly string[]): Entry[] {
  return [
    presetEntry(measured),
    corpusEntry(measured, excluded),
    ...sourceEntries(measured),
    ...frequentLineEntries(measured),
    rulesEntry(measured),
    {
      comment: ['Names that are right as they are, and names that look alike and are different people.'],
      key: 'names',
      isShown: true,
      node: map([
        ['canonical', list([value('Kamala Harris')])],
        ['distinct', list([value(['Ann Smith', 'Anne Smith'])])],
      ]),
    },
    {
      comment: ['Which of several copies stays. Later policies decide where earlier ones do not.'],
      key: 'keep',
      isShown: true,
      node: list([value('longest'), value('path')]),
    },
  ];
}

function presetEntry({ formats }: Measurements): Entry {
  const [commonest] = formats[0] ?? ['plain'];
  const name = commonest === 'markdown' ? 'docs' : 'recommended';
  return {
    comment: [
      'Where to start from:',
      ...Object.entries(presets).map(([preset, { summary }]) => `  ${preset.padEnd(15)}${summary}`),
    ],
    key: 'extends',
    node: value(name),
  };
}

function corpusEntry({ groups }: Measurements, excluded: readonly string[]): Entry {
  const include = groups.map(({ pattern, files }) => value(pattern, counted(files, 'file')));
  return {
    comment: [
      'What is compared with each other. Paths on the command line, --staged and --since',
      'only say what is reported on.',
    ],
    key: 'corpus',
    node: {
      kind: 'map',
      entries: [
        { key: 'include', node: include.length === 0 ? value('**/*.txt') : list(include) },
        excluded.length === 0
          ? { key: 'exclude', node: list([value('drafts/**')]), isShown: true }
          : { key: 'exclude', node: list(excluded.map((pattern) => value(pattern))) },
      ],
    },
  };
}

function sourceEntries({ division, formats }: Measurements): Entry[] {
  const hasRecords = formats.some(([format]) => format !== 'plain' && format !== 'markdown');
  const fields = {
    comment: ['Which fields of records hold what; found out where nothing is said.'],
    item: map([
      ['files', value('**/*.jsonl')],
      ['text', value('body')],
      ['id', value('url')],
      ['date', value('published')],
    ]),
  };
  if (division === undefined) {
    return hasRecords
      ? [{ comment: fields.comment, key: 'sources', isShown: true, node: list([fields.item]) }]
      : [];
  }
  const articles = map([
    ['files', value('**/*.txt')],
    ['articles', value(articlesOf(division.division))],
  ]);
  return [
    {
      comment: [
        'How files are read. Later entries win over earlier ones, key by key.',
        `Learnt: ${division.evidence}`,
        'Said here, it no longer changes as the corpus grows.',
      ],
      key: 'sources',
      node: { ...list([articles]), ...(hasRecords ? { shown: fields } : {}) },
    },
  ];
}

function articlesOf(division: ArticleDivision): unknown {
  switch (division.kind) {
    case 'file':
      return 'file';
    case 'empty-lines':
      return { emptyLines: division.lines };
    case 'separator-line':
      return { separatorLine: division.text };
  }
}

function frequentLineEntries({ frequentLines }: Measurements): Entry[] {
  if (frequentLines.length === 0) return [];
  return [
    {
      comment: [
        'Lines that stand in many articles (rule boilerplate):',
        ...frequentLines.map(({ text, articles }) => `  ${counted(articles, 'article')}: ${oneLine(text)}`),
      ],
      key: 'overrides',
      isShown: true,
      node: list([
        map([
          ['files', value('letters/**')],
          ['rules', map([['boilerplate', value('off')]])],
        ]),
      ]),
    },
  ];
}

/** A line of the corpus in a comment must stay one line. */
function oneLine(text: string): string {
  return JSON.stringify(text.replaceAll(/\s+/g, ' ')).replaceAll(/[\u007f-\u009f\u2028\u2029]/g, '?');
}

function rulesEntry({ rules }: Measurements): Entry {
  // A rule stands once, at the worst that it found: the severity in a configuration is a ceiling.
  const worst = new Map<string, Severity>();
  const counts = new Map<string, number>();
  for (const { rule, severity, count } of rules) {
    if (!worst.has(rule)) worst.set(rule, severity);
    counts.set(rule, (counts.get(rule) ?? 0) + count);
  }
  const found = [...worst].map(([rule, severity]): [string, Node] => [
    rule,
    value(severity, counted(counts.get(rule) ?? 0, 'finding')),
  ]);
  return {
    comment: [
      'Severities, as [severity, { options }] with options. "corpuslint rules" lists all rules.',
      found.length === 0
        ? 'Today nothing is found.'
        : 'What is found today, each at the worst severity it has:',
    ],
    key: 'rules',
    isShown: true,
    node: map(found.length === 0 ? [['boilerplate', value('off')]] : found),
  };
}

function value(json: unknown, note?: string): Node {
  return note === undefined ? { kind: 'value', value: json } : { kind: 'value', value: json, note };
}

function list(items: readonly Node[]): Extract<Node, { kind: 'list' }> {
  return { kind: 'list', items };
}

function map(entries: readonly (readonly [string, Node])[]): Node {
  return { kind: 'map', entries: entries.map(([key, node]) => ({ key, node })) };
}
