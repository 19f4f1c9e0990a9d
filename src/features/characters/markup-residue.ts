// Leftovers of markup in a document, paragraph by paragraph, unless the text is about markup or is program text itself.

import type { Document } from '../../model/document.ts';
import { type Span, span, overlapsAny } from '../../model/span.ts';
import { looksLikeCode } from '../../text/prose/code-like.ts';
import { decodeText, encodeText } from '../../text/unicode/decode.ts';
import {
  isCookieBanner,
  isScript,
  type Markup,
  markupAt,
  type MarkupKind,
} from '../../text/markup/markup.ts';
import { inJudgedText, isInCode } from './judged-text.ts';
import { suspiciousBytesOf } from './suspicious-bytes.ts';
import { WordSet } from '../known-words.ts';
import { codeOf } from '../marks/prose.ts';
import { wordsOf } from '../words.ts';

/** What a leftover is. */
export type ResidueKind = MarkupKind | 'script' | 'cookies';

/** Leftovers of one kind in one paragraph. */
export interface Residue {
  readonly kind: ResidueKind;
  /** The first of them; the whole paragraph for script and cookies. */
  readonly span: Span;
  readonly text: string;
  /** What takes them out or writes what they stand for; none for script and cookies. */
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
  readonly isCertain: boolean;
  /** True if a sentence may be about it: "writes &nbsp; where". */
  readonly isDoubtful: boolean;
}

// Longer paragraphs are looked at in their first part: markup that spans more is a page, not a paragraph.
const mostBytes = 1 << 16;
// Banners are short.
const mostBannerBytes = 1500;

const leastCode = 4;

/** The leftovers of a document, in order. */
export function findMarkupResidue(document: Document): Residue[] {
  const banners = findBanners(document);
  const suspicious = inJudgedText(document, suspiciousBytesOf(document).markup);
  if (suspicious.length === 0 || isOutlined(document)) return banners;
  const code = codeOf(document);
  const places = suspicious.filter((at) => !overlapsAny(code, span(at, at + 1)));
  // A page with so much code is about it, and names elements in its sentences.
  if (places.length === 0 || (document.phrases !== undefined && code.length >= leastCode)) return banners;
  const found: Residue[] = [];
  const dirty = new Set<Span>();
  let index = 0;
  for (const block of document.spans) {
    while (index < places.length && places[index] < block.start) index++;
    const first = index;
    while (index < places.length && places[index] < block.end) index++;
    if (first === index) continue;
    const residues = judgeBlock(document, block, places.slice(first, index));
    if (residues.length > 0) dirty.add(block);
    for (const residue of residues) found.push(residue);
  }
  if (found.length === 0 || isAboutCode(document, dirty)) return banners;
  return [...found, ...banners].sort((a, b) => a.span.start - b.span.start);
}

/** Markdown: text stands outside of the blocks, and tags and references are part of the format. */
function isOutlined({ bytes, spans }: Document): boolean {
  let at = 0;
  for (const block of [...spans, span(bytes.length, bytes.length)]) {
    for (; at < block.start; at++) if (bytes[at] > 0x20 && bytes[at] < 0x7f) return true;
    at = block.end;
  }
  return false;
}

/** True if a tenth of the other paragraphs is program text: a manual, whose markup is an example. */
function isAboutCode({ bytes, spans }: Document, dirty: ReadonlySet<Span>): boolean {
  const others = spans.filter((block) => !dirty.has(block));
  const code = others.filter((block) => looksLikeCode(bytes, block) || isIndented(bytes, block));
  return code.length > 0 && code.length * 10 >= others.length;
}

/** True behind a tab or four spaces, as examples are set. */
function isIndented(bytes: Uint8Array, { start }: Span): boolean {
  return (
    bytes[start - 1] === 0x09 || (start >= 4 && [1, 2, 3, 4].every((back) => bytes[start - back] === 0x20))
  );
}

// Bytes in which a piece of markup, with its closing tag, is looked for.
const mostMarkupBytes = 1000;

// Enough for a quotation mark, and for the name of a company.
const bytesBefore = 32;

function judgeBlock({ bytes, phrases }: Document, block: Span, places: readonly number[]): Residue[] {
  if (isIndented(bytes, block)) return [];
  const pieces: { markup: Markup; span: Span; text: string }[] = [];
  let done = block.start;
  for (const place of places) {
    if (place < done || !mayBeMarkup(bytes, place)) continue;
    const from = Math.max(block.start, place - bytesBefore);
    const head = decodeText(bytes, span(from, place));
    const text = head + decodeText(bytes, span(place, Math.min(block.end, place + mostMarkupBytes)));
    const markup = markupAt(text, head.length);
    if (markup === undefined || isQuoted(text, markup) || isInCode(bytes, place)) continue;
    const own = text.slice(markup.start, markup.end);
    if (isOptionalPart(own) && !decodeText(bytes, block).includes(`[${own.slice(2, -1)}`)) continue;
    done = place + encodeText(own).length;
    pieces.push({ markup, span: span(place, done), text: own });
  }
  const isBraced = places.some((place) => bytes[place] === 0x7b || bytes[place] === 0x5b);
  if (pieces.length === 0 && !isBraced) return [];
  const text = decodeText(bytes, span(block.start, Math.min(block.end, block.start + mostBytes)));
  if (pieces.length === 0) {
    if (!isScript(text)) return [];
    return [{ kind: 'script', span: block, text, edits: [], isCertain: false, isDoubtful: false }];
  }
  const bare = pieces.reduce((rest, piece) => rest.replace(piece.text, ' '), text);
  if (aboutMarkup.test(bare) || isCommand(bare) || isListOfReferences(text)) return [];
  // A paragraph or cell of a page that has nothing but markup shows it: a table of references, an example.
  if (phrases !== undefined && !/\S/.test(bare)) return [];
  const kinds = [...new Set(pieces.map(({ markup }) => markup.kind))];
  return kinds.map((kind) => {
    const own = pieces.filter(({ markup }) => markup.kind === kind);
    return {
      kind,
      span: own[0].span,
      text: own[0].text,
      edits: own.map(({ markup, span: where }) => ({ span: where, text: markup.expected })),
      isCertain: own.every(({ markup }) => markup.isCertain),
      isDoubtful: kind === 'entity' && own.every((piece) => isWordOfSentence(bytes, piece.span, piece.text)),
    };
  });
}

/** True for a reference to a space, alone between two words: "writes &nbsp; where". Signs stand so in any text: "late &hellip; and". */
function isWordOfSentence(bytes: Uint8Array, { start, end }: Span, text: string): boolean {
  if (!/^&(?:nbsp|shy|[ez]?[nm]sp|thinsp|zwn?j|[lr][rl]m);$/.test(text)) return false;
  const isWord = (at: number): boolean =>
    /[\p{L},]/u.test(String.fromCharCode(bytes[at] ?? 0)) || bytes[at] >= 0x80;
  return bytes[start - 1] === 0x20 && isWord(start - 2) && bytes[end] === 0x20 && isWord(end + 1);
}

// Words by which a paragraph says that it is about markup.
const aboutMarkup =
  /\b(X?HTML5?|XML|SGML|markup|tags?|CSS|JavaScript|PHP|shortcodes?|entit(y|ies)|BBCode|placeholders?|Unicode|escap(e|ed|es|ing)|regexp?|syntax)\b/i;

/** The four references that every manual of XML lists. */
function isListOfReferences(text: string): boolean {
  return ['&amp;', '&quot;', '&lt;', '&gt;'].every((reference) => text.includes(reference));
}

/** A line of usage or of program text, once tags and references are taken out. */
function isCommand(bare: string): boolean {
  return looksLikeCode(encodeText(bare), span(0, encodeText(bare).length)) && !isScript(bare);
}

/** A look at the bytes: a reference ends soon, a shortcode has a value, a closing sign or an unusual name. */
function mayBeMarkup(bytes: Uint8Array, at: number): boolean {
  const sign = bytes[at];
  if (sign === 0x7b) return bytes[at + 1] === 0x7b || bytes[at + 1] === 0x25 || bytes[at + 1] === 0x23;
  if (sign !== 0x26) return true;
  // "AT&T", "Smith&Sons": no reference without its semicolon but those of the commonest characters.
  for (let next = at + 1; next < at + 12; next++) if (bytes[next] === 0x3b) return true;
  return bytes[at + 1] === 0x23 || /^(nbsp|amp|quot|lt|gt)/.test(decodeText(bytes, span(at + 1, at + 5)));
}

/** "ip[/bits]": what may be left out, unless the same name opens something before. */
function isOptionalPart(own: string): boolean {
  return /^\[\/[a-z]+\]$/.test(own) && !/caption|gallery|embed|video|audio|playlist/.test(own);
}

/** "the <b> tag", "(<li>)": what stands between quotation marks or brackets is spoken of. */
function isQuoted(text: string, { start, end }: Markup): boolean {
  return /["'“‘„`«(（「]/.test(text[start - 1] ?? '') && /["'”’“`»)）」]/.test(text[end] ?? '');
}

/** Words without which no banner asks for consent. */
export const bannerWords = new WordSet(() => ['cookie', 'cookies']);

function findBanners(document: Document): Residue[] {
  const found: Residue[] = [];
  const places = bannerWords.in(document);
  if (places.length === 0) return found;
  const { firstOfSpan } = wordsOf(document);
  let block = 0;
  let nextBlock = 0;
  for (const word of places) {
    if (word < nextBlock) continue;
    while (firstOfSpan[block + 1] <= word) block++;
    nextBlock = firstOfSpan[block + 1];
    const at = document.spans[block];
    if (at.end - at.start > mostBannerBytes) continue;
    const text = decodeText(document.bytes, at);
    if (isCookieBanner(text))
      found.push({ kind: 'cookies', span: at, text, edits: [], isCertain: false, isDoubtful: false });
  }
  return found;
}
