// Copies what a program exports into plain data, or says why it is none: configurations reach worker threads,
// the cache and editors, where functions, class instances and cycles cannot go.

import type { KeyPath, Mistake } from './mistakes.ts';
import { deepest, tooDeep } from './text-tree.ts';

// A configuration of a thousand rules has some ten thousand values.
const mostValues = 1_000_000;

/** A copy whose objects have no prototype; entries that are undefined are left out. `mistakes` is empty if all is data. */
export function copyPlainValue(given: unknown): { value: unknown; mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = [];
  const open = new Set<object>();
  let values = 0;

  const refuse = (path: KeyPath, message: string): undefined => {
    mistakes.push({ path, part: 'value', message });
    return undefined;
  };

  const copy = (value: unknown, path: KeyPath): unknown => {
    values += 1;
    if (values > mostValues) return values === mostValues + 1 ? refuse(path, 'too many values.') : undefined;
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
      return refuse(path, `data is expected here, got a ${typeof value}.`);
    }
    if (typeof value !== 'object' || value === null) return value;
    if (open.has(value)) return refuse(path, 'this value contains itself.');
    if (path.length > deepest) return refuse(path, `this ${tooDeep}`);
    if (!Array.isArray(value) && !isPlainObject(value)) {
      return refuse(path, `data is expected here, got ${instanceName(value)}.`);
    }
    open.add(value);
    const copied = Array.isArray(value) ? copyList(value, path) : copyObject(value, path);
    open.delete(value);
    return copied;
  };

  const copyList = (list: readonly unknown[], path: KeyPath): unknown[] =>
    Array.from(list, (item, index) => copy(item, [...path, index]));

  const copyObject = (object: object, path: KeyPath): Record<string, unknown> => {
    const copied: Record<string, unknown> = Object.create(null);
    for (const [key, item] of Object.entries(object)) {
      if (item !== undefined) copied[key] = copy(item, [...path, key]);
    }
    return copied;
  };

  return { value: copy(given, []), mistakes };
}

/** True for `{}` of any realm: module loaders and test runners have their own. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function instanceName(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== '' ? `an instance of ${name}` : 'an instance of a class';
}
