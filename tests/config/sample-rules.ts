// Declarations that stand for real rules: one option of every kind, one rule without options, one off by default.

import { choice, count, flag, list, ratio } from '../../src/define/options.ts';
import type { RuleDeclaration } from '../../src/define/rule.ts';

function declare(rule: Pick<RuleDeclaration, 'id' | 'severity' | 'options'>): RuleDeclaration {
  return {
    ...rule,
    summary: `Flags ${rule.id}.`,
    category: 'duplication',
    status: { stage: 'preview', since: '0.1.0' },
    fixes: 'never',
    messages: {},
  };
}

export const sampleRules: readonly RuleDeclaration[] = [
  declare({ id: 'duplicate-article', severity: 'error', options: {} }),
  declare({
    id: 'near-duplicate-article',
    severity: 'warning',
    options: {
      similarity: ratio('How much must be shared.', 0.6),
      minimumWords: count('The shortest article that is compared.', 30, { min: 1, max: 1000 }),
      longest: count('The longest article that is compared.', 5000),
      keep: choice('Which copy stays.', ['first', 'longest'], 'first'),
      ignoreCase: flag('Whether case matters.', true),
      except: list('Words that do not count.', ['the']),
    },
  }),
  declare({ id: 'repeated-caption', severity: 'warning', options: {} }),
  declare({ id: 'foreign-language', severity: 'off', options: { allowed: list('Languages.', ['en']) } }),
];
