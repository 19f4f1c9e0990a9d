// The language of every article, and of paragraphs that are in another one than their article.

import { baseIndex, type Rows, type RowSink } from '../define/index.ts';
import { blockTableOf } from '../features/blocks/block-table.ts';
import {
  isPlainlyIn,
  openParagraphs,
  plainLanguage,
  sampleBytes,
  sampleOf,
} from '../features/language-words.ts';
import { lineField, lineFields } from '../kernels/line-fields.ts';
import type { Document } from '../model/document.ts';
import { type Span, span } from '../model/span.ts';
import { decodeText } from '../text/unicode/decode.ts';
import {
  detectLanguage,
  guessLanguage,
  isSameLanguage,
  isWrittenIn,
} from '../text/languages/document-language.ts';

const columns = { language: 'u32', start: 'u32', end: 'u32', isWhole: 'u32' } as const;

/** A language and where it stands. */
export interface LanguagePlace {
  readonly document: number;
  readonly language: string;
  readonly span: Span;
}

/** Languages of the corpus. Articles whose language is not sure are in neither list. */
export interface DocumentLanguages {
  /** Articles in a language that `isWanted`, in corpus order. */
  articles(isWanted: (language: string) => boolean): readonly LanguagePlace[];
  /** Paragraphs in another language than their article's, in corpus order, with the language of the article. */
  readonly paragraphs: readonly (LanguagePlace & { readonly own: string })[];
  /** Number of articles by language, most frequent first. */
  readonly counts: readonly (readonly [language: string, articles: number])[];
}

// A paragraph says less than an article: its common words must be as many as in plain prose.
const leastParagraphShare = 0.2;
// A quotation or a name in another script is shorter, in UTF-16 units.
const leastOfOtherScript = 80;

/** Languages of articles and paragraphs. */
export const documentLanguages = () =>
  baseIndex({
    id: 'document-languages',
    version: 6,
    needsCounts: ['languages'],
    readsBesideWords: [],
    columns,
    map(document, rows) {
      const { length, numbers } = blockTableOf(document);
      if (length === 0) return;
      const plain = plainLanguage(document);
      const language = plain?.language ?? languageOfSample(document);
      if (language === undefined) return;
      const end = numbers[(length - 1) * lineFields + lineField.end];
      addRow(rows, language, numbers[lineField.start], end, 1);
      const open = plain?.open ?? openParagraphs(document, language);
      for (let index = 0; index < open.length; index++) judgeParagraph(document, open[index], language, rows);
    },
    view: (rows): DocumentLanguages => languagesIn(rows),
  });

/** Adds a row for a paragraph that is in another language than its article. */
function judgeParagraph(
  document: Document,
  paragraph: number,
  article: string,
  rows: RowSink<typeof columns>,
): void {
  if (isPlainlyIn(document, paragraph, article)) return;
  const { start, end } = document.spans[paragraph];
  const text = decodeText(document.bytes, span(start, Math.min(end, start + sampleBytes)));
  const language = languageOfParagraph(text, article);
  if (language !== undefined && !isSameLanguage(language, article)) addRow(rows, language, start, end, 0);
}

/**
 * The language of a paragraph where it is plain, or where its script is not that of the article: not Latin script, in which
 * programs and names of things are written everywhere.
 */
function languageOfParagraph(text: string, article: string): string | undefined {
  const guess = guessLanguage(text);
  if (guess === undefined || guess.share >= leastParagraphShare) return guess?.language;
  if (guess.script === 'Latn' || text.length < leastOfOtherScript) return undefined;
  return isWrittenIn(article, guess.script) ? undefined : detectLanguage(text)?.language;
}

function addRow(
  rows: RowSink<typeof columns>,
  language: string,
  start: number,
  end: number,
  isWhole: number,
): void {
  const to = rows.room(1);
  const row = rows.end;
  to.language[row] = codeOf(language);
  to.start[row] = start;
  to.end[row] = end;
  to.isWhole[row] = isWhole;
  rows.take(1);
}

/** A subtag of BCP 47 as a number: its two or three letters, the first in the lowest byte. */
function codeOf(language: string): number {
  let code = 0;
  for (let at = language.length - 1; at >= 0; at--) code = (code << 8) | language.charCodeAt(at);
  return code;
}

function languageOf(code: number): string {
  return code === 0 ? '' : String.fromCharCode(code & 0xff) + languageOf(code >>> 8);
}

/** The language of an article that has to be read: that of a page of its longest paragraphs. */
function languageOfSample(document: Document): string | undefined {
  return detectLanguage(textOf(document, sampleOf(document)))?.language;
}

/** A page of the paragraphs. */
function textOf({ bytes, spans }: Document, paragraphs: readonly number[]): string {
  const excess = Math.max(
    0,
    paragraphs.reduce((sum, index) => sum + spans[index].end - spans[index].start, 0) - sampleBytes,
  );
  // The shortest was taken last.
  const last = paragraphs.reduce((a, b) =>
    spans[b].end - spans[b].start <= spans[a].end - spans[a].start ? b : a,
  );
  return paragraphs
    .map((index) => {
      const { start, end } = spans[index];
      return decodeText(bytes, span(start, index === last ? Math.max(start, end - excess) : end));
    })
    .join('\n');
}

function languagesIn({ length, document, columns: values }: Rows<typeof columns>): DocumentLanguages {
  const { language, start, end, isWhole } = values;
  const names = new Map<number, string>();
  const nameOf = (code: number): string => {
    let name = names.get(code);
    if (name === undefined) names.set(code, (name = languageOf(code)));
    return name;
  };
  const placeOf = (row: number): LanguagePlace => ({
    document: document[row],
    language: nameOf(language[row]),
    span: span(start[row], end[row]),
  });
  const counts = new Map<number, number>();
  const paragraphs: (LanguagePlace & { own: string })[] = [];
  let whole = 0;
  for (let row = 0; row < length; row++) {
    if (isWhole[row] === 1) {
      whole = row;
      counts.set(language[row], (counts.get(language[row]) ?? 0) + 1);
    } else paragraphs.push({ ...placeOf(row), own: nameOf(language[whole]) });
  }
  return {
    articles(isWanted) {
      const wanted = new Set([...counts.keys()].filter((code) => isWanted(nameOf(code))));
      const found: LanguagePlace[] = [];
      if (wanted.size === 0) return found;
      for (let row = 0; row < length; row++) {
        if (isWhole[row] === 1 && wanted.has(language[row])) found.push(placeOf(row));
      }
      return found;
    },
    paragraphs,
    counts: [...counts]
      .map(([code, count]) => [nameOf(code), count] as const)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
  };
}
