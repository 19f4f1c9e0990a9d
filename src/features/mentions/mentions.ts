// Mentions: capitalised words that may be names, with their neighbours in the run and the role beside them.
// A run of names is never taken whole ("Syria Alexander Lavrentyev" holds two): neighbours are kept instead.
// Works on the words of src/features/words.ts; a word that begins with a small letter costs one table probe.

import { feature } from '../../define/feature.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import type { Document } from '../../model/document.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { foldWord } from '../../text/unicode/fold.ts';
import { foundNamesOf } from './found-names.ts';
import { gapAfter, hyphenGap, isJoining, sentenceGap } from './gaps.ts';
import {
  afterParticle,
  commonWord,
  flagsOfDocument,
  hyphenated,
  innerCapital,
  opensSentence,
} from './mention-flags.ts';
import { functionWord, genericWord, laterParticle, particle, title } from './name-words.ts';
import { isProse } from './prose-blocks.ts';
import { joinRoles } from './role-codes.ts';
import { ownRole, roleBefore, roleBehind } from './roles.ts';
import {
  capitalised,
  classesOf,
  hasInnerCapital,
  holdsApostrophe,
  holdsInnerCapital,
  initial,
  nameEnd,
  nameStart,
  writtenWords,
  type WrittenWords,
} from './word-case.ts';
import { wordsOf } from '../words.ts';

/** Mentions as columns, in the order of the text. Only entries [from, to) of a column count. */
export interface Mentions {
  readonly from: number;
  readonly to: number;
  /** Hash of the folded word without a possessive "s", as `hashFoldedWord` gives it. */
  readonly token: Uint32Array;
  /** Bytes [start, end) of the word without a possessive "s". */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** `opensSentence` and the following bits. */
  readonly flags: Uint32Array;
  /** Index of the block. */
  readonly block: Uint32Array;
}

/** Mentions with what stands beside them; the first of them is entry 0. */
export interface LinkedMentions extends Mentions {
  readonly from: 0;
  /** Index of the neighbour in the run plus one; 0 for none. Initials and particles between two are passed over. */
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** The role beside the name, as src/features/mentions/role-codes.ts packs it; 0 for none. */
  readonly role: Uint32Array;
}

/** Capitalised particles ("Al", "De", "Van") are passed over as small ones are; longer words are names. */
const longestParticleBytes = 4;
const columnCount = 8;
const comma = 0x2c;

class MentionScan {
  readonly #columns: { -readonly [Name in keyof LinkedMentions]: LinkedMentions[Name] };
  readonly #written: WrittenWords;
  /** Word and index of the latest mention, and whether a name may go on behind it. */
  #lastWord = -1;
  #last = -1;
  #isOpen = false;
  /** Word of the mention before the latest one. */
  #neighbourWord = -1;

  constructor(document: Document, written: WrittenWords) {
    const { firstOfSpan } = written.words;
    this.#written = written;
    const { capitalsUpTo } = written;
    const capacity = written.count;
    // One allocation for all columns: most documents are short.
    const cells = new Uint32Array(columnCount * capacity);
    let from = 0;
    const column = (): Uint32Array => cells.subarray(from, (from += capacity));
    this.#columns = {
      from: 0,
      to: 0,
      token: column(),
      start: column(),
      end: column(),
      left: column(),
      right: column(),
      flags: column(),
      role: column(),
      block: column(),
    };
    let next = 0;
    for (let block = 0; block < document.blocks.length; block++) {
      const first = firstOfSpan[block];
      const end = firstOfSpan[block + 1];
      const last = capitalsUpTo[block];
      if (isProse(written, document.blocks[block], block, last - next)) {
        for (let index = next; index < last; index++) this.#lookAt(index, first, end, block);
      }
      next = last;
    }
  }

  get mentions(): LinkedMentions {
    return this.#columns;
  }

  /** Looks at the `capital`-th capitalised word, which stands among words [first, end) of `block`. */
  #lookAt(capital: number, first: number, end: number, block: number): void {
    const word = this.#written.capitals[capital];
    const classes = classesOf(this.#written, word);
    if ((classes & functionWord) !== 0 || this.#isParticle(word, classes)) return;
    let flags = (classes & (title | genericWord)) !== 0 ? commonWord : 0;
    flags |= flagsOfDocument(this.#written.table.capitalisesNouns, this.#written.mayInflectNames);
    let neighbour = -1;
    let gap = word === first ? sentenceGap : gapAfter(this.#written, word - 1);
    // "al-Sudani": the hyphen joins a particle, and the name is whole without it.
    if (gap === hyphenGap && !this.#isParticle(word - 1, classesOf(this.#written, word - 1)))
      flags |= hyphenated;
    // Back over particles and initials to the neighbour: "Shia al-Sudani", "Olympia J. Moreau", "Jan van der Meer".
    for (let at = word - 1; isJoining(gap); at--) {
      if (at === this.#lastWord) {
        if (this.#isOpen) neighbour = this.#last;
        break;
      }
      if (this.#isParticle(at, classesOf(this.#written, at))) flags |= afterParticle;
      else if (this.#written.writing[at] !== initial) break;
      gap = at === first ? sentenceGap : gapAfter(this.#written, at - 1);
    }
    if (gap === sentenceGap) flags |= opensSentence;
    this.#add(capital, first, end, block, neighbour, flags);
  }

  /** A particle by itself, or a later one ("la", "der") that follows a particle or stands at a hyphen or has a capital. */
  #isParticle(word: number, classes: number): boolean {
    const { words, writing } = this.#written;
    if (words.end[word] - words.start[word] > longestParticleBytes) return false;
    if ((classes & particle) !== 0) return true;
    if ((classes & laterParticle) === 0) return false;
    if (writing[word] === capitalised || this.#isBeforeHyphen(word)) return true;
    return word > 0 && (classesOf(this.#written, word - 1) & particle) !== 0;
  }

  #isBeforeHyphen(word: number): boolean {
    const { bytes, words } = this.#written;
    const end = words.end[word];
    return word + 1 < words.length && bytes[end] === 0x2d && words.start[word + 1] === end + 1;
  }

  #add(capital: number, first: number, end: number, block: number, neighbour: number, flags: number): void {
    const columns = this.#columns;
    const { bytes, words } = this.#written;
    const index = columns.to++;
    const word = this.#written.capitals[capital];
    const marks = this.#written.marks[capital];
    const wordEnd = words.end[word];
    let token = words.hash[word];
    let start = words.start[word];
    let stop = wordEnd;
    if ((marks & holdsApostrophe) !== 0) {
      start = nameStart(bytes, start, wordEnd);
      stop = nameEnd(bytes, start, wordEnd);
      token = hashFoldedWord(foldWord(decodeText(bytes, { start, end: stop })));
    }
    columns.token[index] = token;
    columns.start[index] = start;
    columns.end[index] = stop;
    columns.block[index] = block;
    const isInner = (marks & holdsInnerCapital) !== 0 && hasInnerCapital(bytes, start, stop);
    columns.flags[index] =
      flags | (isInner ? innerCapital : 0) | (this.#isBeforeHyphen(word) ? hyphenated : 0);
    if (neighbour >= 0) {
      columns.left[index] = neighbour + 1;
      columns.right[neighbour] = index + 1;
    }
    this.#neighbourWord = this.#lastWord;
    this.#last = index;
    this.#lastWord = word;
    // A possessive ends a name: "Russia's Deputy Minister" holds two.
    this.#isOpen = stop === wordEnd;
    columns.role[index] = this.#roleOf(word, first, neighbour);
    // An apposition behind the last name of a run holds for the whole run. Most names have no comma behind them.
    if (bytes[wordEnd] === comma) {
      const behind = roleBehind(this.#written, word, end);
      if (behind === 0) return;
      for (let one = index; one >= 0; one = columns.left[one] - 1) {
        columns.role[one] = joinRoles(columns.role[one], behind);
      }
    }
  }

  /** The role before a run holds for all its names; a title within the run adds itself. */
  #roleOf(word: number, first: number, neighbour: number): number {
    if (neighbour < 0 || this.#neighbourWord !== word - 1) return roleBefore(this.#written, word, first);
    const { flags, role } = this.#columns;
    if ((flags[neighbour] & commonWord) === 0) return role[neighbour];
    return joinRoles(ownRole(this.#written, word - 1), role[neighbour]);
  }
}

/** The twin of the kernel: the same mentions, without it. */
export const mentionsPlain = feature(
  (document): LinkedMentions => new MentionScan(document, writtenWords(document, wordsOf(document))).mentions,
);

/**
 * Mentions of all blocks that hold running text: no Title Case headlines, lines in capitals or tables of figures.
 * Words of function ("The", "Monday"), acronyms and words with digits are none.
 */
export const mentionsOf = feature((document): Mentions => {
  const found = foundNamesOf(document);
  if (found === undefined) return mentionsPlain(document);
  const { mentions, fromMention: from, toMention: to } = found;
  const { token, start, end, flags, block } = mentions;
  // Not spread: that takes longer than all else that is asked of most documents.
  return { from, to, token, start, end, flags, block };
});
