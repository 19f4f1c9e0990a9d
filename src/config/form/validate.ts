// Strict validation of configurations and rule options: the declared shape becomes a valibot schema, and every
// issue becomes one sentence that says what is expected and what stands there.

import * as v from 'valibot';
import type { RuleDeclaration } from '../../define/rule.ts';
import { configShape } from './config-shape.ts';
import { optionsShape } from './rule-shapes.ts';
import { checkMeaning } from './meaning.ts';
import { configError, mostMistakes } from '../reading/mistakes.ts';
import type { KeyPath, Mistake } from '../reading/mistakes.ts';
import { alternatives, expectation, isObject } from './shape.ts';
import type {
  ChoiceShape,
  EitherShape,
  NumberShape,
  ObjectShape,
  PairShape,
  Shape,
  TextShape,
} from './shape.ts';
import type { ReadConfig } from '../reading/text-tree.ts';
import type { UserConfig } from '../types.ts';
import { keyFor } from '../../text/names-elsewhere.ts';
import { describeValue, quote, suggestion, unknownName } from '../wording.ts';

type Schema = v.GenericSchema;
type Issue = Pick<v.BaseIssue<unknown>, 'input'>;

// Stands for the name of the value in messages of schemas, which do not know where they are used.
const nameMark = '{name}';

/** The configuration, known to be right. Throws ConfigError that lists every mistake with its place. */
export function validateConfig(read: ReadConfig, rules: readonly RuleDeclaration[]): UserConfig {
  const mistakes = findMistakes(configShape(rules), read.value, 'the configuration');
  const config = read.value as UserConfig;
  if (mistakes.length === 0) mistakes.push(...checkMeaning(config));
  if (mistakes.length > 0) throw configError(read.origin, mistakes);
  return config;
}

/** What is wrong with options given to a rule (plain data), a sentence each; empty if nothing is. */
export function optionMistakes(rule: Pick<RuleDeclaration, 'id' | 'options'>, given: unknown): string[] {
  return findMistakes(optionsShape(rule), given, 'the options').map(({ message }) => message);
}

/** Everything about a value that does not fit its shape. `name` is what the whole value is called. */
function findMistakes(shape: Shape, value: unknown, name: string): Mistake[] {
  const { issues = [] } = v.safeParse(schemaOf(shape), value);
  return issues.map((issue) => {
    const keys = (issue.path ?? []).map(({ key }) => key as string | number);
    // An object tells of a key it lacks at that key, where nothing stands.
    const path = issue.path?.at(-1)?.origin === 'key' ? keys.slice(0, -1) : keys;
    const part = issue.type === 'never' ? 'key' : 'value';
    return { path, part, message: fillName(issue.message, path.length === 0 ? name : nameOf(path)) };
  });
}

function fillName(message: string, name: string): string {
  return message.startsWith(nameMark) ? name + message.slice(nameMark.length) : message;
}

/** What a value is called: its key, with the index if it stands in a list. */
function nameOf(path: KeyPath): string {
  const key = path.findLastIndex((step) => typeof step === 'string');
  const indexes = path.slice(key + 1).map((index) => `[${index}]`);
  return `${path[key] ?? ''}${indexes.join('')}`;
}

/** "{name} must be …, got …." */
function wrong(expected: string): (issue: Issue) => string {
  return ({ input }) => `${nameMark} must be ${expected}, got ${describeValue(input)}.`;
}

/** A schema that takes nothing. */
function refusal(message: (issue: Issue) => string): Schema {
  return v.custom(() => false, message);
}

function schemaOf(shape: Shape): Schema {
  switch (shape.kind) {
    case 'text':
      return textSchema(shape);
    case 'flag':
      return v.boolean(wrong(expectation(shape)));
    case 'number':
      return numberSchema(shape);
    case 'choice':
      return v.picklist(shape.choices, ({ input }) => wrongChoice(shape, input));
    case 'list':
      return v.pipe(
        v.array(schemaOf(shape.of), wrong(shape.expected)),
        v.minLength(shape.minimumLength, wrong(shape.expected)),
      );
    case 'pair':
      return pairSchema(shape);
    case 'object':
      return objectSchema(shape);
    case 'either':
      return eitherSchema(shape);
  }
}

function textSchema({ expected, maximumLength, form, test }: TextShape): Schema {
  const text = v.pipe(
    v.string(wrong(expected)),
    v.nonEmpty(`${nameMark} must not be empty.`),
    v.maxLength(maximumLength, `${nameMark} must not be longer than ${maximumLength} characters.`),
  );
  const formed = form === undefined ? text : v.pipe(text, v.regex(form.pattern, wrong(form.demand)));
  return test === undefined ? formed : v.pipe(formed, v.check(test.fits, wrong(test.demand)));
}

function numberSchema(shape: NumberShape): Schema {
  const { min, max, isInteger } = shape;
  const fits = (value: number) => value >= min && value <= max && (!isInteger || Number.isInteger(value));
  const message = wrong(expectation(shape));
  return v.pipe(v.number(message), v.check(fits, message));
}

function wrongChoice(shape: ChoiceShape, input: unknown): string {
  const { noun, choices } = shape;
  const message = wrong(expectation(shape))({ input });
  if (typeof input !== 'string') return message;
  if (noun !== undefined) return unknownName(noun, input, choices);
  const near = suggestion('value', input, choices);
  return near.startsWith('Did you mean') ? `${message} ${near}` : message;
}

function pairSchema({ first, second, expected }: PairShape): Schema {
  const tooLong = `${nameMark} is one too many: write ${expected}.`;
  const single = v.strictTuple([schemaOf(first)], tooLong);
  const double = v.strictTuple([schemaOf(first), schemaOf(second)], tooLong);
  return v.lazy((input) => (Array.isArray(input) && input.length > 1 ? double : single));
}

function lacking({ expected }: { expected: string | null }): string {
  return `${nameMark} lacks the key ${expected}.`;
}

/** Every unknown key is told of; valibot's strict objects stop at the first one. */
function objectSchema(shape: ObjectShape): Schema {
  const { keys, required, isExactlyOne = false } = shape;
  const known = Object.keys(keys);
  // Without a prototype, so that keys such as `__proto__` are met as entries.
  const entries: v.ObjectEntries = Object.create(null);
  for (const key of known) {
    entries[key] = required.includes(key) ? schemaOf(keys[key]) : v.optional(schemaOf(keys[key]));
  }
  const mismatch = refusal(wrong(expectation(shape)));
  return v.lazy((input) => {
    if (!isObject(input)) return mismatch;
    const all: v.ObjectEntries = Object.assign(Object.create(null), entries);
    const unknown = Object.keys(input).filter((key) => !Object.hasOwn(keys, key));
    for (const [index, key] of unknown.entries()) {
      // A table of words taken for a configuration has 100,000 unknown keys. Those not shown need no nearest name.
      const candidates = index < mostMistakes ? known : [];
      all[key] = v.never(unknownKey(shape, key, candidates));
    }
    const object = v.object(all, lacking);
    if (!isExactlyOne) return object;
    const message = `${nameMark} must hold one of ${alternatives(known.map(quote))}, and only one.`;
    return v.pipe(
      object,
      v.check(() => Object.keys(input).length === 1, message),
    );
  });
}

function unknownKey({ noun, owner, keys }: ObjectShape, key: string, known: readonly string[]): string {
  if (owner !== undefined && Object.keys(keys).length === 0)
    return `${owner} has no ${noun}s, got ${quote(key)}.`;
  const here = Object.hasOwn(keys, 'corpus') ? keyFor(key) : undefined;
  if (here !== undefined) return `unknown ${noun} ${quote(key)}. Did you mean ${here}?`;
  return unknownName(noun, key, known, owner);
}

function eitherSchema(shape: EitherShape): Schema {
  const text = shape.text && schemaOf(shape.text);
  const list = shape.list && schemaOf(shape.list);
  const object = shape.object && schemaOf(shape.object);
  const mismatch = refusal(wrong(shape.expected));
  return v.lazy((input) => {
    if (typeof input === 'string') return text ?? mismatch;
    if (Array.isArray(input)) return list ?? mismatch;
    return (isObject(input) ? object : undefined) ?? mismatch;
  });
}
