// `corpuslint ignore <finding-id…> --reason "…"`: writes findings to the ignore file. A baseline is debt without a
// decision; an ignored finding is a decision, and has a reason.

import { isDay } from '../../findings/known/known-entry.ts';
import { counted } from '../../format/wording.ts';
import { ignoreFindings } from '../../ignore-findings.ts';
import { UsageError } from '../../model/errors.ts';
import { exitClean } from '../exit-codes.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { writeWhole } from '../writing/write-whole.ts';
import { checkFor } from '../checking.ts';
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
  const { result, config } = await checkFor([], flags);
  const { ignored } = result;
  // A decision may be made anew: with another reason, or for longer.
  const findings = [...result.findings, ...ignored.map(({ finding }) => finding)];
  const chosen = ids.map((id) => findFinding(id, { ...result, findings }).finding);

  const { text } = ignoreFindings(chosen, { result, config, cwd: process.cwd(), reason, expires });
  const file = config.ignore;
  writeWhole('The ignore file', file, text);
  const until = expires === undefined ? '' : ` until ${expires}`;
  process.stdout.write(
    `${file}: ${counted(new Set(chosen.map(({ id }) => id)).size, 'finding')} ignored${until} (${reason}).\n`,
  );
  return exitClean;
}
