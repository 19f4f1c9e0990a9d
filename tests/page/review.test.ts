// A review as a person does it: in Chromium, from the server, with the keys and with the mouse.

import { expect, onTestFinished, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { buildPageData } from '../../src/format/html/build-page-data.ts';
import { pageText } from '../../src/format/html/html.ts';
import { lint } from '../../src/lint.ts';
import { startServer } from '../../src/review/server.ts';
import { reviewClasses } from '../../src/review/session-classes.ts';
import { readDecisionFile, Session } from '../../src/review/session.ts';
import { projectRoot } from '../set-up/project.ts';
import { violations } from './axe.ts';
import { openPage, useBrowser } from './browser.ts';

useBrowser();

/** A review of the seeds, with what was written before. */
async function begin(recorded = '') {
  const only = ['duplicate-article', 'misspelt-name', 'widget-residue'];
  const result = await lint({ cwd: projectRoot, paths: ['seeds'], config: false, only, threads: 0 });
  const classes = reviewClasses(result);
  const disk = { text: recorded, finished: 0 };
  const session = new Session(
    classes,
    recorded === '' ? [] : readDecisionFile(recorded, 'd'),
    (text) => (disk.text = text),
  );
  const page = buildPageData(result, { quiet: false, rules });
  const choices = Object.fromEntries(classes.map((one) => [one.id, one.choices]));
  const server = await startServer({
    session,
    page: () =>
      pageText(
        { ...page, base: null, review: { choices, state: session.state() } },
        { connect: "'self'", title: 'corpuslint review' },
      ),
    finish: () => Promise.resolve([`Written ${(disk.finished += 1)}.`]),
  });
  onTestFinished(() => server.close());
  const idOf = (rule: string): string => classes.find((one) => one.rule === rule)?.id ?? '';
  return { url: server.url, session, disk, server, count: classes.length, idOf };
}

test('a review is decided class by class, taken back, finished, and goes on where it was left', async () => {
  const { url, session, disk, count, idOf } = await begin();
  const page = await openPage(url);
  const progress = page.locator('.progress-count');
  await page.keyboard.press('j');
  await page.locator('.decide').waitFor();
  expect(await page.getByRole('button', { name: 'Keep the other' }).count()).toBe(1);
  expect(await violations(page)).toEqual([]);

  // Taking the fix leads on to the next class.
  await page.keyboard.press('a');
  await expect.poll(() => progress.textContent()).toBe(`1 of ${count} decided`);
  await expect.poll(() => page.locator('.card h1').textContent()).toMatch(/659 words/);
  await page.getByRole('button', { name: 'Keep the other' }).click();
  await expect.poll(() => page.locator('.card h1').textContent()).toMatch(/Kamal Harris/);

  // A name has no fix to take; both spellings can be right.
  expect(await page.getByRole('button', { name: 'Take the fix' }).count()).toBe(0);
  await page.keyboard.press('i');
  await page.getByLabel('Why does it stay as it is?').fill('As printed.');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => session.of(idOf('misspelt-name')))
    .toMatchObject({ choice: 'ignore', reason: 'As printed.' });
  await expect.poll(() => progress.textContent()).toBe(`3 of ${count} decided`);

  await page.keyboard.press('u');
  await expect.poll(() => page.locator('.card h1').textContent()).toMatch(/Kamal Harris/);
  await expect.poll(() => progress.textContent()).toBe(`2 of ${count} decided`);
  await page.keyboard.press('b');
  await expect.poll(() => session.of(idOf('misspelt-name'))?.choice).toBe('distinct');
  await expect
    .poll(() => page.locator('.row-decision').allTextContents())
    .toEqual(['fix taken', 'other kept', 'both right']);

  await page.getByRole('button', { name: 'Write decisions' }).click();
  await expect.poll(() => page.getByRole('dialog').textContent()).toContain('Written 1.');
  expect(disk.finished).toBe(1);

  const again = await begin(disk.text);
  const resumed = await openPage(again.url);
  await expect.poll(() => resumed.locator('.progress-count').textContent()).toBe(`3 of ${count} decided`);
});

test('a page whose server has ended says so and keeps nothing it could not send', async () => {
  const { url, server, session } = await begin();
  const page = await openPage(url, { viewport: { width: 390, height: 844 } });
  await page.getByRole('button', { name: 'Read the findings' }).click();
  await page.locator('.decide').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  page.removeAllListeners('console');
  await server.close();
  await page.getByRole('button', { name: 'Later' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/The review has ended/);
  expect(session.state().decisions).toEqual([]);
});

test('the page may talk to its own server alone', async () => {
  const { url } = await begin();
  const page = await openPage(url);
  expect(page.url()).toBe(url);
  page.removeAllListeners('console');
  const outcome = await page.evaluate(
    `fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => error.name)`,
  );
  expect(outcome).toBe('TypeError');
});
