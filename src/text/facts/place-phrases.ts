// Phrases that say in which region a village or town lies: "the village of Ashby in rural Norshire", and lists, "the
// villages of Ashby and Cole", which lie in the region that the paragraph named last. One table a language.

import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';

/** A place and the region it is said to lie in. Offsets count UTF-16 units of the text. */
export interface PlacePhrase {
  readonly place: string;
  readonly start: number;
  readonly end: number;
  readonly region: string;
  /** The region as the text has it: "in rural Norshire". */
  readonly phrase: string;
  /** What the region is called: "province", "rural"; regions of different levels may contain one another. Empty: nothing. */
  readonly level: string;
}

interface PlaceWords {
  /** Nouns for one place, and for several. */
  readonly one: string;
  readonly many: string;
  /** Between the noun and the name. */
  readonly of: string;
  /** Before the region. */
  readonly within: string;
  /** Words before the name of the region that tell its level, and words that only tell the part. */
  readonly levels: string;
  readonly parts: string;
  /** Levels that stand behind the name: "Norshire province". */
  readonly levelsBehind: string;
  /** Between the items of a list. */
  readonly and: string;
}

const english: PlaceWords = {
  one: 'village|town|city|hamlet|township|settlement|suburb',
  many: 'villages|towns|cities|hamlets|townships|settlements|suburbs',
  of: 'of ',
  within: 'in(?: the)?',
  levels:
    'rural|(?:countryside|province|governorate|district|county|state|region|prefecture|canton|regency|oblast|voivodeship) of',
  parts:
    '(?:north|south)?-?(?:eastern|western)|northern|southern|central|upper|lower|(?:far )?(?:north|south|east|west)',
  levelsBehind:
    'province|governorate|district|county|state|region|prefecture|canton|countryside|regency|oblast|voivodeship|Province|Governorate|District|County|Prefecture|Canton|Regency|Oblast|Voivodeship',
  and: 'and',
};
const german: PlaceWords = {
  one: 'Dorf|Dorfes|Stadt|Ort|Ortschaft|Gemeinde|Weiler',
  many: 'Dörfer|Dörfern|Städte|Städten|Orte|Orten|Ortschaften|Gemeinden',
  of: '',
  within: 'in der|im|in',
  levels: 'Provinz|Region|Landkreis|Kreis|Bezirk|Bundesland|Kanton|Gouvernement',
  parts: '(?:nördlichen|südlichen|östlichen|westlichen|ländlichen|zentralen)',
  levelsBehind: '',
  and: 'und|sowie',
};
const french: PlaceWords = {
  one: 'village|ville|commune|localité|hameau',
  many: 'villages|villes|communes|localités|hameaux',
  of: "(?:de |d['’])",
  within: 'dans|en|au|à',
  levels:
    "(?:la |le |l['’])?(?:province|région|département|district|canton|gouvernorat|campagne) (?:de la |de |du |d['’])",
  parts: "(?:le |l['’])?(?:nord|sud|est|ouest|centre)(?:-est|-ouest)? (?:de la |de |du |d['’])",
  levelsBehind: '',
  and: 'et',
};
const spanish: PlaceWords = {
  one: 'pueblo|aldea|ciudad|localidad|municipio|villa',
  many: 'pueblos|aldeas|ciudades|localidades|municipios',
  of: 'de ',
  within: 'en',
  levels:
    '(?:la |el )?(?:provincia|región|departamento|distrito|estado|comarca|gobernación|zona rural) (?:de la |de |del )',
  parts: '(?:el )?(?:norte|sur|este|oeste|centro|noreste|noroeste|sureste|suroeste) (?:de la |de |del )',
  levelsBehind: '',
  and: 'y|e',
};
const languages = [english, german, french, spanish];

/** For each language the folded nouns that its phrases begin with. */
export const placeNouns: readonly (readonly string[])[] = languages.map(({ one, many }) =>
  `${one}|${many}`.split('|').map((noun) => noun.toLowerCase()),
);

/** Words one of which stands between such a noun and the name, unless the name follows at once or behind "d'". */
export const placeLinks: readonly string[] = ['of', 'de'];

const nameWord = String.raw`\p{Lu}[\p{L}\p{M}'’-]*\p{L}`;
const particle = '(?:(?:[Aa]l|[Ee]l|[Ll]a|[Ll]e|[Ss]an|de|del|von|van)[- ])?';
const name = `${particle}${nameWord}(?: ${particle}${nameWord}){0,2}`;

interface PlacePatterns {
  readonly single: ScriptPattern;
  readonly list: ScriptPattern;
  readonly region: ScriptPattern;
  readonly and: RegExp;
}

const mostParts = 4;

function patternsOf(words: PlaceWords): PlacePatterns {
  const { one, many, of, within, levels, parts, levelsBehind, and } = words;
  const behind = levelsBehind === '' ? '' : `(?: (?<behind>${levelsBehind})\\b)?`;
  // "in the far north of the western …": more of them is no phrase, and both runs of them would share out a long row anew.
  const part = `(?:(?:${parts}) ?){0,${mostParts}}`;
  const region = `(?<phrase>(?:${within}) ${part}(?:(?<level>${levels}) ?)?${part}(?<region>${name})${behind})`;
  return {
    single: scriptPattern(`\\b(?:${one}) ${of}(?<place>${name}),? ${region}`, 'dg'),
    list: scriptPattern(
      `\\b(?:${many}) ${of}(?<place>${name}(?:, (?:(?:${and}) )?${name})*(?:,? (?:${and}) ${name})?)(?:,? ${region})?`,
      'dg',
    ),
    region: scriptPattern(`\\b${region}`, 'g'),
    and: new RegExp(`(?:, |,? (?:${and}) )(?:(?:${and}) )?`),
  };
}

const compiled: (PlacePatterns | undefined)[] = [];

/**
 * Places of a paragraph with the regions they are said to lie in, ascending. `spoken`: indexes in `placeNouns` of the
 * languages whose nouns the paragraph holds.
 */
export function findPlaces(text: string, spoken: Iterable<number>): PlacePhrase[] {
  const found: PlacePhrase[] = [];
  for (const language of spoken) {
    const patterns = (compiled[language] ??= patternsOf(languages[language]));
    for (const { groups = {}, indices } of text.matchAll(patterns.single.for(text))) {
      const region = regionOf(groups);
      const [start, end] = indices?.groups?.place ?? [0, 0];
      if (region !== undefined) found.push({ place: groups.place, start, end, ...region });
    }
    let named: RegExpExecArray[] | undefined;
    for (const { groups = {}, indices, index } of text.matchAll(patterns.list.for(text))) {
      const region = regionOf(groups) ?? lastRegion((named ??= regionsIn(text, patterns)), index);
      if (region === undefined) continue;
      let [at] = indices?.groups?.place ?? [0];
      for (const item of groups.place.split(patterns.and)) {
        at = text.indexOf(item, at);
        found.push({ place: item, start: at, end: at + item.length, ...region });
        at += item.length;
      }
    }
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

type Region = Pick<PlacePhrase, 'region' | 'phrase' | 'level'>;

const months = new Set(
  (
    'january february march april may june july august september october november december januar februar märz mai ' +
    'juni juli oktober dezember'
  ).split(' '),
);

function regionOf(groups: Readonly<Record<string, string | undefined>>): Region | undefined {
  const { region, phrase = '', level, behind } = groups;
  if (region === undefined || months.has(region.split(' ')[0].toLowerCase())) return undefined;
  // "im Seekreis" is of the level of "im Landkreis Talheim".
  const ownLevel = /[\p{L}-]kreis$/iu.test(region) ? 'kreis' : '';
  return { region, phrase, level: foldLevel(level ?? behind ?? ownLevel) };
}

/** "la province de" and "province of" are one level, "province". */
function foldLevel(level: string): string {
  return level
    .toLowerCase()
    .replace(/^(?:la |le |el |l['’])/, '')
    .replace(/ (?:of|de|du|del|de la|d['’]) ?$/, '')
    .replace(/^countryside$/, 'rural')
    .replace(/^landkreis$/, 'kreis')
    .trim();
}

function regionsIn(text: string, { region }: PlacePatterns): RegExpExecArray[] {
  return [...text.matchAll(region.for(text))];
}

/** The last of the regions that are `named` before a place of the text, if its level is told: a bare name may be anything. */
function lastRegion(named: readonly RegExpExecArray[], before: number): Region | undefined {
  const match = named.findLast(({ 0: phrase, index }) => index + phrase.length <= before);
  const found = regionOf(match?.groups ?? {});
  return found?.level === '' ? undefined : found;
}
