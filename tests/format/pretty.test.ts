import { describe, expect, test } from 'vitest';
import { pretty } from '../../src/format/pretty/pretty.ts';
import type { Finding } from '../../src/model/finding.ts';
import {
  copiedArticle,
  copies,
  handMadeCorpus,
  handMadeFinding,
  handMadeResult,
  labelled,
  placeOf,
  reportText,
  wholeOf,
} from './hand-made.ts';

/** The report without totals and notes. */
function blocks(text: string): string {
  return text.slice(0, text.lastIndexOf('\n\n') + 1);
}

describe('copies', () => {
  test('shows a class of two as one block with what to keep and what to drop', () => {
    const { corpus, findings } = copies(2);
    expect(reportText(pretty, handMadeResult(corpus, findings), { width: 100 })).toBe(
      [
        'error    duplicate-article  These 2 articles are identical, 14 words. Keep one.            #c0ffee00',
        '         “Ferry Returns to the Old Quay”',
        '         keep  news/a0.txt:1-4   first by path',
        '         drop  news/a1.txt:1-4',
        '',
        '2 files, 2 articles, 6,157 words. 1 error.',
        'Articles: each file is one; no run of empty lines parts articles.',
        '',
      ].join('\n'),
    );
  });

  test('shows five of nine copies and counts the rest', () => {
    const { corpus, findings } = copies(9);
    const result = handMadeResult(corpus, findings);
    expect(blocks(reportText(pretty, result, { width: 100 }))).toBe(
      [
        'error    duplicate-article  These 9 articles are identical, 14 words. Keep one.            #c0ffee00',
        '         “Ferry Returns to the Old Quay”',
        '         keep  news/a0.txt:1-4   first by path',
        '         drop  news/a1.txt:1-4',
        '         drop  news/a2.txt:1-4',
        '         drop  news/a3.txt:1-4',
        '         drop  news/a4.txt:1-4',
        '               +4 more',
        '',
      ].join('\n'),
    );
    expect(reportText(pretty, result, { maxFindings: 0 })).toContain('drop  news/a8.txt:1-4\n');
  });

  test('puts captions that say the same under one heading, a line for what stays and what goes', () => {
    const corpus = handMadeCorpus([
      {
        path: 'news/a.txt',
        text: 'Title\nA ferry. (Agency)\nA ferry. (Agency)\n\nA ferry. (Agency)\nBody.\nA quay. (X)\nA quay. (X)\n',
      },
    ]);
    const caption = (text: string, occurrence: number, id: string): Finding =>
      handMadeFinding({
        id,
        class: text,
        rule: 'repeated-caption',
        message: 'This caption is repeated in its article. Keep one.',
        place: placeOf(corpus, 0, text, occurrence),
        related: [labelled(placeOf(corpus, 0, text), 'kept')],
      });
    const findings = [
      caption('A ferry. (Agency)', 2, '00000001'),
      caption('A ferry. (Agency)', 3, '00000002'),
      caption('A quay. (X)', 2, '00000003'),
    ];
    expect(blocks(reportText(pretty, handMadeResult(corpus, findings), { width: 90 }))).toBe(
      [
        'warning  repeated-caption  This caption is repeated in its article. Keep one.      2 cases',
        '         “A ferry. (Agency)”                                                     #00000001',
        '           keep  news/a.txt:2   drop  :3 :5',
        '         “A quay. (X)”                                                           #00000003',
        '           keep  news/a.txt:7   drop  :8',
        '',
      ].join('\n'),
    );
  });

  test('says once that the same copies stand in a copy of the article', () => {
    const text = 'Title\nA quay. (X)\nA quay. (X)\nA quay. (X)\n';
    const corpus = handMadeCorpus([
      { path: 'a.txt', text },
      { path: 'b.txt', text },
    ]);
    const findings = [2, 3].map((occurrence) =>
      handMadeFinding({
        id: `0000000${occurrence}`,
        class: 'quay',
        rule: 'repeated-caption',
        message: 'The caption “A quay. (X)” stands 3 times. Keep one.',
        place: placeOf(corpus, 0, 'A quay. (X)', occurrence),
        related: [
          labelled(placeOf(corpus, 0, 'A quay. (X)'), 'kept'),
          labelled(placeOf(corpus, 1, 'A quay. (X)', occurrence), 'in its copy'),
        ],
      }),
    );
    expect(blocks(reportText(pretty, handMadeResult(corpus, findings), { width: 90 }))).toBe(
      [
        'warning  repeated-caption  The caption “A quay. (X)” stands 3 times. Keep one.   #00000002',
        '         keep  a.txt:2   drop  :3 :4   and in its copy',
        '',
      ].join('\n'),
    );
  });

  test('shows the differences of near-duplicates, as the rule words them and at their places', () => {
    const corpus = handMadeCorpus([
      { path: 'a.txt', text: 'Ferry Returns\nThe ferry came back with 12 people on Monday.\n' },
      { path: 'b.txt', text: 'Ferry Returns\nThe ferry came back with 14 people on Monday.\n' },
    ]);
    const finding = handMadeFinding({
      id: '0000000a',
      rule: 'near-duplicate-article',
      message: '90 % of this article stands in a.txt:1 as well. Keep one.',
      place: wholeOf(corpus, 1),
      related: [labelled(wholeOf(corpus, 0), 'kept'), labelled(placeOf(corpus, 1, '14'), 'differs here')],
      data: { differences: '“12 people” → “14 people”' },
    });
    expect(blocks(reportText(pretty, handMadeResult(corpus, [finding]), { width: 110 }))).toBe(
      [
        'warning  near-duplicate-article  90 % of this article stands in a.txt:1 as well. Keep one.           #0000000a',
        '         “Ferry Returns”',
        '         keep  a.txt:1-2',
        '         drop  b.txt:1-2',
        '         diff  “12 people” → “14 people”',
        '               b.txt:2:26   The ferry came back with »14« people on Monday.   differs here',
        '',
      ].join('\n'),
    );
  });

  test('does not give the reason again where the message gives it', () => {
    const { corpus, findings } = copies(2);
    const told = findings.map((finding) => ({ ...finding, classMessage: 'Keep one: first by path.' }));
    expect(reportText(pretty, handMadeResult(corpus, told))).toContain('keep  news/a0.txt:1-4\n');
  });

  test('says how like each copy is where the copies differ in that', () => {
    const { corpus, findings } = copies(3);
    const scored = findings.map((finding, index) => ({ ...finding, score: index === 0 ? 0.97 : 0.899 }));
    const text = reportText(pretty, handMadeResult(corpus, scored));
    expect(text).toContain('drop  news/a1.txt:1-4   97 % the same\n');
    expect(text).toContain('drop  news/a2.txt:1-4   89 % the same\n');
  });

  test('names the line of the source for records, and their own lines in brackets', () => {
    const corpus = handMadeCorpus([
      { path: 'd.jsonl', text: copiedArticle, record: 1, sourceLine: 1 },
      { path: 'd.jsonl', text: copiedArticle, record: 2, sourceLine: 3 },
    ]);
    const finding = handMadeFinding({
      rule: 'duplicate-article',
      message: 'These are identical.',
      place: wholeOf(corpus, 1),
      related: [labelled(wholeOf(corpus, 0), 'kept')],
    });
    expect(reportText(pretty, handMadeResult(corpus, [finding]))).toContain(
      'keep  d.jsonl:1 (1-4)   drop  :3 (1-4)\n',
    );
  });
});

describe('evidence', () => {
  const corpus = handMadeCorpus([
    { path: 'news/a.txt', text: 'Title\nThe visit of Kamal Harris to the old town ended on Monday.\n' },
    { path: 'news/b.txt', text: 'Title\nThe visit of Kamal Harris to the old town ended on Monday.\n' },
    { path: 'news/c.txt', text: 'Kamala Harris spoke.\nThen Kamala Harris left, and a Mr Harris stayed.\n' },
  ]);
  const name = handMadeFinding({
    id: '9f8e7d6c',
    rule: 'misspelt-name',
    severity: 'error',
    message: '"Kamal Harris" looks like "Kamala Harris": same surname, same role.',
    place: placeOf(corpus, 0, 'Kamal Harris'),
    related: [
      labelled(placeOf(corpus, 2, 'Kamala Harris', 1), 'spelt so here'),
      labelled(placeOf(corpus, 2, 'Kamala Harris', 2), 'spelt so here'),
      labelled(placeOf(corpus, 1, 'Kamal Harris'), 'in its copy'),
    ],
  });

  test('quotes the line of each spelling with the word marked, and says the like of it once', () => {
    expect(blocks(reportText(pretty, handMadeResult(corpus, [name]), { width: 120 }))).toBe(
      [
        'error    misspelt-name  "Kamal Harris" looks like "Kamala Harris": same surname, same role.                    #9f8e7d6c',
        '         news/a.txt:2:14   The visit of »Kamal Harris« to the old town ended on Monday.   and in its copy',
        '         news/c.txt:1:1    »Kamala Harris« spoke.                                         spelt so here, 2 times',
        '',
      ].join('\n'),
    );
  });

  test('puts the lines of text below their locations where the terminal is narrow', () => {
    expect(blocks(reportText(pretty, handMadeResult(corpus, [name]), { width: 80 }))).toBe(
      [
        'error    misspelt-name                                                 #9f8e7d6c',
        '         "Kamal Harris" looks like "Kamala Harris": same surname, same role.',
        '         news/a.txt:2:14   and in its copy',
        '           The visit of »Kamal Harris« to the old town ended on Monday.',
        '         news/c.txt:1:1    spelt so here, 2 times',
        '           »Kamala Harris« spoke.',
        '',
      ].join('\n'),
    );
  });

  test('marks by colour instead of signs where there is colour', () => {
    const text = reportText(pretty, handMadeResult(corpus, [name]), { colour: true });
    expect(text).toContain('\u001b[31mKamal Harris\u001b[39m');
    expect(text).not.toContain('»');
  });

  test('shows five places of a large class: first what is wrong, and two of what speaks against it', () => {
    const many = handMadeCorpus(
      Array.from({ length: 20 }, (_, index) => ({ path: `${index}.txt`, text: `Number ${index}: a name.` })),
    );
    const findings = Array.from({ length: 10 }, (_, index) =>
      handMadeFinding({
        class: 'name',
        rule: 'inconsistent-name',
        message: 'Two spellings.',
        place: placeOf(many, index, 'name'),
        related: Array.from({ length: 10 }, (__, other) =>
          labelled(placeOf(many, 10 + other, 'name'), 'here'),
        ),
      }),
    );
    const shown = reportText(pretty, handMadeResult(many, findings)).match(/\d+\.txt(?=:)/g);
    expect(shown).toEqual(['0.txt', '1.txt', '2.txt', '10.txt', '11.txt']);
    expect(reportText(pretty, handMadeResult(many, findings))).toContain('         +15 more\n');
  });

  test('puts a right-to-left line below its location', () => {
    const hebrew = handMadeCorpus([{ path: 'a.txt', text: 'הנמל נפתח נפתח היום' }]);
    const finding = handMadeFinding({
      rule: 'repeated-word',
      message: 'A word is repeated.',
      place: placeOf(hebrew, 0, 'נפתח', 2),
    });
    expect(reportText(pretty, handMadeResult(hebrew, [finding]))).toContain(
      '         a.txt:1:11\n           הנמל נפתח »נפתח« היום\n',
    );
  });
});

describe('document rules', () => {
  test('gathers findings that say the same in one block', () => {
    const corpus = handMadeCorpus(
      Array.from({ length: 3 }, (_, index) => ({ path: `news/${index}.txt`, text: 'x'.repeat(8 + index) })),
    );
    const findings = Array.from({ length: 3 }, (_, index) =>
      handMadeFinding({
        id: `0000000${index}`,
        rule: 'missing-final-newline',
        severity: 'info',
        message: 'The file does not end with a line break. Add one.',
        place: { document: index, span: { start: 8 + index, end: 8 + index } },
      }),
    );
    expect(blocks(reportText(pretty, handMadeResult(corpus, findings), { width: 100 }))).toBe(
      [
        'info     missing-final-newline  The file does not end with a line break. Add one.            3 files',
        '         news/0.txt:1:9    #00000000',
        '         news/1.txt:1:10   #00000001',
        '         news/2.txt:1:11   #00000002',
        '',
      ].join('\n'),
    );
  });

  test('does not quote a line that the message quotes', () => {
    const corpus = handMadeCorpus([{ path: 'a.txt', text: 'Title\nTT\nText with TT in it.\n' }]);
    const finding = (occurrence: number): Finding =>
      handMadeFinding({
        rule: 'widget-residue',
        message: `"TT" is left over (${occurrence}).`,
        place: placeOf(corpus, 0, 'TT', occurrence),
      });
    const text = reportText(pretty, handMadeResult(corpus, [finding(1), finding(2)]));
    expect(text).toContain('         a.txt:2:1\n');
    expect(text).toContain('         a.txt:3:11   Text with »TT« in it.\n');
  });
});
