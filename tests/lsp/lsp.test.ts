import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../set-up/scratch.ts';
import { Editor } from './client.ts';

const paragraph =
  'The mill by the lower bridge was closed in spring, when the council of the valley found that its wheel had been turning against the permit for eleven years, and that nobody had ever asked.';
const config = `extends: []\ncorpus: { include: texts }\nrules: { duplicate-block: warning, repeated-word: warning, invisible-character: warning, missing-final-newline: info }\n`;
const first = `Closed mill\n\n${paragraph}\n\nThe owner, an old man with two dogs, says that he will wait until the snow has gone and the river is low again before he looks at the beams.\n`;
const second = `Another tale\n\nThe ferry runs again since Monday, after a winter in which its cable had been frozen fast to the pier on the far side of the lake and no one could cross.\n\n${paragraph}\n`;

async function openEditor(files: Readonly<Record<string, string>> = {}): Promise<Editor> {
  const folder = scratchFolder({
    'corpuslint.config.yaml': config,
    'texts/a.txt': first,
    'texts/b.txt': second,
    ...files,
  });
  const editor = new Editor(folder);
  await editor.start();
  return editor;
}

const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('the language server', () => {
  test('says of an article that stays what it is like, not that it is like itself', async () => {
    const editor = await openEditor({ 'corpuslint.config.yaml': 'rules: { duplicate-article: error }\n' });
    const article =
      'The harbour office told the council on Monday that two of its three cranes stand still.\n';
    await editor.open('texts/a.txt', article);
    await editor.open('texts/b.txt', article);
    await editor.until(() => editor.lines('texts/a.txt').some((line) => line.includes('duplicate-article')));
    const line = editor.lines('texts/a.txt').find((each) => each.includes('duplicate-article'));
    expect(line).toMatch(/ hint duplicate-article Kept: /);
    expect(line).not.toContain('a.txt');
  });

  test('shows a copy in both of its documents, each with the other, and takes both back when one is mended', async () => {
    const editor = await openEditor();
    await editor.open('texts/a.txt', first);
    await editor.open('texts/b.txt', second);
    await editor.until(
      () => editor.lines('texts/b.txt').length === 1 && editor.lines('texts/a.txt').length === 1,
    );
    expect(editor.lines('texts/b.txt')).toEqual([
      expect.stringContaining(`4:0-4:${paragraph.length} warning duplicate-block This paragraph`),
    ]);
    expect(editor.lines('texts/a.txt')).toEqual([
      expect.stringContaining(`2:0-2:${paragraph.length} hint duplicate-block Kept: This paragraph`),
    ]);
    const [diagnostic] = editor.diagnostics('texts/b.txt');
    expect(diagnostic.source).toBe('corpuslint');
    expect(existsSync(fileURLToPath(diagnostic.codeDescription?.href ?? ''))).toBe(true);
    expect(diagnostic.relatedInformation).toEqual([
      {
        location: {
          uri: editor.uri('texts/a.txt'),
          range: { start: { line: 2, character: 0 }, end: { line: 2, character: paragraph.length } },
        },
        message: 'Kept',
      },
    ]);
    await editor.change('texts/b.txt', paragraph, 'Something else altogether stands here now.');
    await editor.until(() => editor.version('texts/b.txt') === 2);
    await editor.until(() => editor.lines('texts/a.txt').length === 0);
    expect(editor.lines('texts/b.txt')).toEqual([]);
    // What is on disk still has the copy.
    expect(readFileSync(join(editor.folder, 'texts/b.txt'), 'utf8')).toBe(second);
    await editor.close('texts/b.txt');
    await editor.until(() => editor.lines('texts/a.txt').length === 1);
    expect(await editor.end()).toBe(0);
    expect(editor.stderr).toBe('');
  });

  test('checks open files against the index on disk, unsaved texts and members that are opened later as well', async () => {
    const editor = await openEditor({
      'corpuslint.config.yaml': `${config}cache: { location: index }\n`,
      'texts/d.txt': second,
    });
    await editor.open('texts/a.txt', first);
    await editor.until(() => editor.lines('texts/a.txt').length > 0);
    const written = readdirSync(join(editor.folder, 'index'), { recursive: true, encoding: 'utf8' });
    expect(written.filter((name) => name.endsWith('/focus'))).toHaveLength(1);
    await editor.open('texts/b.txt', second);
    await editor.until(() => editor.lines('texts/b.txt').length > 0);
    const before = editor.lines('texts/b.txt');
    await editor.change('texts/b.txt', paragraph, 'Something else altogether stands here now.');
    await editor.until(() => editor.lines('texts/b.txt').length === 0);
    // Its copy in the third file, which is not open, is found still.
    await editor.until(() => editor.lines('texts/a.txt').length === 1);
    await editor.change('texts/b.txt', 'Something else altogether stands here now.', paragraph);
    await editor.until(() => editor.lines('texts/b.txt').length > 0);
    expect(editor.lines('texts/b.txt')).toEqual(before);
    expect(editor.stderr).toBe('');
  });

  test('offers safe repairs as preferred quick fixes and all at once, and others apart', async () => {
    const text = 'A tale 🌊 of the the sea\u200band its its shore.\n\nThe end of it.\n';
    const editor = await openEditor({ 'texts/c.txt': text });
    await editor.open('texts/c.txt', text);
    await editor.until(() => editor.lines('texts/c.txt').length === 3);
    const { range } = editor.diagnostics('texts/c.txt').find(({ code }) => code === 'repeated-word')!;
    // The wave takes two UTF-16 units and four bytes.
    expect(editor.document('texts/c.txt').getText(range)).toMatch(/the/);
    const actions = await editor.actions('texts/c.txt', everywhere, ['quickfix']);
    const fixes = actions.filter(({ edit }) => edit !== undefined);
    expect(fixes.length).toBe(3);
    const unsafe = fixes.filter(({ isPreferred }) => isPreferred !== true);
    for (const { title } of unsafe) expect(title).toMatch(/\(check the result\)$/);
    await editor.apply(fixes[0].edit!);
    await editor.until(() => editor.version('texts/c.txt') === 2);
    expect(editor.lines('texts/c.txt')).toHaveLength(2);
    const [all, ...others] = await editor.actions('texts/c.txt', everywhere, ['source.fixAll']);
    expect(others).toEqual([]);
    expect(all.kind).toBe('source.fixAll.corpuslint');
    await editor.apply(all.edit!);
    await editor.until(() => editor.version('texts/c.txt') === 3);
    expect(await editor.actions('texts/c.txt', everywhere, ['source.fixAll'])).toEqual([]);
  });

  test('offers nothing for a text that has changed since it was checked', async () => {
    const text = 'It is the the sea.\n\nThe end of it.\n';
    const editor = await openEditor({ 'texts/c.txt': text });
    await editor.open('texts/c.txt', text);
    await editor.until(() => editor.lines('texts/c.txt').length === 1);
    await editor.change('texts/c.txt', 'The end', 'The beginning');
    expect(await editor.actions('texts/c.txt', everywhere)).toEqual([]);
  });

  test('ignores a finding for a reason that is chosen, and shows where it is written', async () => {
    const editor = await openEditor();
    await editor.open('texts/b.txt', second);
    await editor.until(() => editor.lines('texts/b.txt').length === 1);
    const actions = await editor.actions('texts/b.txt', everywhere);
    const command = actions.find(({ title }) => title.startsWith('Ignore'))?.command;
    await editor.connection.sendRequest('workspace/executeCommand', command);
    expect(existsSync(join(editor.folder, 'corpuslint-ignore.jsonl'))).toBe(false);
    editor.answer = 'It is meant so.';
    await editor.connection.sendRequest('workspace/executeCommand', command);
    await editor.until(() => editor.lines('texts/b.txt').length === 0);
    const ignored = readFileSync(join(editor.folder, 'corpuslint-ignore.jsonl'), 'utf8');
    expect(ignored).toContain('"reason":"It is meant so."');
    expect(editor.shown.map(({ uri }) => uri)).toEqual([editor.uri('corpuslint-ignore.jsonl')]);
  });

  test('goes to the other place', async () => {
    const editor = await openEditor();
    await editor.open('texts/b.txt', second);
    await editor.until(() => editor.lines('texts/b.txt').length === 1);
    const go = (await editor.actions('texts/b.txt', everywhere)).find(({ title }) =>
      title.startsWith('Go to'),
    );
    expect(go?.title).toBe('Go to a.txt:3 (Kept)');
    await editor.connection.sendRequest('workspace/executeCommand', go?.command);
    expect(editor.shown).toMatchObject([
      { uri: editor.uri('texts/a.txt'), selection: { start: { line: 2 } } },
    ]);
  });

  test('sees files that change on disk, and files that come and go', async () => {
    const editor = await openEditor();
    await editor.open('texts/a.txt', first);
    await editor.until(() => editor.lines('texts/a.txt').length === 1);
    rmSync(join(editor.folder, 'texts/b.txt'));
    await editor.filesChanged('texts/b.txt');
    await editor.until(() => editor.lines('texts/a.txt').length === 0);
    writeFileSync(join(editor.folder, 'texts/d.txt'), second);
    await editor.filesChanged('texts/d.txt');
    await editor.until(() => editor.lines('texts/a.txt').length === 1);
    expect(editor.lines('texts/a.txt')).toEqual([expect.stringContaining('hint duplicate-block')]);
  });

  test('shows a mistake in the configuration where it stands, and goes on once it is mended', async () => {
    const editor = await openEditor();
    await editor.open('texts/a.txt', first);
    await editor.until(() => editor.lines('texts/a.txt').length === 1);
    const file = join(editor.folder, 'corpuslint.config.yaml');
    appendFileSync(file, 'kep: []\n');
    await editor.filesChanged('corpuslint.config.yaml');
    await editor.until(() => editor.lines('corpuslint.config.yaml').length === 1);
    expect(editor.lines('corpuslint.config.yaml')).toEqual([
      '3:0-3:1 error - unknown key "kep". Did you mean "keep"?',
    ]);
    expect(editor.lines('texts/a.txt')).toEqual([]);
    writeFileSync(file, config);
    await editor.filesChanged('corpuslint.config.yaml');
    await editor.until(() => editor.lines('texts/a.txt').length === 1);
    expect(editor.lines('corpuslint.config.yaml')).toEqual([]);
  });

  test('leaves files alone that are not of the corpus, and checks one outside of the workspace by itself', async () => {
    const editor = await openEditor({ 'notes/n.txt': 'It is the the notes.\n' });
    const outside = scratchFolder({
      'o.txt': 'It is the the sea and and its shore.\n',
      'p.txt': 'It is the the pond.\n',
    });
    await editor.open('notes/n.txt', 'It is the the notes.\n');
    const relative = join('..', outside.slice(outside.lastIndexOf('/') + 1), 'o.txt');
    await editor.open(relative, 'It is the the sea and and its shore.\n');
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'untitled:Untitled-1', languageId: 'plaintext', version: 1, text: 'The the.' },
    });
    await editor.until(() => editor.lines(relative).length >= 2 && editor.version('notes/n.txt') === 1);
    expect(editor.lines('notes/n.txt')).toEqual([]);
    expect(await editor.end()).toBe(0);
    expect(editor.stderr + editor.messages.join('')).toBe('');
  });

  test('keeps one corpus a workspace folder and configuration', async () => {
    const one = scratchFolder({
      'a.txt': first,
      'sub/corpuslint.config.yaml': config,
      'sub/texts/c.txt': second,
    });
    const two = scratchFolder({ 'b.txt': second });
    const editor = new Editor(one);
    await editor.start([one, two]);
    const other = join('..', two.slice(two.lastIndexOf('/') + 1), 'b.txt');
    await editor.open('a.txt', first);
    await editor.open(other, second);
    await editor.open('sub/texts/c.txt', second);
    await editor.until(() => editor.version('a.txt') === 1 && editor.version(other) === 1);
    await editor.until(() => editor.version('sub/texts/c.txt') === 1);
    // The folder above holds c.txt as well, and the two folders nothing in common.
    expect(editor.lines('sub/texts/c.txt')).toEqual([]);
    expect(editor.lines(other).filter((line) => line.includes('duplicate-block'))).toEqual([]);
    expect(editor.lines('a.txt').filter((line) => line.includes('duplicate-block'))).toHaveLength(1);
  });

  test.each([
    ['workspace/executeCommand', undefined],
    ['workspace/executeCommand', { command: 'corpuslint.show' }],
    ['workspace/executeCommand', { command: 'corpuslint.show', arguments: [null] }],
    ['workspace/executeCommand', { command: 'corpuslint.show', arguments: [{ uri: 5 }] }],
    ['workspace/executeCommand', { command: 'corpuslint.ignore', arguments: [] }],
    ['workspace/executeCommand', { command: 'corpuslint.ignore', arguments: [{ folder: '/', ids: 'a' }] }],
    ['workspace/executeCommand', { command: 'corpuslint.delete', arguments: [] }],
    ['textDocument/codeAction', { textDocument: { uri: 5 }, range: everywhere, context: {} }],
    ['textDocument/codeAction', { textDocument: { uri: 'file:///a.txt' } }],
  ])('answers %s with %j by the code for invalid parameters', async (method, params) => {
    const editor = await openEditor();
    const answer = editor.connection.sendRequest(method, params);
    await expect(answer).rejects.toMatchObject({ code: -32602 });
    expect(editor.stderr).toBe('');
  });

  test('goes on after an address that is no text, without a trace', async () => {
    const editor = await openEditor();
    for (const uri of [5, null, { path: 'a.txt' }]) {
      const textDocument = { uri, languageId: 'plaintext', version: 1, text: first };
      await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
      await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: 2 }],
      });
    }
    await editor.open('texts/a.txt', first);
    await editor.until(() => editor.version('texts/a.txt') === 1);
    expect(editor.stderr).toBe('');
  });

  test('ends with 1 where the client leaves without a word', async () => {
    const editor = await openEditor();
    const exit = new Promise((resolve) => editor.process.once('exit', resolve));
    editor.process.stdin?.end();
    expect(await exit).toBe(1);
  });
});
