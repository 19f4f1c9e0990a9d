// The HTML report as a reader has it: in Chromium, from a file, without a network.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { html } from '../../src/format/html/html.ts';
import type { Finding } from '../../src/model/finding.ts';
import { corpuslint, folderWithSeeds } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import {
  handMadeCorpus,
  handMadeFinding,
  handMadeResult,
  labelled,
  placeOf,
  reportText,
  wholeOf,
} from '../format/hand-made.ts';
import { violations } from './axe.ts';
import { openPage, useBrowser } from './browser.ts';

useBrowser();

async function seedsReport(): Promise<string> {
  const folder = folderWithSeeds();
  const { code, stdout } = await corpuslint(folder, 'report', 'seeds', '--output', 'out/report.html');
  expect([code, stdout]).toEqual([0, '']);
  return join(folder, 'out/report.html');
}

function address(file: string, hash = ''): string {
  return `${pathToFileURL(file).href}${hash === '' ? '' : `#${hash}`}`;
}

/** A page written from findings made by hand. */
function handMadePage(
  texts: Readonly<Record<string, string>>,
  findingsOf: (corpus: ReturnType<typeof handMadeCorpus>) => Finding[],
): string {
  const corpus = handMadeCorpus(Object.entries(texts).map(([path, text]) => ({ path, text })));
  const file = join(scratchFolder(), 'report.html');
  writeFileSync(file, reportText(html, handMadeResult(corpus, findingsOf(corpus))));
  return file;
}

describe('the report of the seeds', () => {
  test('opens on the figures, is read with the keys, found by search, filtered by rule', async () => {
    const page = await openPage(address(await seedsReport()));
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .toMatch(/^\d+ % of the words stand twice\.$/);
    await page.keyboard.press('j');
    await expect
      .poll(() => page.locator('.card h1').textContent())
      .toMatch(/These 2 articles are identical, 609 words/);
    expect(await page.getByText('Identical in both places').count()).toBe(1);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('.card h1').textContent()).toMatch(/"Kamal Harris" looks like/);
    expect(await page.locator('.statement-judged mark').textContent()).toMatch(/^Kamal.? Harris$/);
    expect(await page.locator('.statement-support mark em').textContent()).toBe('a');
    await page.keyboard.press('k');
    await expect.poll(() => page.locator('.card h1').textContent()).toMatch(/659 words/);

    await page.keyboard.press('/');
    await page.keyboard.type('misspelt kamala');
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/^1 of \d+ classes$/);
    expect(await page.locator('.row').first().textContent()).toContain('misspelt-name');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'clear' }).click();
    await page.locator('.toolbar select').selectOption('repeated-caption');
    await expect.poll(() => page.locator('.row').count()).toBe(8);
    await page.keyboard.press('?');
    await expect.poll(() => page.getByRole('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  test('links every place to its file, from wherever the page lies', async () => {
    const file = await seedsReport();
    const page = await openPage(address(file));
    await page.keyboard.press('j');
    const link = page.locator('.lot-keep a');
    await expect.poll(() => link.textContent()).toBe('seeds/000_f849e5fb9fd605c9.txt:1-42');
    const target = await page.evaluate(`document.querySelector('.lot-keep a').href`);
    expect(target).toBe(pathToFileURL(join(file, '../../seeds/000_f849e5fb9fd605c9.txt')).href);
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 390],
  ] as const)(
    'has no fault that axe knows, %s, %i pixels wide, and never scrolls sideways',
    async (colorScheme, width) => {
      const file = await seedsReport();
      const page = await openPage(address(file), { colorScheme, viewport: { width, height: 844 } });
      const data = await page.evaluate(
        `JSON.parse(document.getElementById('data').textContent).classes.map(({ rule, id }) => [rule, id])`,
      );
      const idOf = new Map(data as [string, string][]);
      for (const hash of [
        '',
        'list',
        idOf.get('misspelt-name'),
        idOf.get('duplicate-article'),
        idOf.get('repeated-caption'),
      ]) {
        await page.goto(address(file, hash));
        await expect.poll(() => page.locator('.app').count()).toBe(1);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    },
  );

  test('goes from list to text and back on a phone', async () => {
    const page = await openPage(address(await seedsReport()), {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await page.getByRole('button', { name: 'Read the findings' }).tap();
    await expect.poll(() => page.locator('.card').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'All findings' }).tap();
    await expect.poll(() => page.getByRole('listbox').isVisible()).toBe(true);
    expect(await page.locator('.card').count()).toBe(0);
  });

  test('switches between light and dark and keeps the choice', async () => {
    const page = await openPage(address(await seedsReport()), { colorScheme: 'light' });
    const background = (): Promise<unknown> =>
      page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    await expect.poll(background).not.toBe(light);
    const dark = await background();
    await page.reload();
    expect(await background()).toBe(dark);
  });
});

describe('copies that differ', () => {
  const kept = [
    'The harbour opened again.',
    ...Array.from({ length: 9 }, (_, index) => `Paragraph ${index} is the same.`),
    'It cost 3,200 euros.',
  ].join('\n\n');
  const copy = kept.replace('3,200', '3,300').replace('opened', 'was opened');

  test('stand side by side with their words marked, the rest folded away until it is asked for', async () => {
    const file = handMadePage({ 'a.txt': kept, 'b.txt': copy }, (corpus) => [
      handMadeFinding({
        rule: 'near-duplicate-article',
        message: 'Nearly the same.',
        place: placeOf(corpus, 1, copy),
        related: [labelled(placeOf(corpus, 0, kept), 'kept')],
        score: 0.96,
      }),
    ]);
    const page = await openPage(address(file));
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('.diff-left mark').allTextContents()).toEqual(['3,200']);
    expect(await page.locator('.diff-right mark').allTextContents()).toEqual(['was', '3,300']);
    expect(await page.locator('.cell.diff-left').count()).toBe(4);
    await page.getByRole('button', { name: '7 paragraphs the same' }).click();
    await expect.poll(() => page.locator('.cell.diff-left').count()).toBe(11);
  });
});

test('copies that differ in white space alone are shown once', async () => {
  const file = handMadePage(
    { 'a.txt': 'One two\nthree four.', 'b.txt': 'One  two three\n\nfour.' },
    (corpus) => [
      handMadeFinding({
        rule: 'duplicate-article',
        message: 'The same.',
        place: wholeOf(corpus, 1),
        related: [labelled(wholeOf(corpus, 0), 'kept')],
      }),
    ],
  );
  const page = await openPage(address(file));
  await page.keyboard.press('j');
  await expect.poll(() => page.getByText('The same but for white space in both places').count()).toBe(1);
  expect(await page.locator('.diff').count()).toBe(0);
});

describe('text from strangers', () => {
  const hostile = `</script><script>document.title='owned'</script><img src=x onerror="document.title='owned'"> <!-- \u2028 \u2029 &lt; & "' javascript:`;

  test('is shown as text and can neither close the data nor run', async () => {
    const file = handMadePage({ [`<b>&"'.txt`]: hostile, 'javascript:alert(1).txt': hostile }, (corpus) => [
      handMadeFinding({
        rule: 'some-rule',
        message: `Message ${hostile}`,
        place: placeOf(corpus, 0, 'document.title'),
        related: [labelled(placeOf(corpus, 1, hostile), `<i>${hostile}`)],
        data: { form: hostile, preferred: '<u>' },
      }),
    ]);
    const page = await openPage(address(file));
    await page.keyboard.press('j');
    await expect
      .poll(() => page.locator('.card h1').textContent())
      .toContain('</script><script>document.title');
    expect(await page.title()).toBe('corpuslint report');
    expect(await page.locator('.app b, .app i, .app u, .app img').count()).toBe(
      await page.locator('.row-head b').count(),
    );
    expect(
      await page.evaluate(`[...document.querySelectorAll('a')].map(({ protocol }) => protocol)`),
    ).toEqual(['file:', 'file:']);
    const text = readFileSync(file, 'utf8');
    expect(text.match(/<\/script>/g)).toHaveLength(2);
    expect(text).not.toMatch(/[\u2028\u2029]/);
  });

  test('could not run even if it stood in the page: the policy names the one script by its hash', async () => {
    const file = handMadePage({ 'a.txt': 'One two.' }, () => []);
    const attacked = join(scratchFolder(), 'attacked.html');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain("default-src 'none'");
    writeFileSync(
      attacked,
      text.replace(
        '</body>',
        `<img src="data:x" onerror="window.ran = 1"><script>window.ran = 2</script></body>`,
      ),
    );
    expect(await ranScripts(attacked)).toBe(undefined);
  });
});

/** The mark that an injected script leaves; undefined where none ran. The browser reports what it refused, so errors are expected. */
async function ranScripts(file: string): Promise<unknown> {
  const page = await openPage('about:blank');
  page.removeAllListeners('console');
  await page.goto(address(file));
  await expect.poll(() => page.locator('.app').count()).toBe(1);
  return page.evaluate('window.ran');
}

describe('ten thousand findings', () => {
  test('open, scroll, move and search without sluggishness', async () => {
    const words = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ');
    const texts = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`shelf/${index}.txt`, `Text ${index}. ${words}`]),
    );
    const file = handMadePage(texts, (corpus) =>
      Array.from({ length: 10_000 }, (_, index) =>
        handMadeFinding({
          rule: `rule-${index % 7}`,
          message: `Finding number ${index}.`,
          place: placeOf(corpus, index % 50, `word${index % 400}`),
          related: [labelled(placeOf(corpus, (index + 1) % 50, `word${index % 400}`), 'elsewhere')],
        }),
      ),
    );
    const started = performance.now();
    const page = await openPage(address(file));
    await expect.poll(() => page.getByRole('status').textContent()).toBe('10,000 classes');
    const opening = performance.now() - started;
    expect(await page.locator('.row').count()).toBeLessThan(40);
    // From a key to the frame that shows what it did, in milliseconds: the slowest of 20.
    const slowest = async (key: string): Promise<number> => {
      const times = await page.evaluate(`(async () => {
        const times = [];
        for (let index = 0; index < 20; index++) {
          const start = performance.now();
          const field = document.querySelector('input[type=search]');
          if (${JSON.stringify(key)} === 'type') {
            field.value = 'number 4' + index;
            field.dispatchEvent(new Event('input', { bubbles: true }));
          } else dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)} }));
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          times.push(performance.now() - start);
        }
        return times;
      })()`);
      return Math.max(...(times as number[]));
    };
    const move = await slowest('j');
    const search = await slowest('type');
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/^\d+ of 10,000 classes$/);
    process.stdout.write(
      `10,000 findings: open ${opening.toFixed(0)} ms, move ${move.toFixed(0)} ms, search ${search.toFixed(0)} ms\n`,
    );
    // What a person feels as at once is 100 ms; the rest is for machines busy with other tests.
    expect(move).toBeLessThan(400);
    expect(search).toBeLessThan(800);
    expect(opening).toBeLessThan(8000);
  });
});
