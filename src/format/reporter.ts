// A reporter turns a result into text. It decides nothing: what is found, and in which order, is settled before.

import type { RuleDeclaration } from '../define/rule.ts';
import type { Result } from '../model/result.ts';

/** Where a report goes, and what the user asked of it. */
export interface Environment {
  /** True if colour was decided for the stream the report goes to. */
  readonly colour: boolean;
  /** Columns of the terminal, at least 80; 120 where there is none. */
  readonly width: number;
  readonly isTerminal: boolean;
  /** True if the terminal understands links (OSC 8). */
  readonly hyperlinks: boolean;
  /** Classes to show of one rule; 0 shows all; undefined leaves it to the reporter. `json` and `jsonl` hold all findings always. */
  readonly maxFindings: number | undefined;
  /** Errors alone. */
  readonly quiet: boolean;
  /** The rules of the run, for formats that describe them. */
  readonly rules?: readonly RuleDeclaration[];
  /** Folder that paths are relative to, within its repository, with `/`; left out at its root. */
  readonly repositoryPath?: string;
  /** Bytes of a source as they are on disk; undefined where it cannot be read. For formats that hash lines of files. */
  readSource?(path: string): Uint8Array | undefined;
  /** Way from the folder of the report to the working directory, for links: empty (default) or ending in `/`. */
  readonly base?: string;
}

/** One format of output. */
export interface Reporter {
  readonly id: string;
  /** What the format is for, for `--help`. */
  readonly summary: string;
  /**
   * Hands the whole report to `write`, in order, in pieces of any length. The bytes depend on the result and the
   * environment alone. Throws SourceError where a text to be shown changed since it was read.
   */
  report(result: Result, write: (text: string) => void, environment: Environment): void;
}
