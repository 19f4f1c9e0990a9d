// Standard input as a text to check: `corpuslint - --stdin-filename article.txt`, as editors and pipes hand it over.

import type { ResolvedConfig } from '../config/resolve.ts';
import type { LintOptions } from '../lint.ts';
import { UsageError } from '../model/errors.ts';

/** What the text is called where no name is given. */
const anonymous = '<stdin>';

/** The text of standard input. */
export interface InputText {
  readonly path: string;
  readonly bytes: Uint8Array;
}

// As for files: positions are 32-bit columns.
const mostBytes = 2 ** 31;

/** Reads standard input if `-` is among the paths. Throws UsageError for flags that do not go with it. */
export async function readInputText(
  paths: readonly string[],
  flags: { readonly stdinFilename?: string; readonly staged: boolean; readonly since?: string },
): Promise<InputText | undefined> {
  const { stdinFilename, staged, since } = flags;
  if (!paths.includes('-')) {
    if (stdinFilename === undefined) return undefined;
    throw new UsageError('--stdin-filename names the text of standard input: give - as a path as well.');
  }
  if (staged || since !== undefined) {
    throw new UsageError(
      `Standard input ("-") is what is reported on, so ${staged ? '--staged' : '--since'} has no meaning.`,
    );
  }
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) throw new UsageError('Standard input is larger than 2 GiB. Split it.');
    parts.push(part);
  }
  return { path: stdinFilename ?? anonymous, bytes: Buffer.concat(parts) };
}

/** The options with the text as the only thing that is reported on; paths beside it are compared with. */
export function withInputText(
  options: LintOptions,
  { path, bytes }: InputText,
  config: ResolvedConfig,
): LintOptions {
  const others = (options.paths ?? []).filter((other) => other !== '-');
  const known = options.corpus ?? (config.file === undefined ? [] : config.corpus.include);
  return { ...options, paths: [path], corpus: [...known, ...others], texts: { [path]: bytes } };
}
