// What is said on stderr beside the report. Names of files come from the corpus: nothing in them may drive the terminal
// or make a line read other than it is.

import { makeVisible } from '../../text/showing/visible.ts';

/** One line as it is said. */
export function lineOf(text: string): string {
  return `corpuslint: ${makeVisible(text)}\n`;
}

/** Says one line. */
export function say(line: string): void {
  process.stderr.write(lineOf(line));
}

/** Says what may have several lines: a mistake in a configuration is shown in its place. */
export function sayLines(text: string): void {
  process.stderr.write(`corpuslint: ${text.split('\n').map(makeVisible).join('\n')}\n`);
}
