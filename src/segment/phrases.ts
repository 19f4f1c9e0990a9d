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

/** The words that a phrase may begin with, as they are written in it. Throws RangeError where it is any word. */
function firstWordsOf(phrase: string): string[] {
  const first: string[] = [];
  for (const word of phrase.split(' ')) {
    if (word === '*') throw new RangeError(`The phrase "${phrase}" may begin with any word.`);
    const isOptional = word.endsWith('?');
    first.push(...(isOptional ? word.slice(0, -1) : word).split('|'));
    if (!isOptional) return first;
  }
  return first;
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

  /** Throws RangeError for a phrase that may begin with any word. */
  constructor(phrases: readonly string[]) {
    for (const source of phrases) {
      const phrase = new Phrase(source);
      for (const word of firstWordsOf(source)) {
        const known = this.#byFirstWord.get(word);
        if (known === undefined) this.#byFirstWord.set(word, [phrase]);
        else known.push(phrase);
      }
    }
  }

  /** True if a phrase is exactly these words. */
  matches(words: readonly string[]): boolean {
    return this.#byFirstWord.get(words[0])?.some((phrase) => phrase.matches(words)) ?? false;
  }

  /** The words that a phrase may begin with. */
  firstWords(): Iterable<string> {
    return this.#byFirstWord.keys();
  }
}
