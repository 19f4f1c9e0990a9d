// Compiled against the packed package: its declarations must be complete.

import { defineConfig, documentRule, lint, type Result } from 'corpuslint';
import { parsePage, type RulePage } from 'corpuslint/testing';

export const config = defineConfig({ rules: { 'repeated-word': 'error' } });
export const result: Promise<Result> = lint({ paths: ['seeds'] });
export const page: RulePage = parsePage('# id');
export const rule = documentRule({
  id: 'my-rule',
  summary: 'Flags nothing.',
  category: 'language',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: { found: '"{text}" is wrong.' },
  options: {},
  check(document, { report }) {
    // @ts-expect-error: the message needs a text
    report({ messageId: 'found', data: {}, span: { start: 0, end: document.bytes.length } });
  },
});
