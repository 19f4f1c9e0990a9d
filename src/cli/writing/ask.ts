// A question at the terminal.

import { createInterface } from 'node:readline/promises';

/** True if the answer begins with y. The question goes to stderr, since stdout is the report's. */
export async function ask(question: string): Promise<boolean> {
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*y/i.test(await dialogue.question(question));
  } finally {
    dialogue.close();
  }
}
