// Signs that change what figures and formulas say. Words are compared without signs, so that "$5" and "€5" are equal
// there; whoever deletes one of two equal texts must not lose the other amount.

/** The signs of a text that mean something, in their order; a dash before a figure is a minus, whatever its length. */
export function meaningSignsOf(text: string): string {
  const signs = text.normalize('NFKC').matchAll(/[\p{Sc}\p{Sm}%‰°#@&]|\p{Pd}\s?(?=\d)/gu);
  return Array.from(signs, ([sign]) => (/\p{Pd}|\u2212/u.test(sign) ? '-' : sign)).join('');
}
