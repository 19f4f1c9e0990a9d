// The colours of reports for people. Without colour nothing but plain text comes out, and what is marked by colour
// is marked by signs.

import { pathToFileURL } from 'node:url';
import picocolors from 'picocolors';
import type { Severity } from '../../model/finding.ts';
import type { Paint, Piece } from './layout.ts';
import type { Environment } from '../reporter.ts';

/** Styles by what they are for. */
export interface Palette {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly rule: Paint;
  readonly message: Paint;
  readonly keep: Paint;
  readonly drop: Paint;
  /** Words of a diff that only the left text has, and only the right. */
  readonly removed: Paint;
  readonly added: Paint;
  /** What is said besides: ids, labels, counts. */
  readonly aside: Paint;
  /** A place in a file; opens it where the terminal understands links. `path` is as it stands on disk. */
  location(path: string): Paint;
  /** What is marked within its line, of a finding of this severity. */
  mark(text: string, severity: Severity): Piece[];
}

/** The palette for a stream. It is told what was decided: by itself picocolors looks at `CI` and at stdout alone. */
export function createPalette({
  colour,
  hyperlinks = false,
}: Pick<Environment, 'colour'> & Partial<Pick<Environment, 'hyperlinks'>>): Palette {
  const colours = picocolors.createColors(colour);
  const severity = { error: colours.red, warning: colours.yellow, info: colours.blueBright };
  return {
    severity: {
      error: (text) => colours.bold(severity.error(text)),
      warning: (text) => colours.bold(severity.warning(text)),
      info: (text) => colours.bold(severity.info(text)),
    },
    rule: colours.dim,
    message: colours.bold,
    keep: colours.green,
    drop: colours.red,
    removed: (text) => colours.red(colours.underline(text)),
    added: (text) => colours.green(colours.underline(text)),
    aside: colours.dim,
    location: (path) => (text) => {
      const shown = colours.cyan(text);
      return hyperlinks ? `\u001b]8;;${pathToFileURL(path).href}\u001b\\${shown}\u001b]8;;\u001b\\` : shown;
    },
    mark: (text, of) => {
      if (text === '') return [];
      if (!colour) return [{ text: `»${text}«` }];
      // Colour shows on letters only; spaces need a background.
      const paint = text.trim() === '' ? colours.inverse : severity[of];
      return [{ text, paint: (marked) => colours.bold(colours.underline(paint(marked))) }];
    },
  };
}
