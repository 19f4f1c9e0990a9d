// Every flag of the check command, declared once: parsing, help and completions follow from this table.

import { InvalidArgumentError, Option } from 'commander';
import { readMemorySize } from './memory-size.ts';

/** What commander makes of the flags. */
export interface CheckFlags {
  readonly config?: string;
  readonly corpus?: string[];
  readonly against?: string[];
  readonly stdinFilename?: string;
  readonly staged: boolean;
  readonly since?: string;
  readonly rule: string[];
  readonly only: string[];
  readonly skip: string[];
  readonly format: string[];
  /** False: none is used. */
  readonly baseline?: string | false;
  readonly output?: string;
  readonly statistics: boolean;
  readonly timing: boolean;
  readonly explainPlan: boolean;
  readonly quiet: boolean;
  readonly maxWarnings?: number;
  readonly maxFindings?: number;
  readonly threads: number | 'auto';
  /** Bytes. */
  readonly maxMemory?: number;
  readonly fix: boolean;
  readonly unsafe: boolean;
  readonly allowDelete: boolean;
  readonly fixDryRun: boolean;
  readonly diff: boolean;
  readonly plan?: string;
  readonly yes: boolean;
  readonly outDir?: string;
  readonly emit: string[];
  readonly printConfig?: string;
  readonly color?: boolean;
  readonly progress: boolean;
  readonly failOnEmpty: boolean;
  readonly cache: boolean;
  readonly cacheLocation?: string;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function threadCount(text: string): number | 'auto' {
  if (text === 'auto') return text;
  const threads = /^\d+$/.test(text) ? Number(text) : 0;
  if (threads < 1 || threads > 256) throw new InvalidArgumentError('Give a number from 1 to 256, or "auto".');
  return threads;
}

function memorySize(text: string): number {
  const bytes = readMemorySize(text);
  if (bytes === undefined) {
    throw new InvalidArgumentError(
      'Give a size of at least 1M, such as 512M or 2G, or a share of the memory, such as 50%.',
    );
  }
  return bytes;
}

function collect(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

/** Several ids in one argument, separated by commas, or the flag several times. */
function collectIds(text: string, before: readonly string[]): string[] {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  if (ids.length === 0) throw new InvalidArgumentError('Name at least one rule.');
  return [...before, ...ids];
}

/** A file, folder or ref. The empty text, as a variable of the shell that is not set leaves it, would be the current folder. */
export function someName(text: string): string {
  if (text === '') throw new InvalidArgumentError('It is empty.');
  return text;
}

/** The flags in the order of the help, under its headings. */
export function checkFlags(): { readonly heading: string; readonly options: readonly Option[] }[] {
  const groups = [
    { heading: 'What is checked:', options: whatIsChecked() },
    { heading: 'What is said:', options: whatIsSaid() },
    { heading: 'What is mended:', options: whatIsMended() },
    { heading: 'How it runs and ends:', options: howItRuns() },
  ];
  for (const option of groups.flatMap(({ options }) => options)) {
    if (option.required && !option.variadic && option.parseArg === undefined) option.argParser(someName);
  }
  return groups;
}

function whatIsChecked(): Option[] {
  return [
    new Option('--config <file>', 'use this configuration file'),
    new Option('--corpus <glob...>', 'compare with these files; the paths then only say what is reported on'),
    new Option(
      '--against <glob...>',
      'compare with these files too, and report nothing inside them (what is published, a benchmark)',
    ),
    new Option(
      '--staged',
      'compare what is staged in git, not the work tree; report on the files of the next commit',
    ).default(false),
    new Option('--since <ref>', 'report on the files that changed since a commit, branch or tag of git'),
    new Option(
      '--stdin-filename <path>',
      'with - as path: the file that the text of standard input stands for',
    ),
    new Option(
      '--rule <id:severity>',
      'set the severity of a rule (off, info, warning, error), with options as JSON behind another colon; repeatable',
    )
      .argParser(collect)
      .default([], 'none'),
    new Option('--only <ids>', 'run these rules alone; comma-separated, repeatable')
      .argParser(collectIds)
      .default([], 'all'),
    new Option('--skip <ids>', 'do not run these rules; comma-separated, repeatable')
      .argParser(collectIds)
      .default([], 'none'),
  ];
}

function whatIsSaid(): Option[] {
  return [
    new Option(
      '--format <name[=path]>',
      'report format: pretty, compact, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson or html; with a path, written there; repeatable',
    )
      .argParser(collect)
      .default([], 'pretty'),
    new Option('--output <file>', 'write the report to a file instead of the terminal'),
    new Option('--baseline <file>', 'known findings, which fail no run (default: corpuslint-baseline.jsonl)'),
    new Option('--no-baseline', 'report known findings as if they were new'),
    new Option('--quiet', 'report errors only').default(false),
    new Option(
      '--max-findings <n>',
      'show at most n classes a rule in pretty, n findings in compact (0 = all)',
    ).argParser(wholeNumber),
    new Option('--statistics', 'add a table of what each rule found').default(false),
    new Option('--timing', 'say on stderr where the time went; in json as well').default(false),
    new Option(
      '--explain-plan',
      'say on stderr what ran, which rule asked for which index, and what each cost',
    ).default(false),
    new Option('--color', 'colour even where the output is no terminal'),
    new Option('--no-color', 'no colour'),
    new Option('--no-progress', 'no progress on stderr').default(true),
  ];
}

function whatIsMended(): Option[] {
  return [
    new Option('--fix', 'make the safe repairs').default(false),
    new Option('--unsafe', 'with --fix: also the repairs that need consent').default(false),
    new Option('--allow-delete', 'with --fix: also those that delete a whole article').default(false),
    new Option('--fix-dry-run', 'say what --fix would do, and write nothing').default(false),
    new Option('--diff', 'print what --fix would do as a patch for git apply, and write nothing').default(
      false,
    ),
    new Option(
      '--plan <file>',
      'write all fixes to a file, to be read, edited and applied: corpuslint apply',
    ),
    new Option('--out-dir <dir>', 'write the mended corpus to a new folder, and leave the corpus as it is'),
    new Option(
      '--emit <kind[=path]>',
      'write drop-list, keep-list (ids of articles) or attributes (spans, as the dolma toolkit has them); repeatable',
    )
      .argParser(collect)
      .default([], 'none'),
    new Option('--yes', 'let more than a fifth of the words go without a question').default(false),
  ];
}

function howItRuns(): Option[] {
  return [
    new Option('--max-warnings <n>', 'fail when there are more than n warnings').argParser(wholeNumber),
    new Option('--fail-on-empty', 'fail when there is nothing to check').default(false),
    new Option('--threads <n>', 'worker threads, or "auto"').argParser(threadCount).default('auto', 'auto'),
    new Option(
      '--max-memory <size>',
      'put rows of indexes on the disk beyond this size (512M, 2G, 50%); bounds neither views nor findings',
    ).argParser(memorySize),
    new Option('--no-cache', 'neither use nor write an index on disk').default(true),
    new Option(
      '--cache-location <folder>',
      'keep the index on disk in this folder, however small the corpus',
    ),
    new Option('--print-config <file>', 'print the settings that hold for a file, and check nothing'),
  ];
}
