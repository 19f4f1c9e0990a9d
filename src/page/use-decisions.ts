// What the reader does in a review: decides, is asked for a reason, goes on to what is open, takes back, ends.

import { useState } from 'preact/hooks';
import type { Choice } from '../review/decision.ts';
import { readAddress, type Address } from './use-address.ts';
import type { Review } from './use-review.ts';

/** The decisions of a review that is under way; what they do without a review is nothing. */
export interface Decisions {
  /** The class whose reason for being ignored is asked for. */
  readonly askingFor: string | undefined;
  readonly cancel: () => void;
  /** Decides about the class that the address names. */
  readonly choose: (choice: Choice, reason?: string) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly finish: () => Promise<void>;
  /** What was written at the end, until the reader has seen it. */
  readonly written: readonly string[] | undefined;
  readonly close: () => void;
}

/** The decisions, with the classes in the order in which the next one is looked for. */
export function useDecisions(
  review: Review | undefined,
  classes: readonly { readonly id: string }[],
  go: Address['go'],
): Decisions {
  const [askingFor, setAskingFor] = useState<string>();
  const [written, setWritten] = useState<readonly string[]>();
  const goToOpen = (): void => {
    const at = classes.findIndex(({ id }) => id === readAddress());
    const isOpen = ({ id }: { readonly id: string }): boolean => review?.decisionOf(id) === undefined;
    const next = classes.slice(at + 1).find(isOpen) ?? classes.slice(0, Math.max(0, at)).find(isOpen);
    if (next !== undefined) go(next.id);
  };
  return {
    askingFor,
    cancel: () => setAskingFor(undefined),
    choose: async (choice, reason) => {
      const id = readAddress();
      if (review?.choicesOf(id).includes(choice) !== true) return;
      if (choice === 'ignore' && reason === undefined) {
        setAskingFor(id);
        return;
      }
      setAskingFor(undefined);
      if (await review.decide({ id, choice, ...(reason === undefined ? {} : { reason }) })) goToOpen();
    },
    undo: async () => {
      const id = await review?.undo();
      if (id !== undefined) go(id);
    },
    finish: async () => setWritten(await review?.finish()),
    written,
    close: () => setWritten(undefined),
  };
}
