// Bank accounts and payment cards. Numbers that every manual prints are no one's.

import { passesIban, passesLuhn } from './checksums.ts';
import { findAll, type PersonalMatch, standsAlone } from './match.ts';

// Characters of an IBAN by country (SWIFT IBAN registry).
const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SC: 31,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
};

// Examples of the registry and of manuals.
const exampleIbans = new Set([
  'GB82WEST12345698765432',
  'GB29NWBK60161331926819',
  'GB33BUKB20201555555555',
  'DE89370400440532013000',
  'FR1420041010050500013M02606',
  'FR7630006000011234567890189',
  'ES9121000418450200051332',
  'IT60X0542811101000000123456',
  'NL91ABNA0417164300',
  'BE68539007547034',
  'CH9300762011623852957',
  'AT611904300234573201',
  'PL61109010140000071219812874',
  'SE4550000000058398257466',
  'NO9386011117947',
  'DK5000400440116243',
  'FI2112345600000785',
  'IE29AIBK93115212345678',
  'PT50000201231234567890154',
  'LU280019400644750000',
]);

/** IBANs, with or without spaces, whose length and checksum are right. */
export function findIbans(text: string): PersonalMatch[] {
  return [...text.matchAll(/[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}/g)].flatMap((match) =>
    ibanAt(text, match.index, match[0]),
  );
}

/** The IBAN at the start of `run`, which may go on into the next word. */
function ibanAt(text: string, start: number, run: string): PersonalMatch[] {
  const length = ibanLengths[run.slice(0, 2)];
  if (length === undefined) return [];
  let end = 0;
  for (let signs = 0; signs < length; end++) {
    if (end >= run.length) return [];
    if (run[end] !== ' ') signs++;
  }
  const iban = run.slice(0, end).replaceAll(' ', '');
  if (!standsAlone(text, start, start + end) || exampleIbans.has(iban) || !passesIban(iban)) return [];
  return [{ kind: 'iban', what: 'the number of a bank account (IBAN)', start, end: start + end }];
}

// Issuers by their first digits, and how many digits their numbers have (ISO/IEC 7812, lists of the issuers).
const issuers: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]], // Visa
  [/^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]], // Mastercard
  [/^3[47]/, [15]], // American Express
  [/^(6011|65|64[4-9])/, [16, 19]], // Discover
  [/^35(2[89]|[3-8])/, [16]], // JCB
  [/^3(0[0-5]|[689])/, [14]], // Diners Club
  [/^62/, [16, 17, 18, 19]], // UnionPay
  [/^(50|5[6-9]|6[0-9])/, [16]], // Maestro
];

// Numbers that payment services give to testers.
const testCards = new Set([
  '4111111111111111',
  '4242424242424242',
  '4012888888881881',
  '4000056655665556',
  '4000000000000002',
  '4222222222222',
  '4917610000000000',
  '5555555555554444',
  '5105105105105100',
  '5200828282828210',
  '2223003122003222',
  '2223000048400011',
  '5454545454545454',
  '378282246310005',
  '371449635398431',
  '378734493671000',
  '6011111111111117',
  '6011000990139424',
  '30569309025904',
  '38520000023237',
  '3530111333300000',
  '3566002020360505',
  '6200000000000005',
  '6759649826438453',
]);

// Digits in one piece, or in groups as cards print them.
const cardPattern = /\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5}/g;

/** Numbers of payment cards: known issuer, right length, right checksum, grouped as on cards or not at all. */
export function findCards(text: string): PersonalMatch[] {
  return findAll(text, cardPattern, 'card', (match, start) => {
    const digits = match[0].replaceAll(/\D/g, '');
    const isIssued = issuers.some(
      ([prefix, lengths]) => prefix.test(digits) && lengths.includes(digits.length),
    );
    if (!isIssued || testCards.has(digits) || !passesLuhn(digits)) return undefined;
    // Few different digits: made up by hand.
    if (new Set(digits).size < 4 || !standsAlone(text, start, start + match[0].length)) return undefined;
    // Part of a longer number, a decimal fraction, an address of a page.
    if (
      /[\d.,/=-]$/.test(text.slice(Math.max(0, start - 1), start)) ||
      /^[-.,/]?\d/.test(text.slice(start + match[0].length, start + match[0].length + 2))
    )
      return undefined;
    return 'the number of a payment card';
  });
}
