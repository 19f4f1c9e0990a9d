// Executes one case of a page: findings as stated, fixed text as shown, and the same result however it is run.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Rule } from '../define/index.ts';
import type { LintOptions } from '../lint.ts';
import type { Finding } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { checkFixes, type Workplace } from './check-fixes.ts';
import { writeDifference, writeFindings } from './notation.ts';
import type { CaseFile, PageCase } from './page.ts';

/** A way to run the linter, such as `lint` of this package. */
export type Lint = (options: LintOptions) => Promise<Result>;

/** How cases are run. */
export interface CaseRunners {
  /** Runs on the calling thread. */
  readonly single: Lint;
  /** Runs with several workers; left out: that variant is not run. */
  readonly parallel?: Lint | undefined;
}

/** What came of a case. */
export interface CaseOutcome {
  /** One text each; empty = the case holds. */
  readonly failures: readonly string[];
  /** Lines of the findings block as they should be. */
  readonly actual: readonly string[];
  /** Of the run on one thread. */
  readonly findings: readonly Finding[];
}

/** Runs a corpus of the given files in a new folder. */
type LintFiles = (lint: Lint, files: readonly CaseFile[], options?: LintOptions) => Promise<Result>;

/** Runs one case in every variant, each in a folder of its own. `plugin`: absolute path of the module the rule comes from. */
export async function runCase(
  page: PageCase,
  rule: Rule,
  runners: CaseRunners,
  plugin?: string,
): Promise<CaseOutcome> {
  const options = lintOptions(page, rule, plugin);
  // All folders stay until the end: a result reads its sources again when a place is asked for.
  const folder = await mkdtemp(join(tmpdir(), 'corpuslint-case-'));
  const writeFiles = async (files: readonly CaseFile[]): Promise<string> => {
    const cwd = await mkdtemp(join(folder, 'run-'));
    for (const { path, bytes } of files) {
      await mkdir(dirname(join(cwd, path)), { recursive: true });
      await writeFile(join(cwd, path), bytes);
    }
    return cwd;
  };
  const lintFiles: LintFiles = async (lint, files, others = {}) =>
    lint({ ...options, ...others, cwd: await writeFiles(files) });
  const lintFolder: Workplace['lintFolder'] = (cwd, texts, division) =>
    runners.single({ ...options, cwd, texts, division });
  try {
    const result = await lintFiles(runners.single, page.files);
    const failures = [
      ...compareFindings(page, result),
      ...(await compareVariants(page, result, runners, lintFiles)),
      ...(await checkFixes(page, result, { writeFiles, lintFolder })),
    ];
    return { failures, actual: writeFindings(result), findings: result.findings };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function compareFindings(page: PageCase, result: Result): string[] {
  const actual = writeFindings(result);
  const failures = result.notes.failures.map(({ rule, message }) => `${rule} threw: ${message}`);
  if (page.findings === undefined) {
    failures.push(['The case has no findings block. Actual findings:', ...actual].join('\n'));
  } else if (page.findings.join('\n') !== actual.join('\n')) {
    const difference = writeDifference(page.findings, actual);
    failures.push(['The findings differ (- expected, + actual):', ...difference].join('\n'));
  }
  return failures;
}

/** What other ways to run the case give another result. */
async function compareVariants(
  { files }: PageCase,
  result: Result,
  { single, parallel }: CaseRunners,
  lintFiles: LintFiles,
): Promise<string[]> {
  const failures: string[] = [];
  const agree = (what: string, other: Result, write: (result: Result) => string[]): void => {
    const [before, after] = [write(result), write(other)];
    if (before.join('\n') !== after.join('\n'))
      failures.push([`${what} (- without, + with):`, ...writeDifference(before, after)].join('\n'));
  };
  if (parallel !== undefined)
    agree('Several workers change the result', await lintFiles(parallel, files), writeWhole);
  const reversed = files.toReversed();
  if (files.length > 1) {
    agree(
      'The order in which files are written changes the result',
      await lintFiles(single, reversed),
      writeWhole,
    );
  }
  // A path that is named is read whatever its kind, so only cases of which every file is read can be named one by one.
  if (files.length > 1 && result.summary.sources === files.length) {
    const paths = reversed.map(({ path }) => path);
    agree(
      'The order of paths changes the findings',
      await lintFiles(single, files, { paths }),
      writeFindings,
    );
  }
  if (files.some((file) => !file.isLeftAsIs)) {
    const converted = await lintFiles(single, files.map(withCarriageReturns));
    agree('CRLF line ends change the findings', converted, writeFindings);
  }
  return failures;
}

function lintOptions(page: PageCase, rule: Rule, plugin: string | undefined): LintOptions {
  const severity = rule.severity === 'off' ? 'warning' : rule.severity;
  const { against, ...settings } = page.settings;
  return {
    paths: ['.'],
    config: {
      ...settings,
      ...(plugin === undefined ? {} : { plugins: [plugin] }),
      rules: { [rule.id]: [severity, page.options] },
    },
    ...(against === undefined ? {} : { against: against as readonly string[] }),
    only: [rule.id],
    threads: 1,
  };
}

/** Everything a report could hold, in lines that can be compared. */
function writeWhole(result: Result): string[] {
  const locate = (place: Parameters<Result['locate']>[0]) => result.locate(place);
  return [
    JSON.stringify(result.summary),
    JSON.stringify(result.notes),
    ...result.findings.map((finding) =>
      JSON.stringify([finding, locate(finding.place), finding.related.map(locate)]),
    ),
  ];
}

function withCarriageReturns(file: CaseFile): CaseFile {
  if (file.isLeftAsIs) return file;
  return { ...file, bytes: Buffer.from(Buffer.from(file.bytes).toString('utf8').replaceAll('\n', '\r\n')) };
}
