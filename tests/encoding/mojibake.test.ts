// Text broken in every way that is repaired, on purpose, and repaired again.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import mojibake from '../../rules/mojibake.ts';
import { mojibakeOf } from '../../src/features/characters/mojibake.ts';
import { type Charset, upperHalfOf } from '../../src/text/encoding/charsets.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { cleanText } from './clean-text.ts';
import { checkText, documentOf } from './document.ts';

/** UTF-8 of a text, read in another encoding; undefined where a byte has no character there. */
function breakText(text: string, charset: Charset): string | undefined {
  const characterOf = new Map([...upperHalfOf(charset)].map(([codePoint, byte]) => [byte, codePoint]));
  const codePoints = [...encodeText(text)].map((byte) => (byte < 0x80 ? byte : characterOf.get(byte)));
  return codePoints.includes(undefined) ? undefined : String.fromCodePoint(...(codePoints as number[]));
}

function repairText(text: string): string {
  const bytes = encodeText(text);
  let repaired = '';
  let at = 0;
  for (const { span, expected } of mojibakeOf(documentOf(text))) {
    repaired += decodeText(bytes, { start: at, end: span.start }) + (expected ?? '\ufffd');
    at = span.end;
  }
  return repaired + decodeText(bytes, { start: at, end: bytes.length });
}

const western =
  'It’s “late” – or not… The café in Zürich, naïve Señora, voilà, 20 € and 30 °C, ™, œuvre, Ærø is on.';

describe('mojibake', () => {
  test.each(['western', 'cyrillic', 'macintosh'] as const)(
    'of punctuation and accents is repaired: %s',
    (charset) => {
      // Windows-1251 has no letters that would prove "30 В°C", Mac OS Roman none for "naïve", read as "na√Øve".
      const sentence = {
        western,
        cyrillic: 'It’s “late” – or not… The café in Zürich, Señora, ™.',
        macintosh: 'It’s “late” – or not… The café in Zürich, Señora, 20 € and ™.',
      }[charset];
      const broken = breakText(sentence, charset);
      expect(broken).not.toBe(sentence);
      expect(repairText(broken as string)).toBe(sentence);
    },
  );

  test.each([
    ['cyrillic', 'Мэр сказал, что мост закрыт до июля, и «никто не опоздает».'],
    ['cyrillic', 'It’s “late” – or not… The café, Señora.'],
    ['macintosh', 'It’s “late” – or not… The café in Zürich, Señora, 20 € and ™.'],
    ['macintosh', 'Мост закрыт до лета, сказал городской глава.'],
  ] as const)('that happened twice is repaired: %s, "%s"', (charset, sentence) => {
    const once = breakText(sentence, charset) as string;
    const twice = breakText(once, charset) as string;
    expect(repairText(once)).toBe(sentence);
    expect(repairText(twice)).toBe(sentence);
  });

  test.each([
    'Zażółć gęślą jaźń. Prezydent powiedział, że łódź była już w drodze. Święta są tuż, śnieg leży, źle śpi. „Nie wiem” – rzekł Łukasz.',
    'Příliš žluťoučký kůň úpěl ďábelské ódy. Šéf řekl, že ředitel už ví, a čtvrtek bude těžší. Lidé tančí, ťuhýk neletí.',
    'Árvíztűrő tükörfúrógép. Az őszi erdő szép, a fűzfák zöldek. Nagyőr úr előbb jött.',
    'Elle a été déçue : « voilà », dit-elle, naïve… Über Öl und Maß.',
  ])('read as Windows-1250 is repaired: %s', (sentence) => {
    const broken = breakText(sentence, 'central') as string;
    expect(broken).not.toBe(sentence);
    expect(repairText(broken)).toBe(sentence);
  });

  test.each([
    'Ăştia şi MĂŞTI, ŢARĂ, „RĂ”, „PĂŞUNE”, ĂŞA.',
    'VĹŽKA, KĹŠ; STĹP… Ĺ, Ä, Ă, „Ä”, Ä – Ă.',
    'ROMÂNĂ® – CASĂ™',
  ])('of Windows-1250 is not seen in sound text: %s', (sentence) => {
    expect(repairText(sentence)).toBe(sentence);
  });

  test('that happened two and three times is repaired', () => {
    let broken = western;
    for (let round = 0; round < 3; round++) {
      broken = breakText(broken, 'western') as string;
      expect(repairText(broken)).toBe(western);
    }
  });

  test.each([
    'Cây cầu đóng cửa từ thứ hai; mọi chuyến xe với khách đi chợ phải vòng qua bờ sông, và chỗ đỗ mới ở đầu phố còn trống.',
    'サーバーのメモリーを増やす。',
    'الجسر مغلق حتى الصيف، كما قال لـ الصحيفة.',
    'Le « pont » est fermé.',
    'Die Brücke (»Mühlbrücke«) ist gesperrt.',
  ])('of marks beside letters is repaired, once and twice: %s', (sentence) => {
    const once = breakText(sentence, 'western') as string;
    expect(repairText(once)).toBe(sentence);
    expect(repairText(breakText(once, 'western') as string)).toBe(sentence);
  });

  test('of single letters is repaired in a text that has other mojibake of its kind', () => {
    const text = 'La città – di notte – è bella.\n\nNon è qui.\n\nOrașul așteaptă «mult».\n';
    for (const charset of ['cyrillic', 'macintosh'] as const)
      expect(repairText(breakText(text, charset) as string)).toBe(text);
  });

  test('is not looked for in sound lines beside broken ones', () => {
    const sound = [
      '«IRMÃ» É» IRMÃ”',
      'Буква «В», «Г» и «Р».',
      'CAFÉ» 2√π ≈ 5, ¬p',
      'NEJSPÍŠ, MÍŽA…',
      'Ö»É»',
    ].join('\n');
    for (const charset of ['western', 'cyrillic', 'macintosh'] as const) {
      const broken = breakText('It’s the café – late.', charset) as string;
      expect(repairText(`${broken}\n${sound}\n`)).toBe(`It’s the café – late.\n${sound}\n`);
    }
  });

  const charsets = ['western', 'cyrillic', 'macintosh'] as const;
  const readings = ['ru', 'uk', 'bg'].flatMap((language) =>
    charsets.map((charset) => [language, charset] as const),
  );
  test.each(readings)('of %s is repaired, read as %s', (language, charset) => {
    const [first] = cleanText[language] as readonly string[];
    const sentence = (first as string).replaceAll(/[^\p{L} ]/gu, '').slice(0, 60);
    const broken = breakText(sentence, charset) as string;
    expect(broken).not.toBe(sentence);
    expect(repairText(broken)).toBe(sentence);
  });

  test.each([
    'el',
    'ar',
    'he',
    'ja',
    'zh',
    'hi',
    'th',
    'ko',
    'cs',
    'pl',
    'hu',
    'tr',
    'vi',
    'hy',
    'ka',
  ] as const)('of %s, read as Windows-1252, is repaired', (language) => {
    const sentence = (cleanText[language] as readonly string[])[0].split(/[„“«".,·。;]/u)[0] as string;
    const broken = breakText(sentence, 'western') as string;
    expect(repairText(broken)).toBe(sentence);
  });

  test.each([
    ...['cs', 'pl', 'hu', 'tr', 'el'].flatMap((language) => [
      [language, 'cyrillic'] as const,
      [language, 'macintosh'] as const,
    ]),
    ...['ar', 'he', 'hi'].map((language) => [language, 'macintosh'] as const),
  ])('of words of %s is found, read as %s', (language, charset) => {
    const text = (cleanText[language] as readonly string[])[0] as string;
    const broken = breakText(text, charset) as string;
    // Letters whose other half the encoding takes for a sign are left where nothing else proves them.
    const found = mojibakeOf(documentOf(broken)).reduce((sum, { text: quoted }) => sum + quoted.length, 0);
    const foreign = broken.match(/[^\0-\x7f]/gu)?.length ?? 0;
    expect(found / foreign).toBeGreaterThan(0.65);
  });

  test.each([
    'x ≈π',
    'ƒ‚',
    'die ТД»',
    'ООО\u00a0«Ель»',
    'l’œil',
    'le nœud†',
    'Ÿ‡',
    'ГОСТ Е»',
    'word‡…',
    'ПО» и «ОП»',
  ])('is not seen in %j', (sound) => expect(mojibakeOf(documentOf(sound))).toEqual([]));

  test('is repaired once: what is repaired has no findings', () => {
    const words = western.split(' ');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...words), fc.integer({ min: 0, max: 2 })), { minLength: 1 }),
        (choice) => {
          const text = choice
            .map(([word, rounds]) => {
              let broken = word;
              for (let round = 0; round < rounds; round++) broken = breakText(broken, 'western') as string;
              return broken;
            })
            .join(' ');
          const repaired = repairText(text);
          expect(checkText(mojibake, repaired)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never reports a place that is not what it quotes', () => {
    const parts = [
      'â€™',
      'Ã©',
      'Â\u00a0',
      'â€',
      'Р',
      'С',
      'џ',
      '√©',
      '‚Äô',
      '漢',
      '😀',
      ' ',
      'a',
      'É',
      '”',
      'ï»¿',
      '\u0092',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 30 }), (chosen) => {
        const text = `x${chosen.join('')}x`;
        const bytes = encodeText(text);
        let last = 0;
        for (const { span, text: quoted } of mojibakeOf(documentOf(text))) {
          expect(decodeText(bytes, span)).toBe(quoted);
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
