// node .ci/check-seeds.mjs <report.json> <exit code>   checks what the packed package finds in the seeds

import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);
const { version, summary, findings } = JSON.parse(readFileSync(file, 'utf8'));
const count = (rule) => findings.filter((finding) => finding.rule === rule).length;

deepEqual(
  {
    exitCode,
    version,
    sources: summary.sources,
    documents: summary.documents,
    'duplicate-article': count('duplicate-article'),
    'misspelt-name': count('misspelt-name'),
    'inconsistent-name': count('inconsistent-name'),
    'missing-final-newline': count('missing-final-newline'),
    reported: findings.length,
  },
  {
    exitCode: '1',
    version: 1,
    sources: 5,
    documents: 10,
    'duplicate-article': 2,
    'misspelt-name': 1,
    'inconsistent-name': 1,
    'missing-final-newline': 5,
    reported: Object.values(summary.findings).reduce((sum, each) => sum + each, 0),
  },
);
console.log(`${findings.length} findings in the seeds, exit code ${exitCode}`);
