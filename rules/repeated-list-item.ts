// An item that stands twice in one enumeration. Paragraphs in which no word stands twice behind a comma are passed over
// by comparing hashes of words; only the others are read as text.

import { documentRule } from '../src/define/index.ts';
import { isBodyOrCaption } from '../src/features/blocks/possible-roles.ts';
import { marksOf } from '../src/features/marks/marks.ts';
import { firstWordFrom, wordsOf } from '../src/features/words.ts';
import { commaMark } from '../src/kernels/marks.ts';
import { hashFoldedWord } from '../src/kernels/word-hash.ts';
import type { Document } from '../src/model/document.ts';
import type { Span } from '../src/model/span.ts';
import { holdsStatement } from '../src/text/prose/code-like.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import { spanInText } from '../src/text/unicode/text-span.ts';
import { findEnumerations, type ListItem } from '../src/text/prose/enumerations.ts';
import { isGivenName } from '../src/text/languages/given-names.ts';
import { doublesOfLanguages } from '../src/text/prose/word-doubles.ts';
import { scriptPattern } from '../src/text/unicode/script-pattern.ts';

export default documentRule({
  id: 'repeated-list-item',
  summary: 'Flags an item that stands twice in one enumeration.',
  category: 'language',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    repeated: '"{item}" stands twice in this list of {count}. Delete one, or write what was meant.',
    glued:
      '"{item}" stands twice in this list, once within "{longer}". It is repeated, or a comma is missing.',
  },
  options: {},
  check(document, { report }) {
    for (const block of blocksThatMayRepeat(document)) {
      const { bytes } = document;
      const at = document.spans[block];
      if (holdsStatement(bytes, at)) continue;
      const text = decodeText(bytes, at);
      const locate = ({ start, end }: ListItem): Span => spanInText(text, at.start, start, end);
      for (const items of findEnumerations(text)) {
        const found = findRepetition(items, text);
        if (found === undefined || !isBodyOrCaption(document, block)) continue;
        const { first, again, longer } = found;
        const related = [{ span: locate(first), label: 'stands here too' }];
        const item = again.text.replace(/\s+/gu, ' ');
        if (longer === undefined) {
          report({
            messageId: 'repeated',
            data: { item, count: items.length },
            span: locate(again),
            related,
          });
        } else {
          report({
            messageId: 'glued',
            data: { item, longer },
            span: locate(again),
            related,
            severity: 'info',
          });
        }
      }
    }
  },
});

// Hashes of the words that no item is made of: "and", "the", "he" behind a comma are common and say nothing.
// Made when it is first asked for: to hash them takes 2 ms.
let everyday: ReadonlySet<number> | undefined;

function isEveryday(word: number): boolean {
  everyday ??= new Set(
    doublesOfLanguages.flatMap(({ never, rarely, often }) =>
      [...never, ...rarely, ...often].map(hashFoldedWord),
    ),
  );
  return everyday.has(word);
}

// An item stands behind a comma, and so do two others of its list.
const leastCommas = 3;
// Words before a comma that may be an item, or end with one.
const wordsBefore = 3;
// As many and the "and" before the last item.
const wordsBeforeLast = 4;

let ands: ReadonlySet<number> | undefined;

function isAnd(word: number): boolean {
  ands ??= new Set(['and', 'und', 'et', 'y', 'e'].map(hashFoldedWord));
  return ands.has(word);
}

/**
 * Paragraphs in which a word behind a comma, or behind the "and" of the last item, equals another one, or one of the three
 * before a comma: only there can an item repeat.
 */
function blocksThatMayRepeat(document: Document): readonly number[] {
  const { at, kind, first, end, kinds } = marksOf(document);
  const found: number[] = [];
  if ((kinds & (1 << commaMark)) === 0) return found;
  const { spans } = document;
  let block = 0;
  let commas: number[] = [];
  const take = (): void => {
    if (commas.length >= leastCommas && mayRepeat(document, block, commas)) found.push(block);
    if (commas.length > 0) commas = [];
  };
  for (let mark = first; mark < end; mark++) {
    if (kind[mark] !== commaMark) continue;
    if (spans[block].end <= at[mark]) {
      take();
      while (spans[block].end <= at[mark]) block++;
    }
    commas.push(at[mark]);
  }
  take();
  return found;
}

function mayRepeat(document: Document, block: number, commas: readonly number[]): boolean {
  const words = wordsOf(document);
  const first = firstWordFrom(words, document.spans[block].start, 0);
  const { hash, start } = words;
  const seen = new Set<number>();
  let behindCommas = 0;
  let isRepeated = false;
  let index = first;
  for (const comma of commas) {
    index = firstWordFrom(words, comma, index);
    // Behind the comma and its space.
    if (index === first || start[index] !== comma + 2) continue;
    for (let before = Math.max(first, index - wordsBefore); before < index; before++) seen.add(hash[before]);
    behindCommas++;
    isRepeated ||= seen.has(hash[index]) && !isEveryday(hash[index]);
    seen.add(hash[index]);
    for (
      let last = index + 2;
      !isRepeated && last <= Math.min(index + wordsBeforeLast, words.length - 1);
      last++
    )
      isRepeated = isAnd(hash[last - 1]) && seen.has(hash[last]);
  }
  return isRepeated && behindCommas >= leastCommas;
}

interface Repetition {
  readonly first: ListItem;
  readonly again: ListItem;
  /** The item that holds the other, where the two are not equal. */
  readonly longer: string | undefined;
}

// "Columbus, Ohio, Dayton, Ohio" and "New York, New York" repeat rightly: equal items must stand farther apart. No state
// stands right behind the "and": "Ashby, Cole, Dunmore and Cole".
const leastDistance = 3;
const leastDistanceBehindAnd = 2;
// No state is a common noun: "apples, pears, plums, pears and quinces". Shorter lists of two in turn are refrains.
const leastDistanceOfNouns = 2;
const leastItemsOfNouns = 5;
const behindAnd = /\s(?:and|und|et|y|e)\s+$/u;
const name = scriptPattern(String.raw`^\p{Lu}`);

/** "p. 17, vol. 2": one page may be cited twice. */
const reference = /^(?:pp?|vol|nos?|nr|art|ch|figs?|sec|S|Bd|Nr)\.?\s?\d/u;

function findRepetition(items: readonly ListItem[], text: string): Repetition | undefined {
  const keys = items.map(({ text }) => text.replace(/\s+/gu, ' '));
  const pairs: [number, number][] = [];
  for (let later = 0; later < items.length; later++) {
    const earlier = keys.indexOf(keys[later]);
    if (earlier < later && !reference.test(keys[later])) pairs.push([earlier, later]);
  }
  // Several repeated items make a table (name, age, town, name, age, town), not a slip.
  if (pairs.length > 1) return undefined;
  if (pairs.length === 1) {
    const [earlier, later] = pairs[0];
    const isLast = behindAnd.test(text.slice(0, items[later].start));
    // "London, Paris, Rome and London" is a round trip, "red, white, blue and white" has a colour of two words.
    if (isLast && (earlier === 0 || !name.test(keys[later]))) return undefined;
    const areNouns = items.length >= leastItemsOfNouns && items.every(({ text }) => !name.test(text));
    const isClosed = behindAnd.test(text.slice(0, items[items.length - 1].start));
    const least = isLast
      ? leastDistanceBehindAnd
      : areNouns && isClosed
        ? leastDistanceOfNouns
        : leastDistance;
    if (later - earlier < least) return undefined;
    return { first: items[earlier], again: items[later], longer: undefined };
  }
  return findGlued(items);
}

/** A name that is the beginning of another item: "Ashby Cole, Dunmore, Ashby" for "Ashby, Cole, Dunmore". */
function findGlued(items: readonly ListItem[]): Repetition | undefined {
  const found: Repetition[] = [];
  for (const [index, longer] of items.entries()) {
    const names = longer.text.split(' ');
    // "Chris, Chris Morland": two people, of whom one gave no more of his name.
    if (names.length !== 2 || !names.every(isName) || isGivenName(names[0].toLowerCase())) continue;
    const other = items.findIndex(({ text }) => text === names[0]);
    if (other >= 0 && other !== index)
      found.push({ first: longer, again: items[other], longer: longer.text });
  }
  return found.length === 1 ? found[0] : undefined;
}

function isName(word: string): boolean {
  return /^\p{Lu}\p{Ll}{2,}/u.test(word);
}
