// Roles of the blocks of one article. A scraped article opens with a head (title, captions, widgets, often all of it
// twice); what comes behind is body, with captions, widgets, section titles and further standings of the title in it.

import type { BlockRole } from '../../model/document.ts';
import { encodeText } from '../../text/unicode/decode.ts';
import { BlockFacts } from './block-facts.ts';
import type { TextLine } from '../lines.ts';
import { isDateLine } from './residue-words.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';
import {
  endsLikeSentence,
  endsWithStop,
  foldLine,
  hasAtMostWords,
  isInBrackets,
  opensListItem,
  readsLikeTitle,
} from '../../text/prose/title.ts';
import { markSubheads } from './subheads.ts';

// Title, two captions twice, widget, title and captions again are 12 blocks; a few bylines and dates more.
const mostHeadBlocks = 16;
const mostCaptionWords = 90;
// Byline, date, place, section: lines of the head that are neither title nor caption.
const mostPlainHeadLines = 3;
const mostPlainWords = 12;
// Captions without a stop in front of their credit are longer than most titles.
const mostBracketTitleWords = 20;
// "TT" and the like.
const mostTokenLength = 4;

/** The role of every block, in order. `lines` are the blocks of one article. */
export function rolesOf(bytes: Uint8Array, lines: readonly TextLine[]): BlockRole[] {
  const facts = new BlockFacts(bytes, lines);
  const roles = lines.map((): BlockRole => 'body');
  const head = new Head(facts, roles);
  head.mark();
  markCaptionsOfBody(facts, roles, head.end);
  markTokens(facts, roles, head.end);
  markSubheads(facts, roles, head.end);
  return roles;
}

class Head {
  /** Index of the first block behind the head. */
  end = 0;
  readonly facts: BlockFacts;
  readonly roles: BlockRole[];

  constructor(facts: BlockFacts, roles: BlockRole[]) {
    this.facts = facts;
    this.roles = roles;
  }

  mark(): void {
    const { facts, roles } = this;
    for (let index = 0; index < facts.count; index++) {
      if (facts.widget(index) !== undefined) roles[index] = 'residue';
    }
    const title = this.#findTitle();
    if (title >= 0) this.#markTitle(title);
    this.#findEnd(title);
  }

  #findTitle(): number {
    const { facts, roles } = this;
    let doubtful = -1;
    let isFirst = true;
    for (let index = 0; index < Math.min(facts.count, mostHeadBlocks); index++) {
      const text = facts.text(index);
      if (roles[index] === 'residue') {
        // "Home" may be a menu or a title: it is a title if nothing else is.
        if (index === 0 && facts.widget(index) === 'likely' && readsLikeTitle(text)) doubtful = index;
        continue;
      }
      if (isDateLine(text) || isByline(text) || isInBrackets(text)) continue;
      if (this.#isCaption(index) && !(isFirst && this.#isTitleWithBrackets(index))) continue;
      isFirst = false;
      if (readsLikeTitle(text) && this.#isFollowed(index)) return this.#behindKicker(index);
      if (this.#standsAgain(index) && hasAtMostWords(text, mostCaptionWords) && !opensListItem(text))
        return index;
      break;
    }
    return doubtful >= 0 && this.#isFollowed(doubtful) ? doubtful : -1;
  }

  /** "Crowds Line the Streets of the Capital (Photos)": looks like a caption but stands where the title does. */
  #isTitleWithBrackets(index: number): boolean {
    const { facts } = this;
    const text = facts.text(index);
    const credit = facts.credit(index);
    if (credit === undefined || credit.isAgency || facts.isDoubled(index)) return false;
    const isSentence = credit.stem === text || endsLikeSentence(credit.stem);
    return !isSentence && hasAtMostWords(text, mostBracketTitleWords);
  }

  /** A title stands above something that is not more of the same: a list or a poem has no line that is its title. */
  #isFollowed(index: number): boolean {
    const { facts } = this;
    if (index + 1 >= facts.count) return false;
    if (!facts.isTight(index + 1) || this.#standsAgain(index) || this.roles[index + 1] === 'residue')
      return true;
    if (this.#isCaption(index + 1) || endsWithStop(facts.text(index + 1))) return true;
    for (let next = index + 1; next < Math.min(facts.count, index + 4) && facts.isTight(next); next++) {
      if (facts.length(next) > facts.length(index) * 1.5) return true;
    }
    return false;
  }

  /** True if the block stands again in the head, with other blocks between. */
  #standsAgain(index: number): boolean {
    const { facts } = this;
    if (facts.text(index) === '') return false;
    for (let next = index + 2; next < Math.min(facts.count, index + mostHeadBlocks); next++) {
      if (facts.isSame(index, next)) return true;
    }
    return false;
  }

  /** The title behind a word such as "Politics" that stands above it. */
  #behindKicker(index: number): number {
    const { facts, roles } = this;
    if (!hasAtMostWords(facts.text(index), 3) || this.#standsAgain(index)) return index;
    for (let next = index + 1; next < Math.min(facts.count, index + 4); next++) {
      const isTitle = roles[next] === 'body' && readsLikeTitle(facts.text(next)) && !facts.isDoubled(next);
      if (isTitle && !this.#isCaption(next) && this.#standsAgain(next)) return next;
    }
    return index;
  }

  #markTitle(title: number): void {
    const { facts, roles } = this;
    const length = facts.length(title);
    roles[title] = 'headline';
    for (let index = title + 1; index < facts.count; index++) {
      // Another case, quotes and spaces change the bytes of a title by less than this.
      if (Math.abs(facts.length(index) - length) > length / 8 + 8) continue;
      if (facts.endsInSign(index) && !facts.endsInSign(title)) continue;
      const folded = facts.folded(title);
      if (folded === '') return;
      if (facts.isSame(title, index) || facts.folded(index) === folded) roles[index] = 'headline';
    }
  }

  #findEnd(title: number): void {
    const { facts, roles } = this;
    const limit = Math.min(facts.count, title + 1 + mostHeadBlocks);
    const lastTitle = roles.lastIndexOf('headline', limit - 1);
    let plain = 0;
    let index = 0;
    for (; index < limit; index++) {
      if (roles[index] !== 'body') continue;
      if (this.#isCaption(index) || (index < lastTitle && this.#isDoubledLine(index))) {
        roles[index] = 'caption';
        continue;
      }
      if (index < lastTitle && lastTitle - index <= 4) continue;
      const text = facts.text(index);
      const isPlain = text !== '' && hasAtMostWords(text, mostPlainWords) && !endsWithStop(text);
      if (!isPlain || title < 0 || ++plain > mostPlainHeadLines) break;
    }
    this.end = index;
  }

  /** True if a block that stands in the head is a caption. */
  #isCaption(index: number): boolean {
    const { facts } = this;
    const credit = facts.credit(index);
    // Most blocks are neither, and need not be decoded.
    if (credit === undefined && !facts.isDoubled(index)) return false;
    const text = facts.text(index);
    if (text === '' || !hasAtMostWords(text, mostCaptionWords)) return false;
    if (credit !== undefined && credit.grade !== 'possible') return true;
    if (credit !== undefined && (facts.isDoubled(index) || this.#standsAgain(index))) return true;
    return this.#isDoubledCaption(index, text);
  }

  #isDoubledLine(index: number): boolean {
    const text = this.facts.text(index);
    if (text === '' || opensListItem(text)) return false;
    return hasAtMostWords(text, mostCaptionWords) && this.facts.isDoubled(index);
  }

  #isDoubledCaption(index: number, text: string): boolean {
    const { facts } = this;
    if (!facts.isDoubled(index) || index === 0 || opensListItem(text)) return false;
    let standings = 0;
    for (let other = 0; other < Math.min(facts.count, mostHeadBlocks); other++) {
      if (facts.isSame(index, other)) standings++;
    }
    // A first paragraph that was pasted twice is a sentence among paragraphs as tight as itself.
    return standings > 2 || !endsWithStop(text) || !this.#isTightBody(index + 2);
  }

  #isTightBody(from: number): boolean {
    const { facts } = this;
    let tight = 0;
    for (let index = from; index < facts.count; index++) if (facts.isTight(index)) tight++;
    return tight * 2 > facts.count - from;
  }
}

const bylineOpening = /^(?:By|Von|Par|Por|De|Di|Da) /;
const byline = scriptPattern(
  String.raw`^(?:By|Von|Par|Por|De|Di|Da) \p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}|and|und|et|y|e|for|in|de|von|van|der)[\p{L}.,'’-]*){1,8}$`,
);

/** True for a line that says who wrote the article: "By Ada Winter". */
export function isByline(text: string): boolean {
  return text.length <= 80 && bylineOpening.test(text) && byline.test(text);
}

/** Captions behind the head: those that say so, and those that stand in the head (or here) already, whatever their credit. */
function markCaptionsOfBody(facts: BlockFacts, roles: BlockRole[], headEnd: number): void {
  const lengths = new Set<number>();
  for (let index = 0; index < headEnd; index++) {
    if (roles[index] !== 'caption') continue;
    lengths.add(facts.length(index));
    const credit = facts.credit(index);
    if (credit !== undefined) lengths.add(encodeText(credit.stem).length);
  }
  const candidates: number[] = [];
  for (let index = headEnd; index < facts.count; index++) {
    if (roles[index] !== 'body') continue;
    if (lengths.has(facts.length(index)) || facts.credit(index) !== undefined) candidates.push(index);
  }
  if (candidates.length === 0) return;
  const { stems, names } = captionsSeen(facts, roles, headEnd, candidates);
  const lastBody = roles.lastIndexOf('body');
  for (const index of candidates) {
    const credit = facts.credit(index);
    const isKnown = (stems.get(stemOf(facts, index)) ?? 0) >= 2;
    if (credit === undefined || !hasAtMostWords(facts.text(index), mostCaptionWords)) {
      if (isKnown) roles[index] = 'caption';
      continue;
    }
    // An agency alone behind the last paragraph signs the article: "… (dpa)".
    const isSignature = index === lastBody && !credit.saysPicture;
    const isOfSource =
      credit.grade === 'sure' || (credit.grade === 'likely' && names.has(foldLine(credit.name)));
    if (isKnown || (isOfSource && !isSignature)) roles[index] = 'caption';
  }
}

/** The folded text of a block without its credit. */
function stemOf(facts: BlockFacts, index: number): string {
  const credit = facts.credit(index);
  return credit === undefined ? facts.folded(index) : foldLine(credit.stem);
}

/** How often each caption was seen, by folded text, and the credits of the captions in the head. */
function captionsSeen(
  facts: BlockFacts,
  roles: readonly BlockRole[],
  headEnd: number,
  candidates: readonly number[],
): { stems: ReadonlyMap<string, number>; names: ReadonlySet<string> } {
  const stems = new Map<string, number>();
  const names = new Set<string>();
  const see = (index: number, weight: number): void => {
    const stem = stemOf(facts, index);
    if (stem !== '') stems.set(stem, (stems.get(stem) ?? 0) + weight);
  };
  for (let index = 0; index < headEnd; index++) {
    if (roles[index] !== 'caption') continue;
    // A caption of the head counts for two: one more standing makes a repetition.
    see(index, 2);
    const credit = facts.credit(index);
    if (credit !== undefined) names.add(foldLine(credit.name));
  }
  for (const index of candidates) {
    const grade = facts.credit(index)?.grade;
    if (grade === 'sure' || grade === 'likely') see(index, 1);
  }
  return { stems, names };
}

/** A short word between captions and titles is a widget, whatever it says. */
function markTokens(facts: BlockFacts, roles: BlockRole[], headEnd: number): void {
  const isHead = (role: BlockRole | undefined): boolean => role === 'caption' || role === 'headline';
  for (let index = 1; index < Math.min(headEnd, facts.count - 1); index++) {
    const text = facts.text(index);
    // A paragraph that is too long to be read has no text here.
    const isShort = text !== '' && text.length <= mostTokenLength;
    const isToken = roles[index] === 'body' && isShort && !/\s/u.test(text);
    if (isToken && isHead(roles[index - 1]) && isHead(roles[index + 1])) roles[index] = 'residue';
  }
}
