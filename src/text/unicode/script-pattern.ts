// Patterns over the letters of any script that cost little on Western text. A class such as \p{L} takes V8 0.3 to 2 ms
// to compile, which a whole run over a few short files is made of. Every pattern has a twin in which such classes hold
// their Latin-1 members only; it is used for text without any other letter, and the full one is made when first needed.

/** A pattern that may have `\p{…}` classes, of those in `westernMembers`. */
export interface ScriptPattern {
  /** The expression to use for this text: gives for it what the pattern gives. */
  for(text: string): RegExp;
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
}

// Latin-1 and General Punctuation (dashes, curly quotes, ellipsis): all that most European text is written in.
const beyondWestern = /[^\x00-\xff\u2000-\u206f]/;

/** The members of each property within Latin-1 and General Punctuation, as they stand between brackets. */
const westernMembers: Readonly<Record<string, string>> = {
  L: 'A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\xff',
  Lu: 'A-Z\xc0-\xd6\xd8-\xde',
  Ll: 'a-z\xb5\xdf-\xf6\xf8-\xff',
  Lt: '',
  Lo: '\xaa\xba',
  M: '',
  N: '0-9\xb2\xb3\xb9\xbc-\xbe',
  Nd: '0-9',
  Pd: '\\-\u2010-\u2015',
  'Script=Latin': 'A-Za-z\xaa\xba\xc0-\xd6\xd8-\xf6\xf8-\xff',
  'Script=Greek': '',
  'Script=Cyrillic': '',
  'Script=Han': '',
  Default_Ignorable_Code_Point: '\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f',
};

let latestText = '';
let isLatestWestern = true;

/** True if a text has no character beyond Latin-1 and General Punctuation. */
export function isWestern(text: string): boolean {
  // Several patterns look at one line in turn.
  if (text !== latestText) {
    isLatestWestern = !beyondWestern.test(text);
    latestText = text;
  }
  return isLatestWestern;
}

// With the flag i they take in letters whose other case lies beyond the range: "ÿ" is a \p{Lu} for its "Ÿ", and
// the sign "µ" is Greek for the letter that looks the same.
const propertiesOfCase = new Set(['Lu', 'Ll', 'Lt', 'Script=Greek']);

/** The source of the twin. Throws RangeError for a property whose members are not known. */
function westernSource(source: string, flags: string): string {
  let isInClass = false;
  return source.replace(/\\p\{([\w=]+)\}|\\.|[[\]]/gs, (part: string, property: string | undefined) => {
    if (part === '[' || part === ']') isInClass = part === '[';
    if (property === undefined) return part;
    if (!Object.hasOwn(westernMembers, property) || (flags.includes('i') && propertiesOfCase.has(property)))
      throw new RangeError(`The Western members of \\p{${property}} with flags "${flags}" are not known.`);
    return isInClass ? westernMembers[property] : `[${westernMembers[property]}]`;
  });
}

class TwinPattern implements ScriptPattern {
  readonly #source: string;
  readonly #flags: string;
  #western: RegExp | undefined;
  #full: RegExp | undefined;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  for(text: string): RegExp {
    if (!isWestern(text)) return (this.#full ??= new RegExp(this.#source, `${this.#flags}u`));
    // Without the flag u: with it, folding case closes every letter over all of Unicode when the pattern is compiled.
    return (this.#western ??= new RegExp(westernSource(this.#source, this.#flags), this.#flags));
  }

  test(text: string): boolean {
    return this.for(text).test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.for(text).exec(text);
  }
}

/**
 * A pattern by its source (`String.raw`, without `\u{…}`) and flags; `u` is added. The source is compiled when first
 * used, a mistake in it shows then.
 */
export function scriptPattern(source: string, flags = ''): ScriptPattern {
  return new TwinPattern(source, flags);
}
