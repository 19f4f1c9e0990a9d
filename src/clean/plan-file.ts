// A plan as a file: one line of JSON a fix. What was edited by hand is checked line by line when it is read.

import { UsageError } from '../model/errors.ts';
import { nearest } from '../text/nearest.ts';
import { checkHeader, jsonLines } from './json-lines.ts';
import type { Decision, Plan, PlanEdit, PlanFile, PlanHeader, PlanLine, PlanPlace } from './plan.ts';

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
