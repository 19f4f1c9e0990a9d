import { describe, expect, test } from 'vitest';
import { english, german, outlineOf, rolesIn } from './samples.ts';

describe('section titles', () => {
  const subheads = (text: string): string[] =>
    outlineOf(text)
      .filter((block) => block.startsWith('subhead: '))
      .map((block) => block.slice('subhead: '.length));
  const between = (line: string): string =>
    ['Harbour Board Votes', english[0], english[1], line, english[3], english[0]].join('\n\n');

  test.each([
    'The Board’s Next Steps',
    'MONEY FOR THE PIER',
    'Background',
    'What happens next?',
    'Was nun geschieht',
    'Contexte',
    '背景',
    'الخلفية',
    '## Money',
    '== Money ==',
  ])('between paragraphs: %j', (line) => {
    expect(subheads(between(line))).toEqual([line]);
  });

  test.each([
    'She did not say why.',
    '“Never again”',
    '- new lights',
    'WHAT: a meeting',
    'For example:',
    'May 3, 2024',
    'First part: 3 May',
    'and then they left',
    'a | b',
    'Dear members,',
  ])('not %j', (line) => {
    expect(subheads(between(line))).toEqual([]);
  });

  test('between tight paragraphs', () => {
    expect(
      subheads(['Harbour Board Votes', '', ...english, 'MONEY FOR THE PIER', ...german].join('\n')),
    ).toEqual(['MONEY FOR THE PIER']);
  });

  test('above each other', () => {
    expect(subheads(['The Pier', english[0], 'History', 'Early Years', english[1]].join('\n\n'))).toEqual([
      'History',
      'Early Years',
    ]);
  });

  test('not in lists, addresses and signatures', () => {
    const text = [
      'Harbour Board Votes',
      english[0],
      'Office of the Secretary',
      'Department of Water',
      'Northport',
      english[1],
      'Jane Doe',
      'Secretary',
    ];
    expect(subheads(text.join('\n\n'))).toEqual([]);
  });
});

describe('minutes', () => {
  test('have a title, and body for what is said', () => {
    const text = [
      'Minutes of the Harbour Board',
      'Present: A. Lee (Chair), B. Marsh, C. Holm',
      '1. Apologies',
      'None.',
      '2. The pier',
      english[0],
      '3. Any other business',
      'There was none.',
    ];
    expect(rolesIn(text.join('\n\n'))).toEqual([
      'headline',
      'body',
      'body',
      'body',
      'body',
      'body',
      'body',
      'body',
    ]);
  });
});
