import fc from 'fast-check';
import picomatch from 'picomatch';
import { expect, it } from 'vitest';
import { compilePatterns } from '../../src/sources/discovery/patterns.ts';

it('match a name that is spelt out, and what lies below it, as globs do', async () => {
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
