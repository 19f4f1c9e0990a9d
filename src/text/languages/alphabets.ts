// The letters beyond ASCII that languages of Europe are written with, and those of words that they have borrowed.

import type { KnownLanguage } from './common-words.ts';

/** Small letters by language. */
export const alphabets: Readonly<Partial<Record<KnownLanguage, string>>> = {
  de: 'äöüßéèà',
  fr: 'àâæçéèêëîïôœùûüÿñ',
  es: 'áéíñóúüç',
  pt: 'áâãàçéêíóôõúü',
  it: 'àèéìòù',
  ca: 'àçèéíïòóúü',
  nl: 'ëïéèöüáóêç',
  sv: 'åäöéèàü',
  da: 'åæøéöäü',
  nb: 'åæøéòôö',
  is: 'áðéíóúýþæö',
  fi: 'åäöšž',
  et: 'äõöüšž',
  hu: 'áéíóöőúüű',
  pl: 'ąćęłńóśźż',
  cs: 'áčďéěíňóřšťúůýžö',
  sk: 'áäčďéíĺľňóôŕšťúýžöě',
  sl: 'čšžćđ',
  hr: 'čćđšž',
  ro: 'ăâîşţșț',
  lt: 'ąčęėįšųūž',
  lv: 'āčēģīķļņšūž',
  tr: 'çğıöşüâîûi̇',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  bg: 'абвгдежзийклмнопрстуфхцчшщъьюяѝ',
  be: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  sr: 'абвгдђежзијклљмнњопрстћуфхцчџш',
  mk: 'абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ',
};
