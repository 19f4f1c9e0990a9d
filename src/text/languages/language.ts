// What the name code has to know of a language: words that are no names although they may begin with a capital,
// words for roles, and the ways in which one word is derived from another. Plain tables, no logic.

/** Words of one language, folded (src/text/unicode/fold.ts): in lower case and without apostrophes. A text value holds several words, divided by spaces. */
export interface LanguageWords {
  /** Subtag of BCP 47: `en`, `de` … */
  readonly id: string;
  /** Words that begin a sentence, or stand in a title, without being part of a name; months and weekdays too. */
  readonly functionWords: string;
  /** True if every noun has a capital, so that a capital says little. */
  readonly capitalisesNouns: boolean;
  /** Small words inside names: "bin", "de", "van". */
  readonly particles: string;
  /** Small words inside names that follow another particle or stand before a hyphen: "de la", "van der", "el-". */
  readonly laterParticles: string;
  /** Words that may stand between a role and the name of its holder: "envoy for Syria", "ministre de la Défense". */
  readonly linkWords: string;
  /** Abbreviations that end in a full stop without ending the sentence. */
  readonly abbreviations: string;
  /** Nouns that say what a person is: concept (an English word, shared by all languages) to the forms of it. */
  readonly roles: Readonly<Record<string, string>>;
  /** Words that tell one role from another ("vice", "foreign"): concept to forms. */
  readonly qualifiers: Readonly<Record<string, string>>;
  /** Words that stand for a role and its qualifiers at once: form to concepts, the role first. */
  readonly contractions: Readonly<Record<string, string>>;
  /** Common parts of names that say nothing about who is meant: "committee", "north", "inc". */
  readonly genericWords: string;
  /** Forms of verbs that news has beside whoever is quoted: "said", "sagte". Of a compound form the participle. */
  readonly speechVerbs: string;
  /** First words of names that have a short form, as pairs `short/full`: "St. Paul" and "Saint Paul". */
  readonly placeForms: string;
  /**
   * Endings by which one word becomes another that is no misspelling of it: pairs `short/long`, divided by spaces,
   * each without the common stem. `/s` = "Syrian" to "Syrians"; `ov/ova` = "Petrov" to "Petrova".
   */
  readonly derivations: string;
}
