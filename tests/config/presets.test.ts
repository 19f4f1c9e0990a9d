import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { presetNames, presets } from '../../src/config/presets.ts';
import { lint } from '../../src/lint.ts';
import { articles } from '../git/repository.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const settings = (name: keyof typeof presets): string =>
  JSON.stringify(rules.map((rule) => [rule.id, presets[name].setting(rule)]));

describe('presets', () => {
  test('are those of the contract', () => {
    expect(presetNames.toSorted()).toEqual([
      'all',
      'archive',
      'docs',
      'news',
      'recommended',
      'training-data',
    ]);
  });

  test.each(presetNames)('%s names rules that exist, and says of each rule something', (name) => {
    const ids = rules.map(({ id }) => id);
    expect(presets[name].names.filter((id) => !ids.includes(id))).toEqual([]);
    expect(rules.filter((rule) => presets[name].setting(rule) === undefined)).toEqual([]);
  });

  test('are all different starting points', () => {
    expect(new Set(presetNames.map(settings)).size).toBe(presetNames.length);
  });

  test('change something wherever they name a rule of their own accord', () => {
    const idle = presetNames.flatMap((name) =>
      rules
        .filter(
          (rule) => presets[name].names.includes(rule.id) && presets[name].setting(rule) === rule.severity,
        )
        .map(({ id }) => `${name}: ${id}`),
    );
    expect(idle).toEqual([]);
  });

  test.each(presetNames)(
    '%s finds the copy and the damaged text of a small corpus, by itself',
    async (name) => {
      const [first, second] = articles(2);
      const cwd = scratchFolder({
        'a.txt': first,
        'b.txt': first,
        'c.txt': `${second}\nA line with a bell \u0007 in it.\n`,
      });
      const { findings } = await lint({ cwd, config: { extends: name }, threads: 1 });
      const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
      expect(errors).toContain('duplicate-article');
      expect(errors).toContain('control-character');
    },
  );

  test('set what they are for', async () => {
    const setting = (name: keyof typeof presets, id: string): unknown =>
      presets[name].setting(rules.find((rule) => rule.id === id)!);
    expect(setting('recommended', 'gopher-quality')).toBe('off');
    expect(setting('training-data', 'gopher-quality')).toBe('warning');
    expect(setting('news', 'inconsistent-quotation')).toBe('error');
    expect(setting('archive', 'conflicting-place')).toBe('info');
    expect(setting('docs', 'markup-residue')).toBe('off');
  });
});

describe('presets in a list', () => {
  test('win over those in front of them', async () => {
    const cwd = scratchFolder({ 'a.txt': 'A page with a <b>bold</b> word in it, as pages have them.\n' });
    const severities = async (...names: (keyof typeof presets)[]): Promise<string[]> => {
      const { findings } = await lint({
        cwd,
        config: { extends: names },
        only: ['markup-residue'],
        threads: 1,
      });
      return findings.map(({ severity }) => severity);
    };
    expect(await severities('docs', 'news')).toContain('error');
    expect(await severities('news', 'docs')).not.toContain('error');
  });
});
