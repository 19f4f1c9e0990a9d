// Mojibake: UTF-8 that was read in a single-byte encoding and written again, once or several times. As in ftfy (Speer
// 2019, "ftfy", zenodo.2591652) a repair must be decodable and plausible; unlike there every sequence is judged by
// itself, since a text is often broken only in the part that was pasted.

import { type Charset, upperHalfOf } from './charsets.ts';
import {
  isLikely,
  isPlausibleBelow,
  isPlausibleLine,
  isProven,
  type Neighbours,
  type Sequence,
  type SequenceGroup,
} from './mojibake-judgement.ts';

/** A broken part of a text and what was meant. Positions count UTF-16 units. */
export interface BrokenText {
  readonly start: number;
  readonly end: number;
  readonly charset: Charset;
  /** What stood there before; undefined where it is lost. */
  readonly expected: string | undefined;
  /** True if nothing else can have been meant. */
  readonly isCertain: boolean;
}

const charsets: readonly Charset[] = [
  'western',
  'central',
  'latin2',
  'turkish',
  'cyrillic',
  'macintosh',
  'dos',
  'multilingual',
];

/**
 * The broken parts of `run`, a text of characters beyond ASCII with `before` and `after` around it (one character each,
 * empty at the ends of the text). The encoding in which most is repaired is taken.
 * `suspected`: an encoding by which other parts of the text are broken, so that less proof is asked for.
 */
export function findMojibake(run: string, neighbours: Neighbours, suspected?: Charset): BrokenText[] {
  let best: BrokenText[] = [];
  let most = 0;
  for (const charset of suspected === undefined ? charsets : [suspected]) {
    const broken = breaksIn(run, neighbours, charset, suspected === charset);
    const length = broken.reduce((sum, { start, end }) => sum + end - start, 0);
    if (length > most) {
      best = broken;
      most = length;
    }
  }
  return best;
}

/**
 * What a whole line is, in a text that is broken by `charset` in other places: characters beyond ASCII that are UTF-8 to
 * the last one and make letters and marks of today, one entry a run of them; empty where the line is sound, or may be.
 * `isLatin`: the line has letters of ASCII.
 */
export function findBrokenLine(runs: readonly string[], charset: Charset, isLatin: boolean): BrokenText[] {
  const groups: SequenceGroup[] = [];
  for (const run of runs) {
    const [group] = groupsOf(run, charset);
    if (group === undefined || group.start > 0 || group.end < run.length) return [];
    groups.push(group);
  }
  if (!isPlausibleLine(groups, charset, isLatin)) return [];
  return groups.map((group) => ({
    ...repair(group, charset, { before: '', after: '' }, charset),
    isCertain: false,
  }));
}

function breaksIn(run: string, neighbours: Neighbours, charset: Charset, isSuspected: boolean): BrokenText[] {
  const broken: BrokenText[] = [];
  for (const group of groupsOf(run, charset)) {
    const around = neighboursOf(run, group, neighbours);
    const special = judgeMark(group, charset);
    if (special !== undefined) broken.push(special);
    else if (isProven(group, charset, around) || isProvenBelow(group, around))
      broken.push(repair(group, charset, around));
    else if (isSuspected && (isLikely(group, charset, around) || isProvenBelow(group, around, charset)))
      broken.push({ ...repair(group, charset, around, charset), isCertain: false });
  }
  return charset === 'western' ? withCutQuotes(run, neighbours, broken) : broken;
}

/** True if what a group decodes to is mojibake through and through: sound text does not read as UTF-8 twice. */
function isProvenBelow(
  { decoded, sequences }: SequenceGroup,
  around: Neighbours,
  suspected?: Charset,
): boolean {
  if (sequences.length < 2 || /[\p{Cn}\p{Co}\p{Cs}]/u.test(decoded)) return false;
  const below = findMojibake(decoded, around, suspected);
  return below.reduce((sum, { start, end }) => sum + end - start, 0) === decoded.length;
}

/** The byte order mark and the replacement character, which stand for no text. */
function judgeMark({ start, end, decoded }: SequenceGroup, charset: Charset): BrokenText | undefined {
  if (decoded === '\ufeff') return { start, end, charset, expected: '', isCertain: true };
  if (/^\ufffd+$/.test(decoded)) return { start, end, charset, expected: undefined, isCertain: true };
  return undefined;
}

// Text that went through the mill more often than this is noise.
const mostRounds = 4;

/** The repaired text of a plausible group: decoded as often as it still is mojibake. */
function repair(
  { start, end, decoded }: SequenceGroup,
  charset: Charset,
  around: Neighbours,
  suspected?: Charset,
): BrokenText {
  let text = decoded;
  for (let round = 1; round < mostRounds; round++) {
    let deeper = findMojibake(text, around, suspected);
    // "Рё" proves nothing, but it came out of text that is broken in this way.
    if (deeper.length === 0 && charset === 'cyrillic') deeper = findMojibake(text, around, charset);
    if (deeper.length === 0) {
      const [whole] = groupsOf(text, charset);
      if (whole === undefined || whole.end - whole.start < text.length) break;
      if (!isPlausibleBelow(whole, charset, around.after)) break;
      text = whole.decoded;
      continue;
    }
    let next = '';
    let at = 0;
    for (const { start: from, end: to, expected } of deeper) {
      next += text.slice(at, from) + (expected ?? '\ufffd');
      at = to;
    }
    text = next + text.slice(at);
  }
  // Windows-1252 that had been taken for Latin-1 before: C1 controls.
  const isCertain = !/[\u0080-\u009f\ufffd]/.test(text);
  return { start, end, charset, expected: text, isCertain };
}

function neighboursOf(
  run: string,
  { start, end }: { start: number; end: number },
  outer: Neighbours,
): Neighbours {
  const before = start === 0 ? outer.before : run[start - 1];
  const after = end === run.length ? outer.after : run[end];
  return { before, after };
}

/** `â€` whose last byte was dropped: a closing quotation mark (E2 80 9D), since Windows-1252 has no character for 9D. */
function withCutQuotes(run: string, neighbours: Neighbours, broken: readonly BrokenText[]): BrokenText[] {
  const all = [...broken];
  for (let at = run.indexOf('â€'); at >= 0; at = run.indexOf('â€', at + 2)) {
    if (broken.some(({ start, end }) => start < at + 2 && at < end)) continue;
    const { after } = neighboursOf(run, { start: at, end: at + 2 }, neighbours);
    const end = at + (after === '\ufffd' ? 3 : 2);
    all.push({ start: at, end, charset: 'western', expected: '”', isCertain: false });
  }
  return all.sort((a, b) => a.start - b.start);
}

/** All groups of sequences in a text that is UTF-8 when written in `charset`. */
function groupsOf(run: string, charset: Charset): SequenceGroup[] {
  const byteOf = upperHalfOf(charset);
  const groups: SequenceGroup[] = [];
  let sequences: Sequence[] = [];
  let start = 0;
  const close = (end: number): void => {
    if (sequences.length > 0) {
      const decoded = sequences.map((sequence) => sequence.decoded).join('');
      groups.push({ start, end, sequences, decoded });
    }
    sequences = [];
  };
  for (let at = 0; at < run.length;) {
    const sequence = sequenceAt(run, at, byteOf);
    if (sequence === undefined) {
      close(at);
      at++;
      continue;
    }
    if (sequences.length === 0) start = at;
    sequences.push(sequence);
    at += 1 + sequence.tail.length;
  }
  close(run.length);
  return groups;
}

function sequenceAt(run: string, at: number, byteOf: ReadonlyMap<number, number>): Sequence | undefined {
  const lead = byteOf.get(run.charCodeAt(at)) ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  const length = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  const tail = run.slice(at + 1, at + 1 + length);
  if (tail.length < length) return undefined;
  let codePoint = lead & (0x3f >> length);
  for (let index = 0; index < length; index++) {
    const byte = byteOf.get(tail.charCodeAt(index)) ?? 0;
    if (byte < 0x80 || byte > 0xbf) return undefined;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const least = length === 1 ? 0x80 : length === 2 ? 0x800 : 0x10000;
  if (codePoint < least || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000))
    return undefined;
  return { lead, tail, decoded: String.fromCodePoint(codePoint) };
}
