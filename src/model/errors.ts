// The four ways in which a job can fail. Each says what happened, where, and what to do next. Beside them what is no failure
// and never gets out: something has to be loaded first.
// Any other error that reaches the command line is a bug and is reported as one.

/** What the caller asked for cannot be done: unknown flag, rule, format or path. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The configuration is wrong. The message holds the position, a code frame and the nearest valid names. Exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** One source, or one record of it, cannot be read. Becomes an `unreadable-source` finding; the run goes on. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** 1-based line of the source at which reading failed; undefined where no line can be named. */
  readonly line: number | undefined;

  constructor(message: string, options: { line?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.line = options.line;
  }
}

/** A rule threw. The other rules go on; the run ends with exit code 2, since its result is partial. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly ruleId: string;

  constructor(ruleId: string, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.ruleId = ruleId;
  }
}

/** Thrown while a document is looked at: something large is needed that few need. It is loaded, and the work begun again. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
  /** Loads it; the same function whenever it is missing. */
  readonly load: () => Promise<void>;

  constructor(load: () => Promise<void>) {
    super('What this work needs has not been loaded.');
    this.load = load;
  }
}
