// Collects garbage at once. What threads share stays until each of them has noticed that nobody needs it any more, and a
// thread whose own heap is small may take seconds for that: a quarter of a gigabyte of rows would lie beside the views that
// were made of them.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/** Collects what this thread does not need any more: some milliseconds for a heap of 20 MB. */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
