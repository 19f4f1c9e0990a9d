// Step 5: from what rules reported to what is said. Lowers severities, hides what a larger finding explains,
// gives ids and classes, words the messages, keeps what is in focus, and sorts.

import type { Rule } from '../define/index.ts';
import { type Corpus, sourceOf } from '../model/corpus.ts';
import {
  isFailing,
  type Finding,
  type Fix,
  type Place,
  type RawFinding,
  type Severity,
} from '../model/finding.ts';
import type { IgnoredFinding, ReferenceFigures, RunNotes } from '../model/result.ts';
import type { Candidate } from './candidate.ts';
import { gatherCandidates } from './gather-candidates.ts';
import { digestOf, formsKey, IdentityIssuer } from './identity.ts';
import type { Judgement } from './known/judge.ts';
import { Locator } from './places/locate.ts';
import { type Masks, masksOf } from './masks.ts';
import { fillMessage, resolveData } from './message.ts';
import type { NotedPlaces } from './places/noted-places.ts';
import { type SettledEntry, sortForReading } from './reading-order.ts';
import type { Recollection } from './places/recollection.ts';
import { figuresOfReferences, isBesideReference, wordingOf } from './references.ts';
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
  const byId = new Map(rules.map((rule, position) => [rule.id, { rule, position }]));
  const candidates = gatherCandidates(reported, byId, masks.corpus, request);
  const { settled, identities, unwritable } = word(hideExplained(candidates), { masks, locator, request });
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
    references: figuresOfReferences(findings, corpus, (id) => byId.get(id)?.rule.category),
  };
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
function word(candidates: readonly Candidate[], context: WordingContext): Worded {
  const { corpus, focus, unseenBefore } = context.request;
  const ids = new IdentityIssuer();
  const classIds = new IdentityIssuer();
  const isInFocus = ({ document }: Place): boolean =>
    focus === undefined || focus.has(sourceOf(corpus, document).path);
  const unwritable: UnwritableFix[] = [];
  const identities: Identity[] = [];
  const settled: SettledEntry[] = [];
  const classes = classesOf(candidates);
  for (const candidate of candidates) {
    const { raw, rule, position, key } = candidate;
    const counted = isCounted(raw, rule);
    if (counted) identities.push({ key, place: raw.place });
    const id = ids.next(key, counted ? unseenBefore?.(key, raw.place) : 0);
    const ofClass: CommonToClass | undefined =
      raw.classKey === undefined ? { size: 1, id } : classes.get(key);
    if (ofClass === undefined) throw new Error(`A class of ${rule.id} was not counted.`);
    ofClass.id ??= classIds.next(key);
    const isMainInFocus = isInFocus(raw.place);
    if (raw.fix !== undefined && isMainInFocus && !canBeWritten(raw.fix, corpus)) {
      const { path } = sourceOf(corpus, raw.place.document);
      unwritable.push({ path, applicability: raw.fix.applicability });
    }
    const inFocus = isMainInFocus || raw.related?.some(isInFocus) === true;
    settled.push({ position, inFocus, finding: findingOf(candidate, id, ofClass, context) });
  }
  return { settled, identities, unwritable };
}

/** What the findings of a class have in common, made once. */
interface CommonToClass {
  /** Number of its findings. */
  readonly size: number;
  id?: string;
  digest?: string;
  message?: string | undefined;
}

/** The classes that rules made, by key. */
function classesOf(candidates: readonly Candidate[]): Map<string, CommonToClass> {
  const classes = new Map<string, { size: number }>();
  for (const { raw, key } of candidates) {
    if (raw.classKey === undefined) continue;
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { size: 1 });
    else known.size++;
  }
  return classes;
}

/** Of findings without related or redundant places, since an empty array takes memory as well. */
const none: readonly never[] = [];

/** A finding in words. */
function findingOf(
  candidate: Candidate,
  id: string,
  ofClass: CommonToClass,
  { masks, locator, request: { corpus } }: WordingContext,
): Finding {
  const { raw, rule, severity, key } = candidate;
  const related = raw.related ?? none;
  const show = masks.hide && masks.hide.bind(undefined, [raw.place, ...related]);
  const data = resolveData(raw.data, (place) => locator.nameOf(place, raw.place), show);
  const forms = formsKey(raw);
  const message = wordClass(candidate, data, ofClass.size + 1, corpus);
  // Most classes say one thing throughout, which is kept once.
  if (message !== ofClass.message) ofClass.message = message;
  // One literal: with properties copied from another object a finding takes thirty times as long to be made (14 µs).
  return {
    id,
    class: ofClass.id ?? id,
    key: forms === undefined ? (ofClass.digest ??= digestOf(key)) : digestOf(forms),
    rule: rule.id,
    messageId: raw.messageId,
    severity,
    state: 'new',
    message: fillMessage(wordingOf(raw, rule, corpus), data),
    classMessage: ofClass.message,
    place: raw.place,
    related,
    score: raw.score,
    data,
    redundant: raw.redundant ?? none,
    fix: raw.fix !== undefined && canBeWritten(raw.fix, corpus) ? raw.fix : undefined,
  };
}

/** True if a fix can be written: what stands in HTML stands there in another form. */
function canBeWritten(fix: Fix, corpus: Corpus): boolean {
  // A page that goes as a whole needs no writing.
  return (
    fix.applicability === 'destructive' ||
    fix.edits.every(({ document }) => sourceOf(corpus, document).format !== 'html')
  );
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
