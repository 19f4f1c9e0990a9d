// Articles that end in mid-sentence, or without a full stop, as texts do that were cut at a length, by a wall or by a fault.

import { corpusRule } from '../src/define/index.ts';
import { wordsOf } from '../src/features/words.ts';
import { placeOfWords } from '../src/indexes/article-places.ts';
import { endings } from '../src/indexes/endings.ts';
import { nearDuplicates, type Relation } from '../src/indexes/copies/near-duplicates.ts';
import { orient } from '../src/indexes/copies/pairs/verified-pairs.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { Place } from '../src/model/finding.ts';
import { span } from '../src/model/span.ts';
import { cutStart } from '../src/text/showing/cut.ts';
import { decodeText } from '../src/text/unicode/decode.ts';

// Characters of the end that a message quotes.
const mostQuoted = 40;
// Words at the end of a copy that may differ from the longer text: a word that was cut, an ellipsis, "Read more".
const mostTailWords = 4;
// Words by which the longer text must go on.
const fewestFurtherWords = 5;

export default corpusRule({
  id: 'truncated-article',
  summary:
    'Flags an article that ends in the middle of a sentence, or without a full stop, while others have one.',
  category: 'quality',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    open: 'This article ends in the middle of a sentence: "{end}". Look up how it goes on.',
    unstopped: 'This article ends without a full stop: "{end}". Look up whether its end is missing.',
    trails: 'This article trails off: "{end}". Look up whether its author or a program left out the rest.',
    copy: 'This article ends in the middle of a sentence: "{end}". It goes on in {whole}, by {further} words.',
  },
  options: {},
  needs: () => ({ endings: endings(), near: nearDuplicates() }),
  check(corpus, { needs, report }) {
    const relations = new Map(needs.near.relations.map((relation) => [relation.document, relation]));
    for (const { document, span: at, isCut } of needs.endings.open) {
      const { bytes } = corpus.document(document);
      const tail = cutStart(decodeText(bytes, at).trimEnd().replace(/\s+/gu, ' '), mostQuoted);
      const end = `${tail.isCut ? '… ' : ''}${tail.text}`;
      const place = { document, span: span(at.start, at.end) };
      const whole = wholeOf(corpus, relations.get(document));
      if (whole === undefined && /(?:…|\.\.\.)$/u.test(end))
        report({ messageId: 'trails', data: { end }, place });
      else if (whole === undefined) report({ messageId: isCut ? 'open' : 'unstopped', data: { end }, place });
      else {
        const related = [{ ...whole.place, label: 'goes on' }];
        report({
          messageId: 'copy',
          data: { end, whole: whole.place, further: whole.words },
          place,
          related,
        });
      }
    }
  },
});

/** How a longer article goes on where its copy ends; undefined if it does not. */
function wholeOf(
  corpus: Corpus,
  relation: Relation | undefined,
): { readonly place: Place; readonly words: number } | undefined {
  if (relation === undefined || relation.kind === 'form') return undefined;
  const { document, kept, pair } = relation;
  const { length, a, b, words } = orient(pair, kept);
  if (length === 0) return undefined;
  const endInKept = a[length - 1] + words[length - 1];
  const endInCopy = b[length - 1] + words[length - 1];
  const further = wordsOf(corpus.document(kept)).length - endInKept;
  if (wordsOf(corpus.document(document)).length - endInCopy > mostTailWords) return undefined;
  if (further < fewestFurtherWords) return undefined;
  return {
    place: placeOfWords(corpus, kept, { first: endInKept, end: endInKept + further }),
    words: further,
  };
}
