// The decisions of a session: taken one by one, taken back one by one, kept in a file from the first on, so that a
// session that is broken off goes on where it was left.

import { ConfigError, UsageError } from '../model/errors.ts';
import {
  choices,
  longestReason,
  type Choice,
  type DecidableClass,
  type Decision,
  type SessionState,
} from './decision.ts';

const header = { corpuslint: 'decisions', version: 1 };

/** A class in the file of decisions, with what makes the line readable for people. */
export interface RecordedDecision extends Decision {
  readonly rule: string;
  readonly message: string;
}

/** A class that can be decided, with what is recorded of it. */
export interface SessionClass extends DecidableClass {
  readonly rule: string;
  readonly message: string;
}

/** A running session. */
export class Session {
  readonly #classes: ReadonlyMap<string, SessionClass>;
  readonly #save: (text: string) => void;
  /** By id. Decisions on classes that this run did not find are kept. */
  readonly #decisions = new Map<string, RecordedDecision>();
  /** What stood before each step, the last one last. */
  readonly #before: { readonly id: string; readonly decision: RecordedDecision | undefined }[] = [];

  /** `save` is called with the whole text of the file after every step. */
  constructor(
    classes: readonly SessionClass[],
    recorded: readonly RecordedDecision[],
    save: (text: string) => void,
  ) {
    this.#classes = new Map(classes.map((one) => [one.id, one]));
    this.#save = save;
    for (const decision of recorded) {
      const known = this.#classes.get(decision.id);
      // A fix that there is no longer cannot be taken.
      if (known === undefined || known.choices.includes(decision.choice))
        this.#decisions.set(decision.id, decision);
    }
  }

  /** Takes a decision, or another one. Throws UsageError for one that cannot be taken; nothing has changed then. */
  decide({ id, choice, reason = '' }: Decision): void {
    const one = this.#classes.get(id);
    if (one === undefined) throw new UsageError(`There is no class #${id} in this session.`);
    if (!one.choices.includes(choice))
      throw new UsageError(`"${choice}" is no choice for #${id}: there are ${one.choices.join(', ')}.`);
    const why = reason.replaceAll(/\s+/g, ' ').trim();
    if (choice === 'ignore' && why === '') throw new UsageError('Say why it is ignored.');
    if (why.length > longestReason)
      throw new UsageError(`The reason is longer than ${longestReason} characters.`);
    const { rule, message } = one;
    const before = this.#decisions.get(id);
    this.#keep(id, { id, rule, choice, ...(choice === 'ignore' ? { reason: why } : {}), message });
    this.#before.push({ id, decision: before });
  }

  /** Takes the last step back. Returns the id of its class; undefined if there is none. */
  undo(): string | undefined {
    const step = this.#before.at(-1);
    if (step === undefined) return undefined;
    this.#keep(step.id, step.decision);
    this.#before.pop();
    return step.id;
  }

  /** The decision on a class. */
  of(id: string): Decision | undefined {
    return this.#decisions.get(id);
  }

  /** Decisions on the classes of this session. */
  state(): SessionState {
    const decisions = [...this.#decisions.values()]
      .filter(({ id }) => this.#classes.has(id))
      .map(({ id, choice, reason }): Decision => ({
        id,
        choice,
        ...(reason === undefined ? {} : { reason }),
      }));
    return { decisions, canUndo: this.#before.length > 0 };
  }

  /** Writes a decision, or that there is none any more. Where that fails nothing has changed. */
  #keep(id: string, decision: RecordedDecision | undefined): void {
    const before = this.#decisions.get(id);
    this.#put(id, decision);
    try {
      this.#save(writeDecisions([...this.#decisions.values()]));
    } catch (error) {
      this.#put(id, before);
      throw error;
    }
  }

  #put(id: string, decision: RecordedDecision | undefined): void {
    if (decision === undefined) this.#decisions.delete(id);
    else this.#decisions.set(id, decision);
  }
}

/** The text of the file: a header, then a line for each decision, in order of ids, so that versions merge line by line. */
function writeDecisions(decisions: readonly RecordedDecision[]): string {
  const sorted = decisions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [header, ...sorted].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Reads a file of decisions that may have been edited by hand. Throws ConfigError with the line of what is none. */
export function readDecisionFile(text: string, path: string): RecordedDecision[] {
  const lines = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]));
  return lines.flatMap(({ line, number }, index): RecordedDecision[] => {
    const fail = (what: string): never => {
      throw new ConfigError(`${path}:${number}: ${what}`);
    };
    let value: unknown;
    try {
      // Without the mark that some editors put in front of a text.
      value = JSON.parse(line.trim());
    } catch {
      return fail('This line is not JSON.');
    }
    if (typeof value !== 'object' || value === null) return fail('This line is no decision.');
    const entry = value as Readonly<Record<string, unknown>>;
    if (index === 0) {
      if (entry['corpuslint'] === header.corpuslint && entry['version'] === header.version) return [];
      return fail(`The first line must be ${JSON.stringify(header)}.`);
    }
    const { id, rule = '', choice, reason, message = '' } = entry;
    if (typeof id !== 'string' || !/^[0-9a-f]{8}$/.test(id)) return fail('"id" must be the id of a finding.');
    if (!isChoice(choice))
      return fail(`"choice" must be one of ${choices.map((one) => one.choice).join(', ')}.`);
    if (choice === 'ignore' && (typeof reason !== 'string' || reason.trim() === ''))
      return fail('"reason" is missing.');
    return [
      {
        id,
        rule: String(rule),
        choice,
        ...(typeof reason === 'string' ? { reason } : {}),
        message: String(message),
      },
    ];
  });
}

/** True for the name of a choice. */
export function isChoice(value: unknown): value is Choice {
  return choices.some(({ choice }) => choice === value);
}
