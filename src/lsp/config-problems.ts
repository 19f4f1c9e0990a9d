// What is wrong with a configuration, as diagnostics of the files it stands in.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import { findConfig } from '../config/reading/find.ts';
import { ConfigError, UsageError } from '../model/errors.ts';
import { uriOfFile } from './paths.ts';

/** Diagnostics by the address of their document. */
export type DiagnosticsByUri = ReadonlyMap<string, readonly Diagnostic[]>;

/** True for mistakes of the person, which are told and never crash the server. */
export function isMistake(error: unknown): error is ConfigError | UsageError {
  return error instanceof ConfigError || error instanceof UsageError;
}

/**
 * One diagnostic for every place that the message names (`path:line:column: …`, with a code frame behind it), or one at
 * the top of the configuration. Empty where there is no file to show it in.
 */
export function problemsOf({ message }: Error, folder: string): DiagnosticsByUri {
  const problems = new Map<string, Diagnostic[]>();
  const add = (uri: string, line: number, character: number, text: string): void => {
    const position = { line, character };
    const diagnostic: Diagnostic = {
      range: { start: position, end: { line, character: character + 1 } },
      severity: DiagnosticSeverity.Error,
      source: 'corpuslint',
      message: text,
    };
    problems.set(uri, [...(problems.get(uri) ?? []), diagnostic]);
  };
  for (const [, path, line, column, text] of message.matchAll(/^([^\s:][^:\n]*):(\d+)(?::(\d+))?: (.+)$/gm)) {
    const file = resolve(folder, path);
    if (existsSync(file)) add(uriOfFile(file), Number(line) - 1, Number(column ?? 1) - 1, text);
  }
  if (problems.size > 0) return problems;
  const file = configOf(folder);
  if (file !== undefined) add(uriOfFile(file), 0, 0, message);
  return problems;
}

function configOf(folder: string): string | undefined {
  try {
    return findConfig(folder);
  } catch {
    return undefined;
  }
}
