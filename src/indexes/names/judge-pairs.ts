// Which pairs of names are probably one name in two spellings, graded under the settings: one for each suspect.

import type { Corpus } from '../../model/corpus.ts';
import { orderPlaces } from '../../model/finding.ts';
import { isCalendarWord } from '../../text/languages/calendar-words.ts';
import { isGivenName } from '../../text/languages/given-names.ts';
import { isLand } from '../../text/languages/lands.ts';
import { isNearSurname } from '../../text/languages/surnames.ts';
import type { AnchorEvidence } from './evidence/anchors.ts';
import type { Background } from './evidence/background.ts';
import { Crowds } from './evidence/crowds.ts';
import type { Evidence } from './evidence/evidence.ts';
import { grade, type Grade, type Reason, type Verdict } from './evidence/grade.ts';
import { isBetweenNames, isInList, isKnownToAuthor } from './evidence/known-to-author.ts';
import { unheardOf } from './evidence/likelihood.ts';
import type { NameTable, Side } from './mentions/name-table.ts';
import { isAmong, type NameEvidence } from './name-evidence.ts';
import type { JudgedNames } from './near/kin-of-names.ts';
import { preferredPlaces, suspectPlaces, type NamePlace } from './places.ts';
import { foldFullName, grades, KnownNames, type NameSettings } from './settings.ts';

/** Two spellings that are probably one name. */
export interface NamePair {
  readonly grade: Grade;
  readonly reason: Reason;
  /** The preferred form has a clear majority, or is declared right: the other one is wrong, not another custom. */
  readonly hasMajority: boolean;
  /** The preferred form is declared right by the settings. */
  readonly isDeclared: boolean;
  /** The rarer form and the other one, as first written, without neighbours. */
  readonly suspect: string;
  readonly preferred: string;
  /** The neighbour that both have in common, and its side; undefined where only a document joins them. */
  readonly anchor: { readonly text: string; readonly side: Side } | undefined;
  readonly evidence: Evidence;
  /** Every mention of the suspect that is known, copies of lines included, in corpus order; never empty. */
  readonly suspectPlaces: readonly NamePlace[];
  /** A few mentions of the preferred form, never empty. */
  readonly preferredPlaces: readonly NamePlace[];
}

/** Places of the preferred form that are shown. */
const shownPlaces = 3;

/** A form alone and beside the first anchor, folded. */
function spellingsOf(names: NameTable, id: number, anchor: AnchorEvidence | undefined): string[] {
  const word = names.folded(id);
  if (anchor === undefined) return [word];
  const beside = names.folded(anchor.name);
  return [word, foldFullName(anchor.side === 'left' ? `${beside} ${word}` : `${word} ${beside}`)];
}

function backgroundOf(
  names: NameTable,
  { suspect, preferred, anchors }: Evidence,
  known: KnownNames,
): Background {
  const word = names.folded(suspect);
  const other = names.folded(preferred);
  return {
    shortest: Math.min(word.length, other.length),
    isKnown:
      known.isListed(word) ||
      isGivenName(word) ||
      isNearSurname(word) ||
      isLand(word) ||
      isCalendarWord(word),
    isOfNearSurnames: isNearSurname(other),
    isSharedAnchor: anchors.every(({ name, side }) => side === 'left' && isGivenName(names.folded(name))),
  };
}

interface Judged {
  readonly evidence: Evidence;
  readonly verdict: Verdict;
  readonly isDeclared: boolean;
}

/** Grades a pair under the settings; undefined if they rule it out. */
function judge(names: NameTable, evidence: Evidence, known: KnownNames): Judged | undefined {
  const { suspect, preferred } = evidence;
  const anchor = evidence.anchors.at(0);
  const suspectSpellings = spellingsOf(names, suspect, anchor);
  const preferredSpellings = spellingsOf(names, preferred, anchor);
  if (known.areDistinct(suspectSpellings, preferredSpellings)) return undefined;
  const suspectIsRight = known.isCanonical(suspectSpellings);
  const preferredIsRight = known.isCanonical(preferredSpellings);
  if (suspectIsRight && preferredIsRight) return undefined;
  const verdict = grade(evidence, backgroundOf(names, evidence, known));
  if (!suspectIsRight && !preferredIsRight) return { evidence, verdict, isDeclared: false };
  // A declared name settles which form is right, not whether the other one is the same name: Iran is not Iraq.
  const strength = verdict.grade === 'weak' ? 'weak' : 'strong';
  const declared: Verdict = { ...verdict, grade: strength, hasMajority: true };
  return { evidence: suspectIsRight ? turned(evidence) : evidence, verdict: declared, isDeclared: true };
}

/** The same evidence with the two forms exchanged. */
function turned(evidence: Evidence): Evidence {
  return {
    ...evidence,
    suspect: evidence.preferred,
    preferred: evidence.suspect,
    anchors: evidence.anchors.map(({ suspectLines, preferredLines, ...anchor }) => ({
      ...anchor,
      suspectLines: preferredLines,
      preferredLines: suspectLines,
    })),
    suspectLines: evidence.preferredLines,
    preferredLines: evidence.suspectLines,
    allSuspectLines: evidence.allPreferredLines,
    allPreferredLines: evidence.allSuspectLines,
    oddness: -evidence.oddness,
    suspectDocuments: evidence.preferredDocuments,
    preferredDocuments: evidence.suspectDocuments,
    isSuspectOrdinary: evidence.isPreferredOrdinary,
    isPreferredOrdinary: evidence.isSuspectOrdinary,
  };
}

/** What was judged. */
export interface JudgedPairs {
  /**
   * One for each suspect: its best explanation, if the evidence is as strong as the settings ask. Ordered by the first
   * mention of the suspect.
   */
  readonly pairs: readonly NamePair[];
  /** Names of all pairs whose evidence is as strong, before their texts are looked at. */
  readonly promising: ReadonlySet<number>;
}

/** Judges pairs with one of the names that are judged, or all. */
export function judgePairs(
  facts: NameEvidence,
  corpus: Corpus,
  settings: NameSettings,
  judged: JudgedNames | undefined,
): JudgedPairs {
  const promising = new Set<number>();
  if (judged?.own.size === 0) return { pairs: [], promising };
  const table = facts.names;
  const evidence = facts.evidence(judged?.among);
  const best = bestExplanations(table, evidence, new KnownNames(settings));
  const pairs: NamePair[] = [];
  const crowds = new Crowds(corpus);
  for (const one of best.values()) {
    const { suspect, preferred } = one.evidence;
    // A form that is itself a misspelling explains nothing.
    const other = best.get(preferred);
    if (other !== undefined && rank(other.verdict) <= rank(one.verdict)) continue;
    if (rank(one.verdict) > grades.indexOf(settings.evidence)) continue;
    if (!isAmong(judged?.own, table, suspect, preferred)) continue;
    promising.add(table.token(suspect)).add(table.token(preferred));
    const pair = inCrowd(describe(table, one), crowds);
    const isDoubtful = mayBeListed(pair) && isBetweenNames(corpus, pair.suspectPlaces[0]);
    const strength = isDoubtful ? 'weak' : pair.grade;
    if (grades.indexOf(strength) > grades.indexOf(settings.evidence)) continue;
    const { edits } = pair.evidence.edit;
    if (!pair.isDeclared && isKnownToAuthor(corpus, pair.suspectPlaces, pair.preferred, edits)) continue;
    if (pair.anchor === undefined && !pair.isDeclared && isInList(corpus, pair.suspectPlaces[0])) continue;
    pairs.push({ ...pair, grade: strength });
  }
  pairs.sort((a, b) => orderPlaces(a.suspectPlaces[0], b.suspectPlaces[0]));
  return { pairs, promising };
}

/** For each suspect what explains it best. */
function bestExplanations(
  table: NameTable,
  evidence: readonly Evidence[],
  known: KnownNames,
): Map<number, Judged> {
  const partners = partnerCounts(evidence);
  const foremost = foremostPartners(evidence);
  const best = new Map<number, Judged>();
  for (const one of evidence) {
    const isOfFamily = (partners.get(one.suspect) ?? 0) > mostPartners && !isForemost(one, foremost);
    const judged =
      isOfFamily && one.role !== 'match' && !one.isOneSpeaker() ? undefined : judge(table, one, known);
    if (judged === undefined) continue;
    const rival = best.get(judged.evidence.suspect);
    if (rival === undefined || explainsBetter(judged, rival)) best.set(judged.evidence.suspect, judged);
  }
  return best;
}

/**
 * A misspelling is near one right form, or two; codes, model names and syllables of one system are near many. Frequent
 * names collect misspellings, which are near each other: only forms that are more frequent than a suspect count.
 */
const mostPartners = 3;

/** Of many forms near a suspect the one that stands in so many lines is meant all the same: "Bolshevik", not its kin. */
const foremostLines = 50;

/** For each name, the most lines that any form has of which it may be a slip. */
function foremostPartners(evidence: readonly Evidence[]): Map<number, number> {
  const most = new Map<number, number>();
  for (const { suspect, allPreferredLines } of evidence)
    most.set(suspect, Math.max(most.get(suspect) ?? 0, allPreferredLines));
  return most;
}

function isForemost(
  { suspect, edit, allSuspectLines, allPreferredLines }: Evidence,
  most: Map<number, number>,
): boolean {
  return (
    edit.edits === 1 &&
    allPreferredLines >= foremostLines * allSuspectLines &&
    most.get(suspect) === allPreferredLines
  );
}

/** For each name, the number of forms it may be a slip of. */
function partnerCounts(evidence: readonly Evidence[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { suspect, allSuspectLines, allPreferredLines } of evidence) {
    if (allPreferredLines > allSuspectLines) counts.set(suspect, (counts.get(suspect) ?? 0) + 1);
  }
  return counts;
}

/**
 * A pair that nothing but letters and the article joins is worth a grade less among names that are near by nature, unless
 * letters are swapped into what is hardly a name.
 */
function inCrowd(pair: NamePair, crowds: Crowds): NamePair {
  const { anchor, isDeclared, suspectPlaces, grade: strength, evidence } = pair;
  if (anchor !== undefined || isDeclared || strength === 'weak') return pair;
  if (evidence.edit.kind === 'transpose' && evidence.oddness > 0) return pair;
  if (!suspectPlaces.every(({ document }) => crowds.includes(document))) return pair;
  return { ...pair, grade: strength === 'strong' ? 'moderate' : 'weak' };
}

/** True if nothing but the letters, and the article at most, joins two names: where names are listed, more are near than mean one. */
function mayBeListed({ grade: strength, anchor, isDeclared, evidence }: NamePair): boolean {
  return strength === 'moderate' && anchor === undefined && !isDeclared && evidence.oddness < unheardOf;
}

function rank({ grade: strength }: Verdict): number {
  return grades.indexOf(strength);
}

function explainsBetter(one: Judged, other: Judged): boolean {
  const difference =
    rank(other.verdict) - rank(one.verdict) ||
    one.evidence.anchors.length - other.evidence.anchors.length ||
    other.evidence.edit.edits - one.evidence.edit.edits ||
    one.evidence.allPreferredLines - other.evidence.allPreferredLines ||
    other.evidence.preferred - one.evidence.preferred;
  return difference > 0;
}

function describe(table: NameTable, { evidence, verdict, isDeclared }: Judged): NamePair {
  const anchor = evidence.anchors.length === 0 ? undefined : evidence.anchors.at(0);
  return {
    ...verdict,
    isDeclared,
    suspect: table.text(evidence.suspect),
    preferred: table.text(evidence.preferred),
    anchor: anchor && { text: table.text(anchor.name), side: anchor.side },
    evidence,
    suspectPlaces: suspectPlaces(table, evidence),
    preferredPlaces: preferredPlaces(table, evidence, shownPlaces),
  };
}
