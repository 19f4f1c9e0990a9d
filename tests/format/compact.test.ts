import { describe, expect, test } from 'vitest';
import { compact } from '../../src/format/compact.ts';
import {
  handMadeCorpus,
  handMadeFinding,
  handMadeResult,
  labelled,
  placeOf,
  reportText,
  wholeOf,
} from './hand-made.ts';

const corpus = handMadeCorpus([
  { path: 'news/a.txt', text: 'Title\nOne line.\nOne line.\nOne line.\nThe the end.\n' },
  { path: 'news/b.txt', text: 'Title\nOne line.\n' },
  { path: 'c.jsonl', text: 'Head\nOne line.\n', record: 4, sourceLine: 5 },
]);

const line = (finding: Parameters<typeof handMadeFinding>[0]): string =>
  reportText(compact, handMadeResult(corpus, [handMadeFinding({ id: '0000000a', ...finding })]));

describe('compact', () => {
  test('writes one line: position, severity, message, rule and id', () => {
    expect(line({ rule: 'repeated-word', message: '"the" twice.', place: placeOf(corpus, 0, 'the') })).toBe(
      'news/a.txt:5:5: warning "the" twice. [repeated-word] #0000000a\n',
    );
  });

  test('appends the copy that stays, by its line where it stands in the same file', () => {
    const place = placeOf(corpus, 0, 'One line.', 3);
    const related = [
      labelled(placeOf(corpus, 0, 'One line.', 1), 'kept'),
      labelled(placeOf(corpus, 0, 'One line.', 2), 'also here'),
    ];
    expect(line({ rule: 'repeated-caption', message: 'Keep one.', place, related })).toBe(
      'news/a.txt:4:1: warning Keep one. (kept: line 2) [repeated-caption] #0000000a\n',
    );
    const elsewhere = [labelled(placeOf(corpus, 1, 'One line.'), 'kept')];
    expect(line({ rule: 'repeated-caption', message: 'Keep one.', place, related: elsewhere })).toBe(
      'news/a.txt:4:1: warning Keep one. (kept: news/b.txt:2) [repeated-caption] #0000000a\n',
    );
  });

  test('appends the nearest other place of what is no copy', () => {
    const related = [1, 3, 2].map((occurrence) =>
      labelled(placeOf(corpus, 0, 'One line.', occurrence), 'so here'),
    );
    expect(line({ rule: 'some-rule', message: 'Odd.', place: placeOf(corpus, 0, 'The'), related })).toContain(
      ' Odd. (so here: line 4) [',
    );
  });

  test('appends nothing where the message names the other place', () => {
    const related = [labelled(wholeOf(corpus, 1), 'kept')];
    const place = wholeOf(corpus, 0);
    expect(line({ rule: 'some-rule', message: 'As news/b.txt:1.', place, related })).toBe(
      'news/a.txt:1:1: warning As news/b.txt:1. [some-rule] #0000000a\n',
    );
    expect(line({ rule: 'some-rule', message: 'As news/b.txt:12.', place, related })).toContain('kept');
    const record = [labelled(wholeOf(corpus, 2), 'kept')];
    expect(line({ rule: 'some-rule', message: 'As c.jsonl#4.', place, related: record })).not.toContain(
      'kept',
    );
  });

  test('gives the line of the file for a record, and its own in words', () => {
    expect(line({ rule: 'some-rule', message: 'Odd.', place: placeOf(corpus, 2, 'line') })).toBe(
      'c.jsonl:5:1: warning Odd. (at 2:5 of record 4) [some-rule] #0000000a\n',
    );
  });

  test('shows all findings unless a number of classes is asked for, and counts the rest', () => {
    const findings = Array.from({ length: 30 }, (_, index) =>
      handMadeFinding({
        class: `class ${index >> 1}`,
        rule: 'some-rule',
        message: 'Odd.',
        place: placeOf(corpus, 0, 'Title'),
      }),
    );
    const result = handMadeResult(corpus, findings);
    expect(reportText(compact, result).trim().split('\n')).toHaveLength(30);
    expect(reportText(compact, result, { maxFindings: 0 }).trim().split('\n')).toHaveLength(30);
    const capped = reportText(compact, result, { maxFindings: 2 }).trim().split('\n');
    expect(capped).toHaveLength(5);
    expect(capped.at(-1)).toBe('26 more (--max-findings 0 shows all)');
  });

  test('writes errors alone when asked to be quiet, and nothing for a clean corpus', () => {
    const place = placeOf(corpus, 0, 'Title');
    const findings = [
      handMadeFinding({ rule: 'bad', severity: 'error', message: 'Bad.', place }),
      handMadeFinding({ rule: 'odd', message: 'Odd.', place }),
    ];
    expect(reportText(compact, handMadeResult(corpus, findings), { quiet: true })).toMatch(
      /^[^\n]*\[bad\][^\n]*\n$/,
    );
    expect(reportText(compact, handMadeResult(corpus, []))).toBe('');
  });
});
