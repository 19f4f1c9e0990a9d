// Lone quotation marks of the corpus, and how common they are: above a certain share they are a convention, not a slip.

import { baseIndex } from '../../define/index-definition.ts';
import { quoteBalanceOf } from '../../features/marks/quote-balance.ts';
import type { Span } from '../../model/span.ts';
import { type Excerpt, firstWords, lastWords } from '../../text/showing/excerpt.ts';
import type { LoneQuote } from '../../text/punctuation/quotes.ts';

/** A mark without a partner. */
export interface LoneMark {
  readonly document: number;
  readonly kind: LoneQuote['kind'];
  /** Bytes of the words that `text` quotes; they begin or end with the mark. */
  readonly span: Span;
  /** At most 50 UTF-16 units. */
  readonly text: string;
}

/** True for a mark that may be left alone by habit: single marks are left alone too rarely to make one. */
export function countsAsHabit({ kind }: Pick<LoneMark, 'kind'>): boolean {
  return kind === 'unclosed' || kind === 'unopened';
}

/** Lone marks and what they are measured against. */
export interface QuoteBalanceView {
  /** In document order. */
  readonly lone: readonly LoneMark[];
  /** Lone marks in the corpus that count as habit. */
  readonly habitual: number;
  /** Paragraphs with quotation marks in the corpus, and in one document. */
  readonly quoting: number;
  quotingIn(document: number): number;
}

const kinds: readonly LoneQuote['kind'][] = ['unclosed', 'unopened', 'inner', 'single'];
// Row of a document that says how many of its paragraphs quote.
const countRow = kinds.length;
// A message holds 50 characters beside its own words within the 100 of a first sentence.
const excerptLength = 50;

function excerptOf(bytes: Uint8Array, { kind, reach }: LoneQuote): Excerpt {
  return kind === 'unopened'
    ? lastWords(bytes, reach, excerptLength)
    : firstWords(bytes, reach, excerptLength);
}

/** Lone quotation marks of all documents. */
export const quoteBalance = () =>
  baseIndex({
    id: 'quote-balance',
    version: 6,
    columns: { kind: 'u32', start: 'u32', end: 'u32', text: 'text' },
    silentOn: 'noQuotationMarks',
    map(document, rows) {
      const { quoting, lone } = quoteBalanceOf(document);
      if (quoting > 0) {
        const { kind, start, end } = rows.room(1);
        const row = rows.end;
        kind[row] = countRow;
        start[row] = 0;
        end[row] = quoting;
        rows.addText('text', document.bytes, 0, 0);
        rows.take(1);
      }
      for (const quote of lone) {
        const { span, text } = excerptOf(document.bytes, quote);
        rows.add({ kind: kinds.indexOf(quote.kind), start: span.start, end: span.end, text });
      }
    },
    probe: 'own',
    totals({ length, columns: { kind, end } }) {
      let [habitual, quoting] = [0, 0];
      for (let row = 0; row < length; row++) {
        if (kind[row] === countRow) quoting += end[row];
        else if (countsAsHabit({ kind: kinds[kind[row]] })) habitual++;
      }
      return [habitual, quoting];
    },
    view(rows, _corpus, [habitual, quoting]): QuoteBalanceView {
      const { kind, start, end, text } = rows.columns;
      const quotingOf = new Map<number, number>();
      const lone: LoneMark[] = [];
      for (let row = 0; row < rows.length; row++) {
        const document = rows.document[row];
        if (kind[row] === countRow) quotingOf.set(document, end[row]);
        else {
          lone.push({
            document,
            kind: kinds[kind[row]],
            span: { start: start[row], end: end[row] },
            text: text[row],
          });
        }
      }
      return { lone, habitual, quoting, quotingIn: (document) => quotingOf.get(document) ?? 0 };
    },
  });
