// The findings of a corpus one by one, as programs outside read them.

import { locateFinding, type LocatedFinding } from './format/located-finding.ts';
import { lint, type LintOptions } from './lint.ts';

/**
 * Checks a corpus and gives its findings in the order of reports, each with paths, lines and columns. They come once the
 * whole corpus is compared; each is located when it is asked for, so that the first of a million costs no more than one.
 * `options.signal` ends the check, and the findings, with the signal's reason. Throws as `lint` does.
 */
export async function* lintFindings(options: LintOptions = {}): AsyncGenerator<LocatedFinding, void, void> {
  const result = await lint(options);
  for (const finding of result.findings) {
    options.signal?.throwIfAborted();
    yield locateFinding(finding, result);
  }
}
