// The plugin that the tests run, as somebody else would write it: one rule of each kind, with an index of its own.

import { baseIndex, corpusRule, count, documentRule, feature } from 'corpuslint';
import type { Document, Rule } from 'corpuslint';
import { linesOf } from './lines.ts';

const shoutedLines = feature((document: Document) =>
  linesOf(document.bytes).filter(({ text }) => /[A-Z]{3}/.test(text) && text === text.toUpperCase()),
);

const shoutedLine = documentRule({
  id: 'mine/shouted-line',
  summary: 'Flags lines in capitals.',
  category: 'language',
  severity: 'warning',
  status: { stage: 'stable', since: '1.0.0' },
  fixes: 'always',
  messages: { shouted: '"{line}" is shouted.' },
  options: { letters: count('Lines with fewer letters are left alone.', 3) },
  check(document, { options, report }) {
    for (const { text, start, end } of shoutedLines(document)) {
      if (text.length < options.letters) continue;
      const span = { start, end };
      report({
        messageId: 'shouted',
        data: { line: text },
        span,
        fix: {
          title: 'Write it in small letters.',
          applicability: 'safe',
          edits: [{ span, text: text[0] + text.slice(1).toLowerCase() }],
        },
      });
    }
  },
});

interface Opening {
  readonly document: number;
  readonly end: number;
}

/** First lines by their text. Has the name of an index of corpuslint on purpose: they must not meet. */
const openings = baseIndex({
  id: 'acronyms',
  version: 1,
  columns: { end: 'u32', line: 'text' },
  map(document, rows) {
    const [first] = linesOf(document.bytes);
    if (first !== undefined) rows.add({ end: first.end, line: first.text });
  },
  view({ length, document, columns }) {
    const byLine = new Map<string, Opening[]>();
    for (let row = 0; row < length; row++) {
      const line = columns.line[row];
      byLine.set(line, [...(byLine.get(line) ?? []), { document: document[row], end: columns.end[row] }]);
    }
    return byLine;
  },
});

const sameOpening = corpusRule({
  id: 'mine/same-opening',
  summary: 'Flags articles that begin with one line.',
  category: 'duplication',
  severity: 'warning',
  status: { stage: 'preview', since: '1.0.0' },
  fixes: 'never',
  messages: { same: 'Begins like {path}: "{line}".' },
  options: {},
  needs: () => ({ openings }),
  check(_corpus, { needs, report }) {
    for (const [line, [first, ...others]] of needs.openings) {
      const place = ({ document, end }: Opening) => ({ document, span: { start: 0, end } });
      for (const other of others) {
        report({
          messageId: 'same',
          data: { path: place(first), line },
          place: place(other),
          related: [{ ...place(first), label: 'first here' }],
          classKey: line,
        });
      }
    }
  },
});

export const rules: Rule[] = [shoutedLine, sameOpening];
