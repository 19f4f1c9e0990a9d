// A finding as programs outside read it (its form: findings.schema.json): located, complete, with its keys in a fixed order.

import type { Edit, Finding, FindingState, Fix, Place, Severity } from '../model/finding.ts';
import type { BaselineNotes, LocatedPlace, Result, RuleSummary, Summary } from '../model/result.ts';
import { profilesOf, type ProfileLoss } from './profile-losses.ts';
import { timingInOrder } from './timing-in-order.ts';

/** A place of another copy, spelling or statement. */
export interface LocatedRelated extends LocatedPlace {
  /** What stands there, in a few words: "kept", "spelt so here". */
  readonly label: string;
}

/** An edit in bytes of a file, or of the text of a record. */
export interface LocatedEdit {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** Only where the source is one of records. */
  readonly record?: number;
  /** Start and exclusive end of what is replaced. */
  readonly bytes: readonly [number, number];
  /** What is put in; empty where something is deleted. */
  readonly text: string;
}

/** One finding in `json` and `jsonl`. What its parts mean is told at `Finding`. */
export interface LocatedFinding {
  /** Eight hexadecimal digits, stable when lines move or files are renamed. */
  readonly id: string;
  /** Id of the class, shared by all its findings. */
  readonly class: string;
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  /** The whole message. */
  readonly message: string;
  /** 0 to 1; left out where the defect is certain. */
  readonly score?: number;
  readonly state: FindingState;
  /** What is wrong, or what should go. */
  readonly place: LocatedPlace;
  /** For copies the first one is what stays. */
  readonly related: readonly LocatedRelated[];
  /** What fills the message, and what more the rule knows: see the rule's page. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly fix?: Pick<Fix, 'title' | 'applicability'> & { readonly edits: readonly LocatedEdit[] };
}

/** Version of the JSON output; raised when a program that reads it would have to change. */
export const outputVersion = 1;

/** Writes every finding in turn; every text is read once, whichever of its places `write` locates. */
export function writeFindings(
  findings: readonly Finding[],
  result: Result,
  write: (finding: Finding) => void,
): void {
  const places: Place[] = [];
  const edits: Edit[] = [];
  for (const { place, related, fix } of findings) {
    places.push(place);
    for (const other of related) places.push(other);
    if (fix !== undefined) for (const edit of fix.edits) edits.push(edit);
  }
  result.foresee(places, edits);
  for (const finding of findings) write(finding);
  result.foresee([]);
}

/** The finding with all its places located. */
export function locateFinding(finding: Finding, result: Result): LocatedFinding {
  const { id, rule, messageId, severity, message, score, state, place, related, data, fix } = finding;
  const locateEdit = (edit: Edit): LocatedEdit => {
    const { path, record, bytes } = result.locateBytes(edit);
    return { path, record: record ?? undefined, bytes, text: edit.text };
  };
  // What is undefined is not written.
  return {
    id,
    class: finding.class,
    rule,
    messageId,
    severity,
    message,
    score,
    state,
    place: locateInOrder(result.locate(place)),
    related: related.map((other) => locateInOrder(result.locate(other), other.label)),
    data,
    fix: fix && { title: fix.title, applicability: fix.applicability, edits: fix.edits.map(locateEdit) },
  };
}

/** The same place with its keys in the order of the contract, whoever built it. */
function locateInOrder(place: LocatedPlace): LocatedPlace;
function locateInOrder(place: LocatedPlace, label: string): LocatedRelated;
function locateInOrder(
  { path, document, record, sourceLine, start, end, bytes }: LocatedPlace,
  label?: string,
): LocatedPlace {
  return {
    path,
    document,
    record,
    sourceLine,
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
    bytes,
    label,
  } as LocatedPlace;
}

/** The figures with their keys in the order of the contract; what filters take and the times where they were asked for. */
export function summaryInOrder(
  result: Result,
): Summary & { readonly profiles?: readonly ProfileLoss[] } & Pick<Result, 'timing'> {
  const { timing } = result;
  const { sources, documents, words, bytes, duplicateWords, findings, failing, fixable, against, rules } =
    result.summary;
  const profiles = profilesOf(result);
  return {
    sources,
    documents,
    words,
    bytes,
    duplicateWords,
    findings: worstFirst(findings),
    failing: worstFirst(failing),
    fixable,
    ...(against === undefined
      ? {}
      : {
          against: against.map((figures) => ({
            path: figures.path,
            documents: figures.documents,
            leaked: figures.leaked,
            repeated: figures.repeated,
          })),
        }),
    ...(rules === undefined ? {} : { rules: rules.map(ruleInOrder) }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(timing === undefined ? {} : { timing: timingInOrder(timing) }),
  };
}

function worstFirst({ error, warning, info }: Summary['findings']): Summary['findings'] {
  return { error, warning, info };
}

function ruleInOrder({
  rule,
  classes,
  findings,
  documents,
  duplicateWords,
  fixable,
}: RuleSummary): RuleSummary {
  return { rule, classes, findings, documents, duplicateWords, fixable };
}

/** What was decided about findings before, as the keys of a report; none where nothing was. */
export function decisionsInOrder({ notes: { baseline, ignore }, ignored }: Result): object {
  return {
    ...(baseline === undefined ? {} : { baseline: describeBaseline(baseline) }),
    ...(ignore === undefined
      ? {}
      : {
          ignore: {
            file: ignore.file,
            ignored: ignored.map(({ finding: { id, rule }, reason }) => ({ id, rule, reason })),
            unused: ignore.unused,
            expired: ignore.expired.map(({ id, expires }) => ({ id, expires })),
          },
        }),
  };
}

function describeBaseline({ file, states, absent }: BaselineNotes): object {
  const { unchanged, updated, grown, new: fresh } = states;
  return { file, unchanged, updated, grown, new: fresh, absent };
}
