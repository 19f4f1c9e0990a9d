// Counted nouns, shares and lists in English.

import { formatNumber } from '../text/showing/number.ts';

/** A number with its noun: "1 file", "5 files". */
export function counted(value: number, one: string, several = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : several}`;
}

/** A share as a percentage at the start of a sentence: never 0 % of something, nor 100 % of less than all. */
export function percentage(part: number, whole: number): string {
  const exact = (100 * part) / whole;
  if (part > 0 && exact < 1) return 'Less than 1 %';
  if (part < whole && exact > 99) return 'More than 99 %';
  return `${Math.round(exact)} %`;
}

/** "a", "a and b", "a, b and c". */
export function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
