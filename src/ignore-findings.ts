// What the ignore file holds once findings are ignored: the same for the command and for editors.

import { resolve } from 'node:path';
import { readKnownFile, relativeTo } from './config/decisions.ts';
import type { ResolvedConfig } from './config/resolve.ts';
import { corpusAsShown } from './findings/corpus-as-shown.ts';
import { recognitionFor } from './findings/known/judge.ts';
import { type KnownEntry, writeEntries } from './findings/known/known-entry.ts';
import { entryFor } from './findings/known/portrait.ts';
import { rulesOf } from './lint.ts';
import type { Finding } from './model/finding.ts';
import type { Result } from './model/result.ts';

/** What is decided, and about what. */
export interface IgnoreRequest {
  readonly result: Result;
  readonly config: ResolvedConfig;
  /** Absolute path of the folder that paths of the result are relative to. */
  readonly cwd: string;
  readonly reason: string;
  /** The first day on which they are reported again, `YYYY-MM-DD`; undefined = never. */
  readonly expires?: string | undefined;
}

/** The ignore file (absolute) and its new text. Entries of the same findings are replaced. Throws ConfigError if it is damaged. */
export function ignoreFindings(
  findings: readonly Finding[],
  { result, config, cwd, reason, expires }: IgnoreRequest,
): { readonly file: string; readonly text: string } {
  const corpus = corpusAsShown(result);
  const { ignore: file } = config;
  const { pathOf } = recognitionFor(file, relativeTo(cwd), { corpus, rules: rulesOf(config) });
  const entries = findings.map((finding): KnownEntry => ({
    ...entryFor(finding, corpus, pathOf),
    reason,
    ...(expires === undefined ? {} : { expires }),
  }));
  const isNew = new Set(entries.map(({ id }) => id));
  const before = (readKnownFile('ignore', cwd, file) ?? []).filter(({ id }) => !isNew.has(id));
  return { file: resolve(cwd, file), text: writeEntries('ignore', [...before, ...entries]) };
}
