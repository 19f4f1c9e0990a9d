// The tree that the index of git names must be the one that git would write, or none.

import { appendFileSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { indexedTree } from '../../src/git/indexed-tree.ts';
import { differencesFrom } from '../../src/git/staged-origin.ts';
import { Repository } from './repository.ts';

const texts = { 'a/one.txt': '1', 'a/b/two.txt': '2', 'TREE.txt': '3', 'z/TREE': '4' };
const head = (repository: Repository): string => repository.git('rev-parse', 'HEAD').trim();
const named = (repository: Repository, surroundings = {}): string | undefined =>
  indexedTree(repository.folder, head(repository), surroundings);

function committed(): Repository {
  const repository = new Repository();
  repository.commit(texts);
  return repository;
}

describe('the tree that an index names', () => {
  test('is that of the commit where nothing is staged, and none as soon as something is', () => {
    const repository = committed();
    expect(named(repository)).toBe(repository.git('rev-parse', 'HEAD^{tree}').trim());
    repository.stage({ 'a/b/two.txt': '5' });
    expect(named(repository)).toBeUndefined();
    // As git does before it runs the hooks of a commit.
    const written = repository.git('write-tree').trim();
    expect(named(repository)).toBe(written);
  });

  test('tells what is staged as the index itself does', () => {
    const repository = committed();
    repository.git('rm', '--quiet', 'a/one.txt');
    repository.stage({ 'a/b/two.txt': '5', 'new/six.txt': '6' });
    chmodSync(join(repository.folder, 'z/TREE'), 0o755);
    repository.git('add', '--', 'z/TREE');
    const commit = head(repository);
    const byIndex = differencesFrom(repository.folder, commit);
    repository.git('write-tree');
    expect(byIndex).toHaveLength(4);
    expect(differencesFrom(repository.folder, commit, named(repository))).toEqual(byIndex);
  });

  test('is passed over where git does not have it', () => {
    const repository = committed();
    repository.stage({ 'a/one.txt': '5' });
    const commit = head(repository);
    expect(differencesFrom(repository.folder, commit, '1'.repeat(40))).toEqual(
      differencesFrom(repository.folder, commit),
    );
  });

  test('is there while hooks of a commit run, which say where the index is', () => {
    const repository = committed();
    const hook = join(repository.folder, '.git', 'hooks', 'pre-commit');
    writeFileSync(hook, '#!/bin/sh\ncp "$GIT_INDEX_FILE" .git/copied\n', { mode: 0o755 });
    for (const args of [[], ['--all']]) {
      repository.stage({ 'a/one.txt': `staged for ${args.join()}` });
      repository.git('commit', '--quiet', '--message', 'Hooked', ...args);
      const tree = repository.git('rev-parse', 'HEAD^{tree}').trim();
      const copied = join(repository.folder, '.git', 'copied');
      expect(named(repository, { GIT_INDEX_FILE: '.git/copied' })).toBe(tree);
      expect(named(repository, { GIT_INDEX_FILE: copied })).toBe(tree);
    }
  });

  test('is none where files are only announced or in conflict', () => {
    const announced = committed();
    announced.write({ 'later.txt': '' });
    announced.git('add', '--intent-to-add', 'later.txt');
    expect(() => announced.git('write-tree')).not.toThrow();
    expect(named(announced)).toBeUndefined();

    const torn = committed();
    torn.git('checkout', '--quiet', '-b', 'other');
    torn.commit({ 'a/one.txt': 'theirs' });
    torn.git('checkout', '--quiet', 'main');
    torn.commit({ 'a/one.txt': 'ours' });
    expect(() => torn.git('merge', '--quiet', 'other')).toThrow('merge');
    expect(named(torn)).toBeUndefined();
  });

  test('is found in indexes of other versions and hash functions', () => {
    for (const version of ['2', '3', '4']) {
      const repository = committed();
      repository.git('update-index', '--index-version', version);
      expect(named(repository)).toBe(repository.git('rev-parse', 'HEAD^{tree}').trim());
    }
    const repository = new Repository();
    const long = join(repository.folder, 'long');
    repository.git('init', '--quiet', '--object-format=sha256', long);
    repository.write({ 'long/one.txt': '1' });
    repository.git('-C', long, 'add', 'one.txt');
    const tree = repository.git('-C', long, 'write-tree').trim();
    expect(tree).toHaveLength(64);
    expect(indexedTree(long, tree, {})).toBe(tree);
  });

  test('is none where the file is none, cut or longer than it says', () => {
    const repository = committed();
    const index = join(repository.folder, '.git', 'index');
    const bytes = readFileSync(index);
    expect(named(repository, { GIT_INDEX_FILE: 'missing' })).toBeUndefined();
    for (const broken of [
      Buffer.alloc(0),
      bytes.subarray(0, 40),
      Buffer.from('A text, and no index of anything.'),
    ]) {
      writeFileSync(index, broken);
      expect(indexedTree(repository.folder, '0'.repeat(40), {})).toBeUndefined();
    }
    writeFileSync(index, bytes);
    appendFileSync(index, 'more');
    expect(indexedTree(repository.folder, '0'.repeat(40), {})).toBeUndefined();
  });
});
