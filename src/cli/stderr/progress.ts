// Progress on stderr for runs that take long enough to wonder; nothing where stderr is no terminal.

import type { Progress } from '../../engine/request.ts';

/** Runs shorter than this show nothing. */
const quietMilliseconds = 700;

/** Shows how far a run has come. */
export interface ProgressLine {
  update(progress: Progress): void;
  stop(): void;
}

/** A progress line, or one that does nothing if `isWanted` is false. */
export async function openProgress(isWanted: boolean): Promise<ProgressLine> {
  if (!isWanted || process.stderr.isTTY !== true) return { update: () => {}, stop: () => {} };
  const [{ default: cliProgress }, { describeProgress, Rate }] = await Promise.all([
    import('cli-progress'),
    import('./progress-text.ts'),
  ]);
  const started = Date.now();
  const rate = new Rate();
  let latest: Progress = { stage: 'discover', done: 0, total: 0 };
  // The cursor and the wrapping of lines are left as they are: Ctrl-C could not restore them.
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    // One column less: a full line would wrap.
    format: () => describeProgress(latest, rate.perSecond, (process.stderr.columns || 80) - 1),
    clearOnComplete: true,
    linewrap: true,
  });
  let isShown = false;
  const show = (): void => {
    isShown = true;
    bar.start(1, 0);
  };
  const timer = setTimeout(show, quietMilliseconds);
  return {
    update: (progress) => {
      latest = progress;
      if (progress.stage === 'read') rate.add(progress.done, Date.now());
      // Between stages of the main thread no timer comes to its turn.
      if (!isShown && Date.now() - started >= quietMilliseconds) show();
      if (isShown) bar.update(0);
    },
    stop: () => {
      clearTimeout(timer);
      if (isShown) bar.stop();
    },
  };
}
