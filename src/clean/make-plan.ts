// Makes a plan of all fixes of a result: those that may be made and go together are marked to be applied, of the others it
// says why they are not. Copies with changes get a deletion that a person decides on.

import { changeOf, planFixes, type RefusedFix, wordsOfEdit } from '../fix/index.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Applicability, Edit, Finding, Fix, Place } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { span } from '../model/span.ts';
import { version } from '../version.ts';
import type { Plan, PlanEdit, PlanFile, PlanHeader, PlanLine, PlanPlace } from './plan.ts';

/** Rules whose findings are copies with changes: deleting one loses the changes, so that a person decides. */
const changedCopies: ReadonlySet<string> = new Set(['near-duplicate-article', 'contained-article']);
const conflictRule = 'divergent-copy';

/** A plan of all fixes of a result. Those that `allowed` permits and that go together are marked `apply`. */
export function makePlan(result: Result, allowed: ReadonlySet<Applicability>): Plan {
  const refused = new Map(planFixes(result.findings, allowed).refused.map((each) => [each.finding, each]));
  const conflicts = conflictsBetween(result);
  const lines: PlanLine[] = [];
  for (const finding of result.findings) {
    if (finding.fix !== undefined) {
      const mayGo = allowed.has('destructive') || finding.fix.applicability === 'destructive';
      lines.push(lineOf(finding, finding.fix, result, mayGo, whyRefused(refused.get(finding))));
    } else if (changedCopies.has(finding.rule)) {
      const [document, kept] = [finding.place.document, finding.related[0].document];
      const conflict = conflicts.get(pairKey(document, kept));
      const deletion = deletionOf(result.corpus, document, kept);
      lines.push(
        conflict === undefined
          ? lineOf(
              finding,
              deletion,
              result,
              true,
              'Not word for word the same: compare the two, then decide.',
            )
          : {
              ...lineOf(finding, { ...deletion, edits: [], keeps: [] }, result, true, conflict),
              decision: 'refused',
            },
      );
    }
  }
  const header: PlanHeader = { corpuslint: 'plan', version: 1, tool: version, words: result.summary.words };
  return { header, lines };
}

/** The fix that deletes a document which another one repeats or contains. Destructive: what differs is lost. */
export function deletionOf(corpus: Corpus, document: number, kept: number): Fix {
  const whole = (of: number): Place => ({ document: of, span: span(0, corpus.document(of).bytes.length) });
  return {
    title: 'Delete the article.',
    applicability: 'destructive',
    edits: [{ ...whole(document), text: '' }],
    keeps: [whole(kept)],
  };
}

function pairKey(a: number, b: number): string {
  return `${Math.min(a, b)} ${Math.max(a, b)}`;
}

/** For pairs of copies that disagree in a fact: what to say of it. */
function conflictsBetween({ findings }: Result): Map<string, string> {
  const conflicts = new Map<string, string>();
  for (const { rule, id, place, related, data } of findings) {
    if (rule !== conflictRule) continue;
    const text = data['text'] === undefined ? '' : ` ("${data['text']}")`;
    for (const other of related) {
      conflicts.set(
        pairKey(place.document, other.document),
        `The two disagree in a fact${text}, finding #${id}: settle that first. Neither is deleted.`,
      );
    }
  }
  return conflicts;
}

const consentFlags: Readonly<Record<Applicability, string>> = {
  safe: '--fix',
  unsafe: '--unsafe',
  destructive: '--allow-delete',
};

function whyRefused(refused: RefusedFix<Finding> | undefined): string | undefined {
  if (refused === undefined) return undefined;
  const { reason, finding, by } = refused;
  switch (reason) {
    case 'consent':
      return `Needs consent: ${consentFlags[(finding.fix as Fix).applicability]}, or "decision": "apply".`;
    case 'collision':
      return `Edits the same text as #${by?.id}.`;
    case 'kept':
      return `#${by?.id} relies on this text, or the other way round.`;
    case 'malformed':
      return 'Its edits collide: a bug in the rule.';
  }
}

function lineOf(
  finding: Finding,
  fix: Fix,
  result: Result,
  mayGo: boolean,
  why: string | undefined,
): PlanLine {
  const { corpus, locate } = result;
  const files = new Map<string, PlanFile>();
  const addFile = (document: number): void => {
    const { path, hash, format, compression, encoding, bomBytes, settings } =
      corpus.sources[corpus.facts(document).source];
    files.set(path, {
      path,
      hash,
      format,
      ...(compression === undefined ? {} : { compression }),
      encoding,
      bomBytes,
      settings,
    });
  };
  const placeOf = (place: Place): PlanPlace => {
    addFile(place.document);
    const { offset, record } = corpus.document(place.document);
    const { path } = corpus.sources[corpus.facts(place.document).source];
    const bytes = [offset + place.span.start, offset + place.span.end] as const;
    return { path, ...(record === null ? {} : { record }), bytes };
  };
  const lineAt = (place: Place): string => {
    const { path, start, record } = locate(place);
    return record === null ? `${path}:${start.line}` : `${path}#${record}`;
  };
  const { id, rule, message, place, related, data } = finding;
  const isCopy = data['kept'] !== undefined;
  return {
    id,
    rule,
    decision: why === undefined ? 'apply' : 'skip',
    ...(why === undefined ? {} : { why }),
    applicability: fix.applicability,
    title: fix.title,
    message,
    place: lineAt(place),
    ...(isCopy ? { kept: lineAt(related[0]) } : {}),
    ...(data['reason'] === undefined ? {} : { reason: String(data['reason']) }),
    words: fix.edits.reduce((sum, edit) => sum + wordsOfEdit(edit, result), 0),
    edits: fix.edits.map((edit) => planEdit(edit, result, placeOf(edit), mayGo)),
    keeps: fix.keeps.map(placeOf),
    files: [...files.values()],
  };
}

const mostOld = 200;

function planEdit(edit: Edit, result: Result, place: PlanPlace, mayGo: boolean): PlanEdit {
  const old = result.text(edit);
  const { removal } = changeOf(result.corpus, edit.document, [edit], mayGo);
  return {
    ...place,
    old: old.length > mostOld ? `${old.slice(0, mostOld)}…` : old,
    text: edit.text,
    ...(removal === undefined
      ? {}
      : { removes: { before: removal.before ?? null, behind: removal.behind ?? null } }),
  };
}
