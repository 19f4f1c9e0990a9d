// Telephone numbers, by the numbering plans that libphonenumber holds (Google). The package is loaded where a rule asks.

import type * as Library from 'libphonenumber-js/min';
import { isIntroduced, type PersonalMatch } from './match.ts';

let library: typeof Library | undefined;

/** Loads the numbering plans. To be awaited before `findTelephones`. */
export async function loadTelephones(): Promise<void> {
  library ??= await import('libphonenumber-js/min');
}

// Numbers for films and manuals: 555-0100 to 555-0199 in North America, the ranges of Ofcom in the United Kingdom.
const fictional =
  /^\+(1\d{3}55501\d{2}|44(2079460|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|1914980|7700900)\d{3,4})$/;

// What the package takes for an extension: "+7 495 123-45-67, 8 (916) …" is two numbers, "…, 3 days a week" none.
const behindComma = /\s*[,;]\s*\d+$/;

// Short numbers of services, years and results are valid in many plans.
const fewestDigits = 7;
const words =
  /(tel(e[fp]h?[oó]n[eo]?)?\b|t[eé]l[eé]phon|phone|call(s|ed|ing)?\b|ring\b|dial|fax|mobile|mobil|m[oó]vil|cell\b|cellulare|hotline|sms|whatsapp|signal|ruf|handy|durchwahl|anruf|appel|ll[aá]m|numer|número|☎|📞)/i;

/** True if a number without the code of a country stands behind a word for what it is. */
function isCalledSo(text: string, start: number, end: number): boolean {
  return (
    text.slice(start, end).replaceAll(/\D/g, '').length >= fewestDigits && isIntroduced(text, start, words)
  );
}

/**
 * Telephone numbers that a numbering plan holds valid: with the code of a country, and those without one that are
 * valid in one of `countries` (ISO 3166-1 alpha-2, `US`) and stand behind a word such as "call". Throws if the plans have not been loaded.
 */
export function findTelephones(text: string, countries: readonly string[]): PersonalMatch[] {
  if (library === undefined) throw new Error('The numbering plans have not been loaded.');
  const { findPhoneNumbersInText, isSupportedCountry } = library;
  const found = /\+\s?\(?\d/.test(text) ? findPhoneNumbersInText(text) : [];
  for (const country of countries) {
    if (!isSupportedCountry(country)) continue;
    const national = findPhoneNumbersInText(text, { defaultCountry: country });
    found.push(...national.filter(({ startsAt, endsAt }) => isCalledSo(text, startsAt, endsAt)));
  }
  return found
    .filter(({ number }) => number.isValid() && !fictional.test(number.number))
    .map(({ startsAt, endsAt }) => ({
      kind: 'telephone',
      what: 'a telephone number',
      start: startsAt,
      end: startsAt + text.slice(startsAt, endsAt).replace(behindComma, '').length,
    }));
}
