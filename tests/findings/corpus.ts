// A scratch folder with the seeds and their baseline, checked through the API.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint, type LintOptions, type Result } from '../../src/index.ts';
import { corpuslint, folderWithSeeds } from '../command-line/command.ts';

export const first = 'seeds/000_f849e5fb9fd605c9.txt';
export const copy = 'seeds/001_6e7b28dd61abec0b.txt';
export const baseline = 'corpuslint-baseline.jsonl';

let written: string | undefined;

/** A folder with the seeds, whose findings are all known. */
export async function knownSeeds(): Promise<string> {
  const folder = folderWithSeeds();
  if (written === undefined) {
    const { code, stderr } = await corpuslint(folder, 'baseline');
    if (code !== 0) throw new Error(stderr);
    written = readFileSync(join(folder, baseline), 'utf8');
  }
  writeFileSync(join(folder, baseline), written);
  return folder;
}

/** Checks a folder on this thread, as a program would. */
export function check(folder: string, options: LintOptions = {}): Promise<Result> {
  return lint({ cwd: folder, threads: 0, ...options });
}

/** `state rule path:line` of findings that are not as the baseline knows them. */
export function news({ findings, locate }: Result): string[] {
  return findings
    .filter(({ state }) => state !== 'unchanged')
    .map(({ state, rule, place }) => `${state} ${rule} ${locate(place).path}`);
}

/** Rewrites the first article of a file, which ends at three empty lines. */
export function editArticle(folder: string, path: string, edit: (article: string) => string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  const end = text.indexOf('\n\n\n\n');
  writeFileSync(join(folder, path), edit(text.slice(0, end)) + text.slice(end));
}

/** The first article of a file. */
export function articleOf(folder: string, path: string): string {
  const text = readFileSync(join(folder, path), 'utf8');
  return text.slice(0, text.indexOf('\n\n\n\n'));
}
