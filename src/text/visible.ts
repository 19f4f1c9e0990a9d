// Text of a corpus made safe and visible for people: what a terminal would obey, and what an eye cannot see, is
// written as an escape. Bidirectional controls count: they make a line read other than it is ("Trojan Source",
// Boucher and Anderson 2021).

// Controls (C0, DEL, C1), format characters, line and paragraph separators, lone surrogates, and fillers that show as
// nothing. Joiners stay, since scripts and emoji need them, and the signs of Arabic, Syriac and Kaithi that Unicode
// counts as format characters but that are drawn (Prepended_Concatenation_Mark).
const drawn = '\\u200c\\u200d\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}';
const fillers = '\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0';
const pattern = `(?![${drawn}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}${fillers}]`;
const unseen = new RegExp(pattern, 'u');
const allUnseen = new RegExp(pattern, 'gu');

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase();
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** `text` on one line, with controls and unseen characters as `\u00XX` or `\u{XXXXX}`. A tab becomes a space. */
export function makeVisible(text: string): string {
  return unseen.test(text) ? text.replaceAll('\t', ' ').replace(allUnseen, escapeCharacter) : text;
}
