// Names a configuration or plugin whose program does not come to its end: the command would hang without a word.

import type { AroundLoading } from '../config/reading/import-module.ts';
import type { ResolvedConfig } from '../config/resolve.ts';
import { configFor, type LintOptions } from '../lint.ts';
import { lineOf } from './stderr/say.ts';

/** Longer than loading takes where the program has something to do. */
const patienceMilliseconds = 5000;

// In a thread of its own, since a loop leaves this one no moment to speak.
const program = `const { workerData } = require('node:worker_threads');
setTimeout(() => require('node:fs').writeSync(2, workerData.words), workerData.patience);`;

const aroundLoading: AroundLoading = async (what, load) => {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const words = lineOf(`still loading ${what}. If it does not end, Ctrl+C does, and the mistake is there.`);
  const watcher = new Worker(program, { eval: true, workerData: { words, patience: patienceMilliseconds } });
  watcher.unref();
  try {
    return await load();
  } finally {
    void watcher.terminate();
  }
};

/** The configuration for the options, as `configFor` finds it; what of it takes long to load is named on stderr. */
export function configFrom(options: LintOptions): Promise<ResolvedConfig> {
  return configFor(options, aroundLoading);
}
