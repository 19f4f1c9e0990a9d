// The one pass over the bytes against plain looks at the string, and what the character rules do with hostile text.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import controlCharacter from '../../rules/control-character.ts';
import invisibleCharacter from '../../rules/invisible-character.ts';
import markupResidue from '../../rules/markup-residue.ts';
import mixedScriptWord from '../../rules/mixed-script-word.ts';
import mojibake from '../../rules/mojibake.ts';
import replacementCharacter from '../../rules/replacement-character.ts';
import unnormalizedText from '../../rules/unnormalized-text.ts';
import { scanBytes } from '../../src/features/characters/suspicious-bytes.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { characterOfReference } from '../../src/text/markup/entities.ts';
import { countLineEnds, lineEndsOf } from '../../src/text/lines/line-ends.ts';
import { differencesToNfc } from '../../src/text/encoding/normal-form.ts';
import { cleanText } from './clean-text.ts';
import { checkText } from './document.ts';

const rules = [
  mojibake,
  replacementCharacter,
  controlCharacter,
  invisibleCharacter,
  mixedScriptWord,
  unnormalizedText,
  markupResidue,
];

/** Positions in bytes of the characters that a pattern matches. */
function placesOf(text: string, pattern: RegExp): number[] {
  let at = 0;
  let read = 0;
  return [...text.matchAll(pattern)].map(({ index }) => {
    at += encodeText(text.slice(read, index)).length;
    read = index;
    return at;
  });
}

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        'a',
        '\r\n',
        '\u0085',
        '\u2028',
        '\u200b',
        '\ufeff',
        '\ufffd',
        '\u00ad',
        '\u007f',
        '<b>',
        '&amp;',
        '{{',
        'Ж',
        'ω',
        '漢',
        '😀',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => decodeText(encodeText(parts.join(''))));

describe('scanning bytes', () => {
  test('finds every control and replacement character, at every alignment', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 7 }), (text, shift) => {
        const bytes = encodeText('\u0007'.repeat(shift) + text).subarray(shift);
        const scan = scanBytes(bytes);
        expect(scan.controls).toEqual(placesOf(text, /(?![\t\n\r])[\p{Cc}\u2028\u2029]/gu));
        expect(scan.replacements).toEqual(placesOf(text, /\ufffd/gu));
        expect(scan.carriageReturns).toBe(text.split('\r').length - 1);
      }),
      { numRuns: 2000 },
    );
  });

  test('finds every invisible character', () => {
    const invisible = new RegExp(
      String.raw`[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]`,
      'gu',
    );
    const every = Array.from({ length: 0x110000 }, (_, code) => code).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    );
    const text = every.map((code) => String.fromCodePoint(code)).join('');
    const found = scanBytes(encodeText(text)).invisibles;
    const known = new Set(found);
    expect(placesOf(text, invisible).filter((place) => !known.has(place))).toEqual([]);
  });

  test('says "in normal form C" only of text that the rule has nothing to say about', () => {
    const parts = [
      'e',
      'a',
      '\u0301',
      '\u0323',
      'か',
      '\u3099',
      '\u1100',
      '\u1161',
      '\u11a8',
      '\u212b',
      'ে',
      'া',
      'ன',
      '\u0928',
      '\u093c',
      '\u0627',
      '\u0653',
      '\u1f71',
      '\u0387',
      '\u2126',
      '\u1025',
      '\u102e',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 20 }), (chosen) => {
        const text = chosen.join('');
        const { mayBeUnnormalized } = scanBytes(encodeText(text));
        expect(mayBeUnnormalized ? [] : differencesToNfc(text)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test('knows every character of the first two planes that another one replaces in normal form C', () => {
    const missed: string[] = [];
    for (let code = 0x80; code < 0x20000; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      if (differencesToNfc(character).length > 0 && !scanBytes(encodeText(character)).mayBeUnnormalized)
        missed.push(code.toString(16));
    }
    expect(missed).toEqual([]);
  });
});

describe('rules on characters', () => {
  test('make fixes that cut no character and leave nothing for a second run', () => {
    fc.assert(
      fc.property(anyText, (noise) => {
        let text = `The bridge ${noise} is closed.\n`;
        for (const rule of rules) {
          for (let pass = 0; pass < 12; pass++) {
            const fixed = fixSafely(text, checkText(rule, text));
            if (fixed === text) break;
            text = fixed;
            expect(pass).toBeLessThan(11);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['zero-width spaces', 'a\u200b '],
    ['direction marks', 'a\u200f\u200e'],
    ['bells', 'a\u0007'],
    ['escapes', '\u001b]'],
    ['carriage returns', '\r'],
    ['replacement characters', '\ufffd '],
    ['broken letters', 'Ã©â€™ '],
    ['Cyrillic pairs', 'РџСЂ'],
    ['dashes', '—Ж'],
    ['open tags', '<b '],
    ['open comments', '<!--'],
    ['references', '&amp;'],
    ['braces', '{{a'],
    ['brackets', '[a b="'],
    ['mixed words', 'aа '],
    ['signs in words', 'by³ na do nie jest po wiêc ma³y '],
    ['signs in words beside a name of an encoding', 'ca³y na do nie jest po wiêc UTF-8 '],
    ['capitals in words', 'оПХБЕР на '],
    ['pieces of drawings', '├⌐a '],
    ['marks', 'e\u0301\u0302'],
  ])('take time in proportion to a text full of %s', (_name, part) => {
    const timeOf = (bytes: number): number => {
      const text = `The bridge is closed. ${part.repeat(Math.ceil(bytes / encodeText(part).length))}`;
      // Time of the processor: on a busy machine the clock goes on while another program runs.
      const start = process.cpuUsage();
      for (const rule of rules) checkText(rule, text);
      return process.cpuUsage(start).user / 1000;
    };
    timeOf(10_000);
    const short = Math.min(timeOf(25_000), timeOf(25_000));
    const long = timeOf(200_000);
    // Eight times the text: quadratic time would be 64 times.
    expect(long).toBeLessThan(30 * Math.max(short, 5));
  });

  test('find in a long text what stands at its end', () => {
    const text = `${Object.values(cleanText).flat().join('\n\n')}\n\nThe bridge\u200b is closed.\n`;
    expect(checkText(invisibleCharacter, text)).toHaveLength(1);
  });
});

function fixSafely(text: string, reports: ReturnType<typeof checkText>): string {
  const bytes = encodeText(text);
  const edits = reports
    .flatMap(({ fix }) => (fix?.applicability === 'safe' ? fix.edits : []))
    .toSorted((a, b) => a.span.start - b.span.start);
  let fixed = '';
  let at = 0;
  for (const { span, text: inserted } of edits) {
    if (span.start < at) continue;
    const before = decodeText(bytes, { start: at, end: span.start });
    expect(encodeText(before).length).toBe(span.start - at);
    fixed += before + inserted;
    at = span.end;
  }
  return fixed + decodeText(bytes, { start: at, end: bytes.length });
}

describe('line ends', () => {
  test('cover every carriage return and line feed, once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\r', '\n', 'a'), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const bytes = encodeText(text);
        const spans = [...lineEndsOf(bytes)].map(({ span }) => span);
        const covered = spans.map((span) => decodeText(bytes, span)).join('');
        expect(covered).toBe(text.replaceAll('a', ''));
        const { feeds, pairs, returns } = countLineEnds(bytes);
        expect(feeds + pairs + returns).toBe(spans.length);
      }),
    );
  });
});

test('reads a hidden text longer than what a function can be called with', () => {
  const tags = '\u{e0041}'.repeat(200_000);
  expect(checkText(invisibleCharacter, `The ferry${tags} left.`)).toMatchObject([
    { messageId: 'hidden', data: { count: 200_000 } },
  ]);
});

describe('character references', () => {
  test.each([
    ['amp', '&'],
    ['nbsp', '\u00a0'],
    ['#8217', '’'],
    ['#x2019', '’'],
    ['#146', '’'],
    ['frac12', '½'],
    ['Eacute', 'É'],
  ])('%s stands for %s', (name, character) => {
    expect(characterOfReference(name)).toBe(character);
  });

  test.each(['#0', '#55296', '#x110000', 'bridge', 'constructor', '#129'])(
    '%s stands for nothing',
    (name) => {
      expect(characterOfReference(name)).toBeUndefined();
    },
  );
});
