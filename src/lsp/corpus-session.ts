// One corpus that is open in an editor: at every pause its open members are checked against all of it, one run at a time,
// with the texts of the editor in place of the files. After each run every open member of every class hears what holds.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Linter, LintOptions } from '../lint.ts';
import type { Result } from '../model/result.ts';
import { isMistake, problemsOf } from './config-problems.ts';
import { type PlacedFinding, placeFindings } from './diagnostics.ts';
import type { CorpusPlace } from './paths.ts';

/** What a session needs of the server. */
export interface SessionHost {
  readonly linter: Pick<Linter, 'lint'>;
  publish(uri: string, diagnostics: readonly Diagnostic[], version?: number): void;
  /** Says what kept a corpus from being checked. */
  warn(message: string): void;
}

/** A checked corpus and the texts it was checked with. */
export interface Checked {
  readonly result: Result;
  /** Versions of the open documents at that time, by path. */
  readonly versions: ReadonlyMap<string, number>;
  readonly placed: ReadonlyMap<string, readonly PlacedFinding[]>;
}

/** The open documents of one corpus, checked together. */
export class CorpusSession {
  readonly place: CorpusPlace;
  readonly #host: SessionHost;
  readonly #open = new Map<string, TextDocument>();
  /** Open paths that belong to the corpus, by the last run. */
  #members: ReadonlySet<string> = new Set();
  #checked: Checked | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;
  #isDue = false;
  /** Addresses of files that problems of the configuration are shown in. */
  #problems: ReadonlySet<string> = new Set();
  #warning = '';

  constructor(place: CorpusPlace, host: SessionHost) {
    this.place = place;
    this.#host = host;
  }

  get open(): ReadonlyMap<string, TextDocument> {
    return this.#open;
  }

  /** What the last run came to; undefined before the first. */
  get result(): Result | undefined {
    return this.#checked?.result;
  }

  /** What holds for a document as it is now; undefined while it is being found out. */
  checked(path: string): Checked | undefined {
    const document = this.#open.get(path);
    const isCurrent = document !== undefined && this.#checked?.versions.get(path) === document.version;
    return isCurrent ? this.#checked : undefined;
  }

  /** Takes a document in. It is updated in place. */
  add(path: string, document: TextDocument): void {
    this.#open.set(path, document);
  }

  /** Lets a document go; its diagnostics go with it. Returns how many are left. */
  remove(path: string): number {
    const document = this.#open.get(path);
    if (document !== undefined) this.#host.publish(document.uri, []);
    this.#open.delete(path);
    return this.#open.size;
  }

  /** Checks the corpus in so many milliseconds, unless it is asked again before; what runs is outdated and ends. */
  schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#timer = setTimeout(() => void this.#runNext(), milliseconds);
  }

  /** Ends all work and takes all diagnostics back. */
  close(): void {
    clearTimeout(this.#timer);
    this.#isDue = false;
    this.#running?.abort();
    for (const path of this.#open.keys()) this.remove(path);
    this.#showProblems(new Map());
  }

  async #runNext(): Promise<void> {
    this.#isDue = true;
    if (this.#running !== undefined) return;
    while (this.#isDue && this.#open.size > 0) {
      this.#isDue = false;
      this.#running = new AbortController();
      const { signal } = this.#running;
      try {
        await this.#run(signal);
      } catch (error) {
        // Asked for by `schedule`, which runs again.
        if (!signal.aborted) this.#tellFailure(error);
      }
      this.#running = undefined;
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { folder, isWhole } = this.place;
    // Open files that are not known to be of the corpus would join it if they were named. The first run looks at all.
    const isFirst = this.#members.size === 0;
    const versions = new Map([...this.#open].map(([path, { version }]) => [path, version]));
    const texts = this.#unsavedTexts();
    const options: LintOptions = {
      cwd: folder,
      texts,
      cache: true,
      signal,
      ...(isWhole && isFirst ? { prepare: true } : { paths: this.#pathsToCheck() }),
    };
    const result = await this.#host.linter.lint(options);
    signal.throwIfAborted();
    this.#warning = '';
    this.#showProblems(new Map());
    this.#members = this.#membersOf(result);
    const unchanged = new Map(
      [...this.#open].filter(([path, { version }]) => versions.get(path) === version),
    );
    const placed = placeFindings(result, folder, unchanged);
    this.#checked = { result, versions, placed };
    for (const [path, document] of unchanged) {
      const diagnostics = (placed.get(path) ?? []).map(({ diagnostic }) => diagnostic);
      this.#host.publish(document.uri, diagnostics, document.version);
    }
    // Only now it is known which open documents belong to the corpus.
    const isJoined = !isFirst && [...this.#members].some((path) => options.paths?.includes(path) !== true);
    if (isWhole && isJoined) this.#isDue = true;
    if (Object.keys(this.#unsavedTexts()).some((path) => texts[path] === undefined)) this.#isDue = true;
  }

  /** Open files that are reported on: members of a corpus, or where there is none all that are on disk. */
  #pathsToCheck(): string[] {
    const { folder, isWhole } = this.place;
    return [...this.#open.keys()].filter(
      (path) => existsSync(resolve(folder, path)) && (!isWhole || this.#members.has(path)),
    );
  }

  #membersOf({ corpus }: Result): ReadonlySet<string> {
    if (corpus.hasSource !== undefined)
      return new Set([...this.#open.keys()].filter((path) => corpus.hasSource?.(path) === true));
    const all = new Set(corpus.sources.map(({ path }) => path));
    return new Set([...this.#open.keys()].filter((path) => all.has(path)));
  }

  /** Texts of open members that are not what is on disk. What is on disk as it is can come from the index. */
  #unsavedTexts(): Record<string, string> {
    const texts: Record<string, string> = {};
    for (const [path, document] of this.#open) {
      if (!this.#members.has(path)) continue;
      const text = document.getText();
      const saved = readText(resolve(this.place.folder, path));
      if (saved !== undefined && saved !== text) texts[path] = text;
    }
    return texts;
  }

  #tellFailure(error: unknown): void {
    if (!(error instanceof Error)) throw error;
    const problems = isMistake(error)
      ? problemsOf(error, this.place.folder)
      : new Map<string, Diagnostic[]>();
    this.#showProblems(problems);
    const first = error.message.split('\n', 1)[0];
    // The same sentence at every pause would be noise.
    if (problems.size === 0 && first !== this.#warning) this.#host.warn(`${this.place.folder}: ${first}`);
    this.#warning = first;
  }

  #showProblems(problems: ReadonlyMap<string, readonly Diagnostic[]>): void {
    for (const uri of this.#problems) if (!problems.has(uri)) this.#host.publish(uri, []);
    for (const [uri, diagnostics] of problems) this.#host.publish(uri, diagnostics);
    this.#problems = new Set(problems.keys());
  }
}

/** The text of a file as an editor shows it, without byte order mark; undefined if there is no such file. */
function readText(file: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    // In another encoding the editor's text is the one to go by.
    return error instanceof TypeError ? '' : undefined;
  }
}
