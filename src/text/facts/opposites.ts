// Words that are opposites by their beginning: declared, undeclared; legal, illegal.

/** The beginnings that turn a word round; `participles` = also before words in "-ed", which "in-" seldom turns round. */
const beginnings = [
  { beginning: 'un', participles: true },
  { beginning: 'non', participles: true },
  { beginning: 'in', participles: false },
  { beginning: 'im', participles: false },
  { beginning: 'il', participles: false },
  { beginning: 'ir', participles: false },
] as const;

/** A shorter rest is no word: "unit" and "it". */
const shortestWord = 4;

/** Words whose beginning turns nothing round. */
const sameSense = new Set('flammable valuable habitable famous different genious tense'.split(' '));

/** True if one of two folded words is the other one turned round. */
export function areOpposites(a: string, b: string): boolean {
  const [word, turned] = a.length < b.length ? [a, b] : [b, a];
  if (word.length < shortestWord || !turned.endsWith(word) || sameSense.has(word)) return false;
  const beginning = turned.slice(0, turned.length - word.length);
  return beginnings.some(
    (one) => one.beginning === beginning && (one.participles || !/(?:ed|ing)$/.test(word)),
  );
}

/** True if a word begins as opposites do, by its first two bytes: for passing over the others cheaply. */
export function mayBeNegated(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] | 0x20;
  const second = bytes[start + 1] | 0x20;
  if (first === 0x75) return second === 0x6e;
  if (first === 0x6e) return second === 0x6f;
  return first === 0x69 && (second === 0x6e || second === 0x6d || second === 0x6c || second === 0x72);
}

/** Bytes of the beginning of a word that `mayBeNegated`. */
export function bytesOfBeginning(bytes: Uint8Array, start: number): number {
  return (bytes[start] | 0x20) === 0x6e ? 3 : 2;
}

const negatingWords = new Set(
  (
    'not no never nor neither without isnt wasnt arent werent hasnt hadnt nicht nie kein keine keinen ohne ' +
    'ne pas jamais sans no nunca sin non mai nessuno senza niet nooit geen zonder none'
  ).split(' '),
);

/** True for a folded word that turns round what follows it. */
export function isNegatingWord(folded: string): boolean {
  return negatingWords.has(folded);
}
