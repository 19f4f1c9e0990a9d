// Articles that stand more than once, word for word.

import { corpusRule } from '../src/define/index.ts';
import { exactCopies } from '../src/indexes/copies/exact-copies.ts';
import { contentKeyOf, placeOfArticle } from '../src/indexes/article-places.ts';
import { decideKept } from '../src/indexes/representative.ts';
import type { Corpus } from '../src/model/corpus.ts';
import { span } from '../src/model/span.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import { isLineEnd } from '../src/text/lines/line-ends.ts';
import { meaningSignsOf } from '../src/text/facts/meaning-signs.ts';

export default corpusRule({
  id: 'duplicate-article',
  summary: 'Flags an article that repeats another one word for word.',
  category: 'duplication',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  explains: 'twins',
  messages: {
    identical: 'Same article as {kept}: identical, {words} words. Keep one: that one stays, {reason}.',
    folded:
      'Same article as {kept} but for case, signs or spacing, {words} words. Keep one: that one stays, {reason}.',
    beside: 'All {words} words of this page stand in {kept} as well; what is left out of them differs.',
  },
  classMessages: {
    identical: 'These {members} articles are identical, {words} words. Keep one.',
    folded: 'These {members} articles are identical but for case, signs or spacing, {words} words. Keep one.',
    beside: 'These {members} pages have the same {words} words; what is left out of them differs.',
  },
  referenceMessages: {
    identical: 'Already in {kept}, word for word: {words} words. Leave it out.',
    folded: 'Already in {kept} but for case, signs or spacing: {words} words. Leave it out.',
    beside: 'All {words} words stand in {kept} already; what is left out of them differs.',
  },
  options: {},
  needs: () => ({ copies: exactCopies() }),
  check(corpus, { needs, report }) {
    for (const [first, ...others] of needs.copies.classes) {
      const keptPlace = placeOfArticle(corpus, first);
      const keptBytes = corpus.document(first).bytes;
      const { words } = corpus.facts(first);
      for (const document of others) {
        const { bytes } = corpus.document(document);
        const place = placeOfArticle(corpus, document);
        const isIdentical = haveEqualLines(keptBytes, bytes);
        const isCertain = !mayDifferBeside(corpus, first, document);
        report({
          messageId: !isCertain ? 'beside' : isIdentical ? 'identical' : 'folded',
          data: { kept: keptPlace, words, similarity: 1, reason: decideKept(corpus, first, document).reason },
          place,
          severity: isCertain ? undefined : 'info',
          related: [{ ...keptPlace, label: 'kept' }],
          score: 1,
          classKey: contentKeyOf(corpus, first),
          redundant: [{ ...place, words }],
          fix:
            isCertain && (isIdentical || haveEqualSigns(keptBytes, bytes))
              ? {
                  title: 'Delete the repeated article.',
                  applicability: 'destructive',
                  edits: [{ document, span: span(0, bytes.length), text: '' }],
                  keeps: [keptPlace],
                }
              : undefined,
        });
      }
    }
  },
});

// What is left of a page of program text: its title and a line or two about it.
const fewWords = 40;

/** True if two pages have few words, and differ in what is no text: a listing that was left out may be all they are about. */
function mayDifferBeside(corpus: Corpus, kept: number, document: number): boolean {
  if (corpus.facts(kept).words >= fewWords) return false;
  const { origin } = corpus.document(document);
  const other = corpus.document(kept).origin;
  return origin !== undefined && other !== undefined && Buffer.compare(origin.source, other.source) !== 0;
}

/** True if two texts are equal byte for byte; line ends and white space around the texts don't count. */
function haveEqualLines(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(withoutLineEnds(a), withoutLineEnds(b)) === 0;
}

/** True if the signs in which two texts may differ although their words are equal say the same. */
function haveEqualSigns(a: Uint8Array, b: Uint8Array): boolean {
  return meaningSignsOf(decodeText(a)) === meaningSignsOf(decodeText(b));
}

function withoutLineEnds(bytes: Uint8Array): Uint8Array {
  let start = 0;
  let end = bytes.length;
  while (start < end && isLineEnd(bytes[start])) start++;
  while (end > start && isLineEnd(bytes[end - 1])) end--;
  const trimmed = bytes.subarray(start, end);
  return trimmed.includes(0x0d)
    ? trimmed.filter((byte, at) => byte !== 0x0d || trimmed[at + 1] !== 0x0a)
    : trimmed;
}
