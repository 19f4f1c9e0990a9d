import { describe, expect, test } from 'vitest';
import { writeRuleIndex, writeRuleTable } from './generated-files.ts';
import { parsePage } from '../../src/testing/parse-page.ts';
import { compareRuleIds } from './rule-order.ts';
import { scaffoldPage, scaffoldRule } from './scaffold.ts';
import { doubleSpace } from '../testing/double-space.ts';

describe('the order of rules', () => {
  test('follows the table, and puts unknown ids last by name', () => {
    const ids = ['zebra', 'boilerplate', 'apple', 'mojibake', 'duplicate-article'];
    expect(ids.toSorted(compareRuleIds)).toEqual([
      'duplicate-article',
      'boilerplate',
      'mojibake',
      'apple',
      'zebra',
    ]);
  });
});

describe('generated files', () => {
  test('do not depend on the order in which rules are found', () => {
    const ids = ['repeated-word', 'boilerplate', 'duplicate-article'];
    expect(writeRuleIndex(ids)).toBe(writeRuleIndex(ids.toReversed()));
    expect(writeRuleIndex(ids)).toContain('= [duplicateArticle, boilerplate, repeatedWord];');
  });

  test('break a long list of rules into lines', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `quite-a-long-name-${index}`);
    expect(writeRuleIndex(ids)).toContain('= [\n  quiteALongName0,\n');
  });

  test('hold one row a rule, with a link to its page', () => {
    expect(writeRuleTable([doubleSpace])).toContain(
      '| [`double-space`](double-space.md) | language | info | sometimes | Flags two or more spaces between words. | preview since 0.1.0 |',
    );
  });
});

describe('a new rule', () => {
  test('gets a page that parses, with a silent case to fill in', () => {
    const page = parsePage(scaffoldPage('mixed-dashes'));
    expect(page.problems).toEqual([]);
    expect(page.id).toBe('mixed-dashes');
    expect(page.cases.map(({ findings }) => findings)).toEqual([[], []]);
  });

  test('gets the summary of its page and the category of the table', () => {
    const rule = scaffoldRule('mojibake', '0.2.0');
    expect(rule).toContain(`summary: '${parsePage(scaffoldPage('mojibake')).summary}'`);
    expect(rule).toContain("category: 'encoding'");
    expect(rule).toContain("since: '0.2.0'");
  });
});
