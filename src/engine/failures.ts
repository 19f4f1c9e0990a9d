// What becomes of what rules and indexes throw.

import { ConfigError } from '../model/errors.ts';

/** Throws a mistake in the configuration that shows only in a run on: no rule has failed. */
export function throwMistake(error: unknown): void {
  if (error instanceof ConfigError) throw error;
}

/** What a thrown value says, in one line. */
export function describeFailure(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll(/\s+/g, ' ');
}
