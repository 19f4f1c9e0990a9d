// `npm run bench`: what checking a generated corpus costs, beside other tools on the same text and an empty Node.
// Rounds are interleaved, so that a busy minute of the machine falls on all alike; medians are reported.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { rules } from '../../rules/index.ts';
import { version } from '../../src/version.ts';
import { projectRoot } from '../set-up/project.ts';
import { holds, type Ratio, ratiosOf, type Row } from './checks.ts';
import type { Planted } from './corpus.ts';
import { countWork, type Work } from './count-work.ts';
import { type Command, type Cost, measure, medianCost, outputOf, requireTimer } from './measure.ts';
import { findPeers, fits, type Found, type Peer } from './peers.ts';
import { type BenchRequest, type Profile, readRequest, usage } from './request.ts';
import { count, figure, markdownTable, size } from './tables.ts';
import { type Layout, writeCorpus } from './write-corpus.ts';

const command = join(projectRoot, 'dist/bin/corpuslint.cjs');

/** A corpus on disk. */
interface Corpus {
  readonly folder: string;
  readonly layout: Layout;
  /** As asked for: what the rows are known by. */
  readonly bytes: number;
  readonly planted: Planted;
}

/** One tool to be measured on one corpus. */
interface Entry extends Omit<Row, 'cost'> {
  readonly command: Command;
}

async function main(request: BenchRequest, scratch: string): Promise<boolean> {
  const peers = request.hasPeers ? findPeers(scratch, request.jscpdFolder) : [];
  say(`# Benchmark\n\n${machine(peers)}\n\n`);
  say(startUp(scratch, request.runs));
  const rows: Row[] = [];
  const counted: Ratio[] = [];
  for (const bytes of request.sizes) {
    for (const layout of request.layouts) {
      const corpus = corpusFor(request, scratch, bytes, layout);
      const measured = measureAll(entriesFor(request, corpus, peers, scratch), request.runs, scratch);
      rows.push(...measured);
      say(`## ${size(bytes)} of text as ${layout}\n\n${costTable(measured, corpus)}\n`);
      if (layout === request.layouts[0]) {
        const work = await countWork(corpus.folder);
        say(`${workTable(work, corpus)}\n`);
        counted.push(found(work, corpus));
      }
      say(stages(corpus));
      if (request.folder === undefined) rmSync(corpus.folder, { recursive: true });
    }
  }
  const ratios = [...ratiosOf(rows), ...counted];
  say(`## Ratios\n\n${ratioTable(ratios)}`);
  return ratios.every(holds);
}

function machine(peers: readonly Found[]): string {
  const [cpu] = cpus();
  const lines = [
    `${cpu.model}, ${cpus().length} cores, ${count(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}; corpuslint ${version}.`,
    ...peers.map((peer) =>
      'missing' in peer ? `${peer.name} is left out: ${peer.missing}.` : `${peer.name} ${peer.version}.`,
    ),
  ];
  return lines.join(' ');
}

/** What it takes to start, in CPU milliseconds and as a multiple of an empty Node. */
function startUp(scratch: string, runs: number): string {
  const node = process.execPath;
  const starts: [name: string, command: Command][] = [
    ['`node -e 0`', [node, '-e', '0']],
    ['`corpuslint --version`', [node, command, '--version']],
    ['`corpuslint seeds`', [node, command, join(projectRoot, 'seeds')]],
  ];
  const costs = starts.map((): Cost[] => []);
  for (let round = 0; round < runs; round++)
    starts.forEach(([, one], index) => costs[index].push(measure(one, scratch, 20)));
  const medians = costs.map(medianCost);
  const rows = starts.map(([name], index) => [
    name,
    figure(medians[index].cpuSeconds * 1000),
    figure(medians[index].cpuSeconds / medians[0].cpuSeconds),
    figure(medians[index].peakBytes / 1e6),
  ]);
  return `${markdownTable(['start', 'CPU ms', '× `node -e 0`', 'peak MB'], rows)}\n`;
}

function corpusFor(request: BenchRequest, scratch: string, bytes: number, layout: Layout): Corpus {
  const folder = join(request.folder ?? scratch, `${layout}-${bytes}`);
  const record = `${folder}.json`;
  if (existsSync(record)) {
    return { folder, layout, bytes, planted: JSON.parse(readFileSync(record, 'utf8')) as Planted };
  }
  const planted = writeCorpus(folder, { bytes, layout });
  writeFileSync(record, JSON.stringify(planted));
  return { folder, layout, bytes, planted };
}

function entriesFor(
  request: BenchRequest,
  corpus: Corpus,
  peers: readonly Found[],
  scratch: string,
): Entry[] {
  const { folder, layout, bytes } = corpus;
  const own = request.profiles.flatMap((profile) =>
    request.threads.map((threads): Entry => {
      const report = ['--format', 'json', '--output', join(scratch, 'report.json'), '--no-progress'];
      const args = [folder, '--threads', String(threads), '--no-cache', ...report, ...flagsOf(profile)];
      return {
        tool: 'corpuslint',
        profile,
        threads,
        layout,
        bytes,
        command: [process.execPath, command, ...args],
      };
    }),
  );
  // They read text as it stands: records of JSON would be another text.
  const others = layout === 'files' ? peers.filter((peer): peer is Peer => !('missing' in peer)) : [];
  return [
    ...own,
    ...others.flatMap((peer): Entry[] => {
      const isRun = fits(peer, bytes);
      if (!isRun) process.stderr.write(`${peer.name} would not fit into memory with ${size(bytes)}.\n`);
      const common = { tool: peer.name, profile: undefined, threads: undefined, layout, bytes };
      return isRun ? [{ ...common, command: peer.commandFor(folder) }] : [];
    }),
  ];
}

function flagsOf(profile: Profile): string[] {
  if (profile === 'all') return [];
  const ids = rules.filter(({ category, severity }) => category === 'duplication' && severity !== 'off');
  return ['--only', ids.map(({ id }) => id).join(',')];
}

function measureAll(entries: readonly Entry[], runs: number, scratch: string): Row[] {
  const costs = entries.map((): Cost[] => []);
  for (let round = 1; round <= runs; round++) {
    entries.forEach((entry, index) => {
      process.stderr.write(
        `round ${round} of ${runs}: ${nameOf(entry)}, ${size(entry.bytes)}, ${entry.layout}\n`,
      );
      costs[index].push(measure(entry.command, scratch));
    });
  }
  return entries.map(({ tool, profile, threads, layout, bytes }, index) => ({
    tool,
    profile,
    threads,
    layout,
    bytes,
    cost: medianCost(costs[index]),
  }));
}

function nameOf({ tool, profile, threads }: Omit<Row, 'cost'>): string {
  if (profile === undefined) return tool;
  const which = profile === 'all' ? 'all default rules' : 'duplication rules';
  return `${tool}, ${which}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}

function costTable(rows: readonly Row[], { planted }: Corpus): string {
  return markdownTable(
    ['', 'wall s', 'CPU s', 'MB/s wall', 'MB/s CPU', 'peak MB'],
    rows.map((row) => [
      nameOf(row),
      figure(row.cost.wallSeconds),
      figure(row.cost.cpuSeconds),
      figure(planted.bytes / 1e6 / row.cost.wallSeconds),
      figure(planted.bytes / 1e6 / row.cost.cpuSeconds),
      figure(row.cost.peakBytes / 1e6),
    ]),
  );
}

function workTable(work: Work, { planted }: Corpus): string {
  const pairs = [
    `${count(work.documents)} documents`,
    `${count(work.words)} words`,
    `${count(work.postings)} standings of shared minimizers`,
    `${count(work.candidatePairs)} candidate pairs`,
    `${count(work.verifiedPairs)} verified pairs`,
    `${count(work.exactClasses)} classes of equal articles`,
    `${count(work.copies)} edited copies`,
    `${count(work.contained)} contained articles`,
    `${count(work.forms)} forms`,
  ];
  const kinds = ['exact', 'near', 'contained', 'passage', 'footer', 'scraped'] as const;
  const plantedKinds = kinds.map((kind) => `${count(planted[kind])} ${kind}`);
  return `Work: ${pairs.join(', ')}.\n\nPlanted: ${plantedKinds.join(', ')}.\n`;
}

/** Copies found of those planted. A copy in which no word happened to be edited is an equal article. */
function found(work: Work, { planted, bytes }: Corpus): Ratio {
  const plantedCopies = planted.exact + planted.near + planted.contained;
  return {
    what: `copies found of those planted, ${size(bytes)}`,
    value: (work.equalCopies + work.copies + work.contained) / plantedCopies,
    floor: 0.99,
    ceiling: 1.01,
  };
}

/** What the command says of its stages, where it can. */
function stages({ folder }: Corpus): string {
  if (!(outputOf([process.execPath, command, '--help']) ?? '').includes('--timing')) return '';
  const flags = ['--threads', '1', '--no-cache', '--no-progress', '--quiet', '--timing'];
  const shell = '"$0" "$@" 2>&1 >/dev/null || true';
  const text = outputOf(['sh', '-c', shell, process.execPath, command, folder, ...flags]);
  return `Stages, one thread, all default rules:\n\n\`\`\`text\n${text ?? ''}\n\`\`\`\n\n`;
}

function ratioTable(ratios: readonly Ratio[]): string {
  return markdownTable(
    ['ratio', 'measured', 'should be', 'holds'],
    ratios.map((ratio) => [
      ratio.what,
      figure(ratio.value),
      [
        ratio.floor === undefined ? '' : `≥ ${ratio.floor}`,
        ratio.ceiling === undefined ? '' : `≤ ${ratio.ceiling}`,
      ].join(' '),
      holds(ratio) ? 'yes' : 'no',
    ]),
  );
}

function say(text: string): void {
  process.stdout.write(text);
}

const args = process.argv.slice(2);
if (args.includes('--help')) {
  say(usage);
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'corpuslint-bench-'));
  try {
    requireTimer();
    if (!existsSync(command)) throw new Error('The command is not built: run `npm run build`.');
    const request = readRequest(args);
    if (request.folder !== undefined) mkdirSync(request.folder, { recursive: true });
    const isGood = await main(request, scratch);
    if (request.isCheck && !isGood) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
