// Keys of the page as a whole; fields, links and buttons keep theirs.

import { useEffect } from 'preact/hooks';

/** What each key does, by its name (`KeyboardEvent.key`). */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Keys typed into a field are text. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
}

/** Enter on a link or button does what it says; arrows scroll a text that has the focus. */
function isForTarget({ target, key }: KeyboardEvent): boolean {
  const isControl = target instanceof HTMLElement && target.closest('a, button, code') !== null;
  return isControl && (key === 'Enter' || key.startsWith('Arrow'));
}

/** Listens to the keys, unless a dialog is open. */
export function useKeys(actions: KeyActions, isDialogOpen: boolean): void {
  // At each drawing anew, since the actions are those of what is drawn.
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isDialogOpen) return;
      if (isTyping(event.target)) {
        if (event.key === 'Escape') (event.target as HTMLElement).blur();
        return;
      }
      const action = isForTarget(event) ? undefined : actions[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
