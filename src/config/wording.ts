// How names and values appear in messages on configuration and flags.

import { nearest } from '../text/nearest.ts';
import { alternatives } from './form/shape.ts';

// Longer values say nothing more; the position tells the rest.
const longestShown = 60;
// As many names as are read at a glance; rules are more, and `corpuslint rules` lists them.
const mostListed = 16;

// eslint-disable-next-line no-control-regex
const unprintable = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text between quotes, cut where it is long; what could drive the terminal is escaped. */
export function quote(text: string): string {
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return JSON.stringify(shown).replace(unprintable, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A value for "…, got <this>". */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'an object' : String(value);
}

/** "key" → "keys", "severity" → "severities". */
function plural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/**
 * What to do about a name that is not known: the nearest right names, or all of them where they are few.
 * A whole sentence; empty if there is nothing to offer.
 */
export function suggestion(noun: string, word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  if (near.length > 0) return `Did you mean ${alternatives(near.map(quote))}?`;
  if (candidates.length > mostListed || candidates.length === 0) {
    return noun === 'rule' ? '`corpuslint rules` lists them.' : '';
  }
  return `Known ${plural(noun)}: ${candidates.map(quote).join(', ')}.`;
}

/** "unknown rule "x". Did you mean …?" `of` is what the name would belong to. */
export function unknownName(noun: string, word: string, candidates: readonly string[], of?: string): string {
  const owner = of === undefined ? '' : ` of ${of}`;
  return `unknown ${noun} ${quote(word)}${owner}. ${suggestion(noun, word, candidates)}`.trimEnd();
}
