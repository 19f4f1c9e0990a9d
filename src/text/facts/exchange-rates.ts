// Where a text tells of the price of one money in another: the yen rises when fewer of them buy a dollar, so that a rise
// stands beside figures that fall.

import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';

// In English, German, French and Spanish, with their plurals; by stem, "dlr" as agencies write it.
const monies = [
  'd[oó]ll?are?s?|dlrs?',
  'yene?s?',
  'euros?',
  'pounds?|sterling|pfund|livres?|libras?|stg',
  '(?:deutsch)?marks?|marks|marcos?',
  'fran(?:cs?|cos?|ken)',
  'lir[ae]s?',
  'pesos?',
  'rupees?|rupien?|roupies?|rupias?',
  'yuane?s?|renminbi',
  'rou?bles?|rubel|rublos?',
  'rands?|rande',
  'reals?|reais|reales',
  'won|baht|forints?|zlotys?|zloty|kron(?:en?|or|a|as)|kroner',
  'exchange rates?|wechselkurs(?:e|es)?|taux de change|tipos? de cambio',
] as const;

let patterns: readonly ScriptPattern[] | undefined;

/** True if two monies are named, or a rate of exchange. */
export function tellsOfExchange(text: string): boolean {
  patterns ??= monies.map((forms) => scriptPattern(`(?<!\\p{L})(?:${forms})(?!\\p{L})`, 'i'));
  const named = patterns.filter((pattern) => pattern.test(text));
  return named.length > 1 || named.includes(patterns[patterns.length - 1]);
}
