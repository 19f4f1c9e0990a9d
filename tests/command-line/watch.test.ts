import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { command, corpuslint } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const config = 'extends: []\ncorpus: { include: texts }\nrules: { repeated-word: warning }\n';
const bad = 'It is the the sea.\n\nThe end of it.\n';
const good = 'It is the sea.\n\nThe end of it.\n';

class Watch {
  readonly process: ChildProcess;
  stdout = '';
  stderr = '';

  constructor(cwd: string, ...args: string[]) {
    const child = spawn(process.execPath, [command, 'watch', ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1' },
    });
    this.process = child;
    child.stdout.on('data', (data: Buffer) => (this.stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (this.stderr += data.toString()));
    onTestFinished(() => void child.kill('SIGKILL'));
  }

  /** Resolves once stderr holds the text; what came up to then is forgotten. */
  async said(text: string): Promise<string> {
    const end = Date.now() + 20_000;
    while (!this.stderr.includes(text)) {
      if (Date.now() > end) throw new Error(`Never said: ${text}. ${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const all = this.stderr;
    this.stderr = '';
    return all;
  }

  end(signal: 'SIGINT' | 'SIGTERM'): Promise<unknown> {
    const exit = new Promise((resolve) =>
      this.process.once('exit', (code, killer) => resolve(killer ?? code)),
    );
    this.process.kill(signal);
    return exit;
  }
}

test('watch reports at once and again at every change, with what is new and gone, and ends with 0', async () => {
  const folder = scratchFolder({ 'corpuslint.config.yaml': config, 'texts/a.txt': bad, 'texts/b.txt': good });
  const watch = new Watch(folder, '--format', 'compact');
  await watch.said('Ctrl+C ends it.');
  expect(watch.stdout).toMatch(/^texts\/a\.txt:1:7: warning .* \[repeated-word\] #\w{8}\n$/);
  const [, id] = /#(\w{8})/.exec(watch.stdout) ?? [];

  writeFileSync(join(folder, 'texts/b.txt'), `And here it is by by the lake.\n\n${good}`);
  const added = await watch.said('[repeated-word]');
  expect(added).toMatch(
    /corpuslint: \d\d:\d\d:\d\d {2}1 new, 0 gone: 2 findings\.\n\+ texts\/b\.txt:1:16: warning/,
  );
  expect(watch.stdout.match(/^texts\/a/gm)).toHaveLength(2);

  writeFileSync(join(folder, 'texts/a.txt'), good);
  expect(await watch.said('- texts')).toContain(`- texts/a.txt: warning`);
  expect(watch.stdout.match(new RegExp(String(id), 'g'))).toHaveLength(2);

  writeFileSync(join(folder, 'texts/c.txt'), 'Nothing is wrong with this one.\n');
  await watch.said('nothing new, nothing gone: 1 finding.');
  rmSync(join(folder, 'texts/b.txt'));
  await watch.said('0 new, 1 gone: 0 findings.');
  expect(await watch.end('SIGINT')).toBe(0);
});

test('watch goes on after a mistake in the configuration, and heeds the new one', async () => {
  const folder = scratchFolder({ 'corpuslint.config.yaml': config, 'texts/a.txt': bad });
  const watch = new Watch(folder);
  await watch.said('Ctrl+C ends it.');
  const file = join(folder, 'corpuslint.config.yaml');
  appendFileSync(file, 'kep: []\n');
  await watch.said('unknown key "kep". Did you mean "keep"?');
  writeFileSync(file, config.replace('warning', 'off'));
  await watch.said('0 new, 1 gone: 0 findings.');
  expect(await watch.end('SIGTERM')).toBe(0);
});

test('watch goes on when a folder comes back, and heeds a configuration that is new and the folders it names', async () => {
  const article = 'The council has agreed to repair the bridge over the river before the winter comes.\n';
  const folder = scratchFolder({ 'texts/a.txt': article, 'texts/b.txt': article });
  const watch = new Watch(folder, 'texts', '--only', 'duplicate-article');
  await watch.said('watching texts. Ctrl+C ends it.');
  renameSync(join(folder, 'texts'), join(folder, 'elsewhere'));
  await watch.said('No such file or folder: "texts".');
  renameSync(join(folder, 'elsewhere'), join(folder, 'texts'));
  await watch.said('nothing new, nothing gone: 1 finding.');
  writeFileSync(join(folder, 'texts/b.txt'), good);
  await watch.said('0 new, 1 gone: 0 findings.');

  mkdirSync(join(folder, 'further'));
  const both = config.replace('include: texts', 'include: [texts, further]');
  writeFileSync(join(folder, 'corpuslint.config.yaml'), `${both}overrides: []\nkep: []\n`);
  await watch.said('unknown key "kep".');
  writeFileSync(join(folder, 'further/b.txt'), 'Nothing like it.\n');
  writeFileSync(join(folder, 'corpuslint.config.yaml'), both);
  await watch.said('nothing new, nothing gone: 0 findings.');
  writeFileSync(join(folder, 'further/b.txt'), article);
  await watch.said('1 new, 0 gone: 1 finding.');
  // The article may be seen in two writes, and a run that Ctrl+C meets is ended by the system.
  expect([0, 'SIGINT']).toContain(await watch.end('SIGINT'));
});

test('watch leaves alone what links out of the corpus lead to', async () => {
  const outside = scratchFolder({ 'far.txt': good });
  const folder = scratchFolder({ 'texts/a.txt': bad });
  symlinkSync(outside, join(folder, 'texts/elsewhere'));
  const watch = new Watch(folder, 'texts');
  await watch.said('Ctrl+C ends it.');
  writeFileSync(join(outside, 'far.txt'), bad);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(watch.stderr).toBe('');
  writeFileSync(join(folder, 'texts/a.txt'), good);
  await watch.said('0 new, 1 gone: 0 findings.');
});

test('watch is ended at once during a run', async () => {
  // A rule that does not come to its end once the text is another one; the thread has no moment for a signal.
  const endless = `export const rules = [{ kind: 'document', id: 'yours/endless', summary: 'Flags.', category: 'language',
    severity: 'error', status: { stage: 'stable', since: '1.0.0' }, fixes: 'never', messages: { it: 'Here.' }, options: {},
    check({ bytes }) {
      if (bytes.length < 40) return;
      process.stderr.write('begun');
      for (const end = Date.now() + 15_000; Date.now() < end; );
    } }];`;
  const folder = scratchFolder({
    'corpuslint.config.yaml': 'plugins: [./yours.mjs]\ncorpus: { include: texts }\n',
    'yours.mjs': endless,
    'texts/a.txt': good,
  });
  const watch = new Watch(folder);
  await watch.said('Ctrl+C ends it.');
  appendFileSync(join(folder, 'texts/a.txt'), `\n${good}`);
  await watch.said('begun');
  const begun = Date.now();
  expect(await watch.end('SIGINT')).toBe('SIGINT');
  expect(Date.now() - begun).toBeLessThan(5_000);
});

test('watch looks where a link leads that is named', async () => {
  const outside = scratchFolder({ 'far.txt': bad });
  const folder = scratchFolder();
  symlinkSync(outside, join(folder, 'texts'));
  const watch = new Watch(folder, 'texts');
  await watch.said('Ctrl+C ends it.');
  writeFileSync(join(outside, 'far.txt'), good);
  expect(await watch.said('0 new, 1 gone: 0 findings.')).toContain('- texts/far.txt: warning');
});

test('watch refuses what it cannot do', async () => {
  const folder = scratchFolder({ 'a.txt': good });
  for (const [args, complaint] of [
    [['--fix'], '--fix is no flag of corpuslint watch.'],
    [['-'], 'corpuslint watch looks at files: standard input has none.'],
    [['nowhere'], 'nowhere'],
  ] as const) {
    const { code, stderr } = await corpuslint(folder, 'watch', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(complaint) as string });
  }
});
