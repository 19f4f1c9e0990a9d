// Characters that cannot be seen: what each is called, and where a script, an emoji or the direction of writing needs it
// (Unicode Standard, chapter 23.2 to 23.5; UTS 51 for emoji; UAX 9 for direction).

/** What an invisible character does. */
type Kind =
  'joiner' | 'space' | 'hyphen' | 'direction' | 'override' | 'selector' | 'tag' | 'filler' | 'other';

function kindOf(code: number): Kind {
  if (code === 0x200c || code === 0x200d) return 'joiner';
  if (code === 0x200b || code === 0x2060 || code === 0xfeff) return 'space';
  if (code === 0xad) return 'hyphen';
  if (code === 0x202d || code === 0x202e) return 'override';
  if (code === 0x200e || code === 0x200f || code === 0x061c) return 'direction';
  if ((code >= 0x202a && code <= 0x202c) || (code >= 0x2066 && code <= 0x2069)) return 'direction';
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return 'selector';
  if (code >= 0xe0000 && code <= 0xe007f) return 'tag';
  if (code === 0x115f || code === 0x1160 || code === 0x3164 || code === 0xffa0) return 'filler';
  return 'other';
}

const names: Readonly<Record<number, string>> = {
  0xad: 'soft hyphen',
  0x034f: 'combining grapheme joiner',
  0x061c: 'Arabic letter mark',
  0x180e: 'Mongolian vowel separator',
  0x200b: 'zero-width space',
  0x200c: 'zero-width non-joiner',
  0x200d: 'zero-width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'pop directional formatting',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2060: 'word joiner',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'pop directional isolate',
  0xfeff: 'byte order mark',
};

/** "zero-width space (U+200B)". */
export function describeInvisible(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const kind = kindOf(code);
  const name =
    names[code] ??
    (kind === 'selector'
      ? 'variation selector'
      : kind === 'tag'
        ? 'tag character'
        : kind === 'filler'
          ? 'filler'
          : undefined);
  return name === undefined ? `invisible character ${hex}` : `${name} (${hex})`;
}

/** True for the hyphen that shows at a line end alone (U+00AD). */
export function isSoftHyphen(code: number): boolean {
  return code === 0xad;
}

/** True for an invisible letter of the block Tags (U+E0000 on). */
export function isTag(code: number): boolean {
  return kindOf(code) === 'tag';
}

/** True for a character that turns the order of what follows it. */
export function isOverride(code: number): boolean {
  return kindOf(code) === 'override';
}

/** What stands around a run of invisible characters. */
export interface InvisibleContext {
  /** The characters of the run. */
  readonly run: string;
  /** The visible character before and behind it; empty at the ends of the text. */
  readonly before: string;
  readonly after: string;
  /** True if right-to-left text stands near. */
  isNearRightToLeft(): boolean;
}

/** True for a zero-width space that lets a line break in a path, an address or an identifier: "lib/", "long_", "getName". */
export function letsBreak(codes: readonly number[], before: string, after: string): boolean {
  if (codes.length !== 1 || codes[0] !== 0x200b) return false;
  if (/^[\p{Ll}\d]$/u.test(before) && /^\p{Lu}$/u.test(after)) return true;
  return (
    (/[/._:=&?#@-]/.test(before) && /[\p{L}\d]/u.test(after)) ||
    (/[\p{L}\d]/u.test(before) && /[/_=&?#@]/.test(after))
  );
}

// Arabic, Syriac, Mandaic, N'Ko, Mongolian and Phags-pa join their letters; the scripts of India and its neighbours form
// conjuncts. Letters of Latin, Greek, Cyrillic, Armenian and Hebrew do neither.
const needsJoiners =
  /[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1aaf\u1b00-\u1c4f\ua800-\ua9ff\uaa00-\uaadf\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\u{10a00}-\u{10fff}\u{11000}-\u{11fff}\u{1e900}-\u{1e95f}]/u;
// Thai, Lao, Tibetan, Myanmar, Khmer and the scripts of Java and Bali write no space between words.
const needsBreaks =
  /[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1900-\u1aaf\u1b00-\u1bff\ua980-\ua9df\uaa00-\uaadf]/u;
const hangul = /[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]/u;
const mongolian = /[\u1800-\u18af]/u;
// Standardized variants: mathematics, CJK and its marks, Myanmar, Phags-pa, Mongolian, hieroglyphs.
const hasVariants =
  /[\u1000-\u109f\u1800-\u18af\u2010-\u2bff\u3000-\u9fff\ua840-\ua87f\uf900-\ufaff\uff00-\uffef\u{13000}-\u{1345f}\u{20000}-\u{3ffff}]/u;
const emoji = /[\p{Emoji}\p{Emoji_Modifier}\u20e3]/u;

/** True if the character `code` of a run has a use where it stands. */
export function isNeeded(code: number, context: InvisibleContext): boolean {
  const { run, before, after } = context;
  switch (kindOf(code)) {
    case 'joiner':
      if (needsJoiners.test(before) || needsJoiners.test(after)) return true;
      return code === 0x200d && isEmoji(before) && isEmoji(after);
    case 'space':
      return code === 0x200b && (needsBreaks.test(before) || needsBreaks.test(after));
    case 'hyphen':
    case 'override':
      return false;
    case 'direction':
      return context.isNearRightToLeft();
    case 'selector':
      if (/^[\d#*]$/.test(before)) return after === '\u20e3';
      if (code >= 0xe0100) return /[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(before);
      return emoji.test(before) || hasVariants.test(before) || needsJoiners.test(before);
    case 'tag':
      return before === '\u{1f3f4}' && run.endsWith('\u{e007f}');
    case 'filler':
      return hangul.test(before) || hangul.test(after);
    case 'other':
      if (code === 0x034f) return /[^\0-\x7f\s]/u.test(before) && /[^\0-\x7f\s]/u.test(after);
      if (code >= 0x180b && code <= 0x180f) return mongolian.test(before) || mongolian.test(after);
      if (code >= 0x17b4 && code <= 0x17b5) return /[\u1780-\u17ff]/u.test(before);
      // Invisible operators of mathematics.
      return code >= 0x2061 && code <= 0x2064 && before !== '' && after !== '' && !/\s/.test(before + after);
  }
}

function isEmoji(character: string): boolean {
  return emoji.test(character) && !/[\d#*]/.test(character);
}

/** Letters of scripts that run from right to left. */
export const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
