// The example of PAGE-FORMAT.md as a rule, run by the engine: the tester is tested with it, and with versions of it that
// are wrong in one way each.

import { count, documentRule } from '../../src/define/index.ts';
import { run } from '../../src/engine/run.ts';
import type { Lint } from '../../src/testing/run-case.ts';
import { decodeText } from '../../src/text/unicode/decode.ts';

/** The example rule, for ASCII alone: a byte is a character. */
export const doubleSpace = documentRule({
  id: 'double-space',
  summary: 'Flags two or more spaces between words.',
  category: 'language',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: { spaces: '{count} spaces stand between "{before}" and "{after}". Keep one.' },
  options: { most: count('Number of spaces that may stand between two words.', 1) },
  check({ bytes, record }, { options, report }) {
    for (const match of decodeText(bytes).matchAll(/(?<=(\w+))( {2,})(?=(\w+))/g)) {
      const [spaces, before, , after] = match;
      if (spaces.length <= options.most) continue;
      const span = { start: match.index, end: match.index + spaces.length };
      const fix = { title: 'Keep one space.', applicability: 'safe', edits: [{ span, text: ' ' }] } as const;
      const data = { count: spaces.length, before, after };
      report({ messageId: 'spaces', data, span, ...(record === null ? { fix } : {}) });
    }
  },
});

/** Runs the example rule with the options that a configuration gives it. */
export const lintDoubleSpace: Lint = ({ cwd = '', paths = ['.'], config, texts = {} }) => {
  const setting = typeof config === 'object' ? config.rules?.['double-space'] : undefined;
  const options = Array.isArray(setting) ? (setting[1] as { most?: number }) : {};
  return run({
    cwd,
    corpusPaths: paths,
    focusPaths: undefined,
    exclude: [],
    gitignore: false,
    texts: new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)])),
    settingsOf: () => ({}),
    rules: [doubleSpace],
    orders: [{ id: 'double-space', options: { most: 1, ...options } }],
    severityOf: () => 'info',
    threads: 1,
    workerFile: '',
    version: '0.0.0',
  });
};
