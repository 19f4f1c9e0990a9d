// Entries of a dictionary, glossary or index: lines that begin alike and whose first words stand in the order of the
// alphabet. Told from the lines around one place, so that nothing reads a whole text for it.

import { decodeText } from '../unicode/decode.ts';
import { foldWord } from '../unicode/fold.ts';

/** Bytes looked at before and behind a place: some eight entries of an encyclopedia. */
const reach = 32_768;
/** Heads compared on each side. */
const headsOnEachSide = 8;
/**
 * Fewer heads are in order by chance, and so are fewer neighbours: of 17 heads in any order 13 of 16 neighbours ascend in
 * one of 30,000, of 9 heads all in one of 360,000.
 */
const fewestHeads = 9;
const orderedShare = 0.8;
/** A head that is longer is a sentence. */
const longestHead = 48;

/** Bytes from the begin of a line to the last headword that it may list. */
const farthest = 160;

/** What a line begins with before its head: spaces, bullets. */
const lead = /^[ \t]*(?:[-*+•>#|{"“]+[ \t]*)?/u;
/** What ends a head: "Taylor, Michael", "Babism \Bab"ism\", "AAUI (see there)". */
const headEnd = /[,;:()[\]{}\\|\t=.]|[ ]{2}| [-–—] /u;

interface Line {
  readonly lead: string;
  readonly head: string;
  /** The line before it is blank. */
  readonly isFirst: boolean;
}

function lineOf(text: string, isFirst: boolean): Line {
  const before = lead.exec(text)?.[0] ?? '';
  const rest = text.slice(before.length, before.length + 2 * longestHead);
  const end = rest.search(headEnd);
  return { lead: before, head: end < 0 ? rest : rest.slice(0, end), isFirst };
}

/** What heads are ordered by: their letters. */
function orderOf(head: string): string {
  return foldWord(head.normalize('NFD')).replace(/[^\p{L}]/gu, '');
}

function linesOf(text: string): Line[] {
  let isFirst = true;
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') {
      isFirst = true;
      return [];
    }
    const one = lineOf(line, isFirst);
    isFirst = false;
    return [one];
  });
}

/** The nearest heads of lines like `own`, from the nearest on; equal neighbours count once. */
function headsNear(lines: readonly Line[], own: Line, firstOnly: boolean): string[] {
  const heads: string[] = [];
  let last = orderOf(own.head);
  for (const { lead: before, head, isFirst } of lines) {
    if (before !== own.lead || (firstOnly && !isFirst) || head.length > longestHead) continue;
    const order = orderOf(head);
    if (order === '' || order === last) continue;
    heads.push((last = order));
    if (heads.length === headsOnEachSide) break;
  }
  return heads;
}

function areInOrder(heads: readonly string[]): boolean {
  if (heads.length < fewestHeads) return false;
  let ordered = 0;
  for (let at = 1; at < heads.length; at++) if (heads[at - 1] < heads[at]) ordered++;
  return ordered >= orderedShare * (heads.length - 1);
}

/**
 * The head of the entry whose first line holds byte `at`, with the text between the head's begin and that byte; undefined
 * where the lines around are no entries, or the byte is far from the begin of its line.
 */
export function entryAt(bytes: Uint8Array, at: number): { head: string; before: string } | undefined {
  const start = at === 0 ? 0 : bytes.lastIndexOf(0x0a, at - 1) + 1;
  if (at - start > farthest) return undefined;
  const lineEnd = bytes.indexOf(0x0a, at);
  const end = lineEnd < 0 ? bytes.length : lineEnd;
  const before = linesOf(decodeText(bytes, { start: Math.max(0, start - reach), end: start })).reverse();
  const behind = linesOf(decodeText(bytes, { start: end, end: Math.min(bytes.length, end + reach) }));
  const isFirst = start < 2 || bytes[start - 2] === 0x0a || bytes[start - 2] === 0x0d;
  const own = lineOf(decodeText(bytes, { start, end }), isFirst);
  const isEntry = [false, true].some((firstOnly) => {
    if (firstOnly && !isFirst) return false;
    const above = headsNear(before, own, firstOnly).reverse();
    return areInOrder([...above, orderOf(own.head), ...headsNear(behind, own, firstOnly)]);
  });
  return isEntry ? { head: own.head, before: decodeText(bytes, { start, end: at }) } : undefined;
}
