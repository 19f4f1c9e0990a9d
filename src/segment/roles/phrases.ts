// Phrases with open places, matched against the words of a line. A phrase is written as words with spaces between:
// `a|b` is one of several words, a `?` behind makes it optional, `#` is a number, `*` is any words.

interface PhraseWord {
  /** Undefined for `*`. */
  readonly words: ReadonlySet<string> | undefined;
  readonly isOptional: boolean;
}

function compileWord(word: string): PhraseWord {
  if (word === '*') return { words: undefined, isOptional: true };
  const isOptional = word.endsWith('?');
  return { words: new Set((isOptional ? word.slice(0, -1) : word).split('|')), isOptional };
}

/** A phrase that is compiled when a line begins as it may begin: of hundreds, a run meets a few. */
class Phrase {
  readonly #source: string;
  #words: readonly PhraseWord[] | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  matches(words: readonly string[]): boolean {
    this.#words ??= this.#source.split(' ').map(compileWord);
    return matches(this.#words, 0, words, 0);
  }
}

/** What a phrase may begin with: a word and the one behind it; '' where none need be there, `*` for any word. */
type Opening = readonly [first: string, second: string];

const nothing: readonly string[] = [''];

/** What a phrase may begin with, as its words are written in it. Throws RangeError where that is any word. */
function openingsOf(phrase: string): Opening[] {
  const words = phrase.split(' ');
  const isOptional = (at: number): boolean => words[at] === '*' || words[at].endsWith('?');
  const wordsAt = (at: number): readonly string[] =>
    at === words.length ? nothing : words[at].replace('?', '').split('|');
  const openings: Opening[] = [];
  for (let first = 0; first < words.length; first++) {
    if (words[first] === '*') throw new RangeError(`The phrase "${phrase}" may begin with any word.`);
    for (let second = first + 1; second <= words.length; second++) {
      for (const word of wordsAt(first)) for (const next of wordsAt(second)) openings.push([word, next]);
      if (second === words.length || !isOptional(second)) break;
    }
    if (!isOptional(first)) break;
  }
  return openings;
}

function matches(phrase: readonly PhraseWord[], at: number, words: readonly string[], from: number): boolean {
  if (at === phrase.length) return from === words.length;
  const { words: allowed, isOptional } = phrase[at];
  if (isOptional && matches(phrase, at + 1, words, from)) return true;
  if (from === words.length || (allowed !== undefined && !allowed.has(words[from]))) return false;
  return matches(phrase, allowed === undefined ? at : at + 1, words, from + 1);
}

/** A list of phrases, indexed by the words they may begin with. */
export class PhraseList {
  readonly #byFirstWord = new Map<string, Phrase[]>();
  readonly #seconds = new Map<string, Set<string>>();

  /** Throws RangeError for a phrase that may begin with any word. */
  constructor(phrases: readonly string[]) {
    for (const source of phrases) {
      const phrase = new Phrase(source);
      for (const [first, second] of openingsOf(source)) {
        const known = this.#byFirstWord.get(first);
        if (known === undefined) this.#byFirstWord.set(first, [phrase]);
        else if (known.at(-1) !== phrase) known.push(phrase);
        const seconds = this.#seconds.get(first);
        if (seconds === undefined) this.#seconds.set(first, new Set([second]));
        else seconds.add(second);
      }
    }
  }

  /** True if a phrase is exactly these words. */
  matches(words: readonly string[]): boolean {
    return this.#byFirstWord.get(words[0])?.some((phrase) => phrase.matches(words)) ?? false;
  }

  /** The words that a phrase may begin with, each with those that may come next: `*` for any, '' for none. */
  openings(): Iterable<readonly [first: string, seconds: ReadonlySet<string>]> {
    return this.#seconds;
  }
}
