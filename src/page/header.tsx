// The head of the page: what is shown, how far a review has come, light or dark, the keys.

import type { ComponentChildren, JSX } from 'preact';

interface HeaderProps {
  readonly isOverview: boolean;
  readonly onOverview: () => void;
  readonly onList: () => void;
  readonly onTheme: () => void;
  readonly onHelp: () => void;
  /** The progress of a review. */
  readonly children: ComponentChildren;
}

/** The bar at the top. */
export function Header({
  isOverview,
  onOverview,
  onList,
  onTheme,
  onHelp,
  children,
}: HeaderProps): JSX.Element {
  return (
    <header class="top">
      <button type="button" class="brand" onClick={onOverview}>
        corpus<span>lint</span>
      </button>
      <nav class="tabs" aria-label="Views">
        <button type="button" aria-current={isOverview ? 'page' : undefined} onClick={onOverview}>
          Overview
        </button>
        <button type="button" aria-current={isOverview ? undefined : 'page'} onClick={onList}>
          Findings
        </button>
      </nav>
      {children}
      <div class="top-tools">
        <button
          type="button"
          class="tool"
          onClick={onTheme}
          aria-label="Switch between light and dark"
          title="Light or dark (t)"
        >
          <ThemeSign />
        </button>
        <button type="button" class="tool" onClick={onHelp} aria-label="Show the keys" title="Keys (?)">
          ?
        </button>
      </div>
    </header>
  );
}

function ThemeSign(): JSX.Element {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </svg>
  );
}
