// A real repository of git in a scratch folder, and articles to put into it.

import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CorpusWriter } from '../bench/corpus.ts';
import { type Outcome, corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

/** A finding as `--format json` writes it, as far as tests look at it. */
export interface JsonFinding {
  readonly rule: string;
  readonly place: { readonly path: string };
  readonly related: readonly { readonly path: string }[];
}

/** A repository. Paths are relative to its top. */
export class Repository {
  readonly folder: string;

  constructor(folder: string = scratchFolder()) {
    this.folder = folder;
    this.git('init', '--quiet', '--initial-branch=main');
    for (const [key, value] of [
      ['user.name', 'A Person'],
      ['user.email', 'person@example.org'],
      ['commit.gpgsign', 'false'],
      ['core.autocrlf', 'false'],
    ]) {
      this.git('config', key, value);
    }
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' });
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
  }

  /** Writes and stages. */
  stage(files: Readonly<Record<string, string | Uint8Array>>): void {
    this.write(files);
    this.git('add', '--', ...Object.keys(files));
  }

  /** Writes, stages and commits. */
  commit(files: Readonly<Record<string, string | Uint8Array>>): void {
    this.stage(files);
    this.git('commit', '--quiet', '--no-verify', '--message', 'More texts');
  }

  remove(path: string): void {
    rmSync(join(this.folder, path));
  }

  move(from: string, to: string): void {
    renameSync(join(this.folder, from), join(this.folder, to));
  }

  run(...args: string[]): Promise<Outcome> {
    return corpuslint(this.folder, ...args);
  }

  /** What the command finds: "rule at path", each once, sorted. Fails if it could not do its job. */
  async findings(...args: string[]): Promise<string[]> {
    const { code, stdout, stderr } = await this.run(...args, '--format', 'json');
    if (code === 2) throw new Error(stderr);
    const { findings } = JSON.parse(stdout) as { findings: JsonFinding[] };
    return [...new Set(findings.map(({ rule, place }) => `${rule} at ${place.path}`))].toSorted();
  }
}

/** Articles unlike each other, the same in every run, without a finding of their own. */
export function articles(count: number, seed = 11): string[] {
  const writer = new CorpusWriter(seed, {
    exact: 0,
    near: 0,
    contained: 0,
    passage: 0,
    scraped: 0,
    footer: 0,
  });
  return Array.from({ length: count }, () => `${Buffer.from(writer.next()).toString('utf8').trim()}\n`);
}

/** Rules that compare articles: what they find does not depend on the wording of generated texts. */
export const copies = ['--only', 'duplicate-article,near-duplicate-article,contained-article'];
