// `--against` as a user meets it: the hint, the totals, the exit code.

import { expect, test } from 'vitest';
import { corpuslint } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const item = 'Which of the rivers named below ends in a desert and which of them in a lake';
const files = {
  'bench.jsonl': `{"text":"${item}"}\n{"text":"Name the bird that sleeps while it flies over the sea"}\n`,
  'corpus/a.txt': `They asked us this. ${item}, and nobody knew.\n`,
};
const rule = ['--rule', 'leaked-benchmark:error', '--only', 'leaked-benchmark'];

test('a leaked item fails the run where the rule is an error, and the totals tell the share', async () => {
  const cwd = scratchFolder(files);
  const { stdout, stderr, code } = await corpuslint(cwd, 'corpus', ...rule, '--against', '*.jsonl');
  expect(code).toBe(1);
  expect(stdout).toContain('A whole item of bench.jsonl#1 stands here, 17 words.');
  expect(stdout).toContain('Against bench.jsonl: 2 documents, 1 leaked (50 %).');
  expect(stderr).toBe('');
});

test('a rule that needs another set says so in one line, once, and not when it is given', async () => {
  const cwd = scratchFolder(files);
  const { stderr, code } = await corpuslint(cwd, 'corpus', ...rule);
  expect(stderr).toBe(
    'corpuslint: leaked-benchmark has nothing to compare with: name the files with --against <glob…>.\n',
  );
  expect(code).toBe(0);
});

test('a pattern that matches nothing is an error', async () => {
  const cwd = scratchFolder(files);
  const { stderr, code } = await corpuslint(cwd, 'corpus', '--against', 'bnech*.jsonl');
  expect(code).toBe(2);
  expect(stderr).toContain('bnech*.jsonl');
});

test('a benchmark whose fields nobody named is no clean result', async () => {
  const cwd = scratchFolder({ ...files, 'bench.jsonl': `{"question":"${item}"}\n` });
  const { stdout } = await corpuslint(cwd, 'corpus', ...rule, '--against', '*.jsonl');
  expect(stdout).toContain(
    'Against bench.jsonl: 0 documents, nothing to compare with: name their fields (sources, text).',
  );
});
