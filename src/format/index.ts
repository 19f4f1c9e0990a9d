// All formats by name. Each is loaded when it is asked for.

import type { Reporter } from './reporter.ts';

export type { Environment, Reporter } from './reporter.ts';

/** Reporters by their id, in the order in which help lists them. */
export const reporters: ReadonlyMap<string, () => Promise<Reporter>> = new Map([
  ['pretty', async () => (await import('./pretty/pretty.ts')).pretty],
  ['compact', async () => (await import('./compact.ts')).compact],
  ['json', async () => (await import('./json.ts')).json],
  ['jsonl', async () => (await import('./jsonl.ts')).jsonl],
  ['sarif', async () => (await import('./sarif/sarif.ts')).sarif],
  ['github', async () => (await import('./github.ts')).github],
  ['gitlab', async () => (await import('./gitlab.ts')).gitlab],
  ['junit', async () => (await import('./junit.ts')).junit],
  ['checkstyle', async () => (await import('./checkstyle.ts')).checkstyle],
  ['rdjson', async () => (await import('./rdjson.ts')).rdjson],
  ['html', async () => (await import('./html/html.ts')).html],
]);
