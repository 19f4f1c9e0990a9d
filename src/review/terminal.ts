// A review in the terminal: class by class, both texts side by side, one letter a decision.

import { createInterface, type Interface } from 'node:readline';
import { compareFinding } from '../format/one-class/diff-finding.ts';
import { layOutDiff } from '../format/one-class/diff-text.ts';
import { quotePlace } from '../format/one-class/describe-class.ts';
import { composeLine, wrapWords, type Piece } from '../format/terminal/layout.ts';
import { copyLocation, pointLocation } from '../format/places/location.ts';
import { createPalette, type Palette } from '../format/terminal/palette.ts';
import { wrapPieces } from '../format/terminal/wrap-runs.ts';
import { UsageError } from '../model/errors.ts';
import type { Result } from '../model/result.ts';
import { makeVisible } from '../text/showing/visible.ts';
import { choices, type Choice } from './decision.ts';
import type { ReviewClass } from './session-classes.ts';
import type { Session } from './session.ts';

/** Where the review takes place. */
export interface ReviewTerminal {
  readonly input: NodeJS.ReadableStream;
  write(text: string): void;
  readonly colour: boolean;
  /** Columns of a line. */
  readonly width: number;
  /** Ends the review as the end of the input does. */
  readonly signal?: AbortSignal;
}

/** The letter of each choice. */
const letters: Readonly<Record<Choice, string>> = {
  accept: 'a',
  other: 'k',
  ignore: 'i',
  distinct: 'b',
  later: 'l',
};

/** Rows of a diff that are shown: what fits on a screen. */
const mostRows = 8;
const quoteLength = 400;

/** Goes through the classes that are not decided yet, until all are or the person ends it. Resolves to whether all are. */
export async function reviewInTerminal(
  classes: readonly ReviewClass[],
  session: Session,
  result: Result,
  terminal: ReviewTerminal,
): Promise<boolean> {
  const lines = createInterface({ input: terminal.input, crlfDelay: Infinity, ...interrupted(terminal) });
  const answers = answersOf(lines);
  const palette = createPalette(terminal);
  const open = (): ReviewClass[] => classes.filter(({ id }) => session.of(id) === undefined);
  const skipped = new Set<string>();
  try {
    for (;;) {
      const next = open().find(({ id }) => !skipped.has(id));
      if (next === undefined) return open().length === 0;
      const position = `${classes.indexOf(next) + 1} of ${classes.length}`;
      showClass(next, result, { ...terminal, palette }, position);
      const end = await decide(next, session, skipped, answers, terminal);
      if (end) return false;
    }
  } finally {
    lines.close();
  }
}

/** Asks until there is a decision, a skip or an undo. Resolves to true if the person ends the review. */
async function decide(
  { id, choices: possible }: ReviewClass,
  session: Session,
  skipped: Set<string>,
  answers: AsyncIterator<string>,
  { write, width }: ReviewTerminal,
): Promise<boolean> {
  const offered = choices.filter(({ choice }) => possible.includes(choice));
  const letterLine = [
    ...offered.map(({ choice, words }) => `${letters[choice]} ${words.toLowerCase()}`),
    's skip',
    'u undo',
    'q quit',
  ].join(' · ');
  const menu = wrapWords(`${letterLine} >`, width, letterLine.split(' · ')).join('\n');
  for (;;) {
    const given = await ask(`${menu} `, answers, write);
    const [typed = '', ...words] = (given ?? 'q').trim().split(/\s+/);
    const letter = typed.toLowerCase();
    if (letter === 'q') return true;
    if (letter === 's') {
      skipped.add(id);
      return false;
    }
    if (letter === 'u') {
      const undone = session.undo();
      write(undone === undefined ? 'There is nothing to undo.\n' : `#${undone} is open again.\n`);
      if (undone === undefined) continue;
      skipped.delete(undone);
      return false;
    }
    const chosen = offered.find(({ choice }) => letters[choice] === letter);
    if (chosen === undefined) {
      const mistake = letter === '' ? '' : `"${makeVisible(typed)}" is none of these letters. `;
      write(`${mistake}Type one of them, then Enter.\n`);
      continue;
    }
    const isReasonMissing = chosen.choice === 'ignore' && words.length === 0;
    const reason = isReasonMissing ? await ask('Why? > ', answers, write) : words.join(' ');
    if (reason === undefined) return true;
    try {
      session.decide({ id, choice: chosen.choice, reason });
      return false;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      write(`${error.message}\n`);
    }
  }
}

/** Resolves to the answer; undefined where the input has ended. */
async function ask(
  question: string,
  answers: AsyncIterator<string>,
  write: ReviewTerminal['write'],
): Promise<string | undefined> {
  write(question);
  const given = await answers.next();
  write('\n');
  return given.done === true ? undefined : given.value;
}

function interrupted({ signal }: ReviewTerminal): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function answersOf(lines: Interface): AsyncIterator<string> {
  return lines[Symbol.asyncIterator]();
}

function showClass(
  { members, id, rule, message }: ReviewClass,
  result: Result,
  { palette, width, colour, write }: ReviewTerminal & { readonly palette: Palette },
  position: string,
): void {
  const [finding] = members;
  const line = (left: readonly Piece[], right: readonly Piece[] = []): void =>
    write(`${composeLine(0, left, right, width)}\n`);
  write('\n');
  line(
    [
      { text: finding.severity, paint: palette.severity[finding.severity] },
      { text: '  ' },
      { text: rule, paint: palette.rule },
    ],
    [{ text: `${position}  #${id}`, paint: palette.aside }],
  );
  for (const text of wrapWords(makeVisible(message), width, [])) line([{ text, paint: palette.message }]);
  write('\n');
  const compared = compareFinding(finding, result);
  if (compared === undefined) {
    const { before, at, after } = quotePlace(finding.place, result, quoteLength);
    const located = result.locate(finding.place);
    line([{ text: pointLocation(located), paint: palette.location(located.path) }]);
    const pieces = [{ text: before }, ...palette.mark(at, finding.severity), { text: after }];
    for (const wrapped of wrapPieces(pieces, width)) line(wrapped);
  } else {
    const { left, right, comparison } = compared;
    const titles = [left, right].map((place): Piece[] => [
      { text: copyLocation(result.locate(place)), paint: palette.location(result.locate(place).path) },
      { text: `  ${makeVisible(place.label)}`, paint: palette.aside },
    ]);
    const layout = { palette, width, colour, isWhole: false, mostRows };
    for (const pieces of layOutDiff(comparison, [titles[0], titles[1]], layout)) line(pieces);
  }
  if (members.length > 1)
    line([{ text: `and ${members.length - 1} more of this class`, paint: palette.aside }]);
  write('\n');
}
