// The line filter of C4: the very lines it would delete, and whether it would drop what is left.

import { choice, count, documentRule } from '../src/define/index.ts';
import { clean } from '../src/features/profiles/c4.ts';
import { passesCleaning } from '../src/features/profiles/profile-bounds.ts';
import { profileLinesOf, pythonLinesOf } from '../src/features/profiles/profile-lines.ts';
import { profileScanOf } from '../src/features/profiles/profile-scan.ts';
import { span } from '../src/model/span.ts';
import { cutMiddle } from '../src/text/showing/cut.ts';

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
  silentOn: 'keptByC4',
  readsBesideWords: ['characters'],
  needsCounts: ['phrases'],
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
      'C4 drops this document: {measured} {value|sentence is|sentences are} left, {allowed} are asked for. Source: {source}.',
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
    const limits = { ...options, ends: options.sentenceEnds };
    const scan = profileScanOf(document);
    if (pythonLinesOf(document) === undefined && scan !== undefined && passesCleaning(scan, limits)) return;
    const all = profileLinesOf(document);
    if (all.count === 0) return;
    const { deleted, dropped, sentences } = clean(all, limits);
    const documentWords = all.words;
    for (const [fault, lines] of deleted) {
      const [first, ...others] = lines;
      const data = {
        measure: fault,
        count: lines.length,
        of: all.count,
        lines: describeLines(lines.length),
        marks: fault === 'unknownEnd' ? marksOf(lines.map((line) => all.textOf(line))) : '',
        allowed: options.words,
        source,
        documentWords,
        // What is lost with the lines.
        words: lines.reduce((sum, line) => sum + all.wordsOf(line), 0),
      };
      report({
        messageId: fault,
        data,
        span: all.spanOf(first),
        related: others.slice(0, mostLines).map((line) => ({ span: all.spanOf(line), label: 'deleted too' })),
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
      line: line === undefined ? '' : cutMiddle(all.textOf(line), mostQuoted),
    };
    const whole = span(all.spanOf(0).start, all.spanOf(all.count - 1).end);
    report({ messageId: fault, data, span: line === undefined ? whole : all.spanOf(line) });
  },
});

function describeLines(lines: number): string {
  return lines === 1 ? 'this line' : `${lines} lines`;
}

/** The marks that the lines end in, commonest first. */
function marksOf(lines: readonly string[]): string {
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
