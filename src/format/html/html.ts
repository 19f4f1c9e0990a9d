// The report as one HTML file that needs no network: data, script and style stand in it. The texts come from strangers:
// they are data to the page, never markup, and the policy lets nothing run but the script whose hash it names.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import { createBuffer } from '../buffer.ts';
import { buildPageData } from './build-page-data.ts';
import { compactJson } from '../json-text.ts';
import type { Reporter } from '../reporter.ts';

/** `--format html`. */
export const html: Reporter = {
  id: 'html',
  summary: 'For people: one self-contained page with the texts side by side, plots, filter and search.',
  report(result, write, environment) {
    const output = createBuffer(write);
    for (const piece of pageText(buildPageData(result, environment))) output.add(piece);
    output.flush();
  },
};

/** How a page is delivered. */
export interface PageDelivery {
  /** What the page may talk to; nothing by default. */
  readonly connect?: "'self'" | "'none'";
  readonly title?: 'corpuslint report' | 'corpuslint review';
}

/** The page around its data, in pieces. */
export function pageText(
  data: object,
  { connect = "'none'", title = 'corpuslint report' }: PageDelivery = {},
): string[] {
  const script = readBuilt('page.js');
  const style = readBuilt('page.css');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return [
    // First of all, for the next run knows by it what is no page of the corpus (src/sources/own-writing.ts).
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="corpuslint">\n',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
    `<link rel="icon" href="data:,">\n<title>${title}</title>\n`,
    `<style>${style}</style>\n</head>\n<body>\n`,
    '<div id="page"><noscript>This page needs scripts: all of it stands in this file, nothing is loaded.</noscript></div>\n',
    '<script type="application/json" id="data">',
    embeddedJson(data),
    `</script>\n<script>${script}</script>\n</body>\n</html>\n`,
  ];
}

/** JSON that no text in it can leave: `</script>`, `<!--` and line separators of older JavaScript are escapes. */
function embeddedJson(value: unknown): string {
  return compactJson(value).replaceAll(
    /[<>&]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function readBuilt(name: string): string {
  return readFileSync(join(packageRoot(), 'dist', 'page', name), 'utf8');
}
