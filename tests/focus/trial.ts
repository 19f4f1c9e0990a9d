// A corpus in a folder that is checked as a whole and, with an index on disk, in part.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FocusCorpus } from '../../src/engine/focus/focus-corpus.ts';
import { locateFinding } from '../../src/format/located-finding.ts';
import { lint } from '../../src/lint.ts';
import type { Result } from '../../src/model/result.ts';
import { corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { TextWriter } from './corpus.ts';

/** All that reports say. */
export function said(result: Result): unknown {
  const { summary, findings, notes } = result;
  return {
    summary,
    findings: findings.map((finding) => ({
      ...locateFinding(finding, result),
      class: finding.class,
      state: finding.state,
      key: finding.key,
      classMessage: finding.classMessage,
    })),
    encodings: notes.encodings,
    baseline: notes.baseline,
    ignore: notes.ignore,
    ignored: result.ignored.map(({ finding: { id } }) => id),
    division: notes.division,
    skipped: notes.skipped,
  };
}

/** A corpus in a folder, with an index on disk beside it. */
export class Trial {
  readonly folder = scratchFolder();
  /** Where the index is. */
  readonly cache = scratchFolder();
  readonly writer: TextWriter;
  readonly paths: string[] = [];
  /** Runs that did without the whole corpus. */
  taken = 0;

  /** `derived`: share of the files that are made of others; `noteRate`: of the footers with a line of few pages beside them. */
  constructor(seed: number, files: number, derived = 0.35, noteRate = 0) {
    this.writer = new TextWriter(seed, noteRate);
    const texts: string[] = [];
    for (let file = 0; file < files; file++) {
      const text =
        texts.length > 8 && this.writer.random.hits(derived)
          ? this.writer.derived(texts)
          : this.writer.article();
      texts.push(text);
      this.write(`${file % 3}/${String(this.writer.random.below(1000)).padStart(3, '0')}-${file}.txt`, text);
    }
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
    if (!this.paths.includes(path)) this.paths.push(path);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Changes some file in some way, and returns its path. */
  change(): string {
    const { random, pick } = { random: this.writer.random, pick: this.writer.pick.bind(this.writer) };
    const path = pick(this.paths);
    const texts = this.paths.map((other) => this.read(other));
    switch (random.below(6)) {
      case 0: {
        rmSync(join(this.folder, path));
        this.paths.splice(this.paths.indexOf(path), 1);
        return pick(this.paths);
      }
      case 1: {
        const other = `${random.below(4)}/moved-${random.below(1000)}.txt`;
        mkdirSync(dirname(join(this.folder, other)), { recursive: true });
        renameSync(join(this.folder, path), join(this.folder, other));
        this.paths.splice(this.paths.indexOf(path), 1, other);
        return other;
      }
      case 2: {
        const other = `${random.below(4)}/${random.below(1000)}-new.txt`;
        this.write(other, this.writer.derived(texts));
        return other;
      }
      case 3:
        this.write(path, this.writer.edited(this.read(path), 30));
        return path;
      default:
        this.write(path, this.writer.derived([this.read(path), ...texts]));
        return path;
    }
  }

  /** Makes all that is found now known: one finding is ignored, the others stand in a baseline. */
  async makeKnown(): Promise<void> {
    const [{ id }] = (await this.run(this.paths, false)).findings;
    for (const args of [['ignore', id, '--reason', 'It is meant so.'], ['baseline']]) {
      const { code, stderr } = await corpuslint(this.folder, ...args, '--threads', '1');
      assert.equal(code, 0, stderr);
    }
  }

  async run(focus: readonly string[], isFocused: boolean): Promise<Result> {
    return lint({
      cwd: this.folder,
      config: false,
      corpus: ['.'],
      paths: focus,
      threads: 1,
      ...(isFocused ? { cache: this.cache } : {}),
    });
  }

  /** Holds a run over the focus to what one over all says of it. */
  async compare(focus: readonly string[], what: string): Promise<void> {
    const focused = await this.run(focus, true);
    if (focused.corpus instanceof FocusCorpus) this.taken++;
    const [one, other] = [said(focused), said(await this.run(focus, false))];
    assert.deepEqual(one, other, what);
  }
}
