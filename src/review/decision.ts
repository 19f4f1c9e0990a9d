// What a person decided about a class of findings. Shared by the server, the terminal and the page, so it imports nothing.

/** What is to become of a class. */
export type Choice =
  /** The proposed fix is made. */
  | 'accept'
  /** Of two copies the one that was to go stays, and the other goes. */
  | 'other'
  /** It stays as it is, for a reason. */
  | 'ignore'
  /** Two spellings are both right. */
  | 'distinct'
  /** It is known and left for later: the baseline takes it. */
  | 'later';

/** All choices, with what a person is told of each. */
export const choices: readonly { readonly choice: Choice; readonly words: string; readonly done: string }[] =
  [
    { choice: 'accept', words: 'Take the fix', done: 'fix taken' },
    { choice: 'other', words: 'Keep the other', done: 'other kept' },
    { choice: 'ignore', words: 'Ignore …', done: 'ignored' },
    { choice: 'distinct', words: 'Both are right', done: 'both right' },
    { choice: 'later', words: 'Later', done: 'later' },
  ];

/** A decision about one class. */
export interface Decision {
  /** Id of the first finding of the class. */
  readonly id: string;
  readonly choice: Choice;
  /** Why; only and always for `ignore`. */
  readonly reason?: string;
}

/** A class as far as deciding depends on it. */
export interface DecidableClass {
  readonly id: string;
  /** The choices there are. */
  readonly choices: readonly Choice[];
}

/** How far a session has come. */
export interface SessionState {
  readonly decisions: readonly Decision[];
  /** True if there is something to take back. */
  readonly canUndo: boolean;
}

/** Longest reason, in UTF-16 units: a sentence or two. */
export const longestReason = 500;
