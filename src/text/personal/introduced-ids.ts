// Numbers that states give to persons and that look like any other number: they count behind a word that says what they
// are, if their checksum or the date in them is right.

import { isDate, passesLuhn, passesMod11And10, weighDigits } from './checksums.ts';

/** A kind of number that a state gives to persons. */
export interface NationalId {
  readonly what: string;
  readonly pattern: RegExp;
  /** A word that must stand shortly before; left out where the form says enough. */
  readonly words?: RegExp;
  /** Numbers that manuals print. */
  readonly examples: readonly string[];
  /** `signs`: letters and digits alone. */
  passes(signs: string): boolean;
}

/** The words of all of `introducedIds`: what has none of them has no such number. */
export const introductions =
  /kimlik|TCKN|rodn|RČ|CPR|nummer|National Insurance|NINO|CNP|numeric personal|ЕГН|СНИЛС|ИНН|OIB|NIF|contribuinte|TAJ|ΑΜΚΑ|AMKA|isikukood|asmens kod|주민등록번호/i;

/** Numbers that count behind a word alone. */
export const introducedIds: readonly NationalId[] = [
  {
    what: 'an identity number (Turkey)',
    pattern: /[1-9]\d{10}/g,
    words: /\b(TCKN|T\.?C\.? ?kimlik|kimlik (no|numara))/i,
    examples: ['10000000146', '11111111110', '12345678950'],
    passes(signs) {
      const odd = weighDigits(signs, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
      const even = weighDigits(signs, [0, 1, 0, 1, 0, 1, 0, 1]);
      const ninth = (((odd * 7 - even) % 10) + 10) % 10;
      return ninth === Number(signs[9]) && (odd + even + ninth) % 10 === Number(signs[10]);
    },
  },
  {
    what: 'a birth number (Czechia, Slovakia)',
    pattern: /\d{6}\/?\d{4}/g,
    words: /(\brodn\S* č[ií]sl|(^|\s)(r\. ?č\.|RČ))/i,
    examples: ['7801233540', '9001011234'],
    passes: (signs) =>
      isDate(Number(signs.slice(4, 6)), (Number(signs.slice(2, 4)) % 50) % 20) && Number(signs) % 11 === 0,
  },
  {
    what: 'a personal number (Denmark, CPR)',
    pattern: /\d{6}-\d{4}/g,
    words: /\b(CPR|person-?nummer)/i,
    examples: ['0101010101', '1111111118', '2512484916'],
    passes: (signs) => isDate(Number(signs.slice(0, 2)), Number(signs.slice(2, 4))),
  },
  {
    what: 'a birth number (Norway)',
    pattern: /\d{6} ?\d{5}/g,
    words: /(fødselsnummer|\bpersonnummer)/i,
    examples: ['01010101006', '13097248022'],
    passes: (signs) =>
      isDate(Number(signs.slice(0, 2)) % 40, Number(signs.slice(2, 4))) &&
      weighDigits(signs, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
      weighDigits(signs, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  },
  {
    what: 'a National Insurance number (UK)',
    pattern: /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/g,
    words: /\b(National Insurance|NINO)\b/i,
    examples: ['AB123456C', 'AA123456A'],
    passes: (signs) => !/^(BG|GB|KN|NK|NT|TN|ZZ)/.test(signs),
  },
  {
    what: 'a personal number (Romania, CNP)',
    pattern: /[1-9]\d{12}/g,
    words: /\b(CNP|cod(ul)? numeric personal)/i,
    examples: ['1800101221144'],
    passes: (signs) =>
      isDate(Number(signs.slice(5, 7)), Number(signs.slice(3, 5))) &&
      (weighDigits(signs, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11) % 10 === Number(signs[12]),
  },
  {
    what: 'a personal number (Bulgaria)',
    pattern: /\d{10}/g,
    words: /ЕГН/i,
    examples: ['7523169263', '7501020018'],
    passes: (signs) =>
      isDate(Number(signs.slice(4, 6)), Number(signs.slice(2, 4)) % 20) &&
      (weighDigits(signs, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(signs[9]),
  },
  {
    what: 'an insurance number (Russia)',
    pattern: /\d{3}-\d{3}-\d{3}[ -]\d{2}/g,
    words: /СНИЛС/i,
    examples: ['11223344595', '08765430300'],
    passes: (signs) =>
      (weighDigits(signs, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(signs.slice(9)),
  },
  {
    what: 'a tax number (Russia)',
    pattern: /\d{12}/g,
    words: /ИНН/i,
    examples: ['500100732259'],
    passes: (signs) =>
      (weighDigits(signs, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === Number(signs[10]) &&
      (weighDigits(signs, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10 === Number(signs[11]),
  },
  {
    what: 'a personal number (Croatia, OIB)',
    pattern: /\d{11}/g,
    words: /\bOIB\b/i,
    examples: ['12345678903', '69435151530'],
    passes: passesMod11And10,
  },
  {
    what: 'a taxpayer number (Portugal)',
    pattern: /[123]\d{2} ?\d{3} ?\d{3}/g,
    words: /\b(NIF|contribuinte)\b/i,
    examples: ['123456789'],
    passes: (signs) =>
      ((11 - (weighDigits(signs, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === Number(signs[8]),
  },
  {
    what: 'an insurance number (Hungary, TAJ)',
    pattern: /\d{3}[ -]?\d{3}[ -]?\d{3}/g,
    words: /\bTAJ\b/,
    examples: ['123456788'],
    passes: (signs) => weighDigits(signs, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === Number(signs[8]),
  },
  {
    what: 'an insurance number (Greece)',
    pattern: /\d{11}/g,
    words: /ΑΜΚΑ|\bAMKA\b/i,
    examples: ['01011000015'],
    passes: (signs) => isDate(Number(signs.slice(0, 2)), Number(signs.slice(2, 4))) && passesLuhn(signs),
  },
  {
    what: 'a personal code (Estonia, Lithuania)',
    pattern: /[1-8]\d{10}/g,
    words: /\b(isikukood|asmens kod)/i,
    examples: ['37605030299', '38703181745'],
    passes(signs) {
      const first = weighDigits(signs, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
      const second = weighDigits(signs, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
      const check = first < 10 ? first : second % 10;
      return isDate(Number(signs.slice(5, 7)), Number(signs.slice(3, 5))) && check === Number(signs[10]);
    },
  },
  {
    what: 'a resident number (Korea)',
    pattern: /\d{6}-[1-8]\d{6}/g,
    words: /주민등록번호/,
    examples: ['8001011234567'],
    passes: (signs) =>
      isDate(Number(signs.slice(4, 6)), Number(signs.slice(2, 4))) &&
      (11 - (weighDigits(signs, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === Number(signs[12]),
  },
];
