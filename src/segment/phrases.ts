// Phrases with open places, matched against the words of a line. A phrase is written as words with spaces between:
// `a|b` is one of several words, a `?` behind makes it optional, `#` is a number, `*` is any words.

interface PhraseWord {
  /** Undefined for `*`. */
  readonly words: ReadonlySet<string> | undefined;
  readonly isOptional: boolean;
}

function compile(phrase: string): PhraseWord[] {
  return phrase.split(' ').map((word) => {
    if (word === '*') return { words: undefined, isOptional: true };
    const isOptional = word.endsWith('?');
    return { words: new Set((isOptional ? word.slice(0, -1) : word).split('|')), isOptional };
  });
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
  private readonly byFirstWord = new Map<string, PhraseWord[][]>();

  /** Throws RangeError for a phrase that may begin with any word. */
  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const compiled = compile(phrase);
      const needed = compiled.findIndex(({ isOptional }) => !isOptional);
      for (const { words } of compiled.slice(0, needed + 1)) {
        if (words === undefined) throw new RangeError(`The phrase "${phrase}" may begin with any word.`);
        for (const word of words) {
          const known = this.byFirstWord.get(word);
          if (known === undefined) this.byFirstWord.set(word, [compiled]);
          else known.push(compiled);
        }
      }
    }
  }

  /** True if a phrase is exactly these words. */
  matches(words: readonly string[]): boolean {
    return this.byFirstWord.get(words[0])?.some((phrase) => matches(phrase, 0, words, 0)) ?? false;
  }

  /** The words that a phrase may begin with. */
  firstWords(): Iterable<string> {
    return this.byFirstWord.keys();
  }
}
