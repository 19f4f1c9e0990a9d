// `corpuslint review`: decide class by class, in the browser or in the terminal. Every decision is kept at once; nothing in
// the corpus changes until the plan of a review is applied.

import { readFileSync } from 'node:fs';
import { buildPageData } from '../../format/html/build-page-data.ts';
import { counted } from '../../format/wording.ts';
import { pageText } from '../../format/html/html.ts';
import type { PageData } from '../../format/html/page-data.ts';
import { rulesOf } from '../../lint.ts';
import { UsageError } from '../../model/errors.ts';
import type { Result } from '../../model/result.ts';
import { codeOf, reasonOf } from '../../sources/system-error.ts';
import { type ReviewClass, reviewClasses } from '../../review/session-classes.ts';
import { readDecisionFile, Session, type SessionClass } from '../../review/session.ts';
import { startServer } from '../../review/server.ts';
import { reviewInTerminal } from '../../review/terminal.ts';
import { exitClean, exitFailed } from '../exit-codes.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { writeOutcome } from '../writing/review-outcome.ts';
import { say } from '../stderr/say.ts';
import { isColoured, terminalWidth } from '../terminal.ts';
import { refuseUnwritable, writeWhole } from '../writing/write-whole.ts';
import { checkFor } from '../checking.ts';
import { sayFailures } from '../conclusion.ts';

/** Flags of the command. */
export interface ReviewFlags {
  readonly tui: boolean;
  /** File of the decisions. */
  readonly decisions: string;
}

/** Runs a review until the person ends it. Resolves to the exit code. */
export async function reviewCommand(
  paths: readonly string[],
  flags: CheckFlags,
  { tui, decisions: file }: ReviewFlags,
): Promise<number> {
  refuseUnwritable('The decisions', file);
  const { result, config } = await checkFor(paths, flags);
  const exitCode = sayFailures(result, flags) ? exitFailed : exitClean;
  const classes = reviewClasses(result);
  if (classes.length === 0) {
    say('there is nothing to review.');
    return exitCode;
  }
  const session = openSession(classes, file);
  const finish = (): string[] => writeOutcome(classes, session, { result, config, flags });
  const sayProgress = (): void => {
    const decided = session.state().decisions.length;
    const kept = decided === 0 ? '' : `, kept in ${file}`;
    say(`${decided} of ${counted(classes.length, 'class', 'classes')} decided${kept}.`);
  };
  if (tui) {
    const isInterrupted = await decideInTerminal(classes, session, result, flags);
    sayProgress();
    // As in the browser, Ctrl+C keeps what was decided and writes nothing else.
    if (!isInterrupted && session.state().decisions.length > 0) for (const line of finish()) say(line);
    return exitCode;
  }
  const page = buildPageData(result, { quiet: flags.quiet, rules: rulesOf(config) });
  await decideInBrowser(classes, session, page, finish);
  sayProgress();
  return exitCode;
}

/** Resolves when the person has come to the end; true if it was ended before by Ctrl+C. */
async function decideInTerminal(
  classes: readonly ReviewClass[],
  session: Session,
  result: Result,
  { color }: CheckFlags,
): Promise<boolean> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  await reviewInTerminal(classes, session, result, {
    input: process.stdin,
    write: (text) => void process.stdout.write(text),
    colour: isColoured(color, process.stdout, process.env),
    width: terminalWidth(process.stdout),
    signal: interrupt.signal,
  });
  return interrupt.signal.aborted;
}

/** Serves the page until the person ends the command; `finish` writes what was decided, whenever the page asks for it. */
async function decideInBrowser(
  classes: readonly ReviewClass[],
  session: Session,
  page: PageData,
  finish: () => string[],
): Promise<void> {
  const choices = Object.fromEntries(classes.map((one) => [one.id, one.choices]));
  const server = await startServer({
    session,
    page: () =>
      pageText(
        { ...page, base: null, review: { choices, state: session.state() } },
        { connect: "'self'", title: 'corpuslint review' },
      ),
    finish: () => Promise.resolve(finish()),
  });
  process.stdout.write(`${server.url}\n`);
  say('open this address in a browser; whoever has it can decide. Ctrl+C ends the review.');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await server.close();
}

/** A session that goes on with what was decided before, and keeps what is decided now. */
function openSession(classes: readonly SessionClass[], file: string): Session {
  let kept = readText(file);
  return new Session(classes, kept === undefined ? [] : readDecisionFile(kept, file), (text) => {
    // Two reviews at once would each write over what the other one decided.
    if (readText(file) !== kept) {
      throw new UsageError(
        `${file} was changed by another review, or by hand. End this review and begin it again: it goes on from there.`,
      );
    }
    writeWhole('The decisions', file, text);
    kept = readText(file);
  });
}

/** What stands in the file; undefined if there is none. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new UsageError(`The decisions cannot be read from ${file}: ${reasonOf(error, file)}.`);
  }
}
