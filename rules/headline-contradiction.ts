// A headline that says the opposite of the body: of a noun ("Undeclared Truce" over "the truce declared by …"), or of how
// something came out ("Rovers win" over "The Rovers lost").

import { documentRule } from '../src/define/index.ts';
import { surelyHeadlineOf } from '../src/features/facts/headline-block.ts';
import { opposedOutcomesOf } from '../src/features/facts/headline-outcomes.ts';
import { traitBits, traitsOf } from '../src/features/traits.ts';
import { wordsOf } from '../src/features/words.ts';
import { hashFoldedWord } from '../src/kernels/word-hash.ts';
import { hashPlainWord, type Words } from '../src/kernels/words.ts';
import type { Document } from '../src/model/document.ts';
import { type Span, span } from '../src/model/span.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import { foldWord } from '../src/text/unicode/fold.ts';
import { areOpposites, bytesOfBeginning, isNegatingWord, mayBeNegated } from '../src/text/facts/opposites.ts';

export default documentRule({
  id: 'headline-contradiction',
  summary: 'Flags a headline that says the opposite of the body about the same noun.',
  category: 'facts',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    opposite: 'The headline says "{text}", but the body says "{other}".',
  },
  options: {},
  check(document, { report }) {
    const opposed = opposedClaimOf(document) ?? opposedOutcomesOf(document);
    if (opposed === undefined) return;
    const { headline, body } = opposed;
    const { bytes } = document;
    report({
      messageId: 'opposite',
      data: { text: decodeText(bytes, headline), other: decodeText(bytes, body) },
      span: headline,
      related: [{ span: body, label: 'says the opposite' }],
    });
  },
});

/** What the headline says of a noun, and where the body says the opposite. */
function opposedClaimOf(document: Document): { readonly headline: Span; readonly body: Span } | undefined {
  if ((traitsOf(document) & traitBits.noOpposites) !== 0) return undefined;
  const words = wordsOf(document);
  if (!holdsOpposites(document.bytes, words)) return undefined;
  const claims = claimsOf(document, words);
  if (claims.length === 0) return undefined;
  // A body that says both tells how the one became the other.
  const found = oppositesOf(document, words, claims).find(({ claim }) => !isSaid(document, words, claim));
  return found && { headline: spanOfClaim(words, found.claim), body: spanOfClaim(words, found.other) };
}

/** A noun and a word beside it that says what it is like; indexes of words. */
interface Claim {
  readonly noun: number;
  readonly quality: number;
}

/** Bytes of the shortest words that are looked at: shorter ones are articles and prepositions. */
const shortestWord = 4;

// A look at this table ends most words. Filled and cleared by every call: most documents are too short to allocate for.
const filterShift = 20;
const isLookedFor = new Uint8Array(1 << (32 - filterShift));

/** Hashes of what is left of words without the beginning that turns them round; as many as count. */
let rests = new Uint32Array(64);

/**
 * False if no word stands in the text that another one turns round. To find the headline, roles of blocks must be judged,
 * which takes ten times as long.
 */
function holdsOpposites(bytes: Uint8Array, words: Words): boolean {
  const count = findRests(bytes, words);
  for (let rest = 0; rest < count; rest++) isLookedFor[rests[rest] >>> filterShift] = 1;
  const isFound = holdsRest(words, count);
  for (let rest = 0; rest < count; rest++) isLookedFor[rests[rest] >>> filterShift] = 0;
  return isFound;
}

function findRests(bytes: Uint8Array, { length, start, end }: Words): number {
  let count = 0;
  for (let word = 0; word < length; word++) {
    const at = start[word];
    if (!mayBeNegated(bytes, at)) continue;
    const from = at + bytesOfBeginning(bytes, at);
    if (end[word] - from < shortestWord) continue;
    if (count === rests.length) {
      const larger = new Uint32Array(2 * count);
      larger.set(rests);
      rests = larger;
    }
    rests[count++] = hashOfRest(bytes, from, end[word]);
  }
  return count;
}

function hashOfRest(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++)
    if (bytes[at] >= 0x80) return hashFoldedWord(foldWord(decodeText(bytes, { start, end })));
  return hashPlainWord(bytes, start, end);
}

function holdsRest({ length, hash }: Words, count: number): boolean {
  for (let word = 0; word < length; word++) {
    if (isLookedFor[hash[word] >>> filterShift] === 0) continue;
    const at = rests.indexOf(hash[word]);
    if (at >= 0 && at < count) return true;
  }
  return false;
}

/** Neighbours in the headline: either may be a noun that the other one describes, as in French and Spanish it stands behind. */
function claimsOf(document: Document, words: Words): Claim[] {
  const headline = surelyHeadlineOf(document);
  if (headline === undefined) return [];
  const claims: Claim[] = [];
  for (let noun = words.firstOfSpan[headline] + 1; noun < words.firstOfSpan[headline + 1]; noun++)
    if (isLong(words, noun) && isLong(words, noun - 1))
      claims.push({ noun, quality: noun - 1 }, { noun: noun - 1, quality: noun });
  return claims;
}

function isLong({ start, end }: Words, word: number): boolean {
  return end[word] - start[word] >= shortestWord;
}

/** Calls `visit` for the nouns of the headline where they stand in the body, with each neighbour that may describe them. */
function visitBody(
  { blocks }: Document,
  words: Words,
  claims: readonly Claim[],
  visit: (claim: Claim, noun: number, quality: number) => void,
): void {
  const { hash, firstOfSpan } = words;
  for (const { noun } of claims) isLookedFor[hash[noun] >>> filterShift] = 1;
  for (let block = 0; block < blocks.length; block++) {
    if (blocks[block].role !== 'body') continue;
    const first = firstOfSpan[block];
    const end = firstOfSpan[block + 1];
    for (let noun = first; noun < end; noun++) {
      if (isLookedFor[hash[noun] >>> filterShift] === 0) continue;
      for (const claim of claims) {
        if (hash[claim.noun] !== hash[noun]) continue;
        if (noun > first) visit(claim, noun, noun - 1);
        if (noun + 1 < end) visit(claim, noun, noun + 1);
        if (noun + 2 < end) visit(claim, noun, noun + 2);
      }
    }
  }
  for (const { noun } of claims) isLookedFor[hash[noun] >>> filterShift] = 0;
}

function oppositesOf(
  document: Document,
  words: Words,
  claims: readonly Claim[],
): { readonly claim: Claim; readonly other: Claim }[] {
  const found: { readonly claim: Claim; readonly other: Claim }[] = [];
  visitBody(document, words, claims, (claim, noun, quality) => {
    if (isOpposite(document.bytes, words, claim.quality, quality))
      found.push({ claim, other: { noun, quality } });
  });
  return found;
}

/** True if the body says somewhere what the headline says: "unleaded fuel" under "Unleaded Gasoline". */
function isSaid({ blocks }: Document, { hash, firstOfSpan }: Words, { quality }: Claim): boolean {
  return blocks.some(
    ({ role }, block) =>
      role === 'body' && hash.subarray(firstOfSpan[block], firstOfSpan[block + 1]).includes(hash[quality]),
  );
}

/** Words before another one among which a negation turns it round: "none of the railroads had adequate revenues". */
const wordsNegated = 10;

function isOpposite(bytes: Uint8Array, words: Words, claimed: number, quality: number): boolean {
  const { start, end } = words;
  if (!mayBeNegated(bytes, start[claimed]) && !mayBeNegated(bytes, start[quality])) return false;
  if (!isLong(words, quality)) return false;
  // "un", "in", "non": no other length is worth decoding for.
  const longer = Math.abs(end[claimed] - start[claimed] - (end[quality] - start[quality]));
  if (longer < 2 || longer > 3) return false;
  const fold = (word: number): string => foldWord(decodeText(bytes, { start: start[word], end: end[word] }));
  if (!areOpposites(fold(claimed), fold(quality))) return false;
  // "The truce was not declared."
  for (let word = quality - 1; word >= Math.max(0, quality - wordsNegated); word--)
    if (isNegatingWord(fold(word))) return false;
  return true;
}

function spanOfClaim({ start, end }: Words, { noun, quality }: Claim): Span {
  return span(start[Math.min(noun, quality)], end[Math.max(noun, quality)]);
}
