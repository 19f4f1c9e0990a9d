// Which blocks of a page are its main text: what follows from elements, roles and names, then from how much of a block is
// links, and from where the running text of the page stands.

import type { PageElement } from './html-around.ts';
import type { PageBlock } from './html-page.ts';
import type { MappedText } from './mapped-text.ts';

/** Names of the elements of headings. */
export const heading = /^h[1-6]$/;

// Readability takes a third for a page's worth of links; a paragraph of news may well hold two linked names.
const mostLinkShare = 0.6;
// Longer text is read even if all of it is a link.
const longestLinkBlock = 400;
// A paragraph of two sentences; what is shorter may be a label.
const runningTextBytes = 120;
/** Less running text than that is no article but a notice, in bytes: as many characters Readability (Mozilla) asks for. */
export const leastRunningText = 500;

/** The blocks of the main text: of the article, if most text stands in one, else of `main`, else all that is no margin. */
export function mainBlocks(blocks: readonly PageBlock[], text: MappedText): PageBlock[] {
  const believed = withoutDoubted(blocks);
  // Some servers put a form around the whole page.
  const outside = believed.filter(({ around }) => !around.isInForm);
  const kept = readBytes(outside) * 2 >= readBytes(believed) ? outside : believed;
  const inner = kept.filter(({ around }) => !around.isInMargin);
  const choices = [
    inner.filter(({ around }) => around.isInArticle),
    inner.filter(({ around }) => around.isInMain),
  ];
  const isMost = (list: readonly PageBlock[]): boolean =>
    readBytes(list) * 2 >= readBytes(inner) && list.some(isText);
  const chosen = withoutSiteName(withoutLabels(choices.find(isMost) ?? inner, text));
  if (chosen.some(({ element }) => element === 'h1')) return chosen;
  // The headline of an article often stands above it, in the header of the page.
  const first = chosen.at(0);
  const above = kept.findLast(
    ({ element, start }) => element === 'h1' && first !== undefined && start < first.start,
  );
  return above === undefined ? chosen : [above, ...chosen];
}

/**
 * Leaves out what stands in elements whose names raise doubt, but for those that hold most of the running text of the page:
 * names are given for a layout, and wrap all of a page as often as its margin. What is put to an article is read only where
 * there is nothing else.
 */
function withoutDoubted(blocks: readonly PageBlock[]): PageBlock[] {
  const believed = new Set<string>();
  // Each round at least doubles what is read.
  for (;;) {
    const doubtsIn = doubtsBut(believed);
    const undoubted = blocks.filter(({ around }) => doubtsIn(around) === undefined);
    const read = readBytes(undoubted);
    const held = new Map<string, number>();
    // Where nothing else stands, labels are text as well.
    for (const block of blocks.filter(read === 0 ? isText : isRunning)) {
      const doubts = doubtsIn(block.around);
      if (doubts === undefined || (doubts.holdAddition && read >= leastRunningText)) continue;
      const { likeness } = doubts.outermost;
      held.set(likeness, (held.get(likeness) ?? 0) + block.end - block.start);
    }
    const [likeness, largest] = [...held].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0]);
    if (largest < (read === 0 ? 1 : Math.max(leastRunningText, read))) return undoubted;
    believed.add(likeness);
  }
}

/** Of the elements around a block whose names raise doubt. */
interface Doubts {
  readonly outermost: PageElement;
  readonly holdAddition: boolean;
}

/** Tells the doubts that the elements around a block raise, but for those that are believed. Each element is asked once. */
function doubtsBut(believed: ReadonlySet<string>): (around: PageElement) => Doubts | undefined {
  const known = new Map<PageElement, Doubts | undefined>();
  return ({ doubted }) => {
    const asked: PageElement[] = [];
    let at = doubted;
    for (; at !== undefined && !known.has(at); at = at.parent?.doubted) asked.push(at);
    let doubts = at && known.get(at);
    for (const element of asked.reverse()) {
      if (!believed.has(element.likeness)) {
        const holdAddition = element.doubt === 'addition' || doubts?.holdAddition === true;
        doubts = { outermost: doubts?.outermost ?? element, holdAddition };
      }
      known.set(element, doubts);
    }
    return doubts;
  };
}

// So many blocks in a row, a third of them links, make up a menu, a list of teasers, a table of rates.
const leastLabels = 3;
const leastLinksAmongLabels = 1 / 3;

/**
 * Leaves out blocks of links, and what stands between them: rows of short blocks around which no element holds running
 * text. Headings right before such text stay, and the title of a page that has no other.
 */
function withoutLabels(blocks: readonly PageBlock[], text: MappedText): PageBlock[] {
  const read = blocks.filter(isText);
  const isHeld = holdersOf(read.filter(isRunning));
  const kept: PageBlock[] = [];
  let row: PageBlock[] = [];
  const endRow = (isBeforeText: boolean): void => {
    const labels = row.filter(isText);
    const isMenu =
      row.length >= leastLabels && row.length - labels.length >= leastLinksAmongLabels * row.length;
    const last = isBeforeText ? row.findLastIndex(({ element }) => !heading.test(element)) : row.length;
    kept.push(...(isMenu ? row.slice(last + 1) : labels));
    row = [];
  };
  for (const block of blocks) {
    if (isLinks(block) || !(isRunning(block) || isSentence(block, text) || isHeld(block.around))) {
      row.push(block);
      continue;
    }
    endRow(true);
    kept.push(block);
  }
  endRow(false);
  // A page of labels alone is a list that somebody wrote.
  if (readBytes(kept) < leastRunningText) return read;
  const title = kept.some(({ element }) => heading.test(element)) ? undefined : titleOf(read);
  const chosen = new Set(kept);
  return read.filter((block) => block === title || chosen.has(block));
}

// What stands beside others of its kind in what holds the text.
const partsOfHolders = new Set('p li dt dd tr td th tbody thead tfoot figure'.split(' '));

/** Tells elements within one that holds running text beside other blocks: a paragraph's section, a cell's table. */
function holdersOf(running: readonly PageBlock[]): (element: PageElement) => boolean {
  const isHeld = new Map<PageElement, boolean>();
  for (const { around } of running) {
    let holder = around;
    while (holder.parent !== undefined && (holder.blocks < 2 || partsOfHolders.has(holder.name))) {
      holder = holder.parent;
    }
    isHeld.set(holder, true);
  }
  return (element) => {
    const asked: PageElement[] = [];
    let at: PageElement | undefined = element;
    for (; at !== undefined && !isHeld.has(at); at = at.parent) asked.push(at);
    const answer = at !== undefined && isHeld.get(at) === true;
    for (const one of asked) isHeld.set(one, answer);
    return answer;
  };
}

/** The first heading of level 1, or else the first heading. */
export function titleOf(blocks: readonly PageBlock[]): PageBlock | undefined {
  return (
    blocks.find(({ element }) => element === 'h1') ?? blocks.find(({ element }) => heading.test(element))
  );
}

/** Bytes of blocks that are not links. */
export function readBytes(blocks: readonly PageBlock[]): number {
  return blocks.filter(isText).reduce((sum, { start, end }) => sum + end - start, 0);
}

function isRunning(block: PageBlock): boolean {
  return block.end - block.start >= runningTextBytes && !isLinks(block);
}

// A sentence of six words or so; its last mark, and quotation marks and brackets behind it, in bytes.
const leastSentence = 40;
const longestEnd = 12;
const sentenceEnd = /[.!?…。！？။།؟۔।]["'”’»」』)]*$/u;

function isSentence({ start, end }: PageBlock, text: MappedText): boolean {
  return end - start >= leastSentence && sentenceEnd.test(text.text(end - longestEnd, end));
}

/** Leaves out a heading of level 1 that is all link where another one is none: the name of the site above its title. */
function withoutSiteName(blocks: PageBlock[]): PageBlock[] {
  const isLink = ({ element, start, end, linkBytes }: PageBlock): boolean =>
    element === 'h1' && linkBytes >= end - start;
  const hasTitle = blocks.some((block) => block.element === 'h1' && !isLink(block));
  return hasTitle ? blocks.filter((block) => !isLink(block)) : blocks;
}

const isText = (block: PageBlock): boolean => !isLinks(block);

function isLinks({ start, end, linkBytes, element }: PageBlock): boolean {
  const length = end - start;
  return !heading.test(element) && length <= longestLinkBlock && linkBytes > mostLinkShare * length;
}
