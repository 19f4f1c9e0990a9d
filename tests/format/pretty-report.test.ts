import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { pretty } from '../../src/format/pretty/pretty.ts';
import type { RunNotes } from '../../src/model/result.ts';
import {
  copies,
  handMadeCorpus,
  handMadeFinding,
  handMadeResult,
  labelled,
  placeOf,
  reportText,
  wholeOf,
} from './hand-made.ts';

/** The last line of a report on one finding, where articles were divided so. */
function noteOn(division: RunNotes['division']): string | undefined {
  const { corpus, findings } = copies(2);
  return reportText(pretty, handMadeResult(corpus, findings, { notes: { division } }))
    .trimEnd()
    .split('\n')
    .at(-1);
}

describe('the whole report', () => {
  const { corpus, findings } = copies(26);
  const separate = findings.map((finding, index) =>
    handMadeFinding({
      ...finding,
      class: `class ${index}`,
      classMessage: undefined,
      message: `Copy ${index}.`,
    }),
  );

  test('shows twenty classes of a rule and counts the rest', () => {
    const text = reportText(pretty, handMadeResult(corpus, separate));
    expect(text.match(/^error /gm)).toHaveLength(20);
    expect(text).toContain('\n         5 more of duplicate-article (--max-findings 0 shows all)\n\n26 files');
  });

  test('shows as many classes as the user says, and all for 0', () => {
    const shown = (maxFindings: number): number =>
      (reportText(pretty, handMadeResult(corpus, separate), { maxFindings }).match(/^error /gm) ?? []).length;
    expect([shown(3), shown(24), shown(25), shown(0)]).toEqual([3, 24, 25, 25]);
    expect(reportText(pretty, handMadeResult(corpus, separate), { maxFindings: 25 })).not.toContain(
      ' more of ',
    );
  });

  test('counts files, articles, words, shares, findings and fixes, in the singular and in the plural', () => {
    const fix = { title: 'Delete it.', applicability: 'safe', edits: [], keeps: [] } as const;
    const one = handMadeCorpus([{ path: 'a.txt', text: 'a a' }]);
    const finding = handMadeFinding({
      rule: 'repeated-word',
      message: 'Twice.',
      place: placeOf(one, 0, 'a', 2),
      fix,
    });
    expect(
      reportText(pretty, handMadeResult(one, [finding], { summary: { words: 1, duplicateWords: 1 } })),
    ).toContain('\n1 file, 1 article, 1 word. 100 % of the words stand twice. 1 warning; --fix mends it.\n');
    const summary = {
      sources: 1234,
      documents: 1234567,
      words: 1e9,
      duplicateWords: 5,
      findings: { error: 1, warning: 2, info: 1000 },
      fixable: 12,
    };
    const text = reportText(
      pretty,
      handMadeResult(one, [finding], { summary, notes: { division: undefined } }),
    );
    expect(text).toContain(
      '\n1,234 files, 1,234,567 documents, 1,000,000,000 words. Less than 1 % of the words stand twice.\n' +
        '1 error, 2 warnings, 1,000 notes; --fix mends 12 of them.\n',
    );
  });

  test('says in one line that a clean corpus is clean', () => {
    expect(reportText(pretty, handMadeResult(corpus, []))).toBe(
      '26 files, 26 articles, 6,157 words checked: nothing to report.\n',
    );
    expect(reportText(pretty, handMadeResult(handMadeCorpus([]), []))).toBe(
      'Nothing to check: no text was found.\n',
    );
  });

  test('says what was not read, what was not UTF-8 and what failed, even where nothing was found', () => {
    const notes = {
      encodings: [
        ['windows-1252', 2],
        ['utf-16le', 1],
      ],
      skipped: { binary: 1, otherKind: 2, links: 1, ignored: 1200 },
      failures: [{ rule: 'misspelt-name', message: 'It broke.' }],
      unreadableNamed: ['secret.txt'],
    } as const;
    expect(reportText(pretty, handMadeResult(corpus, [], { notes }))).toBe(
      [
        '26 files, 26 articles, 6,157 words checked: nothing to report.',
        'Not in UTF-8: 2 files in windows-1252 and 1 in utf-16le.',
        'Not read: 1 binary file, 2 files of other kinds, 1 link and 1,200 files that .gitignore names.',
        'Could not be read: secret.txt.',
        'The rule misspelt-name failed: It broke.',
        'The result is partial.',
        '',
      ].join('\n'),
    );
  });

  test('says how articles were divided', () => {
    expect(noteOn({ division: { kind: 'empty-lines', lines: 3 }, evidence: 'in 5 of 5.' })).toBe(
      'Articles: divided by 3 empty lines or more; in 5 of 5.',
    );
    expect(noteOn({ division: { kind: 'separator-line', text: '***' }, evidence: 'as set' })).toBe(
      'Articles: divided by lines that read "***"; as set.',
    );
    expect(noteOn(undefined)).toBe('2 files, 2 documents, 6,157 words. 1 error.');
  });

  test('shows errors alone when asked to be quiet, and nothing where there are none', () => {
    const warning = handMadeFinding({ rule: 'repeated-word', message: 'Twice.', place: wholeOf(corpus, 0) });
    const mixed = handMadeResult(corpus, [separate[0], warning]);
    const text = reportText(pretty, mixed, { quiet: true });
    expect(text).toContain('duplicate-article');
    expect(text).not.toContain('repeated-word');
    expect(text.endsWith('\n\n1 error.\n')).toBe(true);
    expect(reportText(pretty, handMadeResult(corpus, [warning]), { quiet: true })).toBe('');
  });
});

describe('width', () => {
  const long = `${'deep/'.repeat(20)}old quay.txt`;
  const corpus = handMadeCorpus([
    { path: long, text: `${'字'.repeat(200)}quay quay${'字'.repeat(200)}\nTail.` },
    { path: 'b.txt', text: `${'word '.repeat(100)}\nTail.` },
  ]);
  const findings = [
    handMadeFinding({
      rule: 'near-duplicate-article',
      message: `Most of this article, whatever it may be about and however long it is, stands in ${long}:1 as well. Keep one.`,
      place: wholeOf(corpus, 1),
      related: [labelled(wholeOf(corpus, 0), 'kept')],
    }),
    handMadeFinding({ rule: 'repeated-word', message: 'Twice.', place: placeOf(corpus, 0, 'quay', 2) }),
    handMadeFinding({ rule: 'repeated-word', message: 'Again.', place: placeOf(corpus, 1, 'word', 50) }),
  ];

  test.each([80, 120])(
    'keeps every line within %i columns, save for a path that is longer',
    async (width) => {
      const { default: stringWidth } = await import('string-width');
      const lines = reportText(pretty, handMadeResult(corpus, findings), { width }).split('\n');
      expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
      expect(lines.filter((line) => !line.includes(long) && stringWidth(line) > width)).toEqual([]);
      // In the message, as the copy that stays, and as a location.
      expect(lines.filter((line) => line.includes(long))).toHaveLength(3);
    },
  );
});

describe('colour and links', () => {
  const { corpus, findings } = copies(3);
  const result = handMadeResult(corpus, findings);

  test('writes no escape codes without colour', () => {
    expect(reportText(pretty, result, { isTerminal: true })).not.toContain('\u001b');
  });

  test('writes the same text with colour as without', () => {
    const coloured = reportText(pretty, result, { colour: true });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(reportText(pretty, result));
  });

  test('links a path to its file where the terminal understands links', () => {
    const linked = reportText(pretty, result, { hyperlinks: true });
    const url = pathToFileURL('news/a0.txt').href;
    expect(linked).toContain(`\u001b]8;;${url}\u001b\\news/a0.txt:1-4\u001b]8;;\u001b\\`);
  });
});
