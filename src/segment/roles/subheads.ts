// Section titles inside the body: a short line that is no sentence, between paragraphs that are.

import type { BlockRole } from '../../model/document.ts';
import type { BlockFacts } from './block-facts.ts';
import { isDateLine } from './residue-words.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';
import { endsLikeSentence, hasAtMostWords, readsLikeTitle } from '../../text/prose/title.ts';

// The longest section titles of news and encyclopedias; what is longer is a sentence that lost its stop.
const mostWords = 12;
const mostBytes = 240;
// A paragraph of one short sentence is about this long; entries of lists and addresses are shorter.
const paragraphBytes = 80;

const markedHeading = /^(?:#{1,6}\s+\S|={2,6}[^=]+={2,6}$)/u;

/** Marks section titles behind block `from` in `roles`. */
export function markSubheads(facts: BlockFacts, roles: BlockRole[], from: number): void {
  // Backwards, so that a title above a title ("History", "Early years") is seen to stand above a paragraph.
  for (let index = facts.count - 2; index >= Math.max(from, 1); index--) {
    if (roles[index] !== 'body' || facts.length(index) > mostBytes || facts.endsInSign(index)) continue;
    const isMarked = facts.beginsWithMark(index) && markedHeading.test(facts.text(index));
    const isPlaced = isMarked || isAboveParagraph(facts, roles, index);
    if (!isPlaced) continue;
    if (isMarked || (readsLikeSubhead(facts.text(index)) && isBelowText(facts, roles, index)))
      roles[index] = 'subhead';
  }
}

const labelled = scriptPattern(String.raw`[|\t]|:.*\d|^\p{Lu}+:|^\p{L}+: \p{Ll}`);

function readsLikeSubhead(text: string): boolean {
  // A line of speech ends with a mark as well; a question as a title is short.
  if (/^["“„«‘'([<]/u.test(text) || labelled.test(text)) return false;
  if (endsLikeSentence(text) && !/^[^"“„«]{4,60}\?$/u.test(text)) return false;
  return hasAtMostWords(text, mostWords) && readsLikeTitle(text) && !isDateLine(text);
}

function isAboveParagraph(facts: BlockFacts, roles: BlockRole[], index: number): boolean {
  const next = index + 1;
  if (roles[next] === 'subhead') return true;
  if (roles[next] !== 'body') return false;
  return facts.length(next) >= paragraphBytes && facts.length(next) >= 2 * facts.length(index);
}

/** True if what stands above is a paragraph, a caption or a widget, or a line that may be a section title itself. */
function isBelowText(facts: BlockFacts, roles: BlockRole[], index: number): boolean {
  for (let above = index - 1; above >= Math.max(0, index - 2); above--) {
    if (roles[above] === 'headline') return false;
    if (roles[above] !== 'body' || facts.length(above) >= paragraphBytes) return true;
    if (endsLikeSentence(facts.text(above))) return true;
    if (!readsLikeSubhead(facts.text(above))) return false;
  }
  return false;
}
