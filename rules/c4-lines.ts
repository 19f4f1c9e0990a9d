// The line filter of C4: the very lines it would delete, and whether it would drop what is left.

import { choice, count, documentRule } from '../src/define/index.ts';
import { clean, type LineFault } from '../src/features/c4.ts';
import { type ProfileText, profileTextOf, wholeSpan } from '../src/features/profile-text.ts';
import { cutMiddle } from '../src/text/cut.ts';
import { isWordToken } from '../src/text/profile-tokens.ts';

const source = 'Raffel et al. 2020';
// Lines that one finding names; `count` counts the others too.
const mostLines = 500;
// Characters of a line that a message quotes.
const mostQuoted = 30;

export default documentRule({
  id: 'c4-lines',
  summary: 'Flags the lines that the filter of C4 would delete, and the documents it would drop.',
  category: 'quality',
  severity: 'off',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    end: 'C4 deletes {lines} without . ! ? " or \' at the end. Source: {source}.',
    unknownEnd:
      'C4 knows no sentence that ends in {marks}, and deletes {lines}. Source: {source}. ' +
      'With the option sentenceEnds: "unicode" such an end counts.',
    fewWords: 'C4 deletes {lines} of fewer than {allowed} words. Source: {source}.',
    longWord: 'C4 deletes {lines} with a word of more than 1,000 characters. Source: {source}.',
    javascript: 'C4 deletes {lines} with the word "javascript". Source: {source}.',
    policy: 'C4 deletes {lines} about cookies, privacy or terms of use. Source: {source}.',
    loremIpsum: 'C4 drops this document for the words "lorem ipsum". Source: {source}.',
    brace: 'C4 drops this document for a curly bracket. Source: {source}.',
    sentences:
      'C4 drops this document: {measured} of its sentences are left, {allowed} are asked for. Source: {source}.',
  },
  options: {
    sentenceEnds: choice(
      'Marks that end a sentence: those of ASCII, as published, or those of all scripts.',
      ['ascii', 'unicode'],
      'ascii',
    ),
    words: count('Words a line must have.', 3),
    sentences: count('Sentences a document must have once the lines are deleted.', 5),
  },
  check(document, { options, report }) {
    const text = profileTextOf(document);
    if (text.lines.length === 0) return;
    const { deleted, dropped, sentences } = clean(text, { ...options, ends: options.sentenceEnds });
    const documentWords = text.words.length;
    const wordsOfLine = countWordsByLine(text);
    for (const [fault, lines] of deleted) {
      const [first, ...others] = lines;
      const data = {
        measure: fault,
        count: lines.length,
        of: text.lines.length,
        lines: describeLines(lines.length),
        marks: marksOf(
          fault,
          lines.map((line) => text.lines[line].text),
        ),
        allowed: options.words,
        source,
        documentWords,
        // What is lost with the lines.
        words: lines.reduce((sum, line) => sum + wordsOfLine[line], 0),
      };
      report({
        messageId: fault,
        data,
        span: text.lines[first].span,
        related: others
          .slice(0, mostLines)
          .map((line) => ({ span: text.lines[line].span, label: 'deleted too' })),
      });
    }
    if (dropped === undefined) return;
    const { fault, line } = dropped;
    const data = {
      measure: fault,
      value: sentences,
      limit: options.sentences,
      measured: sentences,
      allowed: options.sentences,
      source,
      documentWords,
      line: line === undefined ? '' : cutMiddle(text.lines[line].text.trim(), mostQuoted),
    };
    report({ messageId: fault, data, span: line === undefined ? wholeSpan(text) : text.lines[line].span });
  },
});

/** Words of each line. */
function countWordsByLine({ lines, tokens, lineOfToken }: ProfileText): number[] {
  const counts = lines.map(() => 0);
  tokens.forEach((token, index) => {
    if (isWordToken(token)) counts[lineOfToken[index]]++;
  });
  return counts;
}

function describeLines(lines: number): string {
  return lines === 1 ? 'this line' : `${lines} lines`;
}

/** The marks that the lines end in, commonest first. */
function marksOf(fault: LineFault, lines: readonly string[]): string {
  if (fault !== 'unknownEnd') return '';
  const counts = new Map<string, number>();
  for (const line of lines) {
    const mark = [...line.trimEnd()].at(-1) ?? '';
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 4)
    .map(([mark]) => mark)
    .join(' ');
}
