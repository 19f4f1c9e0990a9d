// What the user knows better than the corpus: right names, pairs that are two names, and lists of known names.

import { choice, list } from '../../define/index.ts';
import { foldName } from '../../features/mentions/forms.ts';
import type { Grade } from './evidence/grade.ts';

/** Options of the rules about names. */
export const nameOptions = {
  evidence: choice(
    'The weakest evidence that is reported: `strong` (right nearly always), `moderate` or `weak` (right every other time).',
    ['strong', 'moderate', 'weak'],
    'moderate',
  ),
  canonical: list(
    'Names that are right as they stand here ("Kamala Harris"): the other spelling is wrong, whatever the majority.',
  ),
  distinct: list(
    'Pairs of names that are two names and never one, each written "Marvin Davis / Martin Davis".',
  ),
  aliases: list('Spellings of one name that are all right, each list written "Kyiv / Kiev".'),
  gazetteer: list(
    'Words known to be names: no slip of typing, so that only the same role beside both raises a doubt.',
  ),
};

/** Values of `nameOptions`. */
export interface NameSettings {
  readonly evidence: Grade;
  readonly canonical: readonly string[];
  readonly distinct: readonly string[];
  readonly aliases: readonly string[];
  readonly gazetteer: readonly string[];
}

/** Grades from the strongest on. */
export const grades: readonly Grade[] = ['strong', 'moderate', 'weak'];

/** A full name or word in small letters with single spaces, without particles' hyphens: what names are compared by. */
export function foldFullName(name: string): string {
  return name
    .split(/[\s.\u2010\u2011-]+/)
    .map(foldName)
    .filter((word) => word !== '')
    .join(' ');
}

/** Every two names of a list "One / Another / A third", both ways round. */
function pairsOf(group: string): string[] {
  const names = group.split('/').map(foldFullName);
  return names.flatMap((one) => names.filter((other) => other !== one).map((other) => `${one}/${other}`));
}

/** The settings in the form in which pairs are looked up. */
export class KnownNames {
  readonly #canonical: ReadonlySet<string>;
  readonly #distinct: ReadonlySet<string>;
  readonly #gazetteer: ReadonlySet<string>;

  constructor({ canonical, distinct, aliases, gazetteer }: Omit<NameSettings, 'evidence'>) {
    this.#canonical = new Set(canonical.map(foldFullName));
    this.#distinct = new Set([...distinct, ...aliases].flatMap(pairsOf));
    this.#gazetteer = new Set(gazetteer.flatMap((entry) => foldFullName(entry).split(' ')));
  }

  /** True if one of the spellings of a name, alone or with its neighbour, is declared right. */
  isCanonical(spellings: readonly string[]): boolean {
    return spellings.some((spelling) => this.#canonical.has(spelling));
  }

  /** True if the two are declared to be two names, or right both; spellings correspond by position. */
  areDistinct(one: readonly string[], other: readonly string[]): boolean {
    return one.some((spelling, index) => this.#distinct.has(`${spelling}/${other[index]}`));
  }

  /** True if the folded word is in a list of names. */
  isListed(word: string): boolean {
    return this.#gazetteer.has(word);
  }
}
