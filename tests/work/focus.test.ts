// What a commit of one file costs must not grow with the corpus: counted in turns of loops and calls of functions, which no
// other program on the machine changes.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../command-line/command.ts';
import { TextWriter } from '../focus/corpus.ts';
import { projectRoot } from '../set-up/project.ts';
import { Repository } from '../git/repository.ts';
import { scratchFolder } from '../set-up/scratch.ts';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { count: number }[];
    }[];
  }[];
}

/** The command without its code cache: functions that come from it do not count their loops. */
function withoutCodeCache(): string {
  const folder = scratchFolder();
  const program = join(folder, relative(projectRoot, command));
  cpSync(join(projectRoot, 'package.json'), join(folder, 'package.json'));
  cpSync(dirname(command), dirname(program), { recursive: true, filter: (file) => !file.endsWith('.cache') });
  return program;
}

/** How often the busiest part of each function of the command ran, in a commit of one file among so many others. */
function turnsAmong(program: string, files: number): Map<string, number> {
  const repository = new Repository(scratchFolder());
  const writer = new TextWriter(7);
  const own = Array.from({ length: 20 }, () => writer.article());
  const texts = own.map((text, file): [string, string] => [`texts/a/${file}.txt`, text]);
  for (let file = 0; file < files; file++) {
    const words = Array.from({ length: 80 }, (_, word) => `f${file}w${word}`);
    // Every text has a vote on how quotations are set, names of its own, and a line that stands elsewhere.
    const said = `“It is late – and ${words[0]} is cold,” said Gunnar Aske${String.fromCharCode(97 + (file % 26))}und.`;
    const text = `${said}\n\n${words.slice(1, 40).join(' ')}.\n\n${words.slice(40).join(' ')}.\n`;
    texts.push([`texts/b/${file}.txt`, text]);
  }
  repository.commit(Object.fromEntries(texts));
  const index = scratchFolder();
  const coverage = scratchFolder();
  const check = (env: NodeJS.ProcessEnv): void => {
    const args = [program, '--staged', '--corpus', 'texts', '--cache-location', index, '--format', 'json'];
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: repository.folder,
      env,
      encoding: 'utf8',
    });
    assert.ok(status === 0 || status === 1, stderr);
  };
  repository.stage({ 'texts/a/3.txt': `${own[3]}\nThis line is new.\n` });
  check(process.env);
  repository.stage({ 'texts/a/3.txt': `${own[3]}\nThis line is another one.\n` });
  check({ ...process.env, NODE_V8_COVERAGE: coverage });
  const turns = new Map<string, number>();
  for (const file of readdirSync(coverage)) {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as Coverage;
    for (const { url, functions } of result) {
      if (!url.endsWith('.cjs')) continue;
      for (const { functionName, ranges } of functions) {
        const most = Math.max(...ranges.map(({ count }) => count));
        // Functions of one name stand together, and all without one.
        turns.set(functionName, Math.max(turns.get(functionName) ?? 0, most));
      }
    }
  }
  return turns;
}

/** What may: rows that are found are copied out of their blocks, unless the table is so small that it was read as a whole. */
const known = new Set(['#keep']);

test('goes through all documents nowhere', { timeout: 120_000 }, () => {
  const [fewFiles, manyFiles] = [300, 3000];
  const program = withoutCodeCache();
  const [few, many] = [turnsAmong(program, fewFiles), turnsAmong(program, manyFiles)];
  // Every article has a vote on how quotations and dashes are set.
  expect(many.get('recallVotes')).toBeGreaterThan(0);
  const grown = [...many].filter(([name, turns]) => {
    // Searching by halves takes a few turns more for each key, but not for each document.
    return !known.has(name) && turns > 2 * (few.get(name) ?? 0) + (manyFiles - fewFiles) / 2;
  });
  expect(grown).toEqual([]);
});
