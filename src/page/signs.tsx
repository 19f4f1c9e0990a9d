// Small signs that recur: severities, told apart by shape and not by colour alone, and buttons that copy.

import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Severity } from '../model/finding.ts';

const names: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** What a severity is called in the page. */
export function severityName(severity: Severity): string {
  return names[severity];
}

const shapes: Readonly<Record<Severity, JSX.Element>> = {
  error: <path d="M6 .5 11.5 6 6 11.5.5 6z" />,
  warning: <path d="M6 1 11.6 11H.4z" />,
  info: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="2" />,
};

/** A diamond for errors, a triangle for warnings, a ring for notes. */
export function SeveritySign({ severity }: { readonly severity: Severity }): JSX.Element {
  return (
    <svg
      class={`sign sign-${severity}`}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      role="img"
      aria-label={names[severity]}
    >
      {shapes[severity]}
    </svg>
  );
}

/** A button that copies a text and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages opened from a folder may lack the clipboard: the text can be selected.
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button type="button" class="copy" aria-label={label} title={label} onClick={() => void copy()}>
      {isCopied ? 'copied' : 'copy'}
    </button>
  );
}
