// A rule page as a list of tests, for any test runner.

import type { Rule } from '../define/index.ts';
import { checkFixesShown, checkPage } from './check-page.ts';
import { parsePage } from './parse-page.ts';
import { runCase, type CaseOutcome, type CaseRunners } from './run-case.ts';

/** One test: hand `name` and `run` to the test runner. `run` rejects with a PageFailure. */
export interface PageTest {
  readonly name: string;
  run(): Promise<void>;
}

/** What a page states and what holds, in the notation of the page. */
export class PageFailure extends Error {
  override readonly name = 'PageFailure';
}

/** A rule with its page. */
export interface RulePageSource {
  readonly rule: Rule;
  /** Markdown of the page. */
  readonly markdown: string;
  /** Path of the page as failures print it. */
  readonly path: string;
  /** Absolute path of the plugin that exports the rule; left out for a rule of corpuslint. */
  readonly plugin?: string;
}

/** Tests of one page: one a case, and one for what the page as a whole owes its rule. */
export function rulePageTests(source: RulePageSource, runners: CaseRunners): PageTest[] {
  const { rule, path, plugin } = source;
  const page = parsePage(source.markdown);
  const outcomes = new Map<number, Promise<CaseOutcome>>();
  const outcomeOf = (line: number): Promise<CaseOutcome> => {
    const known = outcomes.get(line);
    if (known !== undefined) return known;
    const each = page.cases.find((candidate) => candidate.line === line);
    if (each === undefined) throw new RangeError(`${path} has no case at line ${line}.`);
    const outcome = runCase(each, rule, runners, plugin);
    outcomes.set(line, outcome);
    return outcome;
  };
  const cases = page.cases.map(({ title, line }) => ({
    name: title,
    run: async () => {
      const { failures } = await outcomeOf(line);
      if (failures.length > 0) throw new PageFailure(`${path}:${line}: ${failures.join('\n')}`);
    },
  }));
  const whole = {
    name: 'says all that its rule declares',
    run: async () => {
      const complaints = checkPage(page, rule);
      const run = await Promise.all(page.cases.map(({ line }) => outcomeOf(line)));
      complaints.push(...checkFixesShown(page, rule, run));
      if (complaints.length > 0)
        throw new PageFailure(complaints.map((text) => `${path}:${text}`).join('\n'));
    },
  };
  return [...cases, whole];
}
