// What the rules on encoding, residue and quality cost on clean text: CPU of runs with some of them above that of the
// same run without, on a small and on a large corpus, which tells what a start costs from what text costs. Rounds are
// interleaved, medians reported. What other rules read anyway costs nothing more, so that it matters which of them run:
// those on duplication, or all others that are on by default.
// `jiti tests/bench/quality-cost.ts [small MB] [large MB] [rounds] [row,row|all rows] [duplication|default]`.

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rules } from '../../rules/index.ts';
import { projectRoot } from '../set-up/project.ts';
import { CorpusWriter, type Mixture } from './corpus.ts';
import { measure, median, requireTimer } from './measure.ts';
import { markdownTable } from './tables.ts';

const command = join(projectRoot, 'dist/bin/corpuslint.cjs');
const clean: Mixture = { exact: 0, near: 0, contained: 0, passage: 0, footer: 0, scraped: 0 };
const fileBytes = 20e6;

const [small = 80, large = 400, rounds = 5] = process.argv.slice(2, 5).map(Number);
const wanted = process.argv[5] === 'all rows' ? undefined : process.argv[5]?.split(',');
const others = process.argv[6] ?? 'duplication';

const idsOf = (category: string): string[] =>
  rules.filter((rule) => rule.category === category).map(({ id }) => id);
const profiles = rules.filter(({ needsCounts }) => needsCounts !== undefined).map(({ id }) => id);
const encoding = idsOf('encoding').filter((id) => id !== 'unreadable-source');
const residue = idsOf('residue');
const shapes = idsOf('quality').filter((id) => !profiles.includes(id) && id !== 'foreign-language');
const all = [...encoding, ...residue, 'boilerplate', ...profiles, ...shapes, 'foreign-language'];
// What stays on throughout: it needs the words, blocks and pairs of copies that some of the measured rules read as well.
const base = rules
  .filter(({ category, severity }) =>
    others === 'default' ? severity !== 'off' : category === 'duplication',
  )
  .map(({ id }) => id)
  .filter((id) => !all.includes(id));

const none = ['none', []] as const;
const measured: readonly (readonly [name: string, ids: readonly string[]])[] = [
  ['encoding', encoding],
  ['residue', residue],
  ...profiles.map((id) => [id, [id]] as const),
  ['all four profiles', profiles],
  ['boilerplate', ['boilerplate']],
  ...shapes.map((id) => [id, [id]] as const),
  ['foreign-language', ['foreign-language']],
  ['all but foreign-language', all.filter((id) => id !== 'foreign-language')],
  ['all', all],
];
const rows = [none, ...measured.filter(([name]) => wanted?.includes(name) ?? true)];

/** Paragraphs of news without headlines, which C4 would delete: text in which no profile finds anything. */
function writeClean(folder: string, bytes: number): void {
  const writer = new CorpusWriter(7, clean);
  mkdirSync(folder);
  for (let file = 0; writer.planted.bytes < bytes; file++) {
    const lines: string[] = [];
    const end = Math.min(bytes, writer.planted.bytes + fileBytes);
    while (writer.planted.bytes < end) {
      const text = Buffer.from(writer.next()).toString();
      lines.push(JSON.stringify({ text: text.slice(text.indexOf('\n\n') + 2) }));
    }
    writeFileSync(join(folder, `clean-${file}.jsonl`), `${lines.join('\n')}\n`);
  }
}

function argumentsOf(ids: readonly string[], folder: string, report: string): string[] {
  const isOff = (id: string): boolean => rules.find((rule) => rule.id === id)?.severity === 'off';
  const flags = ids.flatMap((id) => (isOff(id) ? ['--rule', `${id}:info`] : []));
  const only = [...base, ...ids].join(',');
  const run = '--threads 1 --no-cache --no-progress --format json'.split(' ');
  return [folder, '--only', only, ...flags, ...run, '--output', report];
}

const scratch = mkdtempSync(join(tmpdir(), 'corpuslint-quality-'));
try {
  requireTimer();
  if (!existsSync(command)) throw new Error('The command is not built: run `npm run build`.');
  const sizes = [small, large];
  sizes.forEach((megabytes, size) => writeClean(join(scratch, `corpus-${size}`), megabytes * 1e6));
  const costs = sizes.map(() => rows.map((): number[] => []));
  for (let round = 0; round < rounds; round++) {
    rows.forEach(([name, ids], index) => {
      process.stderr.write(`round ${round + 1} of ${rounds}: ${name}\n`);
      sizes.forEach((_, size) => {
        const report = join(scratch, 'report.json');
        const run = [process.execPath, command, ...argumentsOf(ids, join(scratch, `corpus-${size}`), report)];
        costs[size][index].push(measure(run as [string, ...string[]], scratch).cpuSeconds);
      });
    });
  }
  // Each round against its own base, so that a busy minute counts little.
  const added = costs.map((ofSize) =>
    ofSize.map((each) => 1000 * median(each.map((cost, round) => cost - ofSize[0][round]))),
  );
  const table = rows.map(([name], index) => {
    const slope = (added[1][index] - added[0][index]) / (large - small);
    return [
      name,
      median(costs[1][index]).toFixed(2),
      (added[0][index] / small).toFixed(1),
      (added[1][index] / large).toFixed(1),
      (added[0][index] - slope * small).toFixed(0),
      slope.toFixed(1),
    ];
  });
  const heads = [
    'rules',
    `${large} MB, s`,
    `${small} MB, ms a MB`,
    `${large} MB, ms a MB`,
    'fixed, ms',
    'ms a MB',
  ];
  process.stdout.write(markdownTable(heads, table));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
