// Small numbers written as words.

import { factLanguages } from '../languages/fact-languages.ts';

let values: ReadonlyMap<string, number> | undefined;

/** The number that a folded word stands for, 2 to 12; undefined for other words, and for "one", which is an article elsewhere. */
export function numberOfWord(folded: string): number | undefined {
  values ??= new Map(
    factLanguages.flatMap(({ numbers }) =>
      numbers
        .split('/')
        .flatMap((forms, index) => forms.split(' ').map((form) => [form, index + 1] as const))
        .filter(([, value]) => value > 1),
    ),
  );
  return values.get(folded);
}
