// The rule tester, published as `corpuslint/testing`: executes rule pages under any test runner.

import { createLinter, lint } from '../lint.ts';
import type { CaseRunners } from './run-case.ts';

export { PageFailure, rulePageTests } from './page-tests.ts';
export type { PageTest, RulePageSource } from './page-tests.ts';
export { parsePage } from './parse-page.ts';
export { runCase } from './run-case.ts';
export type { CaseFile, FixedFile, FixLevel, PageCase, PageProblem, PageSection, RulePage } from './page.ts';
export type { CaseOutcome, CaseRunners, Lint } from './run-case.ts';

/** Runners of this package: one thread, and `threads` workers that stay open until `close`. */
export async function openRunners(threads = 4): Promise<CaseRunners & { close(): Promise<void> }> {
  const linter = await createLinter({ threads, batchSources: 1 });
  return { single: lint, parallel: (options) => linter.lint(options), close: () => linter.close() };
}
