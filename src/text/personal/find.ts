// All personal data of a text. Finders run in the order of kinds, and what one has claimed no other takes again.

import { findKeys } from './keys.ts';
import { type PersonalKind, personalKinds, type PersonalMatch } from './match.ts';
import { findNationalIds } from './national-ids.ts';
import { findEmails, findIps, findMacs } from './networks.ts';
import { findCards, findIbans } from './numbers.ts';
import { findTelephones } from './telephones.ts';

const finders: Readonly<
  Record<PersonalKind, (text: string, countries: readonly string[]) => PersonalMatch[]>
> = {
  key: findKeys,
  iban: findIbans,
  card: findCards,
  'national-id': findNationalIds,
  mac: findMacs,
  ip: findIps,
  email: findEmails,
  telephone: findTelephones,
};

/** Personal data of the given kinds, in order, none inside of another. */
export function findPersonalData(
  text: string,
  { kinds, countries }: { readonly kinds: readonly PersonalKind[]; readonly countries: readonly string[] },
): PersonalMatch[] {
  const found: PersonalMatch[] = [];
  for (const kind of personalKinds) {
    if (!kinds.includes(kind)) continue;
    for (const match of finders[kind](text, countries)) {
      if (!found.some(({ start, end }) => match.start < end && start < match.end)) found.push(match);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
