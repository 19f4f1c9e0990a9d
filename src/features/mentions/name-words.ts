// What the languages know of a word, looked up by its folded hash: one probe of a small table instead of a string.
// A table holds the words of the languages a document may be in: "Allen" is a name in English and no name in German.

import { hashFoldedWord } from '../../kernels/words.ts';
import { foldWord } from '../../text/fold.ts';
import { languages, wordsIn, type LanguageWords } from '../../text/languages/index.ts';
import { joinRoles, packRole } from './role-codes.ts';

/** Begins a sentence or stands in a title without being part of a name; months and weekdays too. */
export const functionWord = 1;
/** Small word inside names. */
export const particle = 2;
/** Takes a full stop that ends no sentence. */
export const abbreviation = 4;
/** Says what somebody is ("president"), or tells one such word from another ("vice"). */
export const title = 8;
/** Common part of names that says nothing about who is meant. */
export const genericWord = 16;
/** May stand between a role and the name of its holder. */
export const linkWord = 32;
/** Small word inside names if it follows another one or stands before a hyphen. */
export const laterParticle = 64;

// The languages hold about 2,400 words: half of the slots stay empty, so that a word that is not there ends at once.
const slots = 8192;

function conceptsOf(select: (language: LanguageWords) => Iterable<string>): string[] {
  const concepts = new Set<string>();
  for (const language of languages) for (const concept of select(language)) concepts.add(concept);
  return [...concepts].sort();
}

/** The concepts of role nouns and of their qualifiers. The code of a concept is its position from 1. */
function roleConcepts(): { readonly nouns: readonly string[]; readonly qualifiers: readonly string[] } {
  return {
    nouns: conceptsOf(({ roles, contractions }) => [
      ...Object.keys(roles),
      ...Object.values(contractions).map((concepts) => wordsIn(concepts)[0]),
    ]),
    qualifiers: conceptsOf(({ qualifiers, contractions }) => [
      ...Object.keys(qualifiers),
      ...Object.values(contractions).flatMap((concepts) => wordsIn(concepts).slice(1)),
    ]),
  };
}

/** Words of some languages. A word that is unknown has an empty slot, with 0 in all columns. */
export class WordTable {
  readonly #keys = new Uint32Array(slots);
  /** Classes of the word in each slot, as bits. */
  readonly classes = new Uint8Array(slots);
  /** Role noun and qualifiers that the word stands for; see src/features/mentions/role-codes.ts. */
  readonly roles = new Uint32Array(slots);
  /** Languages in which the word is a function word: bit `i` for `languages[i]`. */
  readonly functionLanguages = new Uint8Array(slots);
  /** True if one of the languages writes every noun with a capital. */
  readonly capitalisesNouns: boolean;

  /** `chosen`: the languages, as bits. */
  constructor(chosen: number) {
    const concepts = roleConcepts();
    for (let index = 0; index < languages.length; index++) {
      // Names keep their particles in every language: "Jan van der Meer" in an English text.
      this.#addAll(languages[index].particles, particle);
      this.#addAll(languages[index].laterParticles, laterParticle);
      if ((chosen & (1 << index)) !== 0) this.#addLanguage(languages[index], 1 << index, concepts);
    }
    // A text without any known function word may be a heading in English as well: only a clear case counts.
    this.capitalisesNouns = languages.every(
      ({ capitalisesNouns }, index) => (chosen & (1 << index)) === 0 || capitalisesNouns,
    );
  }

  /** Where a word with this folded hash stands, or would stand. */
  slot(hash: number): number {
    let slot = hash & (slots - 1);
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & (slots - 1);
    return slot;
  }

  #add(word: string, wordClass: number): number {
    const hash = hashFoldedWord(foldWord(word));
    const slot = this.slot(hash);
    this.#keys[slot] = hash;
    this.classes[slot] |= wordClass;
    return slot;
  }

  #addAll(list: string, wordClass: number): void {
    for (const word of wordsIn(list)) this.#add(word, wordClass);
  }

  #addLanguage(language: LanguageWords, bit: number, concepts: ReturnType<typeof roleConcepts>): void {
    for (const word of wordsIn(language.functionWords))
      this.functionLanguages[this.#add(word, functionWord)] |= bit;
    this.#addAll(language.linkWords, linkWord);
    this.#addAll(language.abbreviations, abbreviation);
    this.#addAll(language.genericWords, genericWord);
    const addRole = (form: string, noun: string | undefined, qualifiers: readonly string[]): void => {
      const slot = this.#add(form, title);
      const nouns = noun === undefined ? [] : [concepts.nouns.indexOf(noun) + 1];
      const role = packRole(
        nouns,
        qualifiers.map((qualifier) => concepts.qualifiers.indexOf(qualifier) + 1),
      );
      this.roles[slot] = joinRoles(this.roles[slot], role);
    };
    for (const [concept, forms] of Object.entries(language.roles)) {
      for (const form of wordsIn(forms)) addRole(form, concept, []);
    }
    for (const [concept, forms] of Object.entries(language.qualifiers)) {
      for (const form of wordsIn(forms)) addRole(form, undefined, [concept]);
    }
    for (const [form, list] of Object.entries(language.contractions)) {
      const [noun, ...qualifiers] = wordsIn(list);
      addRole(form, noun, qualifiers);
    }
  }
}

const tables = new Map<number, WordTable>();

/** All known languages. */
export const allLanguages = (1 << languages.length) - 1;

/** The table of a set of languages, as bits; built once. */
export function wordTable(chosen: number): WordTable {
  let table = tables.get(chosen);
  if (table === undefined) tables.set(chosen, (table = new WordTable(chosen)));
  return table;
}

let concepts: ReturnType<typeof roleConcepts> | undefined;

/** The English word for the code of a role noun or qualifier, for showing. */
export function roleConcept(code: number, kind: 'nouns' | 'qualifiers'): string {
  concepts ??= roleConcepts();
  return concepts[kind][code - 1];
}
