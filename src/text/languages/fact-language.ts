// What the fact rules have to know of a language: dates, numbers, measures, rises and falls. Plain tables, no logic.
// All languages are used at once, since "12 km (7 miles)" and "5. Mai 2024" are the same in any text.

/** The calendar of one language. A text value holds several words, divided by spaces. */
export interface CalendarLanguage {
  /** Subtag of BCP 47. */
  readonly id: string;
  /** Twelve groups divided by `/`, January first; abbreviations without their full stop. */
  readonly months: string;
  /** Seven groups divided by `/`, Monday first; the first word of each is the one a message uses. */
  readonly weekdays: string;
  /** True if months and weekdays have a capital, so that a word without one is another word. */
  readonly capitalisesDates: boolean;
  /** Words that stand before a date and hardly ever before a mere month: "on", "until". */
  readonly dateLeads: string;
}

/** Words of one language; `_` stands for a space within one. */
export interface FactLanguage extends CalendarLanguage {
  /** Words that may stand beside the date of a line that says when an article appeared. */
  readonly dateline: string;
  /** Words for 1, 2, 3 … divided by `/`. */
  readonly numbers: string;
  /** Words that multiply a figure, by power of ten. */
  readonly powers: Readonly<Record<number, string>>;
  /** Words that make a figure less exact. */
  readonly about: string;
  /** Words before a number that is not the number of what follows: "at least", "one of". */
  readonly notExactly: string;
  /** Verbs that say what befell the things that are counted: "five players were hurt: …". */
  readonly befell: string;
  /** Things of which one name may stand for several: goals, votes. */
  readonly tallies: string;
  /** Things of time, space and money, of which no list of names follows. */
  readonly measures: string;
  /** Words that open a list which is not complete. */
  readonly including: string;
  readonly conjunctions: string;
  /** Words that join a figure and the same in other terms: "23 kilograms, or 51 pounds". */
  readonly or: string;
  readonly articles: string;
  /** Words for the sign %. */
  readonly percent: string;
  readonly rise: string;
  readonly fall: string;
  /** Nouns for a rise and a fall, as in "an increase of 5 percent". */
  readonly rises: string;
  readonly falls: string;
  /** Words between such a noun and the share: "of". */
  readonly of: string;
  /** Words between a part and its whole: "100 of 400". */
  readonly ofWhole: string;
  /** Words before a whole whose part follows: "Of the 400, 100 …". */
  readonly fromWhole: string;
  /** Words between a verb of rising and the share: "by". */
  readonly by: string;
  /** Words that may follow an amount without being its unit: "in May", "a year earlier". */
  readonly amountEnds: string;
  /** Words before the figure that was reached, and before the one it began with. */
  readonly to: string;
  readonly from: string;
  /** Words before the figure of an earlier time, where `earlier` words follow it: "to 228, compared with 181 a year ago". */
  readonly against: string;
  readonly earlier: string;
  /** Names of units; the concepts are those of src/text/facts/units.ts. */
  readonly units: Readonly<Record<string, string>>;
  /** Parties as they stand in brackets behind a name. */
  readonly parties: string;
}

/** The words of one entry of a table, with their spaces. */
export function phrasesIn(list: string): string[] {
  return list
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', ' '));
}

/** An alternation of phrases for a regular expression, longest first, with any white space for a space. */
export function alternation(phrases: Iterable<string>): string {
  return [...new Set(phrases)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '\\s+'))
    .join('|');
}
