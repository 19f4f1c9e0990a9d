// The language of every article, and of paragraphs that are in another one than their article.

import { baseIndex, type Rows } from '../define/index.ts';
import { isPlainlyIn, plainLanguageOf } from '../features/language-words.ts';
import type { Document } from '../model/document.ts';
import { type Span, span } from '../model/span.ts';
import { decodeText } from '../text/decode.ts';
import { detectLanguage, guessLanguage, isSameLanguage } from '../text/document-language.ts';

const columns = { language: 'text', start: 'u32', end: 'u32', isWhole: 'u32' } as const;

/** A language and where it stands. */
export interface LanguagePlace {
  readonly document: number;
  readonly language: string;
  readonly span: Span;
}

/** Languages of the corpus. Articles whose language is not sure are in neither list. */
export interface DocumentLanguages {
  /** In corpus order. */
  readonly articles: readonly LanguagePlace[];
  /** Paragraphs in another language than their article's, in corpus order. */
  readonly paragraphs: readonly LanguagePlace[];
  /** Number of articles by language, most frequent first. */
  readonly counts: readonly (readonly [language: string, articles: number])[];
}

// Bytes of an article by which its language is told: a page.
const sampleBytes = 2400;
// Bytes of a paragraph that says what language it is in: some 20 words.
const leastParagraphBytes = 120;
// A paragraph says less than an article: its common words must be as many as in plain prose.
const leastParagraphShare = 0.2;

/** Languages of articles and paragraphs. Asks for `loadDetector` to have been awaited. */
export const documentLanguages = () =>
  baseIndex({
    id: 'document-languages',
    version: 2,
    columns,
    map(document, rows) {
      const { spans } = document;
      if (spans.length === 0) return;
      const sample = sampleOf(document);
      const plain = plainLanguageOf(document, sample);
      const article = plain === undefined ? detectLanguage(textOf(document, sample)) : { language: plain };
      if (article === undefined) return;
      const whole = { start: spans[0].start, end: spans[spans.length - 1].end };
      rows.add({ language: article.language, ...whole, isWhole: 1 });
      for (const [index, at] of spans.entries()) {
        if (at.end - at.start < leastParagraphBytes || isPlainlyIn(document, index, article.language))
          continue;
        const own = guessLanguage(
          decodeText(document.bytes, span(at.start, Math.min(at.end, at.start + sampleBytes))),
        );
        if (own === undefined || own.share < leastParagraphShare) continue;
        if (isSameLanguage(own.language, article.language)) continue;
        rows.add({ language: own.language, start: at.start, end: at.end, isWhole: 0 });
      }
    },
    view: (rows): DocumentLanguages => languagesIn(rows),
  });

/** The longest paragraphs of an article, in order, until a page is full: headlines and captions say less. */
function sampleOf({ spans }: Document): number[] {
  const lengthOf = (index: number): number => spans[index].end - spans[index].start;
  const longest = [...spans.keys()].sort((a, b) => lengthOf(b) - lengthOf(a) || a - b);
  const chosen: number[] = [];
  let taken = 0;
  for (const index of longest) {
    if (taken >= sampleBytes) break;
    chosen.push(index);
    taken += lengthOf(index);
  }
  return chosen.sort((a, b) => a - b);
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

function languagesIn(rows: Rows<typeof columns>): DocumentLanguages {
  const { language, start, end, isWhole } = rows.columns;
  const places = Array.from({ length: rows.length }, (_, row) => ({
    document: rows.document[row],
    language: language[row],
    span: span(start[row], end[row]),
    isWhole: isWhole[row] === 1,
  }));
  const counts = new Map<string, number>();
  for (const place of places) {
    if (place.isWhole) counts.set(place.language, (counts.get(place.language) ?? 0) + 1);
  }
  return {
    articles: places.filter((place) => place.isWhole),
    paragraphs: places.filter((place) => !place.isWhole),
    counts: [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
  };
}
