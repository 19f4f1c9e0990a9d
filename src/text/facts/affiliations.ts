// "Sen. Ann B. Cole (D-Ohio)": a person's party and state behind the name.

import { foldWord } from '../unicode/fold.ts';
import { factLanguages } from '../languages/fact-languages.ts';
import { phrasesIn } from '../languages/fact-language.ts';
import { isGivenName } from '../languages/given-names.ts';
import { languages, wordsIn } from '../languages/index.ts';
import { stateCode } from './us-states.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';

/** What stands in the brackets behind a name. */
export interface Affiliation {
  /** Given name and surname, without titles, initials and "Jr.". */
  readonly name: string;
  /** `D`, `R`, `I`, or the party as written. */
  readonly party: string;
  /** Postal code; empty where no state is given or known. */
  readonly state: string;
}

const parts = scriptPattern(
  String.raw`^(?<party>\p{Lu}\p{L}{0,6}|I-D)(?:\s?[-–—,/]\s?(?<place>\p{Lu}[\p{L}.’' ]*?)\.?(?:[ -]?\d{1,2}(?:st|nd|rd|th)?)?)?$`,
);
// A name of up to four words, and what may stand behind it.
const nameBefore = scriptPattern(
  String.raw`(?<run>(?:\p{Lu}[\p{L}'’.-]*\s+){0,3})(?<surname>\p{Lu}[\p{L}'’-]+)(?:,?\s+(?:Jr|Sr|II|III|IV)\.?)?\s+$`,
);

// Parties of the United States by the letters in use; ID: independents who sit with the Democrats.
const american: Readonly<Record<string, string>> = {
  D: 'D',
  R: 'R',
  I: 'I',
  ID: 'ID',
  'I-D': 'ID',
  L: 'L',
  G: 'G',
  DFL: 'D',
  Dem: 'D',
  Rep: 'R',
  Ind: 'I',
  GOP: 'R',
};

// A given name, a middle name and a surname; titles before them are no part of it.
const charactersBefore = 48;
const givenName = scriptPattern(String.raw`^\p{Lu}[\p{L}'’-]+$`);

let otherParties: ReadonlySet<string> | undefined;
let titles: ReadonlySet<string> | undefined;

/** Reads the brackets behind a name; `surnameAt` is where the surname begins in `before`. */
export function readAffiliation(
  before: string,
  inside: string,
): (Affiliation & { readonly surnameAt: number }) | undefined {
  const bracket = parts.exec(inside);
  if (bracket?.groups === undefined) return undefined;
  const { party: written, place } = bracket.groups;
  const state = place === undefined ? '' : (stateCode(place) ?? '');
  const party = american[written] === undefined ? otherParty(written, place) : american[written];
  // One letter alone may be a vitamin; a party with a place that is no state is no party of the States.
  if (party === undefined || (american[written] !== undefined && place === undefined)) return undefined;
  const match = nameBefore.exec(before.slice(-charactersBefore));
  if (match?.groups === undefined) return undefined;
  const { run, surname } = match.groups;
  const given = givenNames(run);
  if (given === undefined) return undefined;
  const cut = Math.max(0, before.length - charactersBefore);
  return { name: `${given} ${surname}`, party, state, surnameAt: cut + match.index + run.length };
}

function otherParty(written: string, place: string | undefined): string | undefined {
  otherParties ??= new Set(factLanguages.flatMap(({ parties }) => phrasesIn(parties)));
  return place === undefined && otherParties.has(written) ? written : undefined;
}

/** The first of the names behind the last title: "Chairman Sen. Ann B." gives "Ann"; undefined for none. */
function givenNames(run: string): string | undefined {
  titles ??= new Set(
    languages.flatMap(({ roles, qualifiers, contractions, genericWords, abbreviations, functionWords }) => [
      ...[roles, qualifiers].flatMap((table) => Object.values(table).flatMap(wordsIn)),
      ...Object.keys(contractions),
      ...wordsIn(genericWords),
      ...wordsIn(abbreviations),
      ...wordsIn(functionWords),
    ]),
  );
  const words = run.trim().split(/\s+/u);
  let from = 0;
  words.forEach((word, index) => {
    if ((titles as ReadonlySet<string>).has(word.replace(/\.$/u, '').toLowerCase())) from = index + 1;
  });
  const names = words.slice(from).filter((word) => givenName.test(word));
  // "Messechefin Karin": not every title is known.
  return names.find((word) => isGivenName(foldWord(word))) ?? names[0];
}
