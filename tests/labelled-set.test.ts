// Quality as a ratchet: the scorer of the labelled set must not fall below what was reached. The set is no part of the
// project; where it or Python is missing, these tests are skipped by name. Raise a floor with the change that earns it.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from './set-up/project.ts';

const folder = join(projectRoot, '..', 'shared', 'eval');
const isThere = existsSync(join(folder, 'evaluate.py')) && spawnSync('python3', ['--version']).status === 0;

/** Lowest F1 by kind of defect, for every layout of the set `dev`. */
const floors: Readonly<Record<string, number>> = {
  'exact-duplicate-article': 1,
  'near-duplicate-article': 0.98,
  'contained-article': 0.95,
  'duplicate-paragraph': 0.97,
  'shared-span': 0.95,
  'repeated-caption': 0.98,
  'repeated-headline': 0.97,
  'boilerplate-line': 0.98,
  'name-misspelling': 0.96,
  'name-variant': 0.9,
  'unbalanced-quote': 0.95,
  'date-mismatch': 0.95,
  'number-conflict': 0.95,
  'attribute-conflict': 0.95,
  mojibake: 0.98,
  'control-character': 0.98,
};

describe.skipIf(!isThere)('labelled set (../shared/eval, needs python3)', () => {
  test.each(['txt', 'single', 'jsonl'])('is judged as well as before, laid out as %s', (layout) => {
    const minimums = Object.entries(floors).flatMap(([kind, f1]) => ['--min', `${kind}=${f1}`]);
    const command = `"${process.execPath}" "${join(projectRoot, 'dist/bin/corpuslint.cjs')}"`;
    const options = ['--bin', command, '--set', 'dev', '--layout', layout, '--', ...minimums];
    const { status, stdout, stderr } = spawnSync('python3', [join(folder, 'evaluate.py'), ...options], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    const fallen = stdout.split('\n').filter((line) => line.startsWith('below: '));
    expect({ fallen, stderr, status }).toEqual({ fallen: [], stderr: '', status: 0 });
  });
});
