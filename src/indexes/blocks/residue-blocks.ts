// Lines that are left over from web pages by what they say, with the bytes that go with them.

import { baseIndex } from '../../define/index.ts';
import { lineRemovalsOf } from '../../features/blocks/line-removal.ts';
import { mayHoldResidue } from '../../features/blocks/possible-roles.ts';
import { codeOf } from '../../features/marks/prose.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import type { Document } from '../../model/document.ts';
import { span, type Span, overlapsAny } from '../../model/span.ts';
import { isDateLine, saysElapsed } from '../../segment/roles/residue-words.ts';
import { cutMiddle } from '../../text/showing/cut.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';

const kept = {
  start: 'u32',
  end: 'u32',
  cutStart: 'u32',
  cutEnd: 'u32',
  isDoubtful: 'u32',
  saysDate: 'u32',
  text: 'text',
} as const;
/** `key` is the hash of the text: a run over a few files reads what says the same as theirs, not the leftovers of all. */
const columns = { key: 'u32', ...kept } as const;

/** One leftover. */
export interface ResidueBlock {
  readonly document: number;
  readonly span: Span;
  /** What goes with it: whole lines, or the leftover alone where it shares its line. */
  readonly cut: Span;
  /** True if its author may have written it: "Home" or "Show all" among the headings and terms of a manual. */
  readonly isDoubtful: boolean;
  /** True if it says when the text was written, which nothing else may say. */
  readonly saysDate: boolean;
  /** What it says, cut in the middle where it is long. */
  readonly text: string;
}

/** Characters of a leftover that messages quote. */
const mostQuoted = 40;

/** A leftover as messages quote it. */
export function quoteLine(text: string): string {
  return cutMiddle(text.replace(/\s+/gu, ' '), mostQuoted);
}

// An item of a list or a line of a table or diagram, a literal, an anchor, a role: what AsciiDoc, reStructuredText and
// their kin are written in; and signs in a row, which underline a title or mark a conflict of versions.
const manualLine =
  /^(?:``.*``|\.\\".*|\[\[[^\]]*\]\]|={2,6} .*|\*{2,6} .*|\.\. .*|\|.*\||.*:\w+:`.*|[*-] ["'`].*["'`]|[*-] ([/*_]).*\1|([<>|])\2{2,})$/s;
/** A title that is underlined. */
const underline = /^\r?\n[ \t]*([-=~^"'`#*+])\1{2,}[ \t]*(?:\r?\n|$)/;
/** Signs alone, as in a drawing; who is quoted, and a page of a Unix manual: "-- Ada", "See also: cron(8)". */
const signs = scriptPattern(String.raw`^[^\p{L}\p{N}]+$`);
/** A rule between columns, and an empty line of a mail that is quoted, beside another line with such a sign. */
const bars = /^[|>\s]+$/;
const barBelow = /^[ \t]*\r?\n(?:[ \t]*>|[^\n]*\|)/;
const barAbove = /(?:^|\n)(?:[ \t]*>[^\n]*|[^\n]*\|[^\n]*)\r?\n[ \t]*$/;
const attribution = scriptPattern(String.raw`^(?:--|[–—])\s*\p{L}`);
const unixPage = /\w\(\d\w?\)/;
/** A term with its explanation below, set in. */
const explained = /^\r?\n[ \t]+\S/;
/** "Lesen Sie auch Abschnitt 6.5, „Netzwerke“.": a reference to a numbered section, as a sentence. */
const toSection = scriptPattern(String.raw`^[^:]*\p{L}{3} \d+(?:\.\d+)+(?!\d)[^]*\.$`);
/** A quotation mark that closes what the line above opened. */
const closesQuote = /^[»”“"'’›]+$/;
const opensQuote = /[«„“"‘‹][^«»„“”"\n]{0,80}\r?\n[ \t]*$/;
/** A comment, where the sentence above is about markup: its example. */
const comment = /^<!--[^]*-->$/;
const aboutMarkup = /\b(?:X?HTML5?|XML|SGML|markup|comments?)\b/i;
/** The end of a paragraph whose lines were not joined. */
const endOfSentence = scriptPattern(String.raw`^\p{Ll}[^\n]*\.$`);
const textAbove = /\S[ \t]*\r?\n[ \t]*$/;
/** Small letters that the line above runs on to: "… for modules that have finished", "loading". */
const runsOn = scriptPattern(String.raw`[\p{Ll},][ \t]*\r?\n[ \t]*$`);
const startsSmall = scriptPattern(String.raw`^\p{Ll}`);
/** Bars and arrows of diagrams, marks of mails that are quoted; and rights, which manuals state on purpose. */
const ofManuals = /^(?:[|<>^\s]+|.*(?:copyright|©|\(c\)|rights reserved).*)$/is;
/** Rights whose terms follow: the line belongs to a licence. */
const rights = /rights reserved/i;
const terms =
  /^\s*(?:redistribution|permission|licen[cs]ed|use of th(?:is|e)|th(?:is|e) (?:software|program|library|code|work|document|file))\b/i;
/** A line, the blank ones behind it, and how far the next one is set in. */
const setInBehind = /^[ \t]*\r?\n(?:[ \t]*\r?\n)*([ \t]*)\S/;
const prompt = /^(?:>>>|\.\.\.|\$)/;
const newline = 0x0a;
const space = 0x20;
const tab = 0x09;
const reach = 200;

/** True for a line by which a manual is set, or that is part of a program in it. */
function isOfManual(document: Document, at: Span): boolean {
  const { bytes } = document;
  const text = decodeText(bytes, at).trim();
  const behind = decodeText(bytes, span(at.end, Math.min(bytes.length, at.end + reach)));
  const above = decodeText(bytes, span(Math.max(0, at.start - reach), at.start));
  if (manualLine.test(text) || underline.test(behind) || unixPage.test(text)) return true;
  if (signs.test(text) && explained.test(behind)) return true;
  if (bars.test(text) && (barBelow.test(behind) || barAbove.test(above))) return true;
  if (rights.test(text) && terms.test(behind)) return true;
  if (toSection.test(text)) return true;
  if ((endOfSentence.test(text) || attribution.test(text)) && textAbove.test(above)) return true;
  if (startsSmall.test(text) && runsOn.test(above)) return true;
  if (closesQuote.test(text) && opensQuote.test(above)) return true;
  if (comment.test(text) && aboutMarkup.test(above)) return true;
  const mayBeOfManual = ofManuals.test(text) || explained.test(behind);
  // Programs are set in, or begin with a prompt. Nothing else is worth looking for them in the whole text.
  const isSetIn = at.start > 0 && (bytes[at.start - 1] === space || bytes[at.start - 1] === tab);
  if (!mayBeOfManual && !isSetIn && !prompt.test(text)) return false;
  const code = codeOf(document);
  return code.length > 0 && (mayBeOfManual || overlapsAny(code, at));
}

/** True for a line whose text below is set in farther: the title of a section of an outline. */
function isTitleOfOutline({ bytes }: Document, at: Span): boolean {
  const deeper = setInBehind.exec(decodeText(bytes, span(at.end, Math.min(bytes.length, at.end + reach))));
  if (deeper === null) return false;
  const line = bytes.lastIndexOf(newline, at.start - 1) + 1;
  return /^[ \t]*$/.test(decodeText(bytes, span(line, at.start))) && deeper[1].length > at.start - line;
}

// A page closes with one notice, or two; a text of licences names many holders.
const fewestHolders = 3;
const notice = /copyright|©|\(c\)/i;

/** True for a text that states the rights of so many holders. */
function isOfRights({ bytes, blocks }: Document): boolean {
  let notices = 0;
  for (const { role, span: at } of blocks)
    if (role === 'residue' && notice.test(decodeText(bytes, at))) notices++;
  return notices >= fewestHolders;
}

// A list or manual: so many short lines that end no sentence, and of all its lines one in so many.
const fewestLabels = 4;
const mostLinesOfLabel = 4;
const longestLabel = 40;
const fullStop = 0x2e;
const mostBytesOfTitle = 80;

/** True for an article in which many short lines stand by themselves: titles of sections, terms, items. */
function isOfLabels({ bytes, blocks }: Document): boolean {
  let labels = 0;
  for (const { role, span: at } of blocks) {
    if (role !== 'body' && role !== 'subhead') continue;
    if (at.end - at.start <= longestLabel && bytes[at.end - 1] !== fullStop) labels++;
  }
  return labels >= fewestLabels && labels * mostLinesOfLabel >= blocks.length;
}

/** Capitals, and no small letter: how pages of Unix manuals and outlines set the titles of their sections. */
const inCapitals = scriptPattern(String.raw`^(?=.*\p{Lu}{2})[^\p{Ll}]{1,40}$`);
// A page of a manual has a name, a synopsis and a description.
const fewestTitles = 3;

/** True for an article with so many titles in capitals that are no leftovers: a line in capitals is one of them. */
function hasTitlesInCapitals({ bytes, blocks }: Document): boolean {
  let titles = 0;
  for (const { role, span: at } of blocks) {
    if (role === 'residue' || at.end - at.start > mostBytesOfTitle) continue;
    if (inCapitals.test(decodeText(bytes, at)) && ++titles >= fewestTitles) return true;
  }
  return false;
}

/** The key under which leftovers meet that messages quote alike. */
export function keyOfLeftover(quoted: string): number {
  return hashFoldedWord(quoted);
}

/** The leftovers of all documents, in corpus order. */
export const residueBlocks = () =>
  baseIndex({
    id: 'residue-blocks',
    version: 8,
    columns,
    readsBesideWords: ['leftovers'],
    silentOn: 'noLeftovers',
    map(document, rows) {
      if (!mayHoldResidue(document)) return;
      let isList: boolean | undefined;
      let hasRights: boolean | undefined;
      let hasTitles: boolean | undefined;
      document.blocks.forEach(({ span: at, role }, block) => {
        if (role !== 'residue' || isOfManual(document, at)) return;
        const cut = lineRemovalsOf(document).get(block)?.span ?? at;
        const whole = decodeText(document.bytes, at);
        if (inCapitals.test(whole) && (hasTitles ??= hasTitlesInCapitals(document))) return;
        if (notice.test(whole) && (hasRights ??= isOfRights(document))) return;
        const text = quoteLine(whole);
        const isDoubtful = Number(isTitleOfOutline(document, at) || (isList ??= isOfLabels(document)));
        rows.add({
          key: keyOfLeftover(text),
          start: at.start,
          end: at.end,
          cutStart: cut.start,
          cutEnd: cut.end,
          isDoubtful,
          saysDate: Number(isDateLine(whole.trim()) && !saysElapsed(whole)),
          text,
        });
      });
    },
    reduce: { key: 'key', minimum: 1, columns: kept },
    probe: 'key',
    view: ({
      length,
      document,
      columns: { start, end, cutStart, cutEnd, isDoubtful, saysDate, text },
    }): readonly ResidueBlock[] =>
      Array.from({ length }, (_, row) => ({
        document: document[row],
        span: span(start[row], end[row]),
        cut: span(cutStart[row], cutEnd[row]),
        isDoubtful: isDoubtful[row] === 1,
        saysDate: saysDate[row] === 1,
        text: text[row],
      })).sort((a, b) => a.document - b.document || a.span.start - b.span.start),
  });
