// A quotation mark that is opened and never closed, or the reverse. Whether leaving quotations open is house style is
// learnt from the corpus: a convention is common, a slip is rare.

import { corpusRule, ratio } from '../src/define/index.ts';
import { isAboutPrograms } from '../src/features/marks/code-pieces.ts';
import {
  countsAsHabit,
  type LoneMark,
  quoteBalance,
  type QuoteBalanceView,
} from '../src/indexes/marks/quote-balance.ts';

// So many lone marks are needed before a share means anything; in one document half of its quotations must be left open.
const leastInCorpus = 10;
const leastInDocument = 6;
const shareOfDocument = 0.5;

export default corpusRule({
  id: 'unbalanced-quote',
  summary: 'Flags a quotation mark that is opened and never closed, or closed and never opened.',
  category: 'language',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    unclosed: 'The quote ({text}) is never closed in this paragraph.',
    unopened: 'The quote ({text}) is never opened in this paragraph.',
    inner: 'The inner quote ({text}) is never closed.',
    houseStyle:
      'The quote ({text}) has no partner in this paragraph. Nor has it in {percent} % of the quoting paragraphs here: it may be house style.',
  },
  options: {
    houseStyle: ratio(
      'Share of quoting paragraphs with a lone mark above which lone marks count as house style.',
      0.05,
    ),
  },
  needs: () => ({ balance: quoteBalance() }),
  check(corpus, { options, needs: { balance }, report }) {
    const habit = findHabit(balance, options.houseStyle);
    for (const mark of balance.lone) {
      const { document, span, kind, text } = mark;
      const place = { document, span };
      const share = countsAsHabit(mark) ? habit(mark) : undefined;
      if (share !== undefined) {
        const percent = Math.round(share * 100);
        report({ messageId: 'houseStyle', data: { text, percent }, place, severity: 'info' });
      } else {
        // Among programs a mark is as often one that the format does not set off.
        const severity = isAboutPrograms(corpus.document(document)) ? 'info' : undefined;
        report({ messageId: kind === 'single' ? 'unclosed' : kind, data: { text }, place, severity });
      }
    }
  },
});

/** Tells for a lone mark in what share of the quoting paragraphs such marks stand, if that makes them a habit. */
function findHabit(balance: QuoteBalanceView, limit: number): (mark: LoneMark) => number | undefined {
  const loneIn = new Map<number, number>();
  for (const { document } of balance.lone.filter(countsAsHabit))
    loneIn.set(document, (loneIn.get(document) ?? 0) + 1);
  const share = balance.habitual / balance.quoting;
  const isHabit = balance.habitual >= leastInCorpus && share > limit;
  return ({ document }) => {
    const count = loneIn.get(document) ?? 0;
    const own = count / balance.quotingIn(document);
    if (count >= leastInDocument && own > shareOfDocument) return own;
    return isHabit ? share : undefined;
  };
}
