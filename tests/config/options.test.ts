import { expect, test } from 'vitest';
import { defineConfig } from '../../src/config/types.ts';
import { list } from '../../src/define/options.ts';
import { optionMistakes } from '../../src/config/form/validate.ts';
import { sampleRules } from './sample-rules.ts';

const rule = sampleRules[1];

test('takes the ends of a range, and an empty list', () => {
  for (const minimumWords of [1, 1000]) expect(optionMistakes(rule, { minimumWords })).toEqual([]);
  for (const minimumWords of [0, 1001]) expect(optionMistakes(rule, { minimumWords })).toHaveLength(1);
  expect(optionMistakes(rule, { similarity: 0, except: [] })).toEqual([]);
});

test('names every mistake', () => {
  expect(optionMistakes(rule, { similarity: NaN, keep: 'none', wrong: 1 })).toEqual([
    'similarity must be a number from 0 to 1, got NaN.',
    'keep must be "first" or "longest", got "none".',
    'unknown option "wrong" of near-duplicate-article. Known options: "similarity", "minimumWords", "longest", "keep", "ignoreCase", "except".',
  ]);
  expect(optionMistakes(rule, [])).toEqual([
    'the options must be an object with options, got an empty list.',
  ]);
});

test('looks at every text of a list that takes some words alone, or some form', () => {
  const options = {
    allowed: list('Languages.', ['en'], { choices: ['en', 'de', 'fr'] }),
    regions: list('Where it is looked for.', [], { form: /^[A-Z]{2}$/, demand: 'two letters, as DE' }),
  };
  const listed = { ...sampleRules[0], options };
  expect(optionMistakes(listed, { allowed: ['de', 'en'], regions: [] })).toEqual([]);
  expect(optionMistakes(listed, { allowed: ['en', 'fx'] })).toEqual([
    'allowed[1] must be "en", "de" or "fr", got "fx". Did you mean "fr"?',
  ]);
  expect(optionMistakes(listed, { regions: ['DE', 'de'] })).toEqual([
    'regions[1] must be two letters, as DE, got "de".',
  ]);
});

test('defineConfig gives back what it gets', () => {
  const config = { extends: 'all' } as const;
  expect(defineConfig(config)).toBe(config);
});
