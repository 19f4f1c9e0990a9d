// What is staged is checked by what git says has changed; it must be what a run over all finds of it.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FocusCorpus } from '../../src/engine/focus/focus-corpus.ts';
import { lint } from '../../src/lint.ts';
import type { Result } from '../../src/model/result.ts';
import { corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { Repository } from '../git/repository.ts';
import { TextWriter } from './corpus.ts';
import { said } from './trial.ts';

const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]);

/** A repository with texts of which some are copies. */
class StagedTrial {
  readonly repository = new Repository(scratchFolder());
  readonly writer: TextWriter;
  readonly paths: string[] = [];
  readonly #cache = scratchFolder();
  /** Runs that did without the whole corpus. */
  taken = 0;

  constructor(seed: number, files: number) {
    this.writer = new TextWriter(seed);
    const texts: string[] = [];
    const written: Record<string, string | Uint8Array> = {
      '.gitignore': '*.tmp.txt\n',
      'docs/logo.png': picture,
    };
    for (let file = 0; file < files; file++) {
      const isDerived = texts.length > 4 && this.writer.random.hits(0.3);
      texts.push(isDerived ? this.writer.derived(texts) : this.writer.article());
      const path = `docs/${file % 3}/${this.writer.random.below(1000)}-${file}.txt`;
      written[path] = texts[file];
      this.paths.push(path);
    }
    this.repository.commit(written);
  }

  read(path: string): string {
    return this.repository.git('show', `:${path}`);
  }

  /** Stages some change. */
  change(): void {
    const { random } = this.writer;
    const path = this.writer.pick(this.paths);
    const file = `docs/${random.below(4)}/${random.below(1000)}-new`;
    switch (random.below(14)) {
      case 0:
        this.repository.git('rm', '--quiet', '--force', '--', path);
        this.paths.splice(this.paths.indexOf(path), 1);
        return;
      case 1:
        this.repository.stage({
          [`${file}.txt`]: this.writer.derived([this.read(path), this.read(this.paths[0])]),
        });
        this.paths.push(`${file}.txt`);
        return;
      case 2:
        this.repository.stage({ [`${file}.png`]: picture });
        return;
      case 3:
        // Staged in part: what lies on the disk is another text.
        this.repository.stage({ [path]: this.writer.edited(this.read(path), 20) });
        this.repository.write({ [path]: this.writer.article() });
        return;
      case 4:
        this.repository.stage({ [path]: this.read(path) });
        this.repository.git('commit', '--quiet', '--allow-empty', '--message', 'What is staged');
        return;
      default:
        this.repository.stage({
          [path]: this.writer.derived([this.read(path), this.read(this.paths.at(-1) as string)]),
        });
    }
  }

  async run(cache: string | false): Promise<Result> {
    return lint({
      cwd: this.repository.folder,
      config: false,
      corpus: ['docs'],
      staged: true,
      threads: 1,
      cache,
    });
  }

  /** Holds a run with the index on disk to one without it. */
  async compare(what: string): Promise<void> {
    const few = await this.run(this.#cache);
    if (few.corpus instanceof FocusCorpus) this.taken++;
    const all = await this.run(false);
    assert.deepEqual(said(few), said(all), what);
    assert.deepEqual(few.notes.remarks, all.notes.remarks, what);
    assert.deepEqual([...(few.focus ?? [])].sort(), [...(all.focus ?? [])].sort(), what);
  }
}

describe('what is staged, with an index on disk', () => {
  test.each([1, 2])(
    'is found as a run over all finds it, whatever is staged (seed %i)',
    { timeout: 300_000 },
    async (seed) => {
      const trial = new StagedTrial(seed, 24);
      trial.change();
      await trial.compare('first');
      for (let step = 0; step < 12; step++) {
        const changes = 1 + trial.writer.random.below(2);
        for (let change = 0; change < changes; change++) trial.change();
        await trial.compare(`seed ${seed}, step ${step}`);
      }
      expect(trial.taken).toBeGreaterThan(3);
    },
  );

  test(
    'is found anew where .gitignore changes, or a kin was edited and not staged',
    { timeout: 120_000 },
    async () => {
      const trial = new StagedTrial(3, 12);
      const [path, other] = trial.paths;
      trial.repository.stage({ [path]: `${trial.read(path)}\nMore of it.\n` });
      await trial.compare('first');
      trial.repository.stage({ [path]: trial.read(other) });
      trial.repository.write({ [other]: 'Nothing is left of it.\n' });
      await trial.compare('its original lies changed on the disk');
      trial.repository.stage({ '.gitignore': `${other.slice(other.lastIndexOf('/') + 1)}\n` });
      await trial.compare('.gitignore');
      expect(existsSync(join(trial.repository.folder, other))).toBe(true);
    },
  );

  test(
    'is what a run over all finds where other files are read otherwise by now',
    { timeout: 120_000 },
    async () => {
      const repository = new Repository(scratchFolder());
      const named = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
      const texts = named.map((path, at) => [path, `${`Word${at} other${at} third${at} `.repeat(9)}\n`]);
      repository.commit(Object.fromEntries(texts) as Record<string, string>);
      repository.stage({ 'a.txt': 'What is new in this one.\n' });
      const list = (sources: object[], ...flags: string[]): Promise<unknown> => {
        repository.write({ 'config.json': JSON.stringify({ corpus: { include: '*.txt' }, sources }) });
        const asked = ['--staged', '--config', 'config.json', '--emit', 'keep-list', ...flags];
        return corpuslint(repository.folder, ...asked);
      };
      const marked = [{ files: 'd.txt', format: 'markdown' }];
      await list([], '--cache-location', 'index');
      expect(await list(marked, '--cache-location', 'index')).toEqual(await list(marked, '--no-cache'));
    },
  );
});
