// Reads a configuration in JSON; comments and trailing commas are allowed.

import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { ConfigError } from '../../model/errors.ts';
import { describePlace } from './mistakes.ts';
import { readTree, tooDeep } from './text-tree.ts';
import type { ReadConfig, TextNode } from './text-tree.ts';

const wordings: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value. Texts and keys stand between double quotes.',
  PropertyNameExpected: 'a key between double quotes is missing here.',
  ValueExpected: 'a value is missing here.',
  ColonExpected: 'a colon is missing here.',
  CommaExpected: 'a comma is missing here.',
  CloseBraceExpected: 'a closing brace "}" is missing here.',
  CloseBracketExpected: 'a closing bracket "]" is missing here.',
  EndOfFileExpected: 'something stands after the end of the object.',
  UnexpectedEndOfComment: 'this comment has no end.',
  UnexpectedEndOfNumber: 'this is no JSON number.',
  UnexpectedEndOfString: 'this text has no closing double quote.',
  InvalidUnicode: 'this \\u escape is broken.',
  InvalidEscapeCharacter: 'this escape is unknown. A backslash is written "\\\\".',
  InvalidCharacter: 'a control character stands in this text.',
};

function toTextNode(node: Node): TextNode {
  const range = { start: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  if (node.type === 'array') return { kind: 'list', ...range, items: children.map(toTextNode) };
  if (node.type !== 'object') return { kind: 'scalar', ...range, value: node.value };
  const entries = children.map(({ children: [key, value] = [] }) => ({
    key: String(key.value),
    keyRange: { start: key.offset, end: key.offset + key.length },
    node: toTextNode(value),
  }));
  return { kind: 'object', ...range, entries };
}

/** Reads JSON. Throws ConfigError with position and code frame. */
export function readJson(path: string, text: string): ReadConfig {
  if (text.trim() === '') throw new ConfigError(`${path} is empty. The least configuration is {}.`);
  const errors: ParseError[] = [];
  let tree: TextNode | undefined;
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    // The first error alone: the others are mostly its consequences.
    if (errors.length === 0 && root !== undefined) tree = toTextNode(root);
  } catch (error) {
    if (error instanceof RangeError) throw new ConfigError(`${path} ${tooDeep}`);
    throw error;
  }
  if (tree !== undefined) return readTree(tree, path, text);
  const { error, offset, length } = errors[0] ?? { error: 0, offset: 0, length: 1 };
  const wording = wordings[printParseErrorCode(error)] ?? 'this is no JSON.';
  throw new ConfigError(describePlace(path, text, { start: offset, end: offset + length }, wording));
}
