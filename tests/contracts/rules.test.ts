// A rule is two files that agree, and every list of rules follows from them.

import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { categoryOf } from '../set-up/rule-order.ts';
import { findRuleIds, findStaleFiles, loadRule } from '../set-up/generate.ts';
import { listFiles } from '../set-up/project.ts';

const ids = findRuleIds();

describe('rules', () => {
  test('are all listed in rules/index.ts, once', () => {
    expect(rules.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test('have the id of their file', async () => {
    const named = await Promise.all(ids.map(async (id) => [id, (await loadRule(id)).id]));
    expect(named).toEqual(ids.map((id) => [id, id]));
  });

  test('have a page each, and every page has a rule', () => {
    const pages = listFiles('rules')
      .filter((path) => path.endsWith('.md') && path !== 'rules/README.md')
      .map((path) => path.slice('rules/'.length, -'.md'.length));
    expect(pages).toEqual(ids.toSorted());
  });

  test('stand in the category that the order of rules gives them', () => {
    const categories = rules.map(({ id, category }) => [id, category]);
    expect(categories).toEqual(rules.map(({ id }) => [id, categoryOf(id)]));
  });

  test('say in one sentence what they flag', () => {
    const wrong = rules.filter(({ summary }) => !/^Flags [^\n]*\.$/.test(summary)).map(({ id }) => id);
    expect(wrong).toEqual([]);
  });

  test('describe each option in a sentence', () => {
    const wrong = rules.flatMap(({ id, options }) =>
      Object.entries(options)
        .filter(([, { description }]) => !/^[A-Z][^\n]*\.$/.test(description))
        .map(([name]) => `${id}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('have fresh generated files', async () => {
    expect(await findStaleFiles()).toEqual([]);
  });
});
