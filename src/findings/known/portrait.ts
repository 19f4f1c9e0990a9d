// A finding as a baseline or an ignore file remembers it: what it says of which text, where, and sketches of the text.

import type { Corpus } from '../../model/corpus.ts';
import type { Finding, Place } from '../../model/finding.ts';
import { span } from '../../model/span.ts';
import { cutMiddle } from '../../text/showing/cut.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { blocksAround } from '../identity.ts';
import type { KnownEntry } from './known-entry.ts';
import { foldedWords, type Sketch, sketchOf } from './sketch.ts';
import { twinLabel } from '../subsume.ts';

/** The label by which a rule says that `related[0]` is the copy that stays. */
const keptLabel = 'kept';

/** Fewer words than these are the same in too many places: "TT" in one file says nothing of "TT" in another. */
const tellingWords = 6;

/** Bytes of a text that a sketch looks at: a large article many times over. */
const sketchedBytes = 2 ** 20;

/** UTF-16 units of a quotation, as many as a person reads at a glance. */
const quoteLength = 60;

/** True for a finding on a copy of a text that stands elsewhere. */
export function isCopy({ related }: Finding): boolean {
  return related[0]?.label === keptLabel;
}

/** Paths of all members of a finding: its own first, then those where it stands in copies. */
function memberPaths({ place, related }: Finding, pathOf: (place: Place) => string): string[] {
  return [place, ...related.filter(({ label }) => label === twinLabel)].map(pathOf);
}

/** The words at the place of a finding, for people, at most 60 units. */
export function quoteOf({ place }: Finding, corpus: Corpus): string {
  return cutMiddle(placeText(place, corpus).replaceAll(/\s+/g, ' ').trim(), quoteLength);
}

/** The words that stand for a finding: those of a copy, else those of the blocks around its place. */
export function portraitWords(finding: Finding, corpus: Corpus): string[] {
  const { place } = finding;
  return foldedWords(isCopy(finding) ? placeText(place, corpus) : blocksAround(place, corpus).join('\n'));
}

/** True if these words alone tell a finding from others. */
export function areTelling(words: readonly string[]): boolean {
  return words.length >= tellingWords;
}

/** Sketches of the words of a finding and, for a copy, of the one that stays where the two differ. */
export function sketchesOf(finding: Finding, words: readonly string[], corpus: Corpus): Sketch[] {
  const own = sketchOf(words);
  if (!isCopy(finding)) return [own];
  const kept = sketchOf(foldedWords(placeText(finding.related[0], corpus)));
  return Buffer.compare(Buffer.from(own.buffer), Buffer.from(kept.buffer)) === 0 ? [own] : [own, kept];
}

/** The entry by which a finding will be known again. `pathOf` gives paths relative to the folder of the file. */
export function entryFor(finding: Finding, corpus: Corpus, pathOf: (place: Place) => string): KnownEntry {
  const { id, rule, key, related } = finding;
  const words = portraitWords(finding, corpus);
  const paths = memberPaths(finding, pathOf);
  const beside = related.length === 0 ? undefined : pathOf(related[0]);
  return {
    id,
    rule,
    key,
    paths: [paths[0], ...paths.slice(1).sort()],
    beside: beside === undefined || paths.includes(beside) ? undefined : beside,
    quote: quoteOf(finding, corpus),
    isCopy: isCopy(finding),
    isTelling: areTelling(words),
    sketches: sketchesOf(finding, words, corpus),
    further: {},
  };
}

/** The text of a place, at most a mebibyte of it. */
export function placeText({ document, span: at }: Place, corpus: Corpus): string {
  return decodeText(
    corpus.document(document).bytes,
    span(at.start, Math.min(at.end, at.start + sketchedBytes)),
  );
}
