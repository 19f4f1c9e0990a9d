import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { compilePatterns } from '../../src/sources/discovery/patterns.ts';
import { endlessGroup, excessOf } from '../../src/text/globs.ts';
import { complaintOf, pathsIn } from './scratch.ts';
import { scratchFolder } from '../set-up/scratch.ts';

test('match a name that is spelt out, and what lies below it, as globs do', async () => {
  const name = fc.stringMatching(/^\.?[a-z{(!+@ ][a-z.,(){}+!@ -]{0,6}$/);
  const path = fc.array(name, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(path, path, fc.boolean(), async (spelt, other, isBelow) => {
      const pattern = spelt.join('/').replaceAll(/[(){}+!@]/g, '\\$&');
      const asked = `/corpus (1)/${(isBelow ? [...spelt, ...other] : other).join('/')}`;
      const absolute = `/corpus \\(1\\)/${pattern}`;
      const expected = picomatch([absolute, `${absolute}/**`], { dot: true })(asked);
      const patterns = await compilePatterns('/corpus (1)', [pattern], { matchesHidden: true });
      expect(patterns?.matches(asked)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

describe('a repeated group', () => {
  test.each(['+(a*)b', '+(*)', '*(+(a))b', '+(a|aa)b', '+({a,aa})b', 'x/+([ab]|a)', '*(a|?)b'])(
    'that can be cut in many ways is found: %s',
    (pattern) => {
      expect(pattern).toContain(endlessGroup(pattern));
    },
  );

  test.each([
    'page-+([0-9]).txt',
    '+(ab|cd).txt',
    '@(a*|a).txt',
    '!(a*).txt',
    String.raw`\+(a*)`,
    'a+b(c*)',
    '*(a',
  ])('that cannot, or that is none, is let through: %s', (pattern) =>
    expect(endlessGroup(pattern)).toBeUndefined(),
  );

  test.each([
    [`${'a*'.repeat(15)}b`, 'has 15 stars in one name; 6 are the most'],
    [`${'**/a/'.repeat(12)}b`, 'has "**" 12 times; 4 are the most'],
    [`${'{a,aa}'.repeat(21)}*`, 'stands for too many names: its braces multiply'],
  ])('that takes longer with every star or brace is refused: %s', async (pattern, excess) => {
    const cwd = scratchFolder({ [`${'a'.repeat(200)}.txt`]: '' });
    const complaint = `UsageError: The pattern "${pattern}" ${excess}. Write several patterns.`;
    expect(await complaintOf(() => pathsIn(cwd, pattern))).toBe(complaint);
  });

  test.each([
    '*-*-*-*-*.txt',
    '**/*/**/*/**/*.txt',
    '{a,{b,c}}/*.{txt,md}',
    String.raw`\*\*\*\*\*\*\*\*`,
    '[**]*',
  ])('that people write is let through: %s', (pattern) => expect(excessOf(pattern)).toBeUndefined());

  test('is refused at once, unless a file has that name', async () => {
    const cwd = scratchFolder({ [`${'a'.repeat(60)}.txt`]: '', '+(a*)c.txt': '' });
    expect(await complaintOf(() => pathsIn(cwd, '+(a*)b.txt'))).toMatch(
      /^UsageError: The pattern "\+\(a\*\)b\.txt" might keep the search/,
    );
    expect(await complaintOf(() => pathsIn(cwd, '.', '!+(a|aa)b.txt'))).toMatch(
      /might keep the search busy for ever/,
    );
    expect(await pathsIn(cwd, '+(a*)c.txt')).toEqual(['+(a*)c.txt']);
  });
});
