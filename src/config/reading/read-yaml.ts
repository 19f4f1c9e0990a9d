// Reads a configuration in YAML 1.2.

import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { ParsedNode, YAMLError } from 'yaml';
import { ConfigError } from '../../model/errors.ts';
import { describePlace } from './mistakes.ts';
import type { TextRange } from './mistakes.ts';
import { deepest, readTree, tooDeep } from './text-tree.ts';
import type { ReadConfig, TextNode } from './text-tree.ts';
import { quote } from '../wording.ts';

// Aliases of aliases multiply ("billion laughs"). What people write by hand stays far below.
const mostAliasedValues = 10_000;

type Fail = (range: TextRange, message: string) => never;

/** Reads YAML. Throws ConfigError with position and code frame. A file without content is an empty configuration. */
export function readYaml(path: string, text: string): ReadConfig {
  const fail: Fail = (range, message) => {
    throw new ConfigError(describePlace(path, text, range, message));
  };
  try {
    // `readTree` tells of keys that stand twice: it shows the second one.
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
    const problem = document.errors[0] ?? document.warnings[0];
    // The parser catches the overflow of its own stack and tells of it as of any mistake.
    if (problem?.message.includes('call stack') === true) throw new RangeError(problem.message);
    if (problem !== undefined) fail({ start: problem.pos[0], end: problem.pos[1] }, wordingOf(problem));
    const { contents } = document;
    const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
    const tree = isEmpty ? emptyObject : new Converter(fail).convert(contents, { start: 0, end: 0 }, 0, []);
    return readTree(tree, path, text);
  } catch (error) {
    if (error instanceof RangeError) throw new ConfigError(`${path} ${tooDeep}`);
    throw error;
  }
}

const emptyObject: TextNode = { kind: 'object', start: 0, end: 0, entries: [] };

function wordingOf(problem: YAMLError): string {
  if (problem.code === 'MULTIPLE_DOCS')
    return 'a second document begins here. A configuration is one document.';
  const sentence = problem.message.split('\n', 1)[0].replace(/[.:]?$/, '.');
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Turns nodes of the YAML parser into ours and resolves aliases. Visits the document in order. */
class Converter {
  readonly #anchors = new Map<string, ParsedNode>();
  readonly #fail: Fail;
  #aliasedValues = 0;

  constructor(fail: Fail) {
    this.#fail = fail;
  }

  /** `key` is where the key of the node stands; `aliases` are those that led here. */
  convert(node: ParsedNode | null, key: TextRange, depth: number, aliases: readonly string[]): TextNode {
    if (node === null) return { kind: 'scalar', start: key.start, end: key.end, value: null };
    const range = { start: node.range[0], end: node.range[1] };
    if (depth > deepest) return this.#fail(range, `this ${tooDeep}`);
    if (aliases.length > 0) {
      this.#aliasedValues += 1;
      if (this.#aliasedValues > mostAliasedValues) this.#fail(range, 'aliases blow this configuration up.');
    }
    if (isAlias(node)) return this.#follow(node.source, range, depth, aliases);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.convert(item as ParsedNode, range, depth + 1, aliases));
      return { kind: 'list', ...range, items };
    }
    if (!isMap(node)) return { kind: 'scalar', ...range, value: node.value };
    const entries = node.items.map((pair) => {
      const name = pair.key as ParsedNode;
      const keyRange = { start: name.range[0], end: name.range[1] };
      if (!isScalar(name)) return this.#fail(keyRange, 'a key must be a text.');
      const value = this.convert(pair.value as ParsedNode | null, keyRange, depth + 1, aliases);
      return { key: String(name.value), keyRange, node: value };
    });
    return { kind: 'object', ...range, entries };
  }

  #follow(name: string, range: TextRange, depth: number, aliases: readonly string[]): TextNode {
    const target = this.#anchors.get(name);
    if (target === undefined) return this.#fail(range, `unknown alias ${quote(name)}.`);
    if (aliases.includes(name)) return this.#fail(range, `the alias ${quote(name)} stands within itself.`);
    // A wrong value is shown at the alias; a wrong part of it where it is written.
    return { ...this.convert(target, range, depth + 1, [...aliases, name]), ...range };
  }
}
