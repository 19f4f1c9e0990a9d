import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { configSchema } from '../../src/config/form/schema.ts';
import { sampleRules } from './sample-rules.ts';

type Schema = Readonly<Record<string, unknown>>;

const schema = configSchema(sampleRules);

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: isText,
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  array: Array.isArray,
  object: isObject,
};

type Keyword = (value: unknown, given: unknown, schema: Schema) => boolean;
const saysNothing: Keyword = () => true;

function hasAtLeast(length: number | undefined, bound: unknown): boolean {
  return length === undefined || length >= (bound as number);
}

function hasAtMost(length: number | undefined, bound: unknown): boolean {
  return length === undefined || length <= (bound as number);
}

function lengthOf(value: unknown, is: (value: unknown) => boolean): number | undefined {
  return is(value) ? (value as { length: number }).length : undefined;
}

function sizeOf(value: unknown): number | undefined {
  return isObject(value) ? Object.keys(value).length : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

// Each keyword of JSON Schema that the schema uses: true if the value satisfies it.
const keywords: Readonly<Record<string, Keyword>> = {
  $schema: saysNothing,
  title: saysNothing,
  description: saysNothing,
  default: saysNothing,
  type: (value, type) => types[type as string](value),
  enum: (value, choices) => (choices as unknown[]).includes(value),
  anyOf: (value, branches) => (branches as Schema[]).some((branch) => satisfies(value, branch)),
  minLength: (value, bound) => hasAtLeast(lengthOf(value, isText), bound),
  maxLength: (value, bound) => hasAtMost(lengthOf(value, isText), bound),
  pattern: (value, pattern) => !isText(value) || new RegExp(pattern as string, 'u').test(value),
  minimum: (value, bound) => hasAtLeast(numberOf(value), bound),
  maximum: (value, bound) => hasAtMost(numberOf(value), bound),
  minItems: (value, bound) => hasAtLeast(lengthOf(value, Array.isArray), bound),
  maxItems: (value, bound) => hasAtMost(lengthOf(value, Array.isArray), bound),
  prefixItems: (value, items) =>
    !Array.isArray(value) ||
    value.every(
      (each, index) => index >= (items as Schema[]).length || satisfies(each, (items as Schema[])[index]),
    ),
  items: (value, item, { prefixItems }) =>
    !Array.isArray(value) ||
    value
      .slice(((prefixItems ?? []) as Schema[]).length)
      .every((each) => item !== false && satisfies(each, item as Schema)),
  properties: (value, properties) =>
    !isObject(value) ||
    Object.entries(properties as Record<string, Schema>).every(
      ([key, part]) => !Object.hasOwn(value, key) || satisfies(value[key], part),
    ),
  patternProperties: (value, patterns) =>
    !isObject(value) ||
    Object.entries(patterns as Record<string, Schema>).every(([pattern, part]) =>
      Object.entries(value).every(
        ([key, each]) => !new RegExp(pattern, 'u').test(key) || satisfies(each, part),
      ),
    ),
  additionalProperties: (value, isAllowed, { properties, patternProperties = {} }) =>
    isAllowed === true ||
    !isObject(value) ||
    Object.keys(value).every(
      (key) =>
        Object.hasOwn(properties as object, key) ||
        Object.keys(patternProperties as object).some((pattern) => new RegExp(pattern, 'u').test(key)),
    ),
  required: (value, keys) => !isObject(value) || (keys as string[]).every((key) => Object.hasOwn(value, key)),
  minProperties: (value, bound) => hasAtLeast(sizeOf(value), bound),
  maxProperties: (value, bound) => hasAtMost(sizeOf(value), bound),
};

function satisfies(value: unknown, part: Schema): boolean {
  return Object.entries(part).every(([keyword, given]) => keywords[keyword](value, given, part));
}

/** What validation says of a configuration; empty if it takes it. */
function complaintOn(config: unknown): Promise<string> {
  return loadConfig({ cwd: '/', rules: sampleRules, config: config as object }).then(
    () => '',
    (error: unknown) => String(error),
  );
}

test('is of draft 2020-12 and describes every key, rule and option', () => {
  const properties = schema['properties'] as Record<string, Schema>;
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(Object.keys(properties)).toEqual([
    '$schema',
    'extends',
    'corpus',
    'sources',
    'rules',
    'overrides',
    'names',
    'keep',
    'cache',
    'boilerplate',
    'baseline',
    'ignore',
    'plugins',
  ]);
  for (const part of Object.values(properties)) expect(part['description']).toMatch(/\.$/);
  expect((properties['rules']['properties'] as Schema)['near-duplicate-article']).toEqual({
    description: 'Flags near-duplicate-article.',
    default: 'warning',
    anyOf: [
      { description: expect.any(String), enum: ['off', 'info', 'warning', 'error'] },
      {
        type: 'array',
        minItems: 1,
        maxItems: 2,
        items: false,
        prefixItems: [
          { description: expect.any(String), enum: ['off', 'info', 'warning', 'error'] },
          {
            type: 'object',
            additionalProperties: false,
            properties: {
              similarity: {
                description: 'How much must be shared.',
                type: 'number',
                minimum: 0,
                maximum: 1,
                default: 0.6,
              },
              minimumWords: {
                description: 'The shortest article that is compared.',
                type: 'integer',
                minimum: 1,
                maximum: 1000,
                default: 30,
              },
              longest: {
                description: 'The longest article that is compared.',
                type: 'integer',
                minimum: 0,
                default: 5000,
              },
              keep: { description: 'Which copy stays.', enum: ['first', 'longest'], default: 'first' },
              ignoreCase: { description: 'Whether case matters.', type: 'boolean', default: true },
              except: {
                description: 'Words that do not count.',
                type: 'array',
                items: { type: 'string', minLength: 1, maxLength: 10_000 },
                default: ['the'],
              },
            },
          },
        ],
      },
    ],
  });
});

test('is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});

/** Mostly one of the right values, so that whole configurations are right about as often as wrong. */
function mostly<Value>(right: fc.Arbitrary<Value>, ...wrong: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });
}

/** An object with some of these keys, and now and then one that is unknown. */
function some(
  keys: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  required: readonly string[] = [],
): fc.Arbitrary<unknown> {
  const known = fc.record(keys, { requiredKeys: [...required] });
  const lacking = fc.record(keys, { requiredKeys: [] });
  const unknown = known.map((object) => ({ ...object, zzz: 1 }));
  return fc.oneof(
    { weight: 40, arbitrary: known },
    { weight: 1, arbitrary: lacking },
    { weight: 1, arbitrary: unknown },
  );
}

const severity = mostly(fc.constantFrom('off', 'info', 'warning', 'error'), 'eror', 2, null);
const pattern = mostly(fc.constantFrom('a', 'a/**', '!b', '!(a|b)'), '', '/a', '!C:/x', 3);
const patterns = fc.oneof(
  pattern,
  fc.array(pattern, { minLength: 1, maxLength: 3 }),
  mostly(pattern, [], {}, null),
);
const options = some({
  similarity: mostly(fc.constantFrom(0, 0.5, 1), 1.1, -1, '1'),
  minimumWords: mostly(fc.constantFrom(1, 30, 1000), 0, 2.5, 1001),
  keep: mostly(fc.constantFrom('first', 'longest'), 'last', true),
  ignoreCase: mostly(fc.boolean(), 'true'),
  except: mostly(fc.constantFrom([], ['a', 'b']), 'a', [''], [1]),
});
const setting = mostly(
  fc.oneof(severity, fc.tuple(severity), fc.tuple(severity, options)),
  [],
  ['off', {}, 1],
  {},
);
const articles = mostly(
  fc.constantFrom<unknown>('auto', 'file', { emptyLines: 3 }, { separatorLine: '-' }),
  'files',
  {},
  { emptyLines: 0 },
  { separatorLine: '' },
  { emptyLines: 1, separatorLine: '-' },
);
const source = some(
  {
    files: patterns,
    format: mostly(fc.constantFrom('plain', 'markdown', 'jsonl'), 'pdf'),
    text: mostly(fc.constant('a'), ''),
    articles,
  },
  ['files'],
);
const rules = some({
  'duplicate-article': severity,
  'near-duplicate-article': setting,
  'foreign-language': severity,
});
const override = some(
  {
    files: patterns,
    rules: some({ 'duplicate-article': severity, 'repeated-caption': mostly(severity, ['off']) }),
  },
  ['files', 'rules'],
);
const config = some({
  $schema: mostly(fc.constant('./schema.json'), 1),
  extends: mostly(fc.constantFrom<unknown>('all', [], ['all', 'recommended']), 'news', ['alll'], 1),
  corpus: some({ include: patterns, exclude: patterns, gitignore: mostly(fc.boolean(), 0) }),
  sources: fc.array(source, { maxLength: 2 }),
  rules,
  overrides: fc.array(override, { maxLength: 2 }),
  names: some({
    canonical: mostly(fc.constantFrom<unknown>([], ['a']), 'a', [1]),
    distinct: mostly(fc.constantFrom<unknown>([], [['a', 'b']]), [['a']], ['a'], [['a', '']]),
    aliases: mostly(fc.constantFrom<unknown>([], [['a', 'b']]), [['a']], [['a', 'b/c']], [['a', ' ']]),
    gazetteers: mostly(fc.constantFrom<unknown>([], ['a.txt'], [{ file: 'a.csv', column: 'b' }]), 'a.txt', [
      { column: 'b' },
    ]),
  }),
});

// The form is in the schema; that parts of a right form contradict each other is not.
const contradiction = / has no meaning for | takes nothing in| cannot take files in again/;

test('takes what validation takes, and refuses what it refuses', async () => {
  const seen = { taken: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(config, async (given) => {
      const isTaken = satisfies(given, schema);
      const complaint = await complaintOn(given);
      seen[complaint === '' ? 'taken' : 'refused'] += 1;
      return (complaint === '') === isTaken || (isTaken && contradiction.test(complaint));
    }),
    { numRuns: 1500 },
  );
  // Otherwise the agreement says little.
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(150);
});
