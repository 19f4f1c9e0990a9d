// What a benchmark is asked to do.

import { parseArgs } from 'node:util';
import type { Layout } from './write-corpus.ts';

/** Which rules run: all that are on by default, or those about duplicates alone. */
export type Profile = 'all' | 'duplication';

/** A benchmark. */
export interface BenchRequest {
  /** Bytes of text, ascending. */
  readonly sizes: readonly number[];
  readonly layouts: readonly Layout[];
  readonly profiles: readonly Profile[];
  readonly threads: readonly number[];
  /** Runs of which the median is taken. */
  readonly runs: number;
  readonly hasPeers: boolean;
  /** A folder in which jscpd is installed; undefined to fetch it. */
  readonly jscpdFolder: string | undefined;
  /** A folder for corpora that stays; undefined for one that goes. */
  readonly folder: string | undefined;
  /** True if ratios and counts must reach their floors. */
  readonly isCheck: boolean;
}

/** What is said of the flags. */
export const usage = `npm run bench -- [flags]
  --size <10MB,100MB,1GB>        bytes of text of each corpus (default 10MB)
  --layout <jsonl,files>         records, or a file a document of 4 KB (default both)
  --profile <all,duplication>    rules that run (default both)
  --threads <1,2>                worker threads (default 1,2)
  --runs <n>                     runs of which the median is taken (default 3)
  --no-peers                     leave out jscpd and sim_text
  --jscpd <folder>               an installation of jscpd 5, in place of one that npm fetches
  --folder <folder>              keep the corpora there and use those that are there
  --check                        fail where a ratio or a count is below its floor
`;

/** The request that command line arguments make. Throws an Error in words for the user. */
export function readRequest(args: readonly string[]): BenchRequest {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string', default: '10MB' },
      layout: { type: 'string', default: 'jsonl,files' },
      profile: { type: 'string', default: 'all,duplication' },
      threads: { type: 'string', default: '1,2' },
      runs: { type: 'string', default: '3' },
      'no-peers': { type: 'boolean', default: false },
      jscpd: { type: 'string' },
      folder: { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  });
  return {
    sizes: split(values.size)
      .map(readSize)
      .sort((a, b) => a - b),
    layouts: split(values.layout).map((one) => oneOf(one, ['jsonl', 'files'], '--layout')),
    profiles: split(values.profile).map((one) => oneOf(one, ['all', 'duplication'], '--profile')),
    threads: split(values.threads).map((one) => wholeNumber(one, '--threads')),
    runs: wholeNumber(values.runs, '--runs'),
    hasPeers: !values['no-peers'],
    jscpdFolder: values.jscpd,
    folder: values.folder,
    isCheck: values.check,
  };
}

function split(list: string): string[] {
  return list.split(',').map((item) => item.trim());
}

function oneOf<Value extends string>(text: string, values: readonly Value[], flag: string): Value {
  const value = values.find((one) => one === text);
  if (value === undefined) throw new Error(`${flag} takes ${values.join(' or ')}, not "${text}".`);
  return value;
}

function wholeNumber(text: string, flag: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`${flag} takes a whole number from 1 on, not "${text}".`);
  return Number(text);
}

function readSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(kB|MB|GB)$/i.exec(text);
  if (match === null) throw new Error(`--size takes sizes like 10MB and 1GB, not "${text}".`);
  const factor = { kb: 1e3, mb: 1e6, gb: 1e9 }[match[2].toLowerCase()] as number;
  return Number(match[1]) * factor;
}
