// Letters of Latin, Cyrillic and Greek that look the same, and words in which one of them stands among the others. The
// pairs are those of Unicode's confusables (UTS 39) that are drawn alike in common type, not merely similar.

/** Scripts that are compared. */
export type Script = 'Latin' | 'Cyrillic' | 'Greek';

// Letters in the same position look alike.
const latinAsCyrillic = 'ABCEHIJKMOPSTXYaceijopsxyhABEKMHOPCTX';
const cyrillicAsLatin = 'АВСЕНІЈКМОРЅТХУасеіјорѕхуһАВЕКМНОРСТХ';
const latinAsGreek = 'ABEZHIKMNOPTYXov';
const greekAsLatin = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον';

interface Twins {
  readonly script: Script;
  readonly twins: ReadonlyMap<string, string>;
}

let tables: ReadonlyMap<string, Twins> | undefined;

/** What `from` looks like in `to`; undefined where it has no twin there. */
function twinOf(letter: string, from: Script, to: Script): string | undefined {
  tables ??= new Map(
    (
      [
        ['Latin', latinAsCyrillic, 'Cyrillic', cyrillicAsLatin],
        ['Cyrillic', cyrillicAsLatin, 'Latin', latinAsCyrillic],
        ['Latin', latinAsGreek, 'Greek', greekAsLatin],
        ['Greek', greekAsLatin, 'Latin', latinAsGreek],
      ] as const
    ).map(([source, sources, script, targets]) => [
      `${source} ${script}`,
      { script, twins: new Map([...sources].map((each, index) => [each, [...targets][index]])) },
    ]),
  );
  return tables.get(`${from} ${to}`)?.twins.get(letter);
}

const patterns: readonly (readonly [Script, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
];

function scriptOf(letter: string): Script | undefined {
  return patterns.find(([, pattern]) => pattern.test(letter))?.[0];
}

/** A word with letters of another script that look like its own. */
export interface MixedWord {
  /** The script of the word, and of the letters that do not belong. */
  readonly script: Script;
  readonly strange: Script;
  /** The strange letters, each once, in order. */
  readonly letters: readonly string[];
  /** What they look like in the script of the word, in the same order. */
  readonly twins: readonly string[];
  /** The word in one script. */
  readonly repaired: string;
}

// Below three letters a pair of scripts is a sign: "Тx", "μm", "кΩ".
const leastLetters = 3;

/**
 * Judges a word of letters and marks that has letters of two scripts. Undefined where it is mixed on purpose: letters
 * that have no twin ("iPhoneом" → ом), a short form with an ending ("ITшник"), a foreign word with the ending of the
 * language around it. `around` is the text before and behind the word.
 */
export function judgeWord(word: string, around: string): MixedWord | undefined {
  const letters = [...word].filter((character) => /\p{L}/u.test(character));
  if (letters.length < leastLetters) return undefined;
  const scripts = letters.map(scriptOf);
  const present = [...new Set(scripts)];
  if (present.length !== 2 || present.includes(undefined)) return undefined;
  const [first, second] = present as [Script, Script];
  const options = [judge(letters, scripts, first, second), judge(letters, scripts, second, first)].filter(
    (option) => option !== undefined,
  );
  if (options.length === 0) return undefined;
  // Both ways fit "ХIХ": Roman figures are Latin, else the larger part decides.
  const roman = options.find(({ script, repaired }) => script === 'Latin' && /^[IVXLCDM]+$/.test(repaired));
  const best = roman ?? options.sort((a, b) => countOf(scripts, b.script) - countOf(scripts, a.script))[0];
  if (best !== roman && countOf(scripts, best.script) < 2) return undefined;
  if (isOnPurpose(letters, scripts, best, around) || isPalochka(best, word + around)) return undefined;
  const twins = new Map(best.letters.map((letter, index) => [letter, best.twins[index]]));
  return { ...best, repaired: [...word].map((letter) => twins.get(letter) ?? letter).join('') };
}

/** Chechen, Avar and their neighbours write the palochka (Ӏ) as a Latin I: "АфгIанистан". They have no І. */
function isPalochka({ script, letters }: MixedWord, text: string): boolean {
  return script === 'Cyrillic' && letters.includes('I') && !/[іїєґўәһҮІЇЄҐЎӘ]/.test(text);
}

function countOf(scripts: readonly (Script | undefined)[], script: Script): number {
  return scripts.filter((each) => each === script).length;
}

/** The word as one of `script`; undefined if a letter of `strange` has no twin there. */
function judge(
  letters: readonly string[],
  scripts: readonly (Script | undefined)[],
  script: Script,
  strange: Script,
): MixedWord | undefined {
  const found = [...new Set(letters.filter((_, index) => scripts[index] === strange))];
  const twins = found.map((letter) => twinOf(letter, strange, script));
  if (twins.includes(undefined)) return undefined;
  const repaired = letters
    .map((letter, index) =>
      scripts[index] === strange ? (twinOf(letter, strange, script) as string) : letter,
    )
    .join('');
  return { script, strange, letters: found, twins: twins as string[], repaired };
}

function isOnPurpose(
  letters: readonly string[],
  scripts: readonly (Script | undefined)[],
  { script, strange }: MixedWord,
  around: string,
): boolean {
  let changes = 0;
  let border = 0;
  for (let index = 1; index < letters.length; index++) {
    if (scripts[index] === scripts[index - 1]) continue;
    changes++;
    border = index;
  }
  if (changes > 1) return false;
  const isCapital = (letter: string): boolean => letter.toLowerCase() !== letter;
  const head = letters.slice(0, border);
  const tail = letters.slice(border);
  // "ITшник", "СберTV", "ТриколорTB": capitals of one script beside small letters of the other.
  if (head.length > 1 && head.every(isCapital) && !isCapital(tail[0])) return true;
  if (!isCapital(head[head.length - 1]) && tail.every(isCapital)) return true;
  // "Facebookа" in Russian, "Windowsα" in Greek: an ending of the language around.
  if (scripts[letters.length - 1] === strange && script === 'Latin') {
    const own = [...around].filter((character) => scriptOf(character) === strange).length;
    const other = [...around].filter((character) => scriptOf(character) === script).length;
    return own > other;
  }
  // "αAB": a sign of science before letters of Latin.
  return strange === 'Greek' && tail.length > 0 && head.length === 1 && !isCapital(head[0]);
}
