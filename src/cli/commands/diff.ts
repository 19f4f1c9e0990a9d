// `corpuslint diff <finding-id>`: both places of a finding, word by word.

import { diffFinding } from '../../format/one-class/diff-finding.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { isColoured, terminalWidth } from '../terminal.ts';
import { checkFor } from '../checking.ts';
import { findFinding } from './find-finding.ts';

/** Checks `paths` and prints the diff of one finding. Throws UsageError for an unknown id or a finding of one place. */
export async function diffCommand(
  id: string,
  paths: readonly string[],
  flags: CheckFlags & { readonly whole: boolean },
): Promise<void> {
  const { result } = await checkFor(paths, flags);
  const { finding } = findFinding(id, result);
  const setting = {
    colour: isColoured(flags.color, process.stdout, process.env),
    width: terminalWidth(process.stdout),
    isWhole: flags.whole,
  };
  diffFinding(finding, result, setting, (text) => process.stdout.write(text));
}
