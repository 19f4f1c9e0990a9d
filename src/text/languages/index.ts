// The languages whose words are known. All are used at once: a wrong language costs a name less than a wrong guess of it.

import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import type { LanguageWords } from './language.ts';
import { spanish } from './spanish.ts';

export type { LanguageWords } from './language.ts';

/** In the order of their role concepts' codes: append only, or raise the version of the indexes that hold them. */
export const languages: readonly LanguageWords[] = [english, german, french, spanish];

/** The words of one entry of a table. */
export function wordsIn(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}
