// Fixes of a case: made as the command line makes them, compared with what the page shows, and held to their promises.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planFixes, mend, type Texts } from '../fix/index.ts';
import { writeBack } from '../clean/write-back.ts';
import type { Place } from '../model/finding.ts';
import type { Result, RunNotes } from '../model/result.ts';
import { decodeText } from '../text/unicode/decode.ts';
import { writeEscapes } from './escapes.ts';
import { writeDifference, writePlace } from './notation.ts';
import { fixLevels, type CaseFile, type FixLevel, type PageCase } from './page.ts';

/** Where a case is mended. */
export interface Workplace {
  /** Writes files into a new folder. Resolves to its absolute path. */
  writeFiles(files: readonly CaseFile[]): Promise<string>;
  /** Checks the files of a folder. */
  lintFolder(cwd: string, texts: Texts, division?: RunNotes['division']): Promise<Result>;
}

/** What is wrong with the fixes of a case; one text each. */
export async function checkFixes(page: PageCase, result: Result, place: Workplace): Promise<string[]> {
  const failures = findMalformed(result);
  for (const level of fixLevels) {
    const isUsed = result.findings.some(({ fix }) => fix?.applicability === level);
    const isShown = page.fixed.some((file) => file.level === level);
    if (isUsed) failures.push(...(await checkLevel(page, result, level, place)));
    else if (isShown) failures.push(`The case shows files after ${level} fixes, but no finding carries one.`);
  }
  return failures;
}

/** The level with all before it. */
function allowedAt(level: FixLevel): ReadonlySet<FixLevel> {
  return new Set(fixLevels.slice(0, fixLevels.indexOf(level) + 1));
}

function findMalformed(result: Result): string[] {
  return planFixes(result.findings, allowedAt('destructive'))
    .refused.filter(({ reason }) => reason === 'malformed')
    .map(
      ({ finding }) =>
        `The fix at ${writePlace(result, finding.place)} collides with itself or with what it keeps.`,
    );
}

async function checkLevel(
  page: PageCase,
  before: Result,
  level: FixLevel,
  { writeFiles, lintFolder }: Workplace,
): Promise<string[]> {
  const cwd = await writeFiles(page.files);
  const request = {
    allowed: allowedAt(level),
    check: (texts: Texts, division?: RunNotes['division']) => lintFolder(cwd, texts, division),
  };
  const mended = await mend(request);
  const { result: after } = mended;
  const { refused } = await writeBack(mended, cwd);
  const failures = [
    ...[...mended.refused].map(([path, { reason }]) => `${path} could not be mended: ${reason}`),
    ...[...refused].map(([path, reason]) => `${path} could not be written: ${reason}`),
  ];
  failures.push(...(await compareFiles(page, cwd, level)));
  failures.push(...findLostCopies(before, after).map((copy) => `${level} fixes leave no copy of ${copy}.`));
  const again = await mend(request);
  for (const { source } of again.sources)
    failures.push(`Making ${level} fixes a second time changes ${source.path}.`);
  return failures;
}

/** Files of which the fixed text is not the one shown. Nothing is compared where the case shows none of this level. */
async function compareFiles(page: PageCase, cwd: string, level: FixLevel): Promise<string[]> {
  const shown = page.fixed.filter((file) => file.level === level);
  const failures: string[] = [];
  for (const file of shown.length > 0 ? page.files : []) {
    const expected = shown.find(({ path }) => path === file.path) ?? file;
    const actual = await readFile(join(cwd, file.path));
    if (Buffer.compare(expected.bytes, actual) === 0) continue;
    const difference = writeDifference(visibleLines(expected.bytes), visibleLines(actual));
    failures.push([`${file.path} after ${level} fixes (- expected, + actual):`, ...difference].join('\n'));
  }
  return failures;
}

function visibleLines(bytes: Uint8Array): string[] {
  return decodeText(bytes)
    .split(/(?<=\n)/)
    .map((line) =>
      line.endsWith('\n') ? writeEscapes(line.slice(0, -1)) : `${writeEscapes(line)} (no line feed)`,
    );
}

/** Places of classes of copies of which no member's text is left in any document. */
function findLostCopies(before: Result, after: Result): string[] {
  const classes = new Map<string, Place[]>();
  for (const { class: id, place, related, fix } of before.findings) {
    // What is respelt is no copy: every mention of a wrong name should go.
    const isRespelt = fix !== undefined && fix.edits.every(({ text }) => text !== '');
    if (related.length > 0 && !isRespelt) classes.set(id, [...(classes.get(id) ?? []), place, related[0]]);
  }
  const { corpus } = after;
  const texts = Array.from({ length: corpus.documentCount }, (_, index) =>
    decodeText(corpus.document(index).bytes),
  );
  return [...classes.values()]
    .filter((copies) => !copies.some((copy) => texts.some((text) => text.includes(before.text(copy)))))
    .map(([copy]) => writePlace(before, copy));
}
