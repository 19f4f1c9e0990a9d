// Step 5: from what rules reported to what is said. Lowers severities, hides what a larger finding explains,
// gives ids and classes, words the messages, keeps what is in focus, and sorts.

import type { Rule } from '../define/index.ts';
import type { Corpus } from '../model/corpus.ts';
import {
  isFailing,
  orderPlaces,
  severities,
  type Finding,
  type Place,
  type RawFinding,
  type Severity,
} from '../model/finding.ts';
import type { IgnoredFinding, ReferenceFigures, RunNotes } from '../model/result.ts';
import type { Candidate } from './candidate.ts';
import { contentKey, IdentityIssuer, knownKey } from './identity.ts';
import type { Judgement } from './known/judge.ts';
import { Locator } from './places/locate.ts';
import { type Masks, masksOf } from './masks.ts';
import { fillMessage, resolveData } from './message.ts';
import type { NotedPlaces } from './places/noted-places.ts';
import { orderTexts, type SettledEntry, sortForReading } from './reading-order.ts';
import type { Recollection } from './places/recollection.ts';
import { figuresOfReferences, isAboutReferences, isBesideReference, wordingOf } from './references.ts';
import { hideExplained } from './subsume.ts';

/** What settling depends on besides the findings. */
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

/** What is said of a corpus. */
export interface Settled {
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  /** What was decided before; undefined where nothing was. */
  readonly judgement: Judgement | undefined;
  /** True if what was decided before would fit these findings just so if more of the corpus were looked at. */
  readonly isFirm: boolean;
  readonly locator: Locator;
  /** Contents and places of all findings that `isCounted` holds for, whether or not they are in focus. */
  readonly identities: readonly Identity[];
  /** Fixes that were left out because the text stands in the source in another form (HTML). */
  readonly unwritable: readonly UnwritableFix[];
  /** What is found of the sources that are only compared with, in corpus order. */
  readonly references: readonly ReferenceFigures[];
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
  const { corpus, rules, heldBytes, recollection, noted } = request;
  const masks = masksOf(reported, rules, corpus);
  const locator = new Locator(masks.corpus, { heldBytes, recollection, noted });
  const order = new Map(rules.map((rule, position) => [rule.id, { rule, position }]));
  const candidates = gatherCandidates(reported, order, masks.corpus, request);
  const { settled, identities, unwritable } = word(hideExplained(candidates), order, {
    masks,
    locator,
    request,
  });
  const judgement = request.judge?.(
    settled.map(({ finding }) => finding),
    masks.corpus,
  );
  const inFocus = settled.filter((entry) => entry.inFocus && judgement?.isSilent(entry.finding) !== true);
  const { findings, ignored } = applyJudgement(inFocus, judgement);
  return {
    findings,
    ignored,
    judgement,
    isFirm: judgement === undefined || judgement.isFirm,
    locator,
    identities,
    unwritable,
    references: figuresOfReferences(findings, corpus, (id) => order.get(id)?.rule.category),
  };
}

/** Every rule that ran with its position among them. */
type RuleOrder = ReadonlyMap<string, { readonly rule: Rule; readonly position: number }>;

/** What may be said, with severities and keys, by place. `shown` holds the texts as reports show them. */
function gatherCandidates(
  reported: readonly RawFinding[],
  order: RuleOrder,
  shown: Corpus,
  request: SettleRequest,
): Candidate[] {
  const { corpus, recollection, noted } = request;
  const keyOf = (raw: RawFinding, rule: Rule, index: number): string => {
    const make = (): string => contentKey(raw, rule.hidesText === true ? shown : corpus);
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
    const ceiling = request.severityOf(rule.id, sourceOf(raw.place.document, corpus).path);
    if (ceiling === 'off') continue;
    const severity = lower(ceiling, raw.severity ?? ceiling);
    candidates.push({ raw, rule, severity, key: keyOf(raw, rule, index) });
  }
  const positionOf = ({ rule }: Candidate): number => order.get(rule.id)?.position ?? 0;
  return candidates.sort(
    (a, b) =>
      orderPlaces(a.raw.place, b.raw.place) || positionOf(a) - positionOf(b) || orderTexts(a.key, b.key),
  );
}

/** Findings with all that is said of them, in the order of `candidates`. */
interface Worded extends Pick<Settled, 'identities' | 'unwritable'> {
  readonly settled: readonly SettledEntry[];
}

/** What wording takes besides the findings. */
interface WordingContext {
  readonly masks: Masks;
  readonly locator: Locator;
  readonly request: SettleRequest;
}

/** Gives ids and classes, and words the messages. */
function word(candidates: readonly Candidate[], order: RuleOrder, context: WordingContext): Worded {
  const { corpus, focus, unseenBefore } = context.request;
  const ids = new IdentityIssuer();
  const classes = new Map<string, string>();
  const classIds = new IdentityIssuer();
  const isInFocus = ({ document }: Place): boolean =>
    focus === undefined || focus.has(sourceOf(document, corpus).path);
  const unwritable: UnwritableFix[] = [];
  const identities: Identity[] = [];
  const settled: SettledEntry[] = [];
  const sizes = sizesOfClasses(candidates);
  for (const candidate of candidates) {
    const { raw, rule, key } = candidate;
    const counted = isCounted(raw, rule);
    if (counted) identities.push({ key, place: raw.place });
    const id = ids.next(key, counted ? unseenBefore?.(key, raw.place) : 0);
    let classId = id;
    if (raw.classKey !== undefined) {
      classId = classes.get(key) ?? classIds.next(key);
      classes.set(key, classId);
    }
    const related = raw.related ?? [];
    if (raw.fix !== undefined && isInFocus(raw.place) && !canBeWritten(raw, corpus)) {
      const { path } = sourceOf(raw.place.document, corpus);
      unwritable.push({ path, applicability: raw.fix.applicability });
    }
    settled.push({
      position: order.get(rule.id)?.position ?? 0,
      inFocus: isInFocus(raw.place) || related.some(isInFocus),
      finding: findingOf(candidate, { id, class: classId, members: (sizes.get(key) ?? 1) + 1 }, context),
    });
  }
  return { settled, identities, unwritable };
}

/** A finding in words; `members` is how many places its class has. */
function findingOf(
  candidate: Candidate,
  { id, class: classId, members }: Pick<Finding, 'id' | 'class'> & { readonly members: number },
  { masks, locator, request: { corpus } }: WordingContext,
): Finding {
  const { raw, rule, severity, key } = candidate;
  const related = raw.related ?? [];
  const show = masks.hide && masks.hide.bind(undefined, [raw.place, ...related]);
  const data = resolveData(raw.data, (place) => locator.nameOf(place, raw.place), show);
  // One literal: with properties copied from another object a finding takes thirty times as long to be made (14 µs).
  return {
    id,
    class: classId,
    key: knownKey(raw, key),
    rule: rule.id,
    messageId: raw.messageId,
    severity,
    state: 'new',
    message: fillMessage(wordingOf(raw, rule, corpus), data),
    classMessage: wordClass(candidate, data, members, corpus),
    place: raw.place,
    related,
    score: raw.score,
    data,
    redundant: raw.redundant ?? [],
    fix: canBeWritten(raw, corpus) ? raw.fix : undefined,
  };
}

/** True if the fix of a finding, if it has one, can be written: what stands in HTML stands there in another form. */
function canBeWritten({ fix }: RawFinding, corpus: Corpus): boolean {
  // A page that goes as a whole needs no writing.
  return (
    fix === undefined ||
    fix.applicability === 'destructive' ||
    fix.edits.every(({ document }) => sourceOf(document, corpus).format !== 'html')
  );
}

function sourceOf(document: number, corpus: Corpus): Corpus['sources'][number] {
  return corpus.sources[corpus.facts(document).source];
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

/** What a finding says for all of its class of `members` places; undefined where its rule has no words for that. */
function wordClass(
  { raw, rule }: Candidate,
  data: Finding['data'],
  members: number,
  corpus: Corpus,
): string | undefined {
  const template = rule.classMessages?.[raw.messageId];
  if (template === undefined || isBesideReference(raw, corpus)) return undefined;
  return fillMessage(template, { ...data, members });
}

function lower(a: Severity, b: Severity): Severity {
  return severities[Math.max(severities.indexOf(a), severities.indexOf(b))];
}
