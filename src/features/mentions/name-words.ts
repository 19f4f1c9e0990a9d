// What the languages know of a word, looked up by its folded hash: one probe of a small table instead of a string.
// A table holds the words of the languages a document may be in: "Allen" is a name in English and no name in German.

import { hashFoldedWord } from '../../kernels/word-hash.ts';
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

interface RoleConcepts {
  readonly nouns: readonly string[];
  readonly qualifiers: readonly string[];
}

let concepts: RoleConcepts | undefined;

/** The concepts of role nouns and of their qualifiers. The code of a concept is its position from 1. */
function roleConcepts(): RoleConcepts {
  return (concepts ??= {
    nouns: conceptsOf(({ roles, contractions }) => [
      ...Object.keys(roles),
      ...Object.values(contractions).map((concepts) => wordsIn(concepts)[0]),
    ]),
    qualifiers: conceptsOf(({ qualifiers, contractions }) => [
      ...Object.keys(qualifiers),
      ...Object.values(contractions).flatMap((concepts) => wordsIn(concepts).slice(1)),
    ]),
  });
}

/** Words by their folded hash. A word that is unknown has an empty slot, with 0 in all columns. */
class HashedWords {
  /** The hash of the word in each slot; 0 for an empty one. */
  readonly keys = new Uint32Array(slots);

  /** Where a word with this folded hash stands, or would stand. */
  slot(hash: number): number {
    let slot = hash & (slots - 1);
    while (this.keys[slot] !== 0 && this.keys[slot] !== hash) slot = (slot + 1) & (slots - 1);
    return slot;
  }

  /** The slot of a folded word, which is its own from now on. */
  protected enter(word: string): number {
    const hash = hashFoldedWord(word);
    const slot = this.slot(hash);
    this.keys[slot] = hash;
    return slot;
  }
}

/** The function words of all languages: what a language is told by. */
class FunctionWords extends HashedWords {
  /** Languages in which the word in each slot is a function word: bit `i` for `languages[i]`. */
  readonly speakers = new Uint8Array(slots);

  constructor() {
    super();
    for (let index = 0; index < languages.length; index++) {
      for (const word of wordsIn(languages[index].functionWords))
        this.speakers[this.enter(word)] |= 1 << index;
    }
  }
}

/** Words of some languages. */
export class WordTable extends HashedWords {
  /** Classes of the word in each slot, as bits. */
  readonly classes = new Uint8Array(slots);
  /** Role noun and qualifiers that the word stands for; see src/features/mentions/role-codes.ts. */
  readonly roles = new Uint32Array(slots);
  /** True if one of the languages that were recognised writes every noun with a capital. */
  readonly capitalisesNouns: boolean;

  /** `chosen`: the languages, as bits. */
  constructor(chosen: number) {
    super();
    for (let index = 0; index < languages.length; index++) {
      // Names keep their particles in every language: "Jan van der Meer" in an English text.
      this.#addAll(languages[index].particles, particle);
      this.#addAll(languages[index].laterParticles, laterParticle);
      if ((chosen & (1 << index)) !== 0) this.#addLanguage(languages[index]);
    }
    // A text without any known function word may be a heading in English as well.
    this.capitalisesNouns =
      chosen !== allLanguages &&
      languages.some(({ capitalisesNouns }, index) => (chosen & (1 << index)) !== 0 && capitalisesNouns);
  }

  #add(word: string, wordClass: number): number {
    const slot = this.enter(word);
    this.classes[slot] |= wordClass;
    return slot;
  }

  #addAll(list: string, wordClass: number): void {
    for (const word of wordsIn(list)) this.#add(word, wordClass);
  }

  #addLanguage(language: LanguageWords): void {
    this.#addAll(language.functionWords, functionWord);
    this.#addAll(language.linkWords, linkWord);
    this.#addAll(language.abbreviations, abbreviation);
    this.#addAll(language.genericWords, genericWord);
    for (const [noun, forms] of Object.entries(language.roles)) this.#addRole(forms, [noun], []);
    for (const [qualifier, forms] of Object.entries(language.qualifiers))
      this.#addRole(forms, [], [qualifier]);
    for (const [form, list] of Object.entries(language.contractions)) {
      const [noun, ...qualifiers] = wordsIn(list);
      this.#addRole(form, [noun], qualifiers);
    }
  }

  #addRole(forms: string, nouns: readonly string[], qualifiers: readonly string[]): void {
    const concepts = roleConcepts();
    const role = packRole(
      nouns.map((noun) => concepts.nouns.indexOf(noun) + 1),
      qualifiers.map((qualifier) => concepts.qualifiers.indexOf(qualifier) + 1),
    );
    for (const form of wordsIn(forms)) {
      const slot = this.#add(form, title);
      this.roles[slot] = joinRoles(this.roles[slot], role);
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

let knownFunctionWords: FunctionWords | undefined;

/** The function words of all languages; built once. */
export function functionWords(): FunctionWords {
  return (knownFunctionWords ??= new FunctionWords());
}

/** The English word for the code of a role noun or qualifier, for showing. */
export function roleConcept(code: number, kind: 'nouns' | 'qualifiers'): string {
  return roleConcepts()[kind][code - 1];
}
