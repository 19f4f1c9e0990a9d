// Options of rules: declared as plain values, so that types, validation, the JSON schema, the docs table and
// the hand-over to worker threads all follow from one declaration.

interface Described<Kind extends string, Value> {
  readonly kind: Kind;
  /** A sentence for `explain`, the table and editors. */
  readonly description: string;
  readonly default: Value;
}

/** An option that is a number between `min` and `max`, both allowed. */
export interface NumberOption extends Described<'number', number> {
  readonly min: number;
  readonly max: number;
  readonly isInteger: boolean;
}
/** An option that is true or false. */
export type FlagOption = Described<'flag', boolean>;
/** An option that is one of a few words. */
export interface ChoiceOption<Choice extends string = string> extends Described<'choice', Choice> {
  readonly choices: readonly Choice[];
}
/** What every text of a list must be: one of some words, or of a form ("must be <demand>"). */
export type ListItems =
  { readonly choices: readonly string[] } | { readonly form: RegExp; readonly demand: string };
/** An option that is a list of texts. */
export interface ListOption extends Described<'list', readonly string[]> {
  /** Without it any texts may stand in the list. */
  readonly items?: ListItems;
}

/** An option of a rule. */
export type Option = NumberOption | FlagOption | ChoiceOption | ListOption;
/** The options of a rule, by name. */
export type OptionDeclarations = Readonly<Record<string, Option>>;

/** The values that belong to a set of declarations. */
export type OptionValues<Declarations extends OptionDeclarations> = {
  readonly [Name in keyof Declarations]: Declarations[Name] extends ChoiceOption<infer Choice>
    ? Choice
    : Declarations[Name]['default'];
};

/** A share, 0 to 1. */
export function ratio(description: string, byDefault: number): NumberOption {
  return { kind: 'number', description, default: byDefault, min: 0, max: 1, isInteger: false };
}

/** A whole number, by default from 0 upwards. */
export function count(
  description: string,
  byDefault: number,
  range: { min?: number; max?: number } = {},
): NumberOption {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = range;
  return { kind: 'number', description, default: byDefault, min, max, isInteger: true };
}

/** True or false. */
export function flag(description: string, byDefault: boolean): FlagOption {
  return { kind: 'flag', description, default: byDefault };
}

/** One of the given words. */
export function choice<const Choice extends string>(
  description: string,
  choices: readonly Choice[],
  byDefault: NoInfer<Choice>,
): ChoiceOption<Choice> {
  return { kind: 'choice', description, default: byDefault, choices };
}

/** A list of texts. */
export function list(description: string, byDefault: readonly string[] = [], items?: ListItems): ListOption {
  return { kind: 'list', description, default: byDefault, ...(items === undefined ? {} : { items }) };
}

/** The default value of every declared option. */
export function defaultOptions<Declarations extends OptionDeclarations>(
  declarations: Declarations,
): OptionValues<Declarations> {
  return Object.fromEntries(
    Object.entries(declarations).map(([name, option]) => [name, option.default]),
  ) as OptionValues<Declarations>;
}
