// The order of rules in every list: by category, and within one from the plainest defect to the subtlest. Report order
// follows it, so a new rule is put where its findings should be read.

import type { RuleCategory } from '../../src/define/index.ts';

/** All rules there are to be, by category, in order. */
const ruleOrder: Readonly<Record<RuleCategory, readonly string[]>> = {
  duplication: [
    'duplicate-article',
    'near-duplicate-article',
    'contained-article',
    'templated-article',
    'reused-text',
    'duplicate-block',
    'repeated-span',
    'repeated-caption',
    'repeated-headline',
    'boilerplate',
  ],
  residue: ['widget-residue', 'markup-residue'],
  names: ['misspelt-name', 'inconsistent-name'],
  facts: [
    'divergent-copy',
    'weekday-mismatch',
    'impossible-date',
    'conflicting-place',
    'inconsistent-quotation',
    'conflicting-acronym',
    'wrong-conversion',
    'wrong-percentage',
    'conflicting-count',
    'conflicting-attribute',
    'conflicting-ordinal',
    'headline-contradiction',
  ],
  language: [
    'repeated-word',
    'repeated-list-item',
    'unbalanced-quote',
    'unbalanced-bracket',
    'doubled-punctuation',
    'mixed-quotes',
    'mixed-dashes',
  ],
  encoding: [
    'mojibake',
    'replacement-character',
    'control-character',
    'invisible-character',
    'mixed-script-word',
    'unnormalized-text',
    'mixed-line-endings',
    'missing-final-newline',
    'unreadable-source',
  ],
  quality: [
    'gopher-quality',
    'gopher-repetition',
    'c4-lines',
    'fineweb-quality',
    'truncated-article',
    'empty-document',
    'unusual-length',
    'foreign-language',
  ],
  leakage: ['leaked-benchmark', 'personal-data'],
};

const categories = Object.keys(ruleOrder) as RuleCategory[];

/** The category of a rule id; undefined for an id that is not in the table. */
export function categoryOf(id: string): RuleCategory | undefined {
  return categories.find((category) => ruleOrder[category].includes(id));
}

/** Compares two rule ids by the table; ids that are not in it come last, by name. */
export function compareRuleIds(a: string, b: string): number {
  const all = categories.flatMap((category) => ruleOrder[category]);
  const position = (id: string): number => (all.includes(id) ? all.indexOf(id) : all.length);
  return position(a) - position(b) || (a < b ? -1 : a > b ? 1 : 0);
}
