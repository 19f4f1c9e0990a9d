// Characters that a printer or typewriter set over one another, with backspaces between: underlined, bold, and
// accented letters ("e", backspace, "'"). ISO 646 made letters with accents so; nroff marks words so to this day.

/** What is struck over. */
export interface Overstrike {
  /** Start and end in UTF-16 units of the text that was looked at. */
  readonly start: number;
  readonly end: number;
  /** The text with each character once. */
  readonly expected: string;
}

const backspace = '\b';

/** The combining mark of each character that serves as an accent (ISO 646). */
const accents: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  ',': '\u0327',
};

/**
 * What is struck over around the first of a run of backspaces, at `at`: the line is set as a printer would, beginning with
 * as many characters as there are backspaces. Undefined if two characters in one place make no third, as where a writer
 * shows what he took back ("teh", three backspaces, "the").
 */
export function overstrikeAt(text: string, at: number): Overstrike | undefined {
  const row: string[] = [];
  let start = at;
  for (let next = at; text[next] === backspace; next++) {
    const before = characterBefore(text, start);
    if (before === undefined) return undefined;
    row.unshift(before);
    start -= before.length;
  }
  let column = row.length;
  let found: Overstrike | undefined;
  for (let next = at; ;) {
    if (column === row.length && next > at) found = { start, end: next, expected: row.join('') };
    if (text[next] === backspace) {
      if (column === 0) return found;
      column--;
      next++;
      continue;
    }
    const character = characterAt(text, next);
    if (character === undefined) return found;
    const behind = next + character.length;
    if (column < row.length) {
      const both = setOver(row[column], character);
      if (both === undefined) return found;
      row[column] = both;
    } else if (text[behind] === backspace) row.push(character);
    else return found;
    column++;
    next = behind;
  }
}

/** What two characters set over each other show, in either order; undefined if that is no character. */
function setOver(under: string, over: string): string | undefined {
  if (under === over || under === '_') return over;
  if (over === '_') return under;
  const accent = accents[over] ?? accents[under];
  if (accent === undefined) return undefined;
  const letter = accents[over] === undefined ? over : under;
  const one = `${letter}${accent}`.normalize('NFC');
  return /^\p{L}$/u.test(one) ? one : undefined;
}

/** The character that ends at `at`; undefined for a control character and at the start of the text. */
function characterBefore(text: string, at: number): string | undefined {
  const isPair = /[\udc00-\udfff]/.test(text[at - 1] ?? '');
  return at === 0 ? undefined : characterAt(text, at - (isPair ? 2 : 1));
}

/** The character at `at`; undefined for a control character and at the end of the text. */
function characterAt(text: string, at: number): string | undefined {
  const code = text.codePointAt(at);
  const character = code === undefined ? undefined : String.fromCodePoint(code);
  return character === undefined || /\p{Cc}/u.test(character) ? undefined : character;
}
