// `corpuslint index status|verify|clean`: what the index on disk holds, whether it is whole, and away with it.

import { relative } from 'node:path';
import { formatBytes } from '../../text/showing/number.ts';
import { cleanIndexes, type IndexState, surveyIndexes } from '../../engine/cache/survey.ts';
import { indexFolder } from '../../lint.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { exitClean, exitFindings } from '../exit-codes.ts';
import { configFrom } from '../slow-modules.ts';

/** What can be done with the index on disk. */
export type IndexAction = 'status' | 'verify' | 'clean';

/** Runs the command. Resolves to the exit code: 1 if `verify` finds damage. */
export async function indexCommand(action: IndexAction, flags: CheckFlags): Promise<number> {
  const cwd = process.cwd();
  const { file, cache } = await configFrom(flags.config === undefined ? {} : { config: flags.config });
  const location = indexFolder(flags.cacheLocation ?? cache.location, cwd, file);
  const name = relative(cwd, location) || '.';
  if (action === 'clean') {
    const bytes = cleanIndexes(location);
    process.stdout.write(
      bytes === undefined ? `No index in ${name}.\n` : `Deleted ${formatBytes(bytes)} in ${name}.\n`,
    );
    return exitClean;
  }
  const states = await surveyIndexes(location, action === 'verify');
  if (states.length === 0) process.stdout.write(`No index in ${name}.\n`);
  for (const state of states) process.stdout.write(`${name}/${state.key}  ${describe(state)}\n`);
  return states.some(({ damaged }) => damaged.length > 0) ? exitFindings : exitClean;
}

function describe({ sources, batches, bytes, savedAt, damaged, isVerified }: IndexState): string {
  if (damaged.length > 0) {
    return `damaged: ${damaged.join(', ')}. The next run makes it again; corpuslint index clean deletes it.`;
  }
  const saved = new Date(savedAt).toISOString().slice(0, 16).replace('T', ' ');
  const held = `${sources} ${sources === 1 ? 'file' : 'files'}, ${formatBytes(bytes)} in ${batches} ${batches === 1 ? 'batch' : 'batches'}`;
  return `${held}, written ${saved} UTC${isVerified ? ', whole' : ''}`;
}
