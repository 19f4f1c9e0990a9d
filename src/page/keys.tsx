// The keys, as a dialog.

import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';

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

/** What the keys do. `more` are those of a review. */
export function Keys({
  onClose,
  more = [],
}: {
  readonly onClose: () => void;
  readonly more?: typeof keys;
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
        {[...keys, ...more].map(([names, does]) => (
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
