// The decisions about one class, and how far the review has come.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { choices, longestReason, type Choice } from '../review/decision.ts';
import type { Review } from './use-review.ts';

/** The key of each choice. */
export const keyOfChoice: Readonly<Record<Choice, string>> = {
  accept: 'a',
  other: 'x',
  ignore: 'i',
  distinct: 'b',
  later: 'l',
};

interface DecideProps {
  readonly id: string;
  readonly review: Review;
  /** True while the reason of an ignored class is asked for. */
  readonly isAsking: boolean;
  readonly onChoice: (choice: Choice, reason?: string) => void;
  readonly onCancel: () => void;
}

/** The bar of choices at the foot of a card. */
export function Decide({ id, review, isAsking, onChoice, onCancel }: DecideProps): JSX.Element {
  const decision = review.decisionOf(id);
  const possible = review.choicesOf(id);
  return (
    <div class="decide" role="group" aria-label="Decision">
      {isAsking ? (
        <Reason
          key={id}
          first={decision?.reason ?? ''}
          onGiven={(reason) => onChoice('ignore', reason)}
          onCancel={onCancel}
        />
      ) : (
        choices
          .filter(({ choice }) => possible.includes(choice))
          .map(({ choice, words, done }) => (
            <button
              key={choice}
              type="button"
              class={`choice choice-${choice}`}
              aria-pressed={decision?.choice === choice}
              onClick={() => onChoice(choice)}
            >
              {decision?.choice === choice ? done : words} <kbd>{keyOfChoice[choice]}</kbd>
            </button>
          ))
      )}
      {decision?.reason !== undefined && !isAsking && <p class="decide-reason">Ignored: {decision.reason}</p>}
      {review.error !== '' && (
        <p class="decide-error" role="alert">
          {review.error}
        </p>
      )}
    </div>
  );
}

interface ReasonProps {
  readonly first: string;
  readonly onGiven: (reason: string) => void;
  readonly onCancel: () => void;
}

function Reason({ first, onGiven, onCancel }: ReasonProps): JSX.Element {
  const [text, setText] = useState(first);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onGiven(text);
      }}
    >
      <label>
        Why does it stay as it is?
        <input
          ref={field}
          type="text"
          maxLength={longestReason}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
        />
      </label>
      <button type="submit" class="choice" disabled={text.trim() === ''}>
        Ignore
      </button>
      <button type="button" class="quiet" onClick={onCancel}>
        Cancel
      </button>
    </form>
  );
}

/** How many classes are decided, with undo and the end of the session. */
export function Progress({
  review,
  onUndo,
  onFinish,
}: {
  readonly review: Review;
  readonly onUndo: () => void;
  readonly onFinish: () => void;
}): JSX.Element {
  const [decided, all] = review.progress;
  return (
    <div class="progress">
      <progress max={Math.max(1, all)} value={decided} aria-label="Decided" />
      <span class="progress-count" role="status">
        {decided} of {all} decided
      </span>
      <button type="button" class="quiet" disabled={!review.canUndo} onClick={onUndo}>
        Undo
      </button>
      <button type="button" class="finish" disabled={decided === 0} onClick={onFinish}>
        Write decisions
      </button>
    </div>
  );
}

/** What was written, and what to do next. */
export function Finished({
  lines,
  onClose,
}: {
  readonly lines: readonly string[];
  readonly onClose: () => void;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="finished-heading" onClose={onClose}>
      <h2 id="finished-heading">Written</h2>
      <ul class="finished">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={onClose}>
        Go on
      </button>
    </dialog>
  );
}
