// Step 5: from what rules reported to what is said. Lowers severities, hides what a larger finding explains,
// gives ids and classes, words the messages, keeps what is in focus, and sorts.

import type { Rule } from '../define/index.ts';
import type { Corpus } from '../model/corpus.ts';
import type { FormatId } from '../model/document.ts';
import {
  isFailing,
  orderPlaces,
  severities,
  type Finding,
  type Fix,
  type Place,
  type RawFinding,
  type Severity,
} from '../model/finding.ts';
import type { IgnoredFinding, ReferenceFigures, RunNotes } from '../model/result.ts';
import type { Candidate } from './candidate.ts';
import { contentKey, IdentityIssuer, knownKey } from './identity.ts';
import type { Judgement } from './judge.ts';
import { createLocator, type Locator } from './locate.ts';
import { masksOf } from './masks.ts';
import { fillMessage, resolveData } from './message.ts';
import type { NotedPlaces } from './noted-places.ts';
import type { Recollection } from './recollection.ts';
import { figuresOfReferences, isAboutReferences, isBesideReference, wordingOf } from './references.ts';
import { hideExplained } from './subsume.ts';

export interface SettleRequest {
  readonly corpus: Corpus;
  readonly rules: readonly Rule[];
  severityOf(ruleId: string, path: string): Severity | 'off';
  /** Paths that are reported on; undefined = all. */
  readonly focus: ReadonlySet<string> | undefined;
  /** Bytes of text that findings are shown in and that stay in memory; left out, as many as do no harm. */
  readonly heldBytes?: number | undefined;
  /** What is known from the last run over the same findings and texts; left out where nothing is to be kept. */
  readonly recollection?: Recollection | undefined;
  /** Places that are known because their texts were at hand. */
  readonly noted?: NotedPlaces | undefined;
  /**
   * Where not all findings of the corpus are at hand: how many others of one content stand before a place. Asked of what
   * `isCounted` holds for.
   */
  unseenBefore?: ((key: string, place: Place) => number) | undefined;
  /** What was decided about the findings before, by the texts as reports show them; left out where nothing was. */
  judge?(findings: readonly Finding[], corpus: Corpus): Judgement;
}

export interface Settled {
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  /** What was decided before; undefined where nothing was. */
  /** True if what was decided before would fit these findings just so if more of the corpus were looked at. */
  readonly isFirm: boolean;
  readonly judgement: Judgement | undefined;
  readonly locator: Locator;
  /** Contents and places of all findings that `isCounted` holds for, whether or not they are in focus. */
  readonly identities: readonly Identity[];
  /** Fixes that were left out because the text stands in the source in another form (HTML). */
  readonly unwritable: readonly UnwritableFix[];
  /** What is found of the sources that are only compared with, in corpus order. */
  readonly references: readonly ReferenceFigures[];
}

/** A finding with what orders it. */
interface SettledEntry {
  readonly finding: Finding;
  /** Of its rule among the rules. */
  readonly position: number;
  readonly inFocus: boolean;
}

/** What a finding says of which text, and where. */
export interface Identity {
  readonly key: string;
  readonly place: Place;
}

/** True for findings of which not all with one content are made when only a part of the corpus is looked at. */
function isCounted({ classKey }: RawFinding, rule: Rule): boolean {
  return rule.kind === 'document' || classKey === undefined;
}

/** A fix in a source that is not written. */
export type UnwritableFix = RunNotes['unwritable'][number];

/** All findings worth saying, worst first. Pure in its arguments; the order of `reported` does not matter. */
export function settle(reported: readonly RawFinding[], request: SettleRequest): Settled {
  const { corpus, rules, focus } = request;
  const masks = masksOf(reported, rules, corpus);
  const { heldBytes, recollection, noted } = request;
  const locator = createLocator(masks.corpus, { heldBytes, recollection, noted });
  const pathOf = (document: number): string => corpus.sources[corpus.facts(document).source].path;
  const formatOf = (document: number): FormatId => corpus.sources[corpus.facts(document).source].format;
  const order = new Map(rules.map((rule, position) => [rule.id, { rule, position }]));
  const positionOf = ({ rule }: Candidate): number => order.get(rule.id)?.position ?? 0;

  const keyOf = (raw: RawFinding, rule: Rule, index: number): string => {
    const make = (): string => contentKey(raw, rule.hidesText === true ? masks.corpus : corpus);
    const makeFromText = (): string => {
      const { document } = raw.place;
      noted?.noteAll(raw, (other) => (other === document ? corpus.document(document) : undefined));
      return make();
    };
    // The key of a class needs no text.
    if (raw.classKey !== undefined) return make();
    return recollection === undefined ? makeFromText() : recollection.key(index, makeFromText);
  };
  const candidates: Candidate[] = [];
  for (const [index, raw] of reported.entries()) {
    const rule = order.get(raw.rule)?.rule;
    if (rule !== undefined && isAboutReferences(raw, rule, corpus)) continue;
    if (rule === undefined) throw new Error(`A finding names the rule "${raw.rule}", which does not exist.`);
    const ceiling = request.severityOf(rule.id, pathOf(raw.place.document));
    if (ceiling === 'off') continue;
    const severity = lower(ceiling, raw.severity ?? ceiling);
    candidates.push({
      raw,
      rule,
      severity,
      key: keyOf(raw, rule, index),
    });
  }
  candidates.sort(
    (a, b) =>
      orderPlaces(a.raw.place, b.raw.place) || positionOf(a) - positionOf(b) || compareTexts(a.key, b.key),
  );

  const ids = new IdentityIssuer();
  const classes = new Map<string, string>();
  const classIds = new IdentityIssuer();
  const isInFocus = (document: number): boolean => focus === undefined || focus.has(pathOf(document));
  const unwritable: UnwritableFix[] = [];
  const writableFix = ({ fix, place }: RawFinding): Fix | undefined => {
    // A page that goes as a whole needs no writing.
    const isWritable =
      fix?.applicability === 'destructive' ||
      fix?.edits.every(({ document }) => formatOf(document) !== 'html');
    if (fix !== undefined && isWritable === false && isInFocus(place.document)) {
      unwritable.push({ path: pathOf(place.document), applicability: fix.applicability });
    }
    return isWritable === true ? fix : undefined;
  };
  const identities: Identity[] = [];
  const settled: SettledEntry[] = [];
  const heard = hideExplained(candidates);
  const sizes = sizesOfClasses(heard);
  for (const candidate of heard) {
    const { raw, rule, severity, key } = candidate;
    const counted = isCounted(raw, rule);
    if (counted) identities.push({ key, place: raw.place });
    const id = ids.next(key, counted ? request.unseenBefore?.(key, raw.place) : 0);
    let classId = id;
    if (raw.classKey !== undefined) {
      classId = classes.get(key) ?? classIds.next(key);
      classes.set(key, classId);
    }
    const related = raw.related ?? [];
    const show = masks.hide && masks.hide.bind(undefined, [raw.place, ...related]);
    const data = resolveData(raw.data, (place) => locator.nameOf(place, raw.place), show);
    settled.push({
      position: positionOf(candidate),
      inFocus: isInFocus(raw.place.document) || related.some(({ document }) => isInFocus(document)),
      finding: {
        id,
        class: classId,
        key: knownKey(raw, key),
        rule: rule.id,
        messageId: raw.messageId,
        severity,
        state: 'new',
        message: fillMessage(wordingOf(raw, rule, corpus), data),
        classMessage: wordClass(candidate, data, sizes.get(key) ?? 1, corpus),
        place: raw.place,
        related,
        score: raw.score,
        data,
        redundant: raw.redundant ?? [],
        fix: writableFix(raw),
      },
    });
  }
  const judgement = request.judge?.(
    settled.map(({ finding }) => finding),
    masks.corpus,
  );
  const inFocus = settled.filter((entry) => entry.inFocus && judgement?.isSilent(entry.finding) !== true);
  const { findings, ignored } = applyJudgement(inFocus, judgement);
  const isFirm = judgement === undefined || judgement.isFirm;
  return {
    findings,
    ignored,
    judgement,
    isFirm,
    locator,
    identities,
    unwritable,
    references: figuresOfReferences(findings, corpus, (id) => order.get(id)?.rule.category),
  };
}

/** Findings in the order of reports: what fails a run first. Those that are ignored apart. */
function applyJudgement(
  inFocus: readonly SettledEntry[],
  judgement: Judgement | undefined,
): Pick<Settled, 'findings' | 'ignored'> {
  if (judgement === undefined) return { findings: sortForReading(inFocus), ignored: [] };
  const { reasonFor, stateOf } = judgement;
  const ignored = sortForReading(inFocus.filter(({ finding }) => reasonFor(finding) !== undefined));
  const judged = inFocus
    .filter(({ finding }) => reasonFor(finding) === undefined)
    .map((entry) => ({ ...entry, finding: { ...entry.finding, state: stateOf(entry.finding) } }));
  return {
    findings: [
      ...sortForReading(judged.filter(({ finding }) => isFailing(finding))),
      ...sortForReading(judged.filter(({ finding }) => !isFailing(finding))),
    ],
    ignored: ignored.map((finding) => ({ finding, reason: reasonFor(finding) ?? '' })),
  };
}

/** How many findings the classes have that rules made, by key. */
function sizesOfClasses(candidates: readonly Candidate[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { raw, key } of candidates) {
    if (raw.classKey !== undefined) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

/** What a finding says for all of its class, of which there are `size`; undefined where its rule has no words for that. */
function wordClass(
  { raw, rule }: Candidate,
  data: Finding['data'],
  size: number,
  corpus: Corpus,
): string | undefined {
  const template = rule.classMessages?.[raw.messageId];
  if (template === undefined || isBesideReference(raw, corpus)) return undefined;
  return fillMessage(template, { ...data, members: size + 1 });
}

function lower(a: Severity, b: Severity): Severity {
  return severities[Math.max(severities.indexOf(a), severities.indexOf(b))];
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The findings of a class, by place, with what orders it among the others. */
interface ReadingClass {
  readonly id: string;
  readonly position: number;
  readonly findings: Finding[];
  worst: number;
}

/**
 * Worst first, then by rule, then by the first place of the class, so that a class is never torn apart. `settled` ascends by
 * place.
 */
function sortForReading(settled: readonly SettledEntry[]): Finding[] {
  const byRule: Map<string, ReadingClass>[] = [];
  const classes: ReadingClass[] = [];
  for (const { finding, position } of settled) {
    const ofRule = (byRule[position] ??= new Map<string, ReadingClass>());
    const rank = severities.indexOf(finding.severity);
    const known = ofRule.get(finding.class);
    if (known === undefined) {
      const made = { id: finding.class, position, findings: [finding], worst: rank };
      ofRule.set(finding.class, made);
      classes.push(made);
    } else {
      known.findings.push(finding);
      if (rank < known.worst) known.worst = rank;
    }
  }
  classes.sort(
    (a, b) =>
      a.worst - b.worst ||
      a.position - b.position ||
      orderPlaces(a.findings[0].place, b.findings[0].place) ||
      compareTexts(a.id, b.id),
  );
  return classes.flatMap(({ findings }) =>
    findings.length === 1
      ? findings
      : findings.sort((a, b) => orderPlaces(a.place, b.place) || compareTexts(a.id, b.id)),
  );
}
