// `corpuslint report [paths…] --output <file>`: the findings as one HTML page.

import { counted } from '../../format/wording.ts';
import { UsageError } from '../../model/errors.ts';
import { rulesOf } from '../../lint.ts';
import { exitClean, exitFailed } from '../exit-codes.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { writeReports } from '../writing/outputs.ts';
import { say } from '../stderr/say.ts';
import { checkFor } from '../checking.ts';
import { sayFailures } from '../conclusion.ts';

const defaultPath = 'corpuslint-report.html';

/** Writes the page and says where. Resolves to the exit code: findings are no failure of a report. */
export async function reportCommand(paths: readonly string[], flags: CheckFlags): Promise<number> {
  if (flags.format.length > 0) {
    throw new UsageError('corpuslint report writes HTML. For another format leave out "report".');
  }
  const path = flags.output ?? defaultPath;
  const { result, config } = await checkFor(paths, flags);
  await writeReports(result, [{ format: 'html', path }], flags, rulesOf(config));
  say(`${counted(result.findings.length, 'finding')} written to ${path}`);
  return sayFailures(result, flags) ? exitFailed : exitClean;
}
