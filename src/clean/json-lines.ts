// What plans and undo files have in common: a first line that says what follows, and one line of JSON an entry.

import { UsageError } from '../model/errors.ts';

/** Throws UsageError for the first line of a plan or an undo file that another version wrote, or that is damaged. */
export function checkHeader(
  header: { readonly version?: unknown; readonly tool?: unknown },
  name: string,
): void {
  const { version: layout, tool } = header;
  if (typeof layout === 'number' && layout !== 1) {
    const by = typeof tool === 'string' ? tool : 'unknown';
    throw new UsageError(`${name} was written by another version of corpuslint (${by}). Make it anew.`);
  }
  if (layout !== 1 || typeof tool !== 'string') {
    throw new UsageError(`${name} is damaged: its first line needs "version" and "tool". Make it anew.`);
  }
}

/** The lines of a JSONL text that are not empty. Throws UsageError. */
export function jsonLines(text: string, name: string): { readonly value: unknown; readonly line: number }[] {
  return text.split('\n').flatMap((json, index) => {
    // Without the mark that some editors put in front of a text.
    const line = json.trim();
    if (line === '') return [];
    try {
      return [{ value: JSON.parse(line) as unknown, line: index + 1 }];
    } catch {
      throw new UsageError(`${name}:${index + 1} is not JSON. Every line of a plan is one object.`);
    }
  });
}
