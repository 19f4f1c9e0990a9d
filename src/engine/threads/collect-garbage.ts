// Collects garbage at once. What threads share stays until each of them has noticed that nobody needs it any more, and a
// thread whose own heap is small may take seconds for that: a quarter of a gigabyte of rows would lie beside the views that
// were made of them.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/** Collects what this thread does not need any more, where V8 lets it: some milliseconds for a heap of 20 MB. */
export function collectGarbage(): void {
  if (collect === undefined) {
    // Flags are those of all threads: to take it back would take it from a thread that has just asked for it.
    setFlagsFromString('--expose-gc');
    const found = runInNewContext('typeof gc === "function" ? gc : undefined') as (() => void) | undefined;
    collect = found ?? ((): void => {});
  }
  collect();
}
