// The form of a configuration as plain values, declared once: validation and the JSON schema both follow from it.

interface Described {
  readonly description?: string;
  readonly default?: unknown;
}

/** A text that is not empty. */
export interface TextShape extends Described {
  readonly kind: 'text';
  /** What the text is: "a text", "a pattern". */
  readonly expected: string;
  /** UTF-16 units. */
  readonly maximumLength: number;
  /** What the text must match, and what to say where it does not ("must be …"). */
  readonly form?: { readonly pattern: RegExp; readonly demand: string };
  /** The same where no regular expression tells; the JSON schema leaves it out. */
  readonly test?: { fits(text: string): boolean; readonly demand: string };
}

/** True or false. */
export interface FlagShape extends Described {
  readonly kind: 'flag';
}

/** A number between `min` and `max`, both allowed. */
export interface NumberShape extends Described {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly isInteger: boolean;
}

/** One of a few words. */
export interface ChoiceShape extends Described {
  readonly kind: 'choice';
  readonly choices: readonly string[];
  /** What a choice is called in messages: "severity"; undefined: by the name of the key. */
  readonly noun?: string;
  /** What is expected, where other values than these are allowed as well. */
  readonly expected?: string;
}

/** A list of values of one shape. */
export interface ListShape extends Described {
  readonly kind: 'list';
  readonly of: Shape;
  readonly minimumLength: number;
  /** "a list of patterns". */
  readonly expected: string;
}

/** A list of one or two: `[first]` or `[first, second]`. */
export interface PairShape extends Described {
  readonly kind: 'pair';
  readonly first: Shape;
  readonly second: Shape;
  readonly expected: string;
}

/** An object of which every key is known, or a rule. */
export interface ObjectShape extends Described {
  readonly kind: 'object';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
  /** What a key is called in messages: "key", "rule", "option". */
  readonly noun: string;
  /** Whose keys they are, where the key above does not tell: "near-duplicate-article". */
  readonly owner?: string;
  /** True if exactly one of the keys must stand. */
  readonly isExactlyOne?: boolean;
  /** Further keys, which only a run knows: the schema allows them by a pattern. */
  readonly unknownToSchema?: { readonly pattern: string; readonly shape: Shape };
  /** True if the schema allows any key. */
  readonly isOpenInSchema?: boolean;
}

/** Forms told apart by the type of the value. */
export interface EitherShape extends Described {
  readonly kind: 'either';
  readonly text?: TextShape | ChoiceShape;
  readonly list?: ListShape | PairShape;
  readonly object?: ObjectShape;
  readonly expected: string;
}

/** What a value of a configuration may be. */
export type Shape =
  TextShape | FlagShape | NumberShape | ChoiceShape | ListShape | PairShape | ObjectShape | EitherShape;

/** What a value of the shape is, for "… must be <this>". */
export function expectation(shape: Shape): string {
  switch (shape.kind) {
    case 'flag':
      return 'true or false';
    case 'number':
      return numberExpectation(shape);
    case 'choice':
      return shape.expected ?? alternatives(shape.choices.map((choice) => `"${choice}"`));
    case 'object':
      return shape.noun === 'key' ? 'an object' : `an object with ${shape.noun}s`;
    default:
      return shape.expected;
  }
}

function numberExpectation({ min, max, isInteger }: NumberShape): string {
  const noun = isInteger ? 'a whole number' : 'a number';
  const isOpen = max >= Number.MAX_SAFE_INTEGER;
  return isOpen ? `${noun} of at least ${min}` : `${noun} from ${min} to ${max}`;
}

/** "a", "a or b", "a, b or c". */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** True for a value with keys: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
