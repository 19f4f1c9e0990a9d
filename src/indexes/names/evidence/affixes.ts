// Forms that differ by what stands before or behind one stem: acronyms and their plurals, initials, numbers of centuries.

import { scriptPattern } from '../../../text/unicode/script-pattern.ts';
import type { WordEdit } from '../near/edits.ts';

const capitals = scriptPattern(String.raw`^[\p{Lu}\p{N}]+$`);
/** "VCSs", beside which "Vcs" is its singular. */
const acronyms = scriptPattern(String.raw`^[\p{Lu}\p{N}]{2,}s$`);
/** "XVIIe" and "XVIIIe": centuries and kings have a number each. */
const romanOrdinal = /^[IVXLCDM]{2,}(?:e|è?me|er|re|nd|rd|st|th|º|ª)$/;

/**
 * True if one letter stands before `preferred` that is a capital of its own or on no key beside, or capitals behind it; if
 * one is the plural of the other as an acronym; or if both are numbers.
 */
export function hasAffix(text: string, preferred: string, edit: WordEdit): boolean {
  if (romanOrdinal.test(text) && romanOrdinal.test(preferred)) return true;
  if (isPluralOfAcronym(text, preferred) || isPluralOfAcronym(preferred, text)) return true;
  if (text.startsWith(preferred))
    return capitals.test(text.slice(preferred.length)) && !capitals.test(preferred);
  const rest = text.slice(1);
  if (rest.toLowerCase() !== preferred.toLowerCase()) return false;
  return rest === preferred || (edit.kind === 'insert' && !edit.isKeySlip);
}

function isPluralOfAcronym(text: string, singular: string): boolean {
  return acronyms.test(text) && text.slice(0, -1).toLowerCase() === singular.toLowerCase();
}
