// Where the reader is, as the address of the page says: `#list`, the id of a class, or nothing for the overview.

import { useCallback, useEffect, useState } from 'preact/hooks';

/** What the address says is shown. */
export function readAddress(): string {
  return decodeURIComponent(location.hash.slice(1));
}

/** The address as it is drawn, and the ways to another one. */
export interface Address {
  readonly address: string;
  /** A step that the button "back" does not go back through. */
  readonly go: (to: string) => void;
  readonly open: (to: string) => void;
}

/** The address, followed wherever the reader or the browser goes. */
export function useAddress(): Address {
  const [address, setAddress] = useState(readAddress);
  const go = useCallback((to: string) => {
    history.replaceState(null, '', `#${encodeURIComponent(to)}`);
    setAddress(to);
  }, []);
  const open = useCallback((to: string) => {
    location.hash = encodeURIComponent(to);
    setAddress(to);
  }, []);
  useEffect(() => {
    const follow = (): void => setAddress(readAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return { address, go, open };
}
