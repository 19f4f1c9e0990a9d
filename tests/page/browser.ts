// One Chromium for all tests of a file. It comes with a package, so that nothing is downloaded.

import chromiumPackage from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';

// Not the arguments of the package: they keep all in one process, which a page that fails takes down.
const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

let browser: Browser | undefined;

/** Opens the browser before the tests of a file and closes it behind them. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await chromiumPackage.executablePath(), args });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    browser = undefined;
  });
}

/** A page of its own, closed when the test ends. A test fails if the page reports an error. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  if (browser === undefined) throw new Error('Call useBrowser() first.');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  await page.goto(url);
  // The keys work from the frame after the first.
  if (url !== 'about:blank') await page.locator('.app').waitFor();
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)))');
  return page;
}
