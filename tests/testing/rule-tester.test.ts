import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { rulePageTests } from '../../src/testing/page-tests.ts';
import type { CaseRunners, Lint } from '../../src/testing/run-case.ts';
import { readProjectFile } from '../set-up/project.ts';
import { doubleSpace, lintDoubleSpace } from './double-space.ts';

const example = /^````markdown\n(?<page>[^]*?)^````$/m.exec(readProjectFile('src/testing/PAGE-FORMAT.md'))
  ?.groups?.['page'];
const page = example ?? '';

const honest: CaseRunners = { single: lintDoubleSpace, parallel: lintDoubleSpace };

/** A linter that reports other findings than the honest one where `isMet`. */
function lintWith(
  change: (findings: readonly Finding[]) => Finding[],
  isMet: (cwd: string) => boolean = () => true,
): Lint {
  return async (options) => {
    const result = await lintDoubleSpace(options);
    return isMet(options.cwd ?? '') ? { ...result, findings: change(result.findings) } : result;
  };
}

/** What the tester says of a page: all its failures as one text; empty = the page holds. */
async function complaints(markdown: string, runners: CaseRunners = honest): Promise<string> {
  const tests = rulePageTests({ rule: doubleSpace, markdown, path: 'double-space.md' }, runners);
  const outcomes = await Promise.allSettled(tests.map(({ run }) => run()));
  return outcomes
    .map((outcome) => (outcome.status === 'rejected' ? String((outcome.reason as Error).message) : ''))
    .filter((text) => text !== '')
    .join('\n');
}

/** The example with one part replaced. */
function withChange(before: string, after: string): string {
  expect(page).toContain(before);
  return page.replace(before, after);
}

describe('the example of PAGE-FORMAT.md', () => {
  test('holds', async () => {
    expect(page).toContain('# double-space');
    expect(await complaints(page)).toBe('');
  });

  test('has a test for each case and one for the whole', () => {
    const names = rulePageTests({ rule: doubleSpace, markdown: page, path: '' }, honest).map(
      ({ name }) => name,
    );
    expect(names).toEqual([
      'Reports a run of two spaces and mends it',
      'Reports spaces in a record at its place in the record',
      'Allows as many spaces as `most` says',
      'Stays silent about spaces at the end of a line',
      'says all that its rule declares',
    ]);
  });
});

describe('a case fails', () => {
  test('when a finding stands elsewhere, and both places are shown in the notation of the page', async () => {
    const text = await complaints(withChange('a.txt:1:12-1:14 info', 'a.txt:1:11-1:14 info'));
    expect(text).toContain('double-space.md:15: The findings differ (- expected, + actual):');
    expect(text).toContain(
      '- a.txt:1:11-1:14 info spaces\n+ a.txt:1:12-1:14 info spaces\n    2 spaces stand',
    );
  });

  test('when a message is worded otherwise', async () => {
    expect(await complaints(withChange('"council" and "met". Keep one.', '"council" and "met".'))).toContain(
      '-   2 spaces stand between "council" and "met".\n+   2 spaces stand between "council" and "met". Keep one.',
    );
  });

  test('when it has no findings block', async () => {
    const text = await complaints(withChange('```findings\na.txt:1:12-1:14', '```text\na.txt:1:12-1:14'));
    expect(text).toContain('The case has no findings block. Actual findings:\na.txt:1:12-1:14 info spaces');
    expect(text).toContain('"text" is no fence of a case');
  });

  test('when the fixed text differs', async () => {
    const text = await complaints(
      withChange('fixed=a.txt\nThe council met', 'fixed=a.txt no-final-newline\nThe council met'),
    );
    expect(text).toContain('- The council met on Monday. (no line feed)\n+ The council met on Monday.');
  });

  test('when several workers give another result', async () => {
    const parallel = lintWith((findings) => findings.slice(1));
    expect(await complaints(page, { single: lintDoubleSpace, parallel })).toContain(
      'Several workers change the result',
    );
  });

  test('when CRLF line ends change the findings', async () => {
    const shifted = withChange(
      'The council  met on Monday.\n```\n\n```findings\na',
      'The\n council  met on Monday.\n```\n\n```findings\na',
    );
    expect(await complaints(shifted)).not.toContain('CRLF');
    const single: Lint = async (options) => {
      const result = await lintDoubleSpace(options);
      return {
        ...result,
        findings: result.findings.filter(
          (finding) => !result.text({ ...finding.place, span: { start: 0, end: 9999 } }).includes('\r'),
        ),
      };
    };
    expect(await complaints(page, { single })).toContain('CRLF line ends change the findings');
  });

  test('when fixing a second time changes something', async () => {
    const single = lintWith((findings) =>
      findings.map((finding) => ({
        ...finding,
        fix: finding.fix && {
          ...finding.fix,
          edits: finding.fix.edits.map((edit) => ({ ...edit, text: '   ' })),
        },
      })),
    );
    expect(await complaints(page, { single })).toContain('Making safe fixes a second time changes a.txt');
  });

  test('when a fix touches what it keeps', async () => {
    const single = lintWith((findings) =>
      findings.map((finding) => ({
        ...finding,
        fix: finding.fix && { ...finding.fix, keeps: [finding.place] },
      })),
    );
    expect(await complaints(page, { single })).toContain(
      'The fix at a.txt:1:12-1:14 collides with itself or with what it keeps',
    );
  });

  test('when the fixes delete every copy of a class', async () => {
    const single = lintWith((findings) =>
      findings.map((finding) => ({
        ...finding,
        related: [{ ...finding.place, label: 'kept' }],
        fix: finding.fix && { ...finding.fix, edits: [{ ...finding.place, text: '' }] },
      })),
    );
    expect(await complaints(page, { single })).toContain('safe fixes leave no copy of a.txt:1:12-1:14');
  });
});

describe('a page fails', () => {
  const changes: readonly (readonly [behaviour: string, before: string, after: string, complaint: string])[] =
    [
      [
        'with another heading than the id',
        '# double-space',
        '# double-spaces',
        'the rule\'s id is "double-space"',
      ],
      ['with another summary', 'Flags two or more', 'Flags some', "must be the rule's summary"],
      ['without a section', '## Why\n', '', 'The sections are "What it does, Cases, Options, Limits"'],
      [
        'with an empty section',
        'Tables aligned with spaces are reported; exclude such files.',
        '',
        '"Limits" is empty',
      ],
      [
        'without the line of an option',
        '- `most` (default `1`)',
        '- most',
        'must have a line that begins "- `most` (default `1`): "',
      ],
      ['with an old default', '(default `1`)', '(default `2`)', 'which the rule does not declare'],
      ['when no case changes an option', '"most": 2', '"most": 1', 'No case sets the option "most" away'],
      ['with an unknown message id', 'info spaces', 'info gaps', 'The rule has no message "gaps"'],
      [
        'with a line that is no finding',
        '```findings\na.txt',
        '```findings\nperhaps a.txt',
        '"perhaps a.txt:1:12-1:14 info spaces" is no line',
      ],
      [
        'with an unfilled placeholder',
        'between "council" and',
        'between "{before}" and',
        'placeholder was left unfilled',
      ],
      [
        'with a long first sentence',
        'between "council"',
        `between "${'council '.repeat(12)}"`,
        'The first sentence of a message has',
      ],
      [
        'with two cases of one name',
        '### Reports spaces in a record at its place in the record',
        '### Reports a run of two spaces and mends it',
        'Two cases are called',
      ],
      [
        'with two cases of the same content',
        '{ "options": { "most": 2 } }',
        '{}',
        'the same files and configuration as "Reports a run',
      ],
      ['with an unknown flag', 'file=a.txt escaped', 'file=a.txt escape', '"escape" is no flag of a file'],
      [
        'with an escape that is none',
        String.raw`\u{A0}`,
        String.raw`\s`,
        String.raw`"\s was M" is no escape`,
      ],
      [
        'with a fixed file that the case lacks',
        'fixed=a.txt',
        'fixed=b.txt',
        'shows b.txt fixed, but has no such file',
      ],
      [
        'with a path that leaves the case',
        'file=b.jsonl',
        'file=../b.jsonl',
        '"../b.jsonl" is no path within the case',
      ],
      [
        'with a fence that is never closed',
        '```text fixed=a.txt',
        '````text fixed=a.txt',
        'This fence is never closed',
      ],
      [
        'with a config that is no JSON',
        '{ "options": { "most": 2 } }',
        '{ options }',
        'The config block is no JSON',
      ],
      [
        'when no case shows the fixed text',
        '```text fixed=a.txt\nThe council met on Monday.\n```',
        '',
        'No case shows a file after safe fixes',
      ],
    ];

  test.each(changes)('%s', async (_, before, after, complaint) => {
    expect(await complaints(withChange(before, after))).toContain(complaint);
  });

  test('without a silent case', async () => {
    const spoken = page.replaceAll('```findings\n```', '```findings\na.txt:1:1-1:2 info spaces\n  No.\n```');
    expect(await complaints(spoken)).toContain('No case is silent');
  });
});
