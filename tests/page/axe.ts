// What axe finds wrong with a page. The policy of our pages forbids the scripts of others, so that it is run by the debugger.

import type { Page } from 'playwright-core';
import { readProjectFile } from '../set-up/project.ts';

const axe = readProjectFile('node_modules/axe-core/axe.min.js');

/** The violations, in words. */
export async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(
    `(() => { ${axe}; return axe.run(document, { resultTypes: ['violations'] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target + ': ' + failureSummary))); })()`,
  );
  return found as string[];
}
