// Numbers that states give to persons, where a checksum, a date in the number, or both tell them from other numbers;
// those of digits alone count only behind a word that says what they are.

import { isDate, passesLuhn, passesMod11And10, weighDigits } from './checksums.ts';
import { introducedIds, introductions, type NationalId } from './introduced-ids.ts';
import { findAll, isIntroduced, type PersonalMatch, standsAlone } from './match.ts';

const longestQuery = 20;

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const finnishSigns = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const chineseWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
// Values of the signs at odd places of an Italian tax code (decree of 23 December 1976): 0 to 9, then A to Z.
const italianOdd = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16,
  10, 22, 25, 24, 23,
];

const ids: readonly NationalId[] = [
  {
    what: 'a social security number (US)',
    pattern: /\d{3}-\d{2}-\d{4}/g,
    words: /\b(SSN|social security)\b/i,
    examples: ['078051120', '219099999', '123456789', '987654320'],
    passes: (signs) => !/^(000|666|9)/.test(signs) && !/^\d{3}00/.test(signs) && !signs.endsWith('0000'),
  },
  {
    what: 'an identity number (Spain)',
    pattern: /(?:\d{8}|[XYZ]\d{7})[- ]?[A-Z]/g,
    words: /\b(DNI|NIF|NIE|documento|identidad|identificaci[oó]n)\b/i,
    examples: ['12345678Z', 'X1234567L', '00000000T'],
    passes: (signs) =>
      spanishLetters[
        Number(signs.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))) % 23
      ] === signs.at(-1),
  },
  {
    what: 'a tax code (Italy)',
    pattern: /[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z]/g,
    examples: ['RSSMRA85T10A562S', 'RSSMRA80A01H501U', 'MRTMTT25D09F205Z'],
    passes(signs) {
      const sum = Array.from(signs.slice(0, 15)).reduce((total, sign, index) => {
        const value = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65;
        return total + (index % 2 === 1 ? value : italianOdd[/\d/.test(sign) ? value : value + 10]);
      }, 0);
      return String.fromCharCode(65 + (sum % 26)) === signs[15];
    },
  },
  {
    what: 'a social security number (France)',
    pattern: /[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}/g,
    examples: ['255081416802538', '180126955222380', '269054958815780'],
    passes: (signs) =>
      97 - Number(BigInt(signs.slice(0, 13).replace('2A', '19').replace('2B', '18')) % 97n) ===
      Number(signs.slice(13)),
  },
  {
    what: 'a taxpayer number (Brazil, CPF)',
    pattern: /\d{3}\.\d{3}\.\d{3}-\d{2}/g,
    examples: ['12345678909', '11144477735', '52998224725'],
    passes(signs) {
      const check = (count: number): number =>
        ((weighDigits(
          signs,
          Array.from({ length: count }, (_, index) => count + 1 - index),
        ) *
          10) %
          11) %
        10;
      return new Set(signs).size > 1 && check(9) === Number(signs[9]) && check(10) === Number(signs[10]);
    },
  },
  {
    what: 'a resident number (China)',
    pattern: /[1-8]\d{5}(?:19|20)\d{9}[\dX]/g,
    examples: ['11010519491231002X', '440524188001010014'],
    passes: (signs) =>
      isDate(Number(signs.slice(12, 14)), Number(signs.slice(10, 12))) &&
      '10X98765432'[weighDigits(signs, chineseWeights) % 11] === signs[17],
  },
  {
    what: 'a personal identity code (Finland)',
    pattern: /\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]/g,
    examples: ['131052-308T'],
    passes(signs) {
      const serial = Number(signs.slice(7, 10));
      // From 900 on they are given out for tests.
      return (
        serial >= 2 &&
        serial < 900 &&
        isDate(Number(signs.slice(0, 2)), Number(signs.slice(2, 4))) &&
        finnishSigns[Number(signs.slice(0, 6) + signs.slice(7, 10)) % 31] === signs[10]
      );
    },
  },
  {
    what: 'a personal number (Sweden)',
    pattern: /(?:19|20)?\d{6}[-+]\d{4}/g,
    words: /\b(person(nummer|nr|al number)|samordningsnummer)\b/i,
    examples: ['8112189876', '6403273813', '1212121212'],
    passes: (signs) =>
      isDate(Number(signs.slice(-6, -4)) % 60, Number(signs.slice(-8, -6))) && passesLuhn(signs.slice(-10)),
  },
  {
    what: 'a PESEL number (Poland)',
    pattern: /\d{11}/g,
    words: /\bPESEL\b/i,
    examples: ['44051401359', '44051401458', '02070803628'],
    passes: (signs) =>
      isDate(Number(signs.slice(4, 6)), Number(signs.slice(2, 4)) % 20) &&
      (10 - (weighDigits(signs, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(signs[10]),
  },
  {
    what: 'a citizen service number (Netherlands, BSN)',
    pattern: /\d{9}/g,
    words: /\b(BSN|burgerservicenummer|sofinummer)\b/i,
    examples: ['111222333', '123456782'],
    passes: (signs) => weighDigits(signs, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  },
  {
    what: 'a tax number (Germany)',
    pattern: /[1-9]\d(?: ?\d{3}){3}/g,
    words: /\b(Steuer-?(ID|Id|identifikations-?nummer|nummer)|IdNr)/i,
    examples: ['86095742719', '47036892816', '65929970489'],
    passes: (signs) => new Set(signs.slice(0, 10)).size < 10 && passesMod11And10(signs),
  },
];

/** Numbers that states give to persons. */
export function findNationalIds(text: string): PersonalMatch[] {
  const all = introductions.test(text) ? [...ids, ...introducedIds] : ids;
  return all.flatMap(({ what, pattern, words, examples, passes }) =>
    findAll(text, pattern, 'national-id', (match, start) => {
      const [own] = match;
      const signs = what.includes('Finland') ? own : own.replaceAll(/[^0-9A-Z]/g, '');
      if (!standsAlone(text, start, start + own.length) || examples.includes(signs)) return undefined;
      // "…?list=news&m=100264675012867": the number of a page.
      if (/[?&]\w+=$/.test(text.slice(Math.max(0, start - longestQuery), start))) return undefined;
      if (words !== undefined && !isIntroduced(text, start, words)) return undefined;
      return passes(signs) ? what : undefined;
    }),
  );
}
