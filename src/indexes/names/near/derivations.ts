// Words that differ because one is derived from the other: plurals, peoples and their countries, feminine forms.
// They are near in letters and right both. So is a name whose possessive lost its apostrophe to a wrong encoding.

import { languages, wordsIn } from '../../../text/languages/index.ts';

interface EndingPair {
  readonly short: string;
  readonly long: string;
}

let endings: ReadonlyMap<string, readonly EndingPair[]> | undefined;

/** Pairs of endings by the last letter of the longer one. */
function endingPairs(): ReadonlyMap<string, readonly EndingPair[]> {
  const pairs = new Map<string, EndingPair[]>();
  for (const language of languages) {
    for (const pair of wordsIn(language.derivations)) {
      const [one, other] = pair.split('/');
      const [short, long] = one.length <= other.length ? [one, other] : [other, one];
      const last = long[long.length - 1];
      // Equal lengths stand under both last letters, so that either word may come first.
      for (const key of short.length === long.length ? new Set([last, short[short.length - 1]]) : [last]) {
        const known = pairs.get(key) ?? [];
        known.push({ short, long }, ...(short.length === long.length ? [{ short: long, long: short }] : []));
        pairs.set(key, known);
      }
    }
  }
  return pairs;
}

/** "Morlandâs", "Oâbrien": what is left of an apostrophe is no letter of the name. */
const brokenApostrophe = /â(?:s|t|d|m|re|ve|ll)?$|^[odl]â/;

// The first code point of Hangul; what begins further up has no case either, or has it in too few texts to matter.
const firstCaseless = 0x1100;
/** "Morton의": a word of Latin letters with the particle of a language that has no capitals. */
const particle = /^\p{Lo}+$/u;

/** The shortest stem a derivation is believed on. */
const shortestStem = 3;

/** True if one of two folded words may be derived from the other. */
export function isDerivation(a: string, b: string): boolean {
  if ((a.includes('â') || b.includes('â')) && brokenApostrophe.test(a) !== brokenApostrophe.test(b))
    return true;
  endings ??= endingPairs();
  const short = a.length <= b.length ? a : b;
  const long = a.length <= b.length ? b : a;
  // "Harriss" beside "Harris", "Johann" beside "Johan": a doubled last letter is no ending.
  if (long.length === short.length + 1 && long.startsWith(short) && long.at(-1) === short.at(-1))
    return false;
  const isWithParticle = long.charCodeAt(long.length - 1) >= firstCaseless && long.startsWith(short);
  if (isWithParticle && particle.test(long.slice(short.length))) return true;
  const pairs = endings.get(long[long.length - 1]) ?? [];
  // By index and lengths first: names are held beside thousands of others.
  for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at];
    const stem = long.length - pair.long.length;
    if (stem < shortestStem || short.length - pair.short.length !== stem) continue;
    if (!long.endsWith(pair.long) || !short.endsWith(pair.short)) continue;
    if (long.startsWith(short.slice(0, stem))) return true;
  }
  return false;
}
