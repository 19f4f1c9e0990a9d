// Text of a corpus made safe and visible for people: what a terminal would obey, and what an eye cannot see, is
// written as an escape. Bidirectional controls count: they make a line read other than it is ("Trojan Source",
// Boucher and Anderson 2021).

// Controls (C0, DEL, C1), format characters, line and paragraph separators, lone surrogates, and fillers that show as
// nothing. Joiners stay, since scripts and emoji need them, and the signs of Arabic, Syriac and Kaithi that Unicode
// counts as format characters but that are drawn (Prepended_Concatenation_Mark).
const drawn = '\\u200c\\u200d\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}';
const fillers = '\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0';
const pattern = `(?![${drawn}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}${fillers}]`;
// Made when first needed: 2 ms.
let unseen: RegExp | undefined;

// Letters and signs of Latin-1, dashes, curly quotes, ellipsis: all that most texts have, and all of it seen.
const plainlySeen = /^[ -~\u00a0-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e]*$/;

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase();
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** `text` on one line, with controls and unseen characters as `\u00XX` or `\u{XXXXX}`. A tab becomes a space. */
export function makeVisible(text: string): string {
  if (plainlySeen.test(text)) return text;
  unseen ??= new RegExp(pattern, 'gu');
  return text.replaceAll('\t', ' ').replace(unseen, escapeCharacter);
}
