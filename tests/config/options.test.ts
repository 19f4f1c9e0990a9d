import { expect, test } from 'vitest';
import { defineConfig } from '../../src/config/types.ts';
import { list } from '../../src/define/options.ts';
import { validateOptions } from '../../src/config/form/validate.ts';
import { sampleRules } from './sample-rules.ts';

const rule = sampleRules[1];

test('fills in the defaults of options that are not given', () => {
  expect(validateOptions(rule, {})).toEqual({
    similarity: 0.6,
    minimumWords: 30,
    longest: 5000,
    keep: 'first',
    ignoreCase: true,
    except: ['the'],
  });
  expect(validateOptions(rule, { similarity: 0, except: [] })).toMatchObject({
    similarity: 0,
    except: [],
    longest: 5000,
  });
});

test('takes the ends of a range', () => {
  for (const minimumWords of [1, 1000])
    expect(validateOptions(rule, { minimumWords })).toMatchObject({ minimumWords });
});

test('names the rule and every mistake', () => {
  expect(() => validateOptions(rule, { similarity: NaN, keep: 'none', wrong: 1 })).toThrow(
    [
      'Options of near-duplicate-article: similarity must be a number from 0 to 1, got NaN.',
      'keep must be "first" or "longest", got "none".',
      'unknown option "wrong" of near-duplicate-article. Known options: "similarity", "minimumWords", "longest", "keep", "ignoreCase", "except".',
    ].join('\n'),
  );
  expect(() => validateOptions(rule, [])).toThrow('must be an object with options, got an empty list.');
});

test('looks at every text of a list that takes some words alone, or some form', () => {
  const options = {
    allowed: list('Languages.', ['en'], { choices: ['en', 'de', 'fr'] }),
    regions: list('Where it is looked for.', [], { form: /^[A-Z]{2}$/, demand: 'two letters, as DE' }),
  };
  const listed = { ...sampleRules[0], options };
  expect(validateOptions(listed, { allowed: ['de', 'en'] })).toEqual({ allowed: ['de', 'en'], regions: [] });
  expect(() => validateOptions(listed, { allowed: ['en', 'fx'] })).toThrow(
    'Options of duplicate-article: allowed[1] must be "en", "de" or "fr", got "fx". Did you mean "fr"?',
  );
  expect(() => validateOptions(listed, { regions: ['DE', 'de'] })).toThrow(
    'regions[1] must be two letters, as DE, got "de".',
  );
});

test('defineConfig gives back what it gets', () => {
  const config = { extends: 'all' } as const;
  expect(defineConfig(config)).toBe(config);
});
