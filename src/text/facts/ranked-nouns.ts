// "Ann Cole, the 43rd president", "der 44. Präsident, Arno Kohl", "Cole's third novel": ordinals before nouns that are
// counted by person, and the name they belong to.

import { scriptPattern } from '../unicode/script-pattern.ts';

/** A rank with its name; positions are UTF-16 units of the text. */
export interface RankedNoun {
  /** An office somebody holds, or what somebody achieved one after the other. */
  readonly kind: 'held' | 'achieved';
  /** Empty where a pronoun stands. */
  readonly name: string;
  /** In small letters, with an adjective before it. */
  readonly noun: string;
  readonly rank: number;
  readonly start: number;
  readonly end: number;
}

/** Offices, titles and works: of an office one person has one rank, of titles one at a time. Folded words. */
export const rankedNouns: readonly string[] = `
  president governor mayor king queen emperor pope bishop archbishop chancellor chairman chairwoman director secretary premier
  speaker commissioner rector dean principal novel album title victory win medal marathon präsident präsidentin
  bürgermeister bürgermeisterin kanzler kanzlerin papst bischof kaiser könig direktor direktorin rektor roman titel sieg
  président présidente gouverneur maire roi reine empereur pape évêque directeur directrice titre victoire presidente
  presidenta gobernador gobernadora alcalde alcaldesa rey reina emperador papa obispo directora novela título victoria
`
  .trim()
  .split(/\s+/u);

const ranks: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'second zweite zweiten deuxième seconde segundo segunda',
    'third dritte dritten troisième tercer tercera',
    'fourth vierte vierten quatrième cuarto cuarta',
    'fifth fünfte fünften cinquième quinto quinta',
    'sixth sechste sechsten sixième sexto sexta',
    'seventh siebte siebten septième séptimo séptima',
    'eighth achte achten huitième octavo octava',
    'ninth neunte neunten neuvième noveno novena',
    'tenth zehnte zehnten dixième décimo décima',
  ].flatMap((forms, index) => forms.split(' ').map((form) => [form, index + 2])),
);

// Every word that is looked for costs a little on every text.
const highestRank = 50;

/** "2nd" to "50th": ordinals in figures, as words. */
export const ordinalFigures: readonly string[] = Array.from({ length: highestRank - 1 }, (_, index) => {
  const rank = index + 2;
  const isTeen = rank > 10 && rank < 20;
  return `${rank}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][rank % 10]) ?? 'th'}`;
});

const rankWords: readonly string[] = Object.keys(ranks);

const name = String.raw`(?<name>\p{Lu}[\p{L}-]+(?:\s+\p{Lu}\.)?(?:\s+\p{Lu}[\p{L}-]+){0,2})`;
const article = String.raw`(?:(?:the|The|der|Der|die|Die|den|zum|zur|le|Le|la|La|el|El)\s+)`;
const became = 'was|is|became|becomes|wurde|ist|war|est|fut|était|devint|es|fue|era';
const pronoun = String.raw`(?<![\p{L}’'])(?:[Hh]e|[Ss]he|[Ww]ho|[Ee]r|[Ss]ie|[Ii]l|[Ee]lle|qui|que)`;
const own = 'his|her|seinen|seine|ihren|ihre|son|sa|su';
const achieved =
  'won|wins|wrote|published|released|took|claimed|celebrated|gewann|schrieb|feierte|holte|remporte|ganó|escribió|logró';

let patterns:
  readonly (readonly [kind: 'held' | 'achieved', pattern: ReturnType<typeof scriptPattern>])[] | undefined;

function patternsOf(): NonNullable<typeof patterns> {
  if (patterns !== undefined) return patterns;
  const eitherCase = (words: readonly string[]): string =>
    words.map((word) => `[${word[0]}${word[0].toUpperCase()}]${word.slice(1)}`).join('|');
  const ordinal = String.raw`(?<rank>\d{1,2}(?:st|nd|rd|th)|${eitherCase(rankWords)})`;
  const noun = String.raw`(?<noun>(?:\p{Ll}+\s+)?(?:${eitherCase(rankedNouns)}))(?!\p{L})`;
  const alone = String.raw`(?<![\p{L}’'.-]|\p{Lu}\p{L}{0,20}\s+)`;
  const body = String.raw`(?:\s+of\s+(?:the\s+)?\p{L}+(?:\s+\p{Lu}\p{L}+){0,2})?`;
  patterns = [
    // "Ann Cole, the 43rd president", "Ann Cole became the 43rd president"
    [
      'held',
      scriptPattern(`${alone}${name}(?:,\\s+|\\s+(?:${became})\\s+)${article}?${ordinal}\\s+${noun}`, 'g'),
    ],
    // "who became the 43rd president"
    ['held', scriptPattern(String.raw`${pronoun}\s+(?:${became})\s+${article}?${ordinal}\s+${noun}`, 'g')],
    // "the 43rd president of the republic, Ann Cole,", "43rd President Ann Cole"
    [
      'held',
      scriptPattern(`(?<![\\p{L}\\d])${ordinal}\\s+${noun}${body},?\\s+${name}(?=[\\s+,.;:)]|$)`, 'g'),
    ],
    // "Cole's third novel", "Ann Cole won her third title"
    [
      'achieved',
      scriptPattern(
        `${alone}${name}(?:['’]s|\\s+(?:${achieved})\\s+(?:${own}))\\s+${ordinal}\\s+${noun}`,
        'g',
      ),
    ],
  ];
  return patterns;
}

/** What was achieved then and what next may both be right. */
const inTime =
  /(?<!\p{L})(?:(?:1[89]|20)\d\d|next|previous|then|later|earlier|already|dann|nächste[nrs]?|zuvor|später|damals|puis|ensuite|prochaine?|luego|próxim[oa])(?!\p{L})/iu;

/** The rank that the noun at `at` has, with the name beside it. */
export function readRank(text: string, at: number): RankedNoun | undefined {
  for (const [kind, pattern] of patternsOf()) {
    for (const match of text.matchAll(pattern.for(text))) {
      const end = match.index + match[0].length;
      if (at < match.index || at >= end) continue;
      if (kind === 'achieved' && inTime.test(text)) return undefined;
      const groups = match.groups as Record<'noun' | 'rank', string> & { readonly name?: string };
      const rank = ranks[groups.rank.toLowerCase()] ?? Number.parseInt(groups.rank, 10);
      const name = spaced(groups.name ?? '');
      return { kind, name, noun: spaced(groups.noun).toLowerCase(), rank, start: match.index, end };
    }
  }
  return undefined;
}

/** Words on two lines, on one. */
function spaced(words: string): string {
  return words.replace(/\s+/gu, ' ');
}
