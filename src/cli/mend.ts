import { UsageError } from '../model/errors.ts';
import type { Result } from '../model/result.ts';
import type { CheckFlags } from './flags.ts';

export async function mend(
  _result: Result,
  _flags: CheckFlags,
  _again: () => Promise<Result>,
): Promise<Result> {
  throw new UsageError('Fixing is not built yet.');
}
