// Light, dark, or as the system has it.

import { useState } from 'preact/hooks';

/** What the reader chose. */
type Theme = 'system' | 'light' | 'dark';

const key = 'corpuslint-theme';

/** The theme chosen before, if the browser remembers: pages opened from a folder may not. */
export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

/** Shows the page in a theme and remembers it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Not remembered, but shown.
  }
}

/** The theme that a press of the switch leads to. */
function nextTheme(theme: Theme): Theme {
  if (theme === 'system') return matchMedia('(prefers-color-scheme: dark)').matches ? 'light' : 'dark';
  return theme === 'dark' ? 'light' : 'dark';
}

/** The switch between light and dark. */
export function useTheme(): () => void {
  const [theme, setTheme] = useState(readTheme);
  return () => {
    const next = nextTheme(theme);
    applyTheme(next);
    setTheme(next);
  };
}
