// The part of SARIF 2.1.0 that our reports use, as a JSON schema of draft 4, written after the text of the standard
// (section 3, "File format"). Stricter than the standard where we use less of it: no other key is allowed.

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string', minLength: 1 };
const positive: Schema = { type: 'integer', minimum: 1 };

function object(
  properties: Record<string, Schema>,
  required: readonly string[] = Object.keys(properties),
): Schema {
  return {
    type: 'object',
    properties,
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
  };
}

function list(items: Schema, minItems = 0): Schema {
  return { type: 'array', items, minItems };
}

const message = object({ text }, ['text']);
const levels: Schema = { enum: ['none', 'note', 'warning', 'error'] };
const artifactLocation = object({ uri: { type: 'string', format: 'uri-reference', minLength: 1 } });
const region = object({
  startLine: positive,
  startColumn: positive,
  endLine: positive,
  endColumn: positive,
});
const physicalLocation = object({ artifactLocation, region });
const bag: Schema = { type: 'object' };

const rule = object(
  {
    id: text,
    name: text,
    shortDescription: message,
    fullDescription: message,
    help: object({ text, markdown: text }),
    defaultConfiguration: object({ enabled: { type: 'boolean' }, level: levels }),
    properties: {
      ...bag,
      properties: { tags: { type: 'array', items: text, uniqueItems: true } },
      required: ['tags'],
    },
  },
  ['id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration', 'properties'],
);

const replacement = object({ deletedRegion: region, insertedContent: object({ text }) }, ['deletedRegion']);

const result = object(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    level: levels,
    message,
    locations: list(object({ physicalLocation }), 1),
    relatedLocations: {
      ...list(object({ id: { type: 'integer', minimum: 0 }, physicalLocation, message }), 1),
      uniqueItems: true,
    },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    fingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    correlationGuid: {
      type: 'string',
      pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$',
    },
    baselineState: { enum: ['new', 'unchanged', 'updated', 'absent'] },
    rank: { type: 'number', minimum: 0, maximum: 100 },
    suppressions: list(
      object({
        kind: { enum: ['inSource', 'external'] },
        status: { enum: ['accepted', 'underReview', 'rejected'] },
        justification: { type: 'string' },
      }),
    ),
    fixes: list(
      object({
        description: message,
        artifactChanges: list(object({ artifactLocation, replacements: list(replacement, 1) }), 1),
      }),
    ),
    properties: bag,
  },
  ['message', 'locations', 'partialFingerprints'],
);

/** The schema of a whole report. */
export const sarifSchema: Schema = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  ...object({
    $schema: { type: 'string', format: 'uri' },
    version: { enum: ['2.1.0'] },
    runs: list(
      object({
        tool: object({ driver: object({ name: text, semanticVersion: text, rules: list(rule) }) }),
        columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
        invocations: list(
          object(
            {
              executionSuccessful: { type: 'boolean' },
              toolExecutionNotifications: list(object({ level: levels, message })),
            },
            ['executionSuccessful'],
          ),
        ),
        results: list(result),
      }),
      1,
    ),
  }),
};
