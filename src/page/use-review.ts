// The decisions of a review, as the page knows them: asked of the server that the page came from.

import { useCallback, useState } from 'preact/hooks';
import type { Choice, Decision, SessionState } from '../review/decision.ts';

/** What the server put into the page. */
export interface ReviewData {
  /** By id of the class. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  readonly state: SessionState;
}

/** A running review. */
export interface Review {
  readonly choicesOf: (id: string) => readonly Choice[];
  readonly decisionOf: (id: string) => Decision | undefined;
  /** Classes decided, and classes in all. */
  readonly progress: readonly [decided: number, all: number];
  readonly canUndo: boolean;
  /** What went wrong last; empty if nothing did. */
  readonly error: string;
  /** Resolves to true if the decision was kept. */
  readonly decide: (decision: Decision) => Promise<boolean>;
  /** Resolves to the id of the class that is open again. */
  readonly undo: () => Promise<string | undefined>;
  /** Resolves to what was written; undefined if that failed. */
  readonly finish: () => Promise<readonly string[] | undefined>;
}

interface Answer extends SessionState {
  readonly id?: string;
  readonly done?: readonly string[];
  readonly error?: string;
}

/** The review, or undefined where the page is a report. */
export function useReview(data: ReviewData | undefined): Review | undefined {
  const [state, setState] = useState<SessionState>(data?.state ?? { decisions: [], canUndo: false });
  const [error, setError] = useState('');
  const call = useCallback(async (path: string, body: object): Promise<Answer | undefined> => {
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as Answer;
      setError(answer.error ?? '');
      if (!response.ok) return undefined;
      setState(answer);
      return answer;
    } catch {
      setError('The review has ended: start corpuslint review again. Nothing that was decided is lost.');
      return undefined;
    }
  }, []);
  if (data === undefined) return undefined;
  const decisions = new Map(state.decisions.map((decision) => [decision.id, decision]));
  return {
    choicesOf: (id) => data.choices[id] ?? [],
    decisionOf: (id) => decisions.get(id),
    progress: [decisions.size, Object.keys(data.choices).length],
    canUndo: state.canUndo,
    error,
    decide: async (decision) => (await call('decisions', decision)) !== undefined,
    undo: async () => (await call('undo', {}))?.id,
    finish: async () => (await call('finish', {}))?.done,
  };
}
