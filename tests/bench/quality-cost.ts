// What the rules on encoding, residue and quality cost on clean text: CPU of runs with some of them above that of the
// same run without. Rounds are interleaved, medians reported. `jiti tests/bench/quality-cost.ts [megabytes] [rounds]`.

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

const [megabytes = 80, rounds = 5] = process.argv.slice(2).map(Number);

const idsOf = (category: string): string[] =>
  rules.filter((rule) => rule.category === category).map(({ id }) => id);
const profiles = rules.filter(({ needsCounts }) => needsCounts !== undefined).map(({ id }) => id);
const encoding = idsOf('encoding').filter((id) => id !== 'unreadable-source');
const residue = idsOf('residue');
const others = idsOf('quality').filter((id) => !profiles.includes(id) && id !== 'foreign-language');
const all = [...encoding, ...residue, 'boilerplate', ...profiles, ...others, 'foreign-language'];
// What stays on throughout: it needs the words, blocks and pairs of copies that some of the measured rules read as well.
const base = idsOf('duplication').filter((id) => id !== 'boilerplate');

const rows: readonly (readonly [name: string, ids: readonly string[]])[] = [
  ['none', []],
  ['encoding', encoding],
  ['residue', residue],
  ...profiles.map((id) => [id, [id]] as const),
  ['all four profiles', profiles],
  ['boilerplate', ['boilerplate']],
  ...others.map((id) => [id, [id]] as const),
  ['foreign-language', ['foreign-language']],
  ['all but foreign-language', all.filter((id) => id !== 'foreign-language')],
  ['all', all],
];

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
  const folder = join(scratch, 'corpus');
  writeClean(folder, megabytes * 1e6);
  const costs = rows.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    rows.forEach(([name, ids], index) => {
      process.stderr.write(`round ${round + 1} of ${rounds}: ${name}\n`);
      const run = [process.execPath, command, ...argumentsOf(ids, folder, join(scratch, 'report.json'))];
      costs[index].push(measure(run as [string, ...string[]], scratch).cpuSeconds);
    });
  }
  // Each round against its own base, so that a busy minute counts little.
  const added = costs.map((each) => median(each.map((cost, round) => cost - costs[0][round])));
  const table = rows.map(([name], index) => [
    name,
    median(costs[index]).toFixed(2),
    ((added[index] * 1000) / megabytes).toFixed(1),
  ]);
  process.stdout.write(markdownTable(['rules', 'CPU s', 'ms a MB'], table));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
