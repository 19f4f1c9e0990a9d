// Progress on stderr for runs that take long enough to wonder; nothing where stderr is no terminal.

import type { Progress } from '../engine/request.ts';

/** Runs shorter than this show nothing. */
const quietMilliseconds = 700;

/** Shows how far a run has come. */
export interface ProgressLine {
  update(progress: Progress): void;
  stop(): void;
}

const stages: Readonly<Record<Progress['stage'], string>> = {
  discover: 'Looking for files',
  read: 'Reading',
  index: 'Comparing',
  check: 'Checking',
  settle: 'Sorting',
};

/** A progress line, or one that does nothing if `isWanted` is false. */
export async function openProgress(isWanted: boolean): Promise<ProgressLine> {
  if (!isWanted || process.stderr.isTTY !== true) return { update: () => {}, stop: () => {} };
  const { default: cliProgress } = await import('cli-progress');
  const started = Date.now();
  let bar: InstanceType<typeof cliProgress.SingleBar> | undefined;
  return {
    update: ({ stage, done, total }) => {
      if (bar === undefined) {
        if (Date.now() - started < quietMilliseconds) return;
        bar = new cliProgress.SingleBar({
          stream: process.stderr,
          format: '{stage} {bar} {percentage} % · {eta_formatted} left',
          clearOnComplete: true,
          hideCursor: true,
          barsize: 30,
        });
        bar.start(total, done, { stage: stages[stage] });
      }
      bar.setTotal(total);
      bar.update(done, { stage: stages[stage] });
    },
    stop: () => bar?.stop(),
  };
}
