// Where the decisions of a review take effect: the ignore file, the baseline, a plan of fixes, lines for the configuration.

import { deletionOf, makePlan } from '../../clean/make-plan.ts';
import { writePlan } from '../../clean/plan-file.ts';
import { readKnownFile, relativeTo } from '../../config/decisions.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import { recognitionFor } from '../../findings/known/judge.ts';
import { writeEntries, type KnownEntry, type KnownKind } from '../../findings/known/known-entry.ts';
import { entryFor } from '../../findings/known/portrait.ts';
import { namesOf } from '../../format/one-class/describe-class.ts';
import { keptLabel } from '../../format/grouping.ts';
import { counted } from '../../format/wording.ts';
import type { Applicability, Finding } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import type { Choice, Decision } from '../../review/decision.ts';
import { areCopiedArticles, type ReviewClass } from '../../review/session-classes.ts';
import type { Session } from '../../review/session.ts';
import { rulesOf } from '../../lint.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { removeOwnFile } from './own-files.ts';
import { writeWhole } from './write-whole.ts';

/** The plan of a review. */
const planFile = 'corpuslint-review.plan.jsonl';

/** A person said yes to each of these fixes. */
const allowed: ReadonlySet<Applicability> = new Set(['safe', 'unsafe', 'destructive']);

interface Circumstances {
  readonly result: Result;
  readonly config: ResolvedConfig;
  readonly flags: CheckFlags;
}

/** Writes what was decided, and says what was written and what to do next. Writing twice is writing once. */
export function writeOutcome(
  classes: readonly ReviewClass[],
  session: Session,
  circumstances: Circumstances,
): string[] {
  const decided = classes.flatMap((one) => {
    const decision = session.of(one.id);
    return decision === undefined ? [] : [{ one, decision }];
  });
  const by = (choice: Choice) => decided.filter(({ decision }) => decision.choice === choice);
  const settled = new Set(decided.flatMap(({ one }) => one.members.map(({ id }) => id)));
  const { config, flags } = circumstances;
  const baseline = typeof flags.baseline === 'string' ? flags.baseline : config.baseline;
  return [
    ...writeKnown('ignore', config.ignore, by('ignore'), classes, circumstances),
    ...writeKnown('baseline', baseline, by('later'), classes, circumstances),
    ...writeFixes([...by('accept'), ...by('other')], ({ id }) => !settled.has(id), circumstances),
    ...sayNames(by('distinct').map(({ one }) => one)),
  ];
}

interface Decided {
  readonly one: ReviewClass;
  readonly decision: Decision;
}

/** Puts findings into the ignore file or the baseline, and takes out those that were decided otherwise since. */
function writeKnown(
  kind: KnownKind,
  file: string,
  decided: readonly Decided[],
  classes: readonly ReviewClass[],
  { result: { corpus }, config }: Circumstances,
): string[] {
  const cwd = process.cwd();
  const inSession = new Set(classes.flatMap(({ members }) => members.map(({ id }) => id)));
  const known = readKnownFile(kind, cwd, file) ?? [];
  const others = known.filter(({ id }) => !inSession.has(id));
  if (decided.length === 0 && others.length === known.length) return [];
  const { pathOf } = recognitionFor(file, relativeTo(cwd), { corpus, rules: rulesOf(config) });
  const entries = decided.flatMap(({ one, decision: { reason } }) =>
    one.members.map((finding): KnownEntry => ({
      ...entryFor(finding, corpus, pathOf),
      ...(reason === undefined ? {} : { reason }),
    })),
  );
  writeWhole(
    kind === 'ignore' ? 'The ignore file' : 'The baseline',
    file,
    writeEntries(kind, [...others, ...entries]),
  );
  const what = kind === 'ignore' ? 'ignored from now on' : 'known and left for later';
  return [`${counted(entries.length, 'finding')} ${what}: ${file}`];
}

/** Writes the plan of the fixes that were taken. */
function writeFixes(
  decided: readonly Decided[],
  isOpen: (finding: Finding) => boolean,
  { result }: Circumstances,
): string[] {
  if (decided.length === 0) {
    // A plan of decisions that were taken back must not be applied.
    removeOwnFile(planFile);
    return [];
  }
  const chosen = decided.flatMap(({ one, decision }) =>
    one.members.map((finding) => withFix(finding, decision, one, result)),
  );
  const conflicts = new Map(chosen.map((finding) => [finding, conflictOf(finding, result, isOpen)]));
  const findings = chosen.filter(
    (finding) => finding.fix !== undefined && conflicts.get(finding) === undefined,
  );
  const plan = makePlan({ ...result, findings }, allowed);
  const refused = plan.lines.filter(({ decision }) => decision !== 'apply');
  writeWhole('The plan', planFile, writePlan(plan));
  return [
    `${counted(plan.lines.length - refused.length, 'fix', 'fixes')} planned. To make them: corpuslint apply ${planFile}`,
    ...refused.map(({ id, why }) => `not planned: #${id}. ${why ?? 'It cannot be made with the others.'}`),
    ...[...conflicts].flatMap(([{ id }, conflict]) =>
      conflict === undefined
        ? []
        : [`not planned: #${id}. The two disagree in a fact, #${conflict.id}: decide that first.`],
    ),
  ];
}

/** The undecided contradiction between two articles of which one is to be deleted. */
function conflictOf(
  { fix, place, related }: Finding,
  { findings }: Result,
  isOpen: (finding: Finding) => boolean,
): Finding | undefined {
  if (fix?.applicability !== 'destructive' || related.length === 0) return undefined;
  const pair = [place.document, related[0].document];
  return findings.find(
    (other) =>
      other.rule === 'divergent-copy' &&
      isOpen(other) &&
      pair.includes(other.place.document) &&
      other.related.some(({ document }) => document !== other.place.document && pair.includes(document)),
  );
}

/** The finding with the fix that was chosen: its own, or the deletion of one of two articles. */
function withFix(finding: Finding, { choice }: Decision, { members }: ReviewClass, result: Result): Finding {
  if (!areCopiedArticles(members, result)) return finding;
  const [copy, kept] = [finding.place.document, finding.related[0].document];
  if (choice === 'accept') return { ...finding, fix: finding.fix ?? deletionOf(result.corpus, copy, kept) };
  const { place, related } = finding;
  return {
    ...finding,
    message: 'Chosen in a review: of two copies the other stays.',
    place: related[0],
    related: [{ ...place, label: keptLabel }],
    fix: deletionOf(result.corpus, kept, copy),
  };
}

/** Spellings that are both right are a fact about the corpus: they belong into its configuration. */
function sayNames(classes: readonly ReviewClass[]): string[] {
  const pairs = classes.flatMap(({ members }) => namesOf(members[0]) ?? []);
  const lists: string[] = [];
  for (let at = 0; at < pairs.length; at += 2) lists.push(JSON.stringify([pairs[at], pairs[at + 1]]));
  return lists.length === 0
    ? []
    : [`Both spellings are right. Add to the configuration: names: { distinct: [${lists.join(', ')}] }`];
}
