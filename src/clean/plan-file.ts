// A plan: every fix as one line of JSON that a person or a program can read, change and apply later. Positions are
// those of the texts as they were checked; a hash of every file says which texts these were.

import { changeOf, planFixes, wordsOfEdit, type RefusedFix } from '../fix/index.ts';
import type { Corpus, CorpusSource } from '../model/corpus.ts';
import { UsageError } from '../model/errors.ts';
import type { Applicability, Edit, Finding, Fix, Place } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { span } from '../model/span.ts';
import { nearest } from '../text/nearest.ts';
import { version } from '../version.ts';

/** What is to be done with a line: `refused` cannot be applied, whatever is written there. */
export type Decision = 'apply' | 'skip' | 'refused';

/** The first line. */
export interface PlanHeader {
  readonly corpuslint: 'plan';
  readonly version: 1;
  readonly tool: string;
  /** Words of the corpus. */
  readonly words: number;
}

/** A file that a line changes or relies on, as it was when it was checked. */
export interface PlanFile extends Pick<
  CorpusSource,
  'path' | 'hash' | 'format' | 'compression' | 'encoding' | 'bomBytes' | 'settings'
> {}

/** Where in a file: bytes [start, end) of its UTF-8 text without byte order mark, or of the text of a record. */
export interface PlanPlace {
  readonly path: string;
  readonly record?: number;
  readonly bytes: readonly [start: number, end: number];
}

/** One edit. */
export interface PlanEdit extends PlanPlace {
  /** What stands there, cut after 200 characters: for reading, never compared. */
  readonly old: string;
  /** What takes its place. */
  readonly text: string;
  /** The whole article or record goes. For an article: bytes to its neighbours, null where it has none. */
  readonly removes?: { readonly before: number | null; readonly behind: number | null };
}

/** One line of a plan. */
export interface PlanLine {
  /** Id of the finding. */
  readonly id: string;
  readonly rule: string;
  readonly decision: Decision;
  /** Why it is not applied; only where it is not. */
  readonly why?: string;
  readonly applicability: Applicability;
  readonly title: string;
  readonly message: string;
  /** `path:line` of what the finding is about, and of what stays. */
  readonly place: string;
  readonly kept?: string;
  /** Why that one stays. */
  readonly reason?: string;
  /** Words that go. */
  readonly words: number;
  readonly files: readonly PlanFile[];
  readonly edits: readonly PlanEdit[];
  /** What must still stand when all lines are applied. */
  readonly keeps: readonly PlanPlace[];
}

export interface Plan {
  readonly header: PlanHeader;
  readonly lines: readonly PlanLine[];
}

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

/** The plan as text, one line a fix. */
export function writePlan({ header, lines }: Plan): string {
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Reads a plan that may have been edited by hand. Throws UsageError with the line for anything that is none. */
export function readPlan(text: string, name: string): Plan {
  const [first, ...others] = jsonLines(text, name);
  const header = first?.value as Partial<PlanHeader> | undefined;
  if (header?.corpuslint !== 'plan') {
    throw new UsageError(`${name} is no plan: its first line is not {"corpuslint":"plan",…}.`);
  }
  checkHeader(header, name);
  if (!Number.isSafeInteger(header.words) || (header.words as number) < 0) {
    throw new UsageError(`${name} is damaged: its first line needs "words", a number. Make it anew.`);
  }
  return {
    header: header as PlanHeader,
    lines: others.map(({ value, line }) => checkLine(value, `${name}:${line}`)),
  };
}

/** Throws UsageError for the first line of a plan or an undo file that another version wrote, or that is damaged. */
export function checkHeader(
  header: { readonly version?: unknown; readonly tool?: unknown },
  name: string,
): void {
  const { version: layout, tool } = header;
  if (typeof layout === 'number' && layout !== 1) {
    const by = typeof tool === 'string' ? tool : 'unknown';
    throw new UsageError(`${name} was written by another version of corpuslint (${by}). Make it anew.`);
  }
  if (layout !== 1 || typeof tool !== 'string') {
    throw new UsageError(`${name} is damaged: its first line needs "version" and "tool". Make it anew.`);
  }
}

/** The lines of a JSONL text that are not empty. Throws UsageError. */
export function jsonLines(text: string, name: string): { readonly value: unknown; readonly line: number }[] {
  return text.split('\n').flatMap((json, index) => {
    // Without the mark that some editors put in front of a text.
    const line = json.trim();
    if (line === '') return [];
    try {
      return [{ value: JSON.parse(line) as unknown, line: index + 1 }];
    } catch {
      throw new UsageError(`${name}:${index + 1} is not JSON. Every line of a plan is one object.`);
    }
  });
}

const decisions: readonly Decision[] = ['apply', 'skip', 'refused'];

function checkLine(value: unknown, where: string): PlanLine {
  const line = value as Partial<PlanLine> | null;
  const wrong = (what: string): UsageError => new UsageError(`${where}: ${what}`);
  if (typeof line !== 'object' || line === null) throw wrong('a line of a plan is an object.');
  const { id, rule, decision, files, edits, keeps } = line;
  if (typeof id !== 'string' || typeof rule !== 'string') throw wrong('a line needs "id" and "rule".');
  if (!decisions.includes(decision as Decision)) {
    const near = nearest(String(decision), [...decisions]);
    throw wrong(
      `"decision" is ${JSON.stringify(decision)}. ${near.length > 0 ? `Did you mean "${near[0]}"?` : 'Write "apply" or "skip".'}`,
    );
  }
  if (!Array.isArray(files) || !Array.isArray(edits) || !Array.isArray(keeps)) {
    throw wrong('a line needs "files", "edits" and "keeps".');
  }
  const known = new Set<unknown>();
  for (const file of files as Partial<PlanFile>[]) {
    if (typeof file?.path !== 'string' || typeof file.hash !== 'string' || typeof file.encoding !== 'string')
      throw wrong('a file needs "path", "hash" and "encoding".');
    known.add(file.path);
  }
  for (const place of [...edits, ...keeps] as Partial<PlanPlace>[]) {
    if (!isPlace(place)) throw wrong('a place needs "path" and "bytes": [start, end].');
    if (!known.has(place.path)) throw wrong(`"${place.path}" is not among the "files" of the line.`);
  }
  if (!(edits as Partial<PlanEdit>[]).every(({ text }) => typeof text === 'string'))
    throw wrong('an edit needs "text".');
  if (decision === 'apply' && edits.length === 0) {
    throw wrong(`#${id} cannot be applied. ${line.why ?? 'It has no edits.'}`);
  }
  return line as PlanLine;
}

function isPlace(place: Partial<PlanPlace> | null): boolean {
  const bytes = place?.bytes;
  if (typeof place?.path !== 'string' || !Array.isArray(bytes) || bytes.length !== 2) return false;
  const [start, end] = bytes as readonly unknown[];
  return (
    Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    0 <= (start as number) &&
    (start as number) <= (end as number)
  );
}
