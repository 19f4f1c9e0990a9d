// The rules that judge bytes first against the way by strings: the same lines of C4, and no document passed that has too
// few stop words.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/features/profiles/c4.ts';
import { stopWordsIn } from '../../src/features/profiles/gopher.ts';
import { passesCleaning } from '../../src/features/profiles/profile-bounds.ts';
import { decodedLinesOf, profileLinesOf } from '../../src/features/profiles/profile-lines.ts';
import { profileScanOf } from '../../src/features/profiles/profile-scan.ts';
import { passesStopWords, stopWordLanguageOf } from '../../src/features/profiles/profile-stop-words.ts';
import { profileTextOf } from '../../src/features/profiles/profile-text.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { commonWords, knownLanguages, stopWordsOf } from '../../src/text/languages/common-words.ts';
import { documentOf as wholeFile } from '../encoding/document.ts';
import { documentOf } from '../kernels/texts.ts';

const piece = fc.constantFrom(
  'The old mill',
  ' stood',
  ' a',
  ' there',
  ' x',
  '\u00a0',
  '  ',
  ' 橋',
  ' été',
  ' don’t',
  '\r\n',
  '\n',
  '\n',
  '\n\n',
  '.\n',
  '!\n',
  '..\n',
  '...\n',
  '…\n',
  '”\n',
  '.)\n',
  '." \n',
  '.[1]\n',
  '[edit]',
  ' {',
  '。\n',
  '.\u3000\n',
  '. Then',
  '?',
  ' JavaScript',
  'myjavascripts',
  'Éjavascript',
  ' javascrıpt',
  ' lorem ipsum',
  ' LOREM Ipsums',
  ' lorem  ipsum',
  ' midterms of User',
  ' terms of',
  ' use',
  ' Use of coo\u212aies',
  ' reuse cookies',
  ' privacy',
  ' Policy',
  ' uses',
  ` ${'x'.repeat(999)}`,
  ` ${'é'.repeat(600)}`,
  ` ${'y'.repeat(1001)}`,
);
const lines = fc.array(piece, { maxLength: 50 }).map((parts) => parts.join(''));

describe('lines judged by bytes', () => {
  test('fall to the same reasons as lines judged as text', () => {
    fc.assert(
      fc.property(
        lines,
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('ascii' as const, 'unicode' as const),
        (raw, words, ends) => {
          const document = documentOf(raw);
          const limits = { words, sentences: 3, ends };
          const fast = profileLinesOf(document);
          const slow = decodedLinesOf(document);
          const expected = clean(slow, limits);
          const cleaned = clean(fast, limits);
          expect([...cleaned.deleted]).toEqual([...expected.deleted]);
          expect(cleaned.dropped).toEqual(expected.dropped);
          expect(cleaned.sentences).toBe(expected.sentences);
          expect([fast.count, fast.words]).toEqual([slow.count, slow.words]);
          for (let line = 0; line < slow.count; line++) {
            expect([fast.textOf(line), fast.spanOf(line), fast.wordsOf(line)]).toEqual([
              slow.textOf(line),
              slow.spanOf(line),
              slow.wordsOf(line),
            ]);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  test('are passed by counts alone only where nothing is found', () => {
    const sentences = [
      'The bridge is old.',
      'It was sold!',
      'Was it sold?',
      'He said "no"',
      'It is so. It was so.',
    ];
    const faults = [
      'Two words',
      'a b.',
      'It is [1].',
      'Wait for it...',
      'We use cookies.',
      'So “it is.”',
      'A {x} is.',
    ];
    const line = fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...sentences) },
      { weight: 1, arbitrary: fc.constantFrom(...faults, 'Lorem ipsum dolor.', 'JavaScript is off.') },
    );
    let passed = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 9 }),
        fc.constantFrom('\n', '\n\n'),
        (all, end) => {
          const document = documentOf(all.join(end));
          const limits = { words: 3, sentences: 3, ends: 'ascii' } as const;
          const scan = profileScanOf(document);
          const isPassed = scan !== undefined && passesCleaning(scan, limits);
          if (isPassed) passed++;
          const { deleted, dropped } = clean(decodedLinesOf(document), limits);
          expect(isPassed && (deleted.size > 0 || dropped !== undefined)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
    expect(passed).toBeGreaterThan(50);
  });

  test.each([
    ['The mill stood there. Nobody went inside! Was that strange? They thought so.', true],
    ['The mill stood there. Nobody went inside! Then it rained.', false],
    ['It was by St. Paul. We saw Mr. Brown. He was tired. So it ended.', false],
  ])('have the sentences that end inside of them for sure: %s', (line, isPassed) => {
    const scan = profileScanOf(documentOf(line));
    const limits = { words: 3, sentences: 4, ends: 'ascii' } as const;
    expect(scan !== undefined && passesCleaning(scan, limits)).toBe(isPassed);
  });

  test('are read as text where bytes are no UTF-8', () => {
    const document = { ...wholeFile('x'), bytes: Uint8Array.from([...encodeText('Not an end'), 0xff]) };
    expect([...clean(profileLinesOf(document), { words: 3, sentences: 0, ends: 'ascii' }).deleted]).toEqual([
      ['end', [0]],
    ]);
  });
});

const languages = ['en', 'de', 'fr', 'nl', 'it', 'sv', 'ru', 'sw'] as const;
const words = fc.constantFrom(...languages).chain((language) =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...commonWords[language].split(' ')) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          'mill',
          'Bridge',
          'river',
          'été',
          '“stone”',
          '1984',
          'THE',
          'Of',
          '…',
          '橋',
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom(...commonWords.en.split(' ')) },
    ),
    { minLength: 1, maxLength: 80 },
  ),
);

describe('stop words looked for in bytes', () => {
  test('pass no document that has too few', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\r\n', '-'), (tokens, space) => {
        const document = documentOf(tokens.join(space));
        const scan = profileScanOf(document);
        const text = profileTextOf(document);
        if (scan === undefined) throw new Error('The text was not scanned.');
        for (const asked of ['auto', 'en', 'de', 'ru'] as const) {
          const language = asked === 'auto' ? stopWordLanguageOf(document, () => text.text) : asked;
          const isEnough = language === undefined || stopWordsIn(text, stopWordsOf(language)).length >= 2;
          expect(passesStopWords(document, scan, asked) && !isEnough).toBe(false);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('pass an English text of whatever case', () => {
    const document = documentOf(`The mill stood by a river that was OF old. ${'paper '.repeat(60)}`);
    const scan = profileScanOf(document);
    expect(scan !== undefined && passesStopWords(document, scan, 'auto')).toBe(true);
  });

  test('look for those of every language', () => {
    for (const language of knownLanguages) {
      const document = documentOf(`${stopWordsOf(language).join(' , ')}.`);
      const scan = profileScanOf(document);
      const text = profileTextOf(document);
      expect([language, scan !== undefined && passesStopWords(document, scan, language)]).toEqual([
        language,
        stopWordsIn(text, stopWordsOf(language)).length >= 2,
      ]);
    }
  });
});
