// Parameters as they come: the types of the protocol say what a client should send, not what it does. What is no
// parameter of a request is answered with the code that the protocol has for it.

import {
  type CodeActionParams,
  ErrorCodes,
  type ExecuteCommandParams,
  type Location,
  type Range,
  ResponseError,
} from 'vscode-languageserver/node';
import { commands } from './code-actions.ts';

/** What the command that ignores findings is told. */
export interface IgnoreArguments {
  readonly folder: string;
  readonly ids: readonly string[];
  readonly reason?: string;
}

/** A command with what it is told. */
export type Command =
  | { readonly name: typeof commands.show; readonly location: Location }
  | { readonly name: typeof commands.ignore; readonly ignored: IgnoreArguments };

/** Unchecked parameters. */
type Unchecked<Params> = { readonly [Key in keyof Params]?: unknown } | null | undefined;

/** The command that a client asks for. Throws ResponseError (InvalidParams) for none, or for arguments that are not its own. */
export function commandOf(params: Unchecked<ExecuteCommandParams>): Command {
  const name = params?.command;
  const given = Array.isArray(params?.arguments) ? (params.arguments[0] as unknown) : undefined;
  switch (name) {
    case commands.show:
      if (!isLocation(given)) throw invalid(`${name} needs a location: { uri, range }.`);
      return { name, location: given };
    case commands.ignore:
      if (!isIgnored(given)) throw invalid(`${name} needs { folder, ids }.`);
      return { name, ignored: given };
    default:
      throw invalid(`There is no command ${JSON.stringify(name)}.`);
  }
}

/** The place that actions are asked for. Throws ResponseError (InvalidParams) for what is none. */
export function actionPlaceOf(params: Unchecked<CodeActionParams>): CodeActionParams {
  const { textDocument, range, context } = params ?? {};
  const uri = (textDocument as { readonly uri?: unknown } | null | undefined)?.uri;
  if (typeof uri !== 'string' || !isRange(range) || typeof context !== 'object' || context === null)
    throw invalid('Actions need { textDocument: { uri }, range, context }.');
  return params as CodeActionParams;
}

function invalid(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

function isLocation(value: unknown): value is Location {
  const { uri, range } = (value ?? {}) as Unchecked<Location> & object;
  return typeof uri === 'string' && isRange(range);
}

function isRange(value: unknown): value is Range {
  const { start, end } = (value ?? {}) as Unchecked<Range> & object;
  return [start, end].every((position) => {
    const { line, character } = (position ?? {}) as { readonly line?: unknown; readonly character?: unknown };
    return typeof line === 'number' && typeof character === 'number';
  });
}

function isIgnored(value: unknown): value is IgnoreArguments {
  const { folder, ids, reason } = (value ?? {}) as Unchecked<IgnoreArguments> & object;
  return (
    typeof folder === 'string' &&
    Array.isArray(ids) &&
    ids.every((id) => typeof id === 'string') &&
    (reason === undefined || typeof reason === 'string')
  );
}
