// A parsed configuration text in which every value and key knows where it stands: what JSON and YAML have in common.

import { configError } from './mistakes.ts';
import type { ConfigOrigin, KeyPath, Mistake, TextRange } from './mistakes.ts';
import { quote } from '../wording.ts';

/** A value with its place. */
export type TextNode = ScalarNode | ListNode | ObjectNode;

interface ScalarNode extends TextRange {
  readonly kind: 'scalar';
  readonly value: unknown;
}
interface ListNode extends TextRange {
  readonly kind: 'list';
  readonly items: readonly TextNode[];
}
interface ObjectNode extends TextRange {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}
interface ObjectEntry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly node: TextNode;
}

/** A configuration as it was read: a plain value, whose objects have no prototype, and where it came from. */
export interface ReadConfig {
  readonly value: unknown;
  readonly origin: ConfigOrigin;
}

/** Most levels of a configuration. Six are enough to write one; a hundred stops accidents before they exhaust the stack. */
export const deepest = 100;

/** What is said of a configuration with more levels. */
export const tooDeep = `is nested more than ${deepest} levels deep.`;

/** Finds places in a tree. Of a key that stands twice it finds the second one. */
function locatorOf(tree: TextNode): (path: KeyPath, part: 'key' | 'value') => TextRange {
  // A search through the entries for each of many mistakes in one large object would take minutes.
  const indexes = new Map<ObjectNode, Map<string, ObjectEntry>>();
  const entryOf = (node: ObjectNode, key: string): ObjectEntry | undefined => {
    const index = indexes.get(node) ?? new Map(node.entries.map((entry) => [entry.key, entry]));
    indexes.set(node, index);
    return index.get(key);
  };
  return (path, part) => {
    let node = tree;
    let key: TextRange = tree;
    for (const step of path) {
      if (node.kind === 'list' && typeof step === 'number' && step < node.items.length) {
        node = node.items[step];
        key = node;
        continue;
      }
      const entry = node.kind === 'object' ? entryOf(node, String(step)) : undefined;
      if (entry === undefined) return node;
      node = entry.node;
      key = entry.keyRange;
    }
    return part === 'key' ? key : node;
  };
}

/** Turns a tree into plain values. Throws ConfigError where a key stands twice or the tree is too deep. */
export function readTree(tree: TextNode, path: string, text: string): ReadConfig {
  const repeated: Mistake[] = [];
  const origin = { path, text, locate: locatorOf(tree) };
  const valueOf = (node: TextNode, at: KeyPath): unknown => {
    if (at.length > deepest)
      throw configError(origin, [{ path: at, part: 'value', message: `this ${tooDeep}` }]);
    if (node.kind === 'scalar') return node.value;
    if (node.kind === 'list') return node.items.map((item, index) => valueOf(item, [...at, index]));
    // Without a prototype, `__proto__` is a key like any other: unknown.
    const object: Record<string, unknown> = Object.create(null);
    for (const { key, node: child } of node.entries) {
      if (Object.hasOwn(object, key)) {
        const message = `the key ${quote(key)} stands twice in one object.`;
        repeated.push({ path: [...at, key], part: 'key', message });
      }
      object[key] = valueOf(child, [...at, key]);
    }
    return object;
  };
  const value = valueOf(tree, []);
  if (repeated.length > 0) throw configError(origin, repeated);
  return { value, origin };
}
