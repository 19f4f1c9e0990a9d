// Numbers as people read them, the same on every machine.

/** A number with a comma between groups of three digits of its whole part, whatever the locale: 6157.5 gives "6,157.5". */
export function formatNumber(value: number): string {
  const [whole, fraction] = String(value).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
