// The JSON schema of configurations, for editors: made from the same shapes as validation.

import type { RuleDeclaration } from '../../define/rule.ts';
import { configShape } from './config-shape.ts';
import type { ListShape, NumberShape, ObjectShape, PairShape, Shape, TextShape } from './shape.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON schema (draft 2020-12) of a configuration for these rules. */
export function configSchema(rules: readonly RuleDeclaration[]): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'corpuslint configuration',
    ...schemaOf(configShape(rules)),
  };
}

function schemaOf(shape: Shape): Schema {
  const { description = '', default: byDefault } = shape;
  return {
    ...(description === '' ? {} : { description }),
    ...constraintsOf(shape),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
}

function constraintsOf(shape: Shape): Schema {
  switch (shape.kind) {
    case 'text':
      return textConstraints(shape);
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return numberConstraints(shape);
    case 'choice':
      return { enum: shape.choices };
    case 'list':
      return listConstraints(shape);
    case 'pair':
      return pairConstraints(shape);
    case 'object':
      return objectConstraints(shape);
    case 'either':
      return {
        anyOf: [shape.text, shape.list, shape.object].filter((each) => each !== undefined).map(schemaOf),
      };
  }
}

function textConstraints({ maximumLength, form }: TextShape): Schema {
  const pattern = form === undefined ? {} : { pattern: form.pattern.source };
  return { type: 'string', minLength: 1, maxLength: maximumLength, ...pattern };
}

function numberConstraints({ min, max, isInteger }: NumberShape): Schema {
  const maximum = max >= Number.MAX_SAFE_INTEGER ? {} : { maximum: max };
  return { type: isInteger ? 'integer' : 'number', minimum: min, ...maximum };
}

function listConstraints({ of, minimumLength }: ListShape): Schema {
  return {
    type: 'array',
    items: schemaOf(of),
    ...(minimumLength === 0 ? {} : { minItems: minimumLength }),
  };
}

function pairConstraints({ first, second }: PairShape): Schema {
  return {
    type: 'array',
    prefixItems: [schemaOf(first), schemaOf(second)],
    items: false,
    minItems: 1,
    maxItems: 2,
  };
}

function objectConstraints(shape: ObjectShape): Schema {
  const { keys, required, isExactlyOne, unknownToSchema: others, isOpenInSchema = false } = shape;
  const properties = Object.fromEntries(Object.entries(keys).map(([key, each]) => [key, schemaOf(each)]));
  return {
    type: 'object',
    properties,
    ...(others === undefined ? {} : { patternProperties: { [others.pattern]: schemaOf(others.shape) } }),
    additionalProperties: isOpenInSchema,
    ...(required.length === 0 ? {} : { required }),
    ...(isExactlyOne === true ? { minProperties: 1, maxProperties: 1 } : {}),
  };
}
