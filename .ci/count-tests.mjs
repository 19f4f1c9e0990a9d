// node .ci/count-tests.mjs <vitest.json>             prints `N passed, N failed`; exit code 1 if any failed
// node .ci/count-tests.mjs <vitest.json> --skipped   prints the names of tests that were not run

import { existsSync, readFileSync } from 'node:fs';

const [file, mode] = process.argv.slice(2);
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).testResults : [];
const tests = results.flatMap(({ assertionResults }) => assertionResults);

if (mode === '--skipped') {
  for (const { status, fullName } of tests) {
    if (status !== 'passed' && status !== 'failed') console.log(`NOT RUN: ${fullName}`);
  }
} else {
  const count = (status) => tests.filter((test) => test.status === status).length;
  // A file that cannot even be loaded has no tests to count, but it has failed; so has a run without results.
  const unloaded = results.filter((each) => each.status === 'failed' && each.assertionResults.length === 0);
  const failed = count('failed') + unloaded.length + (results.length === 0 ? 1 : 0);
  console.log(`${count('passed')} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
