// What a page owes its rule: every message, option and kind of fix is shown, silence too, and the text agrees
// with the declaration. Gets stricter over time; never looser.

import type { Rule } from '../define/index.ts';
import { readFindings } from './notation.ts';
import { fixLevels, type PageCase, type RulePage } from './page.ts';
import type { CaseOutcome } from './run-case.ts';

const requiredSections = ['What it does', 'Why', 'Cases', 'Options', 'Limits'];
const lastSection = 'References';

/** Longest first sentence of a message, in UTF-16 units: what fits beside the severity on one line of a terminal. */
const longestFirstSentence = 100;

/** What is wrong with a page as the text of its rule; one line each, `line: what`. */
export function checkPage(page: RulePage, rule: Rule): string[] {
  return [
    ...page.problems.map(({ line, message }) => `${line}: ${message}`),
    ...checkText(page, rule),
    ...checkOptions(page, rule),
    ...checkMessages(page, rule),
    ...checkCases(page),
  ];
}

function checkText(page: RulePage, rule: Rule): string[] {
  const complaints: string[] = [];
  if (page.id !== rule.id) complaints.push(`1: The heading is "${page.id}", the rule's id is "${rule.id}".`);
  if (page.summary !== rule.summary)
    complaints.push(
      `3: The first paragraph must be the rule's summary:\n- ${page.summary}\n+ ${rule.summary}`,
    );
  const titles = page.sections.map(({ title }) => title);
  const expected = titles.at(-1) === lastSection ? [...requiredSections, lastSection] : requiredSections;
  if (titles.join() !== expected.join())
    complaints.push(`1: The sections are "${titles.join(', ')}"; they must be "${expected.join(', ')}".`);
  for (const { title, line, lines } of page.sections) {
    if (title !== 'Cases' && lines.every((text) => text.trim() === ''))
      complaints.push(`${line}: The section "${title}" is empty.`);
  }
  return complaints;
}

function checkOptions(page: RulePage, rule: Rule): string[] {
  const complaints: string[] = [];
  const section = page.sections.find(({ title }) => title === 'Options');
  const described = (section?.lines ?? []).flatMap(
    (text) => /^- (`[^`]+` \(default `.*?`\)): \S/.exec(text)?.[1] ?? [],
  );
  const expected = Object.entries(rule.options).map(
    ([name, option]) => `\`${name}\` (default \`${JSON.stringify(option.default)}\`)`,
  );
  const line = section?.line ?? 1;
  for (const option of expected.filter((text) => !described.includes(text)))
    complaints.push(`${line}: Options must have a line that begins "- ${option}: ".`);
  for (const option of described.filter((text) => !expected.includes(text)))
    complaints.push(`${line}: Options describes ${option}, which the rule does not declare.`);
  if (expected.length === 0 && section?.lines.join('').trim() !== 'None.')
    complaints.push(`${line}: The rule has no options: the section must say "None."`);
  for (const [name, { default: byDefault }] of Object.entries(rule.options)) {
    const isExercised = page.cases.some(
      ({ options }) => name in options && JSON.stringify(options[name]) !== JSON.stringify(byDefault),
    );
    if (!isExercised) complaints.push(`${line}: No case sets the option "${name}" away from its default.`);
  }
  return complaints;
}

function checkMessages(page: RulePage, rule: Rule): string[] {
  const complaints: string[] = [];
  const seen = new Set<string>();
  for (const { findings = [], line } of page.cases) {
    const { messageIds, messages, wrong } = readFindings(findings);
    for (const messageId of messageIds) seen.add(messageId);
    if (wrong !== undefined) complaints.push(`${line}: "${wrong}" is no line of a findings block.`);
    for (const message of messages)
      complaints.push(...checkWording(message).map((what) => `${line}: ${what}`));
  }
  for (const messageId of Object.keys(rule.messages)) {
    if (!seen.has(messageId)) complaints.push(`1: No case shows the message "${messageId}".`);
    seen.delete(messageId);
  }
  for (const messageId of seen) complaints.push(`1: The rule has no message "${messageId}".`);
  for (const [messageId, message] of Object.entries(rule.messages)) {
    if (!/[.?!]["”)]?$/.test(message))
      complaints.push(`1: The message "${messageId}" is no sentence: it ends without a full stop.`);
  }
  return complaints;
}

function checkWording(message: string): string[] {
  const complaints: string[] = [];
  const { length } = firstSentence(message);
  if (length > longestFirstSentence)
    complaints.push(`The first sentence of a message has ${length} characters: "${message}"`);
  if (/\{\w+(?:\|[^{}]*)?\}/.test(message)) complaints.push(`A placeholder was left unfilled: "${message}"`);
  return complaints;
}

/** Up to the first full stop, question mark or exclamation mark before a space. */
function firstSentence(message: string): string {
  return /^.*?[.?!]["”)]?(?=\s|$)/.exec(message)?.[0] ?? message;
}

function checkCases(page: RulePage): string[] {
  const complaints: string[] = [];
  if (!page.cases.some(({ findings }) => findings?.length === 0)) complaints.push('1: No case is silent.');
  const titles = new Map<string, PageCase>();
  const contents = new Map<string, PageCase>();
  for (const each of page.cases) {
    const content = JSON.stringify([
      each.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('latin1')]),
      each.options,
      each.settings,
    ]);
    if (titles.has(each.title)) complaints.push(`${each.line}: Two cases are called "${each.title}".`);
    const twin = contents.get(content);
    if (twin !== undefined)
      complaints.push(`${each.line}: The case has the same files and configuration as "${twin.title}".`);
    titles.set(each.title, each);
    contents.set(content, each);
    for (const { path } of each.fixed) {
      if (!each.files.some((file) => file.path === path))
        complaints.push(`${each.line}: The case shows ${path} fixed, but has no such file.`);
    }
  }
  return complaints;
}

/** What is wrong with the fixes that the cases of a page yielded, against what the rule and the page say of them. */
export function checkFixesShown(page: RulePage, rule: Rule, outcomes: readonly CaseOutcome[]): string[] {
  const complaints: string[] = [];
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  if (rule.fixes === 'never' && fixes.length > 0)
    complaints.push('1: The rule says that it never fixes, but a finding carries a fix.');
  if (rule.fixes === 'always' && fixes.length < findings.length)
    complaints.push('1: The rule says that it always fixes, but a finding carries no fix.');
  if (rule.fixes === 'sometimes' && (fixes.length === 0 || fixes.length === findings.length))
    complaints.push('1: The rule says that it sometimes fixes: show a case with a fix and one without.');
  for (const level of fixLevels) {
    const isUsed = fixes.some(({ applicability }) => applicability === level);
    const isShown = page.cases.some(({ fixed }) => fixed.some((file) => file.level === level));
    if (isUsed && !isShown) complaints.push(`1: No case shows a file after ${level} fixes (\`fixed=\`).`);
  }
  return complaints;
}
