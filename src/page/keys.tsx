// The keys, as a dialog.

import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { choices } from '../review/decision.ts';
import { keyOfChoice } from './decide.tsx';

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['j', '↓'], 'next finding'],
  [['k', '↑'], 'previous finding'],
  [['Enter'], 'go into the finding, to read and scroll'],
  [['/'], 'search'],
  [['Esc'], 'back to the list, then to the overview'],
  [['o'], 'overview'],
  [['t'], 'light or dark'],
  [['?'], 'these keys'],
];

const reviewKeys: typeof keys = [
  ...choices.map(({ choice, words }) => [[keyOfChoice[choice]], words.toLowerCase()] as const),
  [['u'], 'undo'],
];

/** What the keys do. */
export function Keys({
  onClose,
  isReview,
}: {
  readonly onClose: () => void;
  readonly isReview: boolean;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="keys"
      aria-labelledby="keys-heading"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <h2 id="keys-heading">Keys</h2>
      <dl>
        {[...keys, ...(isReview ? reviewKeys : [])].map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="quiet" onClick={onClose}>
        Close
      </button>
    </dialog>
  );
}
