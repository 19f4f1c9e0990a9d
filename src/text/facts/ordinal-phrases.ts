// Phrases that count an event: "for the third time", "the second such operation". One table a language.

import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';

/** A phrase that says the how-manieth time something happens. Offsets count UTF-16 units. */
export interface OrdinalPhrase {
  readonly start: number;
  readonly end: number;
  /** 2 for "second". */
  readonly rank: number;
  /** The noun that is counted; undefined for "for the third time", which counts what its sentence tells. */
  readonly noun: string | undefined;
  /** What the count is limited to: "this year". Empty for none. */
  readonly period: string;
}

interface OrdinalWords {
  /** Groups divided by `/`, "second" first. */
  readonly ordinals: string;
  /** `#` stands for the ordinal, `@` for the noun. */
  readonly time: string;
  readonly such: string;
  readonly period: string;
}

const words: readonly OrdinalWords[] = [
  {
    ordinals: 'second/third/fourth/fifth/sixth/seventh/eighth/ninth/tenth',
    time: 'for the # time',
    such: 'the # such @',
    period:
      '(?:this|last) (?:week|month|year)|(?:within|in) (?:a|the (?:past|last)|less than a|one) (?:week|month|year)|since \\d{4}',
  },
  {
    ordinals:
      'zweite zweiten/dritte dritten/vierte vierten/fünfte fünften/sechste sechsten/siebte siebten/achte achten/neunte neunten/zehnte zehnten',
    time: 'zum # Mal',
    such: '(?:der|die|das|den|dem|vom|zum|beim) # (?:solche|derartige)[nrs]? @',
    period:
      'in diesem (?:Jahr|Monat)|in dieser Woche|(?:binnen|innerhalb) (?:einer Woche|eines Monats|eines Jahres)',
  },
  {
    ordinals:
      'deuxième second seconde/troisième/quatrième/cinquième/sixième/septième/huitième/neuvième/dixième',
    time: 'pour la # fois',
    such: '(?:le|la) # @ (?:de ce (?:genre|type)|de la sorte)',
    period: 'cette (?:année|semaine)|ce mois-ci|en (?:une semaine|un mois|un an)',
  },
  {
    ordinals:
      'segundo segunda/tercer tercera/cuarto cuarta/quinto quinta/sexto sexta/séptimo séptima/octavo octava/noveno novena/décimo décima',
    time: 'por # vez',
    such: '(?:el|la) # @ de este tipo',
    period: 'este (?:año|mes)|esta semana|en (?:una semana|un mes|un año)',
  },
];

/** Words one of which every phrase with a noun holds. */
export const suchWords: readonly string[] =
  'such solche solchen solcher derartige derartigen derartiger genre type sorte tipo'.split(' ');

/** All forms of the ordinals. */
export const ordinalForms: readonly string[] = words.flatMap(({ ordinals }) => ordinals.split(/[/ ]/));

interface OrdinalPattern {
  /** Rank by form. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly phrase: ScriptPattern;
}

let compiled: readonly OrdinalPattern[] | undefined;

function compile({ ordinals, time, such, period }: OrdinalWords): OrdinalPattern {
  const forms = ordinals.split('/').map((group) => group.split(' '));
  const any = `(?:${forms.flat().join('|')})`;
  const inTime = time.replace('#', `(${any})`);
  const inSuch = such.replace('#', `(${any})`).replace('@', String.raw`([\p{L}]{3,})`);
  return {
    ranks: new Map(forms.flatMap((same, index) => same.map((form) => [form, index + 2]))),
    phrase: scriptPattern(
      `(?<![\\p{L}])(?:${inTime}|${inSuch})(?![\\p{L}])(?: (?:[\\p{L}]+ ){0,2}?(${period}))?`,
      'gi',
    ),
  };
}

/** The counting phrases of a text, ascending. */
export function findOrdinals(text: string): OrdinalPhrase[] {
  compiled ??= words.map(compile);
  const found: OrdinalPhrase[] = [];
  for (const { ranks, phrase } of compiled) {
    for (const match of text.matchAll(phrase.for(text))) {
      const [whole, ofTime, ofSuch, noun, period = ''] = match;
      const rank = ranks.get((ofTime ?? ofSuch).toLowerCase()) ?? 0;
      const end = match.index + whole.length;
      found.push({ start: match.index, end, rank, noun, period: period.toLowerCase() });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
