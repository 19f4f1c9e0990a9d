// A person's party in a phrase: "Ann Cole, a Republican from Vermont", "Democratic Sen. Ann Cole", "Labour MP Ann Cole", "die
// SPD-Abgeordnete Anna Kohl".

import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';
import type { Affiliation } from './affiliations.ts';
import { stateCode } from './us-states.ts';

/** Words of which one stands in every such phrase, folded. */
export const partyWords: readonly string[] = [
  'republican',
  'democrat',
  'democratic',
  'labour',
  'conservative',
  'tory',
  'spd',
  'cdu',
  'csu',
  'fdp',
  'afd',
];

/** Parties as `affiliations.ts` calls them. */
const parties: Readonly<Record<string, string>> = {
  Republican: 'R',
  Democrat: 'D',
  Democratic: 'D',
  Labour: 'Lab',
  Conservative: 'Con',
  Tory: 'Con',
};

const name = String.raw`(?<given>\p{Lu}[\p{L}’-]+)(?:\s+\p{Lu}\.)?\s+(?<surname>\p{Lu}[\p{L}’-]+)`;
const title = String.raw`(?:Sen|Rep|Gov)\.|Senator|Representative|Governor|Congressman|Congresswoman|MP|MEP|peer`;

const patterns: readonly ScriptPattern[] = [
  String.raw`${name},\s+an?\s+(?:\p{Ll}+\s+)?(?<party>Republican|Democrat)(?:\s+(?:senator|congressman|congresswoman|representative))?\s+(?:from|of)\s+(?<place>\p{Lu}\p{L}+(?:\s+\p{Lu}\p{L}+)?)`,
  String.raw`(?<!\p{L})(?<party>Republican|Democratic|Labour|Conservative|Tory)\s+(?:${title})\s+${name}`,
  String.raw`(?<!\p{L})(?<party>SPD|CDU|CSU|FDP|AfD)-(?:Politiker|Abgeordneten?|Bundestagsabgeordneten?|Ministerin|Minister|Chefin|Chef|Vorsitzenden?|Bürgermeister)(?:in)?\s+${name}`,
].map((pattern) => scriptPattern(pattern, 'g'));

/** The phrase around the party word at `at`; positions are UTF-16 units. */
export function readPartyPhrase(
  text: string,
  at: number,
): (Affiliation & { readonly start: number; readonly end: number }) | undefined {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern.for(text))) {
      const end = match.index + match[0].length;
      if (at < match.index || at >= end) continue;
      const { given, surname, party, place } = match.groups as Record<string, string | undefined>;
      const state = place === undefined ? '' : (stateCode(place) ?? '');
      return {
        name: `${given} ${surname}`,
        party: parties[party as string] ?? (party as string),
        state,
        start: match.index,
        end,
      };
    }
  }
  return undefined;
}
