// A JSON schema validator for the keywords that src/format/findings.schema.json uses, and stricter than the schema:
// a key that the schema does not describe is a fault here, so that the two cannot drift apart.

type Schema = { readonly [keyword: string]: unknown };

const described = new Set(['$schema', '$id', 'title', 'description', '$defs']);

/** Faults of `value` against `schema`, each with the path of what is wrong; none if it is valid. */
export function schemaFaults(value: unknown, schema: Schema, root: Schema = schema): string[] {
  const faults = collectFaults(value, schema, root, '');
  const known = knownKeys(schema, root);
  return [...faults, ...unknownKeyFaults(value, known, '')];
}

function resolve(schema: Schema, root: Schema): Schema[] {
  const { $ref: reference } = schema;
  if (typeof reference !== 'string') return [schema];
  let target: unknown = root;
  for (const part of reference.replace('#/', '').split('/')) target = (target as Schema)[part];
  if (target === undefined) throw new Error(`The schema has no ${reference}.`);
  return [schema, ...resolve(target as Schema, root)];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function collectFaults(value: unknown, schema: Schema, root: Schema, path: string): string[] {
  const faults: string[] = [];
  const fault = (text: string): void => void faults.push(`${path || '(root)'} ${text}`);
  for (const [keyword, rule] of Object.entries(schema)) {
    switch (keyword) {
      case '$ref':
        for (const target of resolve(schema, root).slice(1, 2)) {
          faults.push(...collectFaults(value, target, root, path));
        }
        break;
      case 'type': {
        const types = [rule].flat() as string[];
        const actual = typeOf(value);
        if (!types.includes(actual) && !(actual === 'integer' && types.includes('number')))
          fault(`is ${actual}`);
        break;
      }
      case 'const':
        if (value !== rule) fault(`is not ${String(rule)}`);
        break;
      case 'enum':
        if (!(rule as unknown[]).includes(value)) fault(`is not one of ${String(rule)}`);
        break;
      case 'pattern':
        if (typeof value === 'string' && !new RegExp(rule as string, 'u').test(value))
          fault(`is not like ${rule}`);
        break;
      case 'minLength':
        if (typeof value === 'string' && value.length < (rule as number)) fault('is too short');
        break;
      case 'minimum':
        if (typeof value === 'number' && value < (rule as number)) fault(`is below ${rule}`);
        break;
      case 'maximum':
        if (typeof value === 'number' && value > (rule as number)) fault(`is above ${rule}`);
        break;
      case 'required':
        if (isObject(value)) for (const key of rule as string[]) if (!(key in value)) fault(`lacks ${key}`);
        break;
      case 'properties':
        if (isObject(value)) {
          for (const [key, property] of Object.entries(rule as Record<string, Schema>)) {
            if (key in value) faults.push(...collectFaults(value[key], property, root, `${path}/${key}`));
          }
        }
        break;
      case 'additionalProperties':
        if (isObject(value)) {
          for (const [key, entry] of Object.entries(value)) {
            faults.push(...collectFaults(entry, rule as Schema, root, `${path}/${key}`));
          }
        }
        break;
      case 'items':
      case 'prefixItems':
        if (Array.isArray(value)) {
          value.forEach((entry, index) => {
            const item = keyword === 'items' ? (rule as Schema) : (rule as Schema[])[index];
            if (item !== undefined) faults.push(...collectFaults(entry, item, root, `${path}/${index}`));
          });
        }
        break;
      case 'minItems':
        if (Array.isArray(value) && value.length < (rule as number)) fault('has too few entries');
        break;
      case 'maxItems':
        if (Array.isArray(value) && value.length > (rule as number)) fault('has too many entries');
        break;
      case 'anyOf': {
        const branches = (rule as Schema[]).map((branch) => collectFaults(value, branch, root, path));
        if (!branches.some((found) => found.length === 0)) fault('fits no alternative');
        break;
      }
      default:
        if (!described.has(keyword)) throw new Error(`The validator does not know the keyword ${keyword}.`);
    }
  }
  return faults;
}

/** Keys that are described, level by level; undefined where any key may stand. */
interface KnownKeys {
  readonly keys: ReadonlyMap<string, KnownKeys> | undefined;
  readonly items: KnownKeys | undefined;
}

function knownKeys(schema: Schema, root: Schema): KnownKeys {
  const chain = resolve(schema, root);
  const properties = chain.flatMap((part) =>
    Object.entries((part['properties'] ?? {}) as Record<string, Schema>),
  );
  const isOpen = chain.some((part) => 'additionalProperties' in part);
  const items = chain.map((part) => part['items'] as Schema | undefined).find((part) => part !== undefined);
  return {
    keys: isOpen ? undefined : new Map(properties.map(([key, property]) => [key, knownKeys(property, root)])),
    items: items === undefined ? undefined : knownKeys(items, root),
  };
}

function unknownKeyFaults(value: unknown, known: KnownKeys, path: string): string[] {
  if (Array.isArray(value)) {
    const { items } = known;
    if (items === undefined) return [];
    return value.flatMap((entry, index) => unknownKeyFaults(entry, items, `${path}/${index}`));
  }
  const { keys } = known;
  if (!isObject(value) || keys === undefined) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const next = keys.get(key);
    return next === undefined
      ? [`${path}/${key} is not described`]
      : unknownKeyFaults(entry, next, `${path}/${key}`);
  });
}
