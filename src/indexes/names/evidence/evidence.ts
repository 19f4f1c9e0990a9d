// What is known of a pair of near names: which is the rarer, what stands beside both, and what speaks against it.

import type { Corpus } from '../../../model/corpus.ts';
import { documentsOfSlip } from '../mentions/mention-limits.ts';
import type { NameTable } from '../mentions/name-table.ts';
import type { SmallWords } from '../mentions/small-words.ts';
import type { Candidate } from '../near/candidates.ts';
import { rowsOf, type AnchorEvidence } from './anchors.ts';
import { compareRoles, type RoleEvidence } from './compare-roles.ts';
import { goApart, introduces, standApart, standApartWithoutAccents } from './full-names.ts';
import { letterEvidence, type LetterEvidence } from './letter-evidence.ts';
import { areOneSpeaker } from './one-speaker.ts';
import { suspicionOf, type Suspicion } from './suspicion.ts';
import { isOrdinary, writingEvidence, type WritingEvidence } from './writing-evidence.ts';

/** How often each of the two forms stands. */
interface LineCounts {
  /** Lines, documents with each form; with the anchor where there is one. */
  readonly suspectLines: number;
  readonly preferredLines: number;
  /** The same for the form whatever stands beside it. */
  readonly allSuspectLines: number;
  readonly allPreferredLines: number;
  readonly suspectDocuments: number;
  readonly preferredDocuments: number;
}

/** Everything the grade of a pair depends on. What costs more than all the rest, and few pairs come to, is told when asked. */
export interface Evidence extends Suspicion, LetterEvidence, WritingEvidence, LineCounts {
  /** Strongest first. */
  readonly anchors: readonly AnchorEvidence[];
  /**
   * The full names differ: beyond the anchor ("Luis Carlos Prado", "Luiz Carlos Belmonte"), or without an anchor
   * ("Simen Aas", "Simon Berg").
   */
  isContradicted(): boolean;
  /** Both stand in one document. */
  readonly isInDocument: boolean;
  /** One of them is introduced by a full name in an article, in which the other speaks and nobody has introduced it. */
  isOneSpeaker(): boolean;
  readonly role: RoleEvidence;
  /** The role they share, in English words; empty for none. */
  readonly sharedRole: string;
}

/** Compares two forms. `small` are the words the corpus writes small. */
export function gatherEvidence(
  names: NameTable,
  candidate: Candidate,
  small: SmallWords,
  corpus: Corpus,
): Evidence {
  const suspicion = suspicionOf(names, candidate);
  const { suspect, preferred } = suspicion;
  const { isInDocument } = candidate;
  const anchors = anchorsOf(names, candidate, suspect, small);
  const beside = anchors.map(({ name }) => name);
  const letters = letterEvidence(names, candidate, suspicion, beside);
  const roles = compareRoles(names, suspect, preferred, anchors);
  let isContradicted: boolean | undefined;
  let isOneSpeaker: boolean | undefined;
  return {
    ...suspicion,
    ...letters,
    ...writingEvidence(names, suspicion, small),
    ...countLines(names, suspicion, anchors),
    anchors,
    isInDocument,
    isContradicted: () =>
      (isContradicted ??=
        anchors.length > 0
          ? anchors.every((anchor) => goApart(names, anchor, suspect, preferred))
          : areTwoAlone(names, suspicion, isInDocument, letters.differInAccents)),
    isOneSpeaker: () =>
      (isOneSpeaker ??= isInDocument && isSpeakerIn(corpus, names, small, suspect, preferred)),
    role: roles.evidence,
    sharedRole: roles.shared,
  };
}

/** The names beside both forms, strongest first. */
function anchorsOf(
  names: NameTable,
  { a, anchors }: Candidate,
  suspect: number,
  small: SmallWords,
): AnchorEvidence[] {
  const isFirst = suspect === a;
  return (
    anchors
      // "Promote Competition": a word that only opens a sentence joins nothing.
      .filter(({ name }) => !isOrdinary(names, name, small))
      .map(({ name, side, linesOfA, linesOfB }) => ({
        name,
        side,
        suspectLines: isFirst ? linesOfA : linesOfB,
        preferredLines: isFirst ? linesOfB : linesOfA,
      }))
      .sort(
        (x, y) => y.preferredLines - x.preferredLines || y.suspectLines - x.suspectLines || x.name - y.name,
      )
  );
}

/** How often the two forms stand, with the anchors where there are any, and whatever stands beside them. */
function countLines(
  names: NameTable,
  { suspect, preferred }: Suspicion,
  anchors: readonly AnchorEvidence[],
): LineCounts {
  const allSuspectLines = names.lines(suspect);
  const allPreferredLines = names.lines(preferred);
  const hasAnchors = anchors.length > 0;
  return {
    suspectLines: hasAnchors ? sumOf(anchors, 'suspectLines') : allSuspectLines,
    preferredLines: hasAnchors ? sumOf(anchors, 'preferredLines') : allPreferredLines,
    allSuspectLines,
    allPreferredLines,
    suspectDocuments: names.documents(suspect),
    preferredDocuments: names.documents(preferred),
  };
}

function sumOf(anchors: readonly AnchorEvidence[], lines: 'suspectLines' | 'preferredLines'): number {
  return anchors.reduce((sum, anchor) => sum + anchor[lines], 0);
}

function isSpeakerIn(
  corpus: Corpus,
  names: NameTable,
  small: SmallWords,
  suspect: number,
  preferred: number,
): boolean {
  if (names.documents(suspect) > documentsOfSlip || !names.isAnchor(suspect) || !names.isAnchor(preferred))
    return false;
  const { document } = names.rows;
  const documents = new Set(rowsOf(names, suspect).map((row) => document[row]));
  const isWordOfCorpus = (token: number): boolean => {
    const id = names.idOf(token);
    return id === undefined || isOrdinary(names, id, small);
  };
  return [...documents].some((at) =>
    areOneSpeaker(corpus.document(at), names.text(suspect), names.text(preferred), isWordOfCorpus),
  );
}

/** True if the neighbours of two forms that have none in common tell them apart. */
function areTwoAlone(
  names: NameTable,
  { suspect, preferred, edit }: Suspicion,
  isInDocument: boolean,
  lacksAccents: boolean,
): boolean {
  if (lacksAccents) return standApartWithoutAccents(names, suspect, preferred);
  if (!standApart(names, suspect, preferred, edit)) return false;
  return !(isInDocument && introduces(names, suspect, preferred));
}
