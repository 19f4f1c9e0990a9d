// Applies a plan: only to files that are what they were when the plan was made, each whole or not at all, and never
// against what another applied line relies on.

import { resolve } from 'node:path';
import {
  differenceOf,
  editPieces,
  editsOfPieces,
  planFixes,
  rewriteSource,
  wholePiece,
  type DocumentChange,
  type FixableFinding,
  type RefusedFix,
} from '../fix/index.ts';
import type { SourceRecord } from '../model/document.ts';
import { SourceError } from '../model/errors.ts';
import type { Place } from '../model/finding.ts';
import { span } from '../model/span.ts';
import { recordsOf } from '../sources/formats/index.ts';
import { contentHash } from '../sources/content-hash.ts';
import { bytesOf, readBytes } from '../sources/read.ts';
import type { Plan, PlanEdit, PlanFile, PlanLine, PlanPlace } from './plan.ts';
import type { ChangedFile, LinkedChange } from './changed-file.ts';
import type { ReliedFile } from './write-back.ts';

/** What a plan comes to. */
export interface Applied {
  readonly lines: readonly PlanLine[];
  readonly changes: readonly LinkedChange[];
  readonly files: readonly ChangedFile[];
  /** Files that are relied on, by path. */
  readonly relied: ReadonlyMap<string, ReliedFile>;
  /**
   * Files of which nothing is changed although the plan says so, by path, with the reason as a sentence; and records
   * whose text cannot be written back, by path and number (`a.jsonl#3`).
   */
  readonly refused: ReadonlyMap<string, string>;
}

/** A file as the plan describes it and as it is. */
interface OpenFile {
  readonly file: string;
  readonly facts: PlanFile;
  readonly bytes: Uint8Array;
  /** By number; the whole text as record 0 where the file has none. */
  readonly records: ReadonlyMap<number, SourceRecord>;
}

/** Works out what the lines marked `apply` make of the files. Paths are relative to `cwd`. Writes nothing. */
export function applyPlan({ lines }: Plan, cwd: string): Applied {
  const wanted = lines.filter(({ decision }) => decision === 'apply');
  const refused = new Map<string, string>();
  const open = openFiles(wanted, cwd, refused);
  for (;;) {
    const isPossible = ({ files, edits }: PlanLine): boolean =>
      files.every(({ path }) => !refused.has(path)) &&
      edits.every(({ path, record }) => record === undefined || !refused.has(`${path}#${record}`));
    const possible = wanted.filter(isPossible);
    const obstacle = findObstacle(possible, open);
    if (obstacle !== undefined) {
      // All or nothing a file: what is left of its lines might not be what was decided.
      refused.set(obstacle.path, obstacle.reason);
      continue;
    }
    const files: ChangedFile[] = [];
    for (const [path, file] of open) {
      const edits = possible.flatMap((line) => line.edits.filter((edit) => edit.path === path));
      if (edits.length === 0) continue;
      const changed = rewrite(path, file, edits);
      if (typeof changed === 'string') refused.set(path, changed);
      else if (changed instanceof Map) for (const [record, reason] of changed) refused.set(record, reason);
      else files.push(changed);
    }
    if (!possible.every(isPossible)) continue;
    return {
      lines: possible,
      files,
      refused,
      relied: reliedFiles(open),
      changes: changesOf(files, possible, open),
    };
  }
}

function openFiles(
  lines: readonly PlanLine[],
  cwd: string,
  refused: Map<string, string>,
): Map<string, OpenFile> {
  const open = new Map<string, OpenFile>();
  for (const facts of lines.flatMap((line) => line.files)) {
    const { path } = facts;
    if (open.has(path) || refused.has(path)) continue;
    try {
      const file = resolve(cwd, path);
      const bytes = bytesOf({ file });
      if (contentHash(bytes) !== facts.hash)
        throw new SourceError('Changed since the plan was made. Make a new one with --plan.');
      const { text } = readBytes(bytes, facts);
      const { records } = recordsOf(facts.format, text, facts.settings);
      const whole: SourceRecord = { ...records[0], bytes: text, offset: 0, record: null, sourceLine: 1 };
      const byNumber = records.flatMap((record) =>
        record.record === null ? [] : [[record.record, record] as const],
      );
      open.set(path, { file, facts, bytes, records: new Map([[0, whole], ...byNumber]) });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      refused.set(path, error.message);
    }
  }
  return open;
}

/** A file in which two lines do not go together, or one does not fit the file. */
function findObstacle(
  lines: readonly PlanLine[],
  open: ReadonlyMap<string, OpenFile>,
): { readonly path: string; readonly reason: string } | undefined {
  const numbers = new Map<string, number>();
  const placeOf = ({ path, record, bytes }: PlanPlace): Place => {
    const key = `${record ?? 0} ${path}`;
    let document = numbers.get(key);
    if (document === undefined) numbers.set(key, (document = numbers.size));
    return { document, span: span(...bytes) };
  };
  for (const line of lines) {
    for (const place of [...line.edits, ...line.keeps]) {
      const text = open.get(place.path)?.records.get(place.record ?? 0)?.bytes;
      if (text === undefined || place.bytes[1] > text.length) {
        return { path: place.path, reason: `#${line.id} names a place that the file does not have.` };
      }
    }
  }
  const fixables = lines.map((line): FixableFinding & { readonly line: PlanLine } => ({
    line,
    fix: {
      title: line.title,
      applicability: 'safe',
      edits: line.edits.map((edit) => ({ ...placeOf(edit), text: edit.text })),
      keeps: line.keeps.map(placeOf),
    },
  }));
  const [first] = planFixes(fixables, new Set(['safe'])).refused;
  return first === undefined
    ? undefined
    : { path: first.finding.line.edits[0].path, reason: describeObstacle(first) };
}

function describeObstacle({ finding, reason, by }: RefusedFix<{ readonly line: PlanLine }>): string {
  const { id } = finding.line;
  switch (reason) {
    case 'kept':
      return `#${id} would change text that #${by?.line.id} relies on, or the other way round. Skip one of them.`;
    case 'collision':
      return `#${id} and #${by?.line.id} edit the same text. Skip one of them.`;
    default:
      return `The edits of #${id} collide with each other.`;
  }
}

function rewrite(
  path: string,
  { facts, bytes, records }: OpenFile,
  edits: readonly PlanEdit[],
): ChangedFile | string | Map<string, string> {
  const changes = new Map<string, DocumentChange>();
  for (const edit of edits) {
    const record = records.get(edit.record ?? 0) as SourceRecord;
    const text = { span: span(...edit.bytes), text: edit.text };
    if (edit.removes !== undefined) {
      const { before, behind } = edit.removes;
      const isArticle = record.record === null;
      const document = isArticle
        ? { ...record, bytes: record.bytes.subarray(...edit.bytes), offset: edit.bytes[0] }
        : record;
      const removal = { before: before ?? undefined, behind: behind ?? undefined };
      changes.set(`removal ${edit.record ?? 0} ${edit.bytes[0]}`, { document, edits: [], removal });
      continue;
    }
    const key = String(edit.record ?? 0);
    const known = changes.get(key);
    changes.set(key, { document: record, edits: [...(known?.edits ?? []), text] });
  }
  const outcome = rewriteSource(bytes, facts, [...changes.values()]);
  if (outcome.kind === 'refused') {
    const records = [...(outcome.records ?? [])];
    if (records.length === 0) return outcome.reason;
    return new Map(records.map(([{ document }, reason]) => [`${path}#${document.record}`, reason]));
  }
  const isRemoved = outcome.isEmpty && edits.some(({ removes }) => removes !== undefined);
  const after = isRemoved ? new Uint8Array(0) : outcome.bytes;
  const made =
    isRemoved || outcome.edits === undefined
      ? differenceOf(bytes, after)
      : editsOfPieces(editPieces(wholePiece(bytes.length), outcome.edits), bytes.length);
  return { path, before: bytes, after, edits: made, isRemoved };
}

function reliedFiles(open: ReadonlyMap<string, OpenFile>): Map<string, ReliedFile> {
  return new Map([...open].map(([path, { file, facts }]) => [path, { file, hash: facts.hash }]));
}

function changesOf(
  files: readonly ChangedFile[],
  lines: readonly PlanLine[],
  open: ReadonlyMap<string, OpenFile>,
): LinkedChange[] {
  return files.map(({ path, after, isRemoved }) => ({
    path,
    file: (open.get(path) as OpenFile).file,
    expectedHash: (open.get(path) as OpenFile).facts.hash,
    bytes: isRemoved ? undefined : after,
    links: lines
      .filter(({ edits }) => edits.some((edit) => edit.path === path))
      .flatMap((line) => line.files.map((file) => file.path))
      .filter((other) => other !== path),
  }));
}
