// Light, dark, or as the system has it.

/** What the reader chose. */
export type Theme = 'system' | 'light' | 'dark';

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
export function nextTheme(theme: Theme): Theme {
  if (theme === 'system') return matchMedia('(prefers-color-scheme: dark)').matches ? 'light' : 'dark';
  return theme === 'dark' ? 'light' : 'dark';
}
