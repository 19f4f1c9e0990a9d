// `corpuslint ignore <finding-id…> --reason "…"`: writes findings to the ignore file. A baseline is debt without a
// decision; an ignored finding is a decision, and has a reason.

import { readKnownFile, relativeTo } from '../../config/decisions.ts';
import { recognitionFor } from '../../findings/judge.ts';
import { isDay, type KnownEntry, writeEntries } from '../../findings/known-entry.ts';
import { entryFor } from '../../findings/portrait.ts';
import { counted } from '../../format/wording.ts';
import { UsageError } from '../../model/errors.ts';
import { rulesOf } from '../../lint.ts';
import { exitClean } from '../exit-codes.ts';
import type { CheckFlags } from '../flags.ts';
import { writeWhole } from '../write-whole.ts';
import { checkFor } from './check.ts';
import { corpusAsShown } from './corpus-as-shown.ts';
import { findFinding } from './find-finding.ts';

/** Ignores findings. Throws UsageError for unknown ids, an empty reason or a day that is none. Resolves to the exit code. */
export async function ignoreCommand(
  ids: readonly string[],
  flags: CheckFlags,
  decision: { readonly reason: string; readonly expires?: string },
): Promise<number> {
  const reason = decision.reason.replaceAll(/\s+/g, ' ').trim();
  if (reason === '') throw new UsageError('--reason is empty: say why the findings stay as they are.');
  const { expires } = decision;
  if (expires !== undefined && !isDay(expires)) {
    throw new UsageError(`--expires ${expires} is no day. Write it like 2027-01-31.`);
  }
  if (expires !== undefined && expires <= new Date().toISOString().slice(0, 10)) {
    throw new UsageError(
      `--expires ${expires} is not in the future: the findings would be reported all the same.`,
    );
  }
  const { result, config } = await checkFor('ignore', [], flags);
  const { ignored } = result;
  const corpus = corpusAsShown(result);
  // A decision may be made anew: with another reason, or for longer.
  const findings = [...result.findings, ...ignored.map(({ finding }) => finding)];
  const chosen = ids.map((id) => findFinding(id, { ...result, findings }).finding);

  const cwd = process.cwd();
  const file = config.ignore;
  const { pathOf } = recognitionFor(file, relativeTo(cwd), { corpus, rules: rulesOf(config) });
  const entries = chosen.map((finding): KnownEntry => ({
    ...entryFor(finding, corpus, pathOf),
    reason,
    ...(expires === undefined ? {} : { expires }),
  }));
  const isNew = new Set(entries.map(({ id }) => id));
  const before = (readKnownFile('ignore', cwd, file) ?? []).filter(({ id }) => !isNew.has(id));
  writeWhole('The ignore file', file, writeEntries('ignore', [...before, ...entries]));
  const until = expires === undefined ? '' : ` until ${expires}`;
  process.stdout.write(`${file}: ${counted(isNew.size, 'finding')} ignored${until} (${reason}).\n`);
  return exitClean;
}
