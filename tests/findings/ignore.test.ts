import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpuslint, folderWithSeeds } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { articleOf, check, copy, editArticle, first } from './corpus.ts';

const file = 'corpuslint-ignore.jsonl';

/** A folder with the seeds and the id of the first finding of a rule in it. */
async function seedsWith(rule: string): Promise<{ folder: string; id: string }> {
  const folder = folderWithSeeds();
  const { findings } = await check(folder);
  const finding = findings.find((each) => each.rule === rule);
  if (finding === undefined) throw new Error(`No ${rule} was found.`);
  return { folder, id: finding.id };
}

describe('ignore', () => {
  test('writes a line with the reason, and the finding is reported no more, whoever asks', async () => {
    const { folder, id } = await seedsWith('duplicate-article');
    const { code, stdout } = await corpuslint(
      folder,
      'ignore',
      `#${id}`,
      '--reason',
      'syndicated  on\npurpose',
    );
    expect([code, stdout]).toEqual([0, `${file}: 1 finding ignored (syndicated on purpose).\n`]);
    const [header, line] = readFileSync(join(folder, file), 'utf8').split('\n');
    expect(header).toBe('{"corpuslint":"ignore","version":1}');
    expect(JSON.parse(line)).toMatchObject({
      id,
      rule: 'duplicate-article',
      reason: 'syndicated on purpose',
    });
    const { findings, ignored, summary } = await check(folder);
    expect(findings.map((finding) => finding.id)).not.toContain(id);
    expect(ignored.map(({ finding, reason }) => [finding.id, reason])).toEqual([
      [id, 'syndicated on purpose'],
    ]);
    expect(summary.findings.error).toBe(2);
    const json = await corpuslint(folder, '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      ignore: { file, ignored: [{ id, rule: 'duplicate-article' }], unused: [], expired: [] },
    });
    expect((await check(folder, { ignore: false })).summary.findings.error).toBe(3);
  });

  test('holds after an edit and a rename, but not for another copy', async () => {
    const { folder, id } = await seedsWith('duplicate-article');
    await corpuslint(folder, 'ignore', id, '--reason', 'syndicated');
    editArticle(folder, first, (article) => article.replace('invitation', 'request'));
    const edited = await check(folder);
    expect(edited.ignored.map(({ finding }) => finding.rule)).toEqual(['near-duplicate-article']);
    writeFileSync(join(folder, 'seeds/third.txt'), `${articleOf(folder, copy)}\n`);
    const third = await check(folder);
    expect(third.ignored).toHaveLength(1);
    expect(third.findings.filter(({ rule }) => rule === 'duplicate-article')).not.toEqual([]);
  });

  test('takes several ids, and a new reason for an old one, in sorted lines', async () => {
    const { folder } = await seedsWith('duplicate-article');
    const ids = (await check(folder)).findings.slice(0, 3).map(({ id }) => id);
    await corpuslint(folder, 'ignore', ...ids, '--reason', 'first');
    await corpuslint(folder, 'ignore', ids[0], '--reason', 'second');
    const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines).toEqual(lines.toSorted());
    expect(lines.filter((line) => line.includes('"reason":"second"'))).toHaveLength(1);
  });

  test('ends on its day', async () => {
    const { folder, id } = await seedsWith('duplicate-article');
    const { stdout } = await corpuslint(folder, 'ignore', id, '--reason', 'x', '--expires', '2999-12-31');
    expect(stdout).toContain('ignored until 2999-12-31');
    expect((await check(folder)).ignored).toHaveLength(1);
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), text.replace('2999-12-31', '2020-01-31'));
    const { ignored, notes } = await check(folder);
    expect([ignored, notes.ignore?.expired]).toEqual([[], [{ id, expires: '2020-01-31' }]]);
    const { code, stderr } = await corpuslint(folder);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(`ignores no longer: #${id} (since 2020-01-31)`),
    ]);
  });

  test('says which lines do nothing any more, if the run could see it', async () => {
    const { folder, id } = await seedsWith('misspelt-name');
    await corpuslint(folder, 'ignore', id, '--reason', 'a nickname');
    expect((await check(folder, { skip: ['misspelt-name'] })).notes.ignore?.unused).toEqual([]);
    for (const path of [first, copy]) {
      writeFileSync(
        join(folder, path),
        readFileSync(join(folder, path), 'utf8').replaceAll('Kamal Harris', 'Kamala Harris'),
      );
    }
    expect((await check(folder)).notes.ignore?.unused).toEqual([id]);
    const { stderr } = await corpuslint(folder);
    expect(stderr).toContain(`${file} ignores what is not found any more: #${id}. Delete the lines.`);
  });

  test('takes a line written by hand: an id, a rule and a reason', async () => {
    const { folder, id } = await seedsWith('duplicate-article');
    const line = JSON.stringify({ id, rule: 'duplicate-article', reason: 'by hand' });
    writeFileSync(join(folder, file), `{"corpuslint":"ignore","version":1}\n${line}\n`);
    expect((await check(folder)).ignored.map(({ reason }) => reason)).toEqual(['by hand']);
  });

  test.each([
    [['00000000', '--reason', 'x'], 'There is no finding #00000000 here'],
    [['nonsense', '--reason', 'x'], '"nonsense" is no id of a finding'],
    [['00000000'], "--reason <text>' not specified"],
    [['00000000', '--reason', ' '], '--reason is empty'],
    [
      ['00000000', '--reason', 'x', '--expires', 'soon'],
      '--expires soon is no day. Write it like 2027-01-31.',
    ],
    [['00000000', '--reason', 'x', '--expires', '2020-01-01'], '--expires 2020-01-01 is not in the future'],
    [['00000000', '--reason', 'x', '--fix'], '--fix is no flag of corpuslint ignore'],
    [['--reason', 'x'], "missing required argument 'finding-id'"],
  ])('is refused for %j', async (args, message) => {
    const folder = scratchFolder({ 'a.txt': 'He said the the word twice, and nothing else.\n' });
    const { code, stderr } = await corpuslint(folder, 'ignore', ...args);
    expect([code, stderr.toLowerCase()]).toEqual([2, expect.stringContaining(message.toLowerCase())]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  test('offers the nearest id for a mistyped one', async () => {
    const { folder, id } = await seedsWith('duplicate-article');
    const typo = `${id.slice(0, 7)}${id.endsWith('0') ? '1' : '0'}`;
    const { stderr } = await corpuslint(folder, 'ignore', typo, '--reason', 'x');
    expect(stderr).toContain(`Did you mean #${id}`);
  });
});

describe('known boilerplate', () => {
  const line = 'Sign up for our morning letter and never miss a story again.';
  const bodies = [
    'The ferry to the northern islands will sail an hour later from next week on.',
    'Farmers in the valley expect the best harvest of apples since the frost of last spring.',
    'A librarian has found forty letters of the town’s first mayor behind a shelf.',
    'Two new bridges across the canal were opened to cyclists on Saturday morning.',
    'The museum shows paintings of the harbour that have never left the family before.',
  ];
  const files = Object.fromEntries(
    bodies.map((body, index) => [`${index}.txt`, `Story ${index}\n\n${body}\n\n${line}\n`]),
  );

  test('is not reported, whatever its case and punctuation', async () => {
    const folder = scratchFolder(files);
    const found = await check(folder, { config: {} });
    expect(found.findings.map(({ rule }) => rule)).toContain('boilerplate');
    const boilerplate = ['sign up for our morning letter, and never miss a story again'];
    const known = await check(folder, { config: { boilerplate } });
    expect(known.findings.map(({ rule }) => rule)).not.toContain('boilerplate');
    expect(known.summary.duplicateWords).toBeLessThan(found.summary.duplicateWords);
  });

  test('hides nothing that holds more than it', async () => {
    const folder = scratchFolder(files);
    const known = await check(folder, { config: { boilerplate: ['Sign up for our morning letter'] } });
    expect(known.findings.map(({ rule }) => rule)).toContain('boilerplate');
  });

  test('that repeats nowhere any more is named, unless a run cannot see all of it', async () => {
    const folder = scratchFolder(files);
    const gone = 'Our archive of the old century is open again';
    const boilerplate = ['sign up for our morning letter, and never miss a story again', gone];
    const { notes } = await check(folder, { config: { boilerplate } });
    expect(notes.unusedBoilerplate).toEqual([gone]);
    const narrowed = await check(folder, { config: { boilerplate }, skip: ['duplicate-block'] });
    expect(narrowed.notes.unusedBoilerplate).toEqual([]);
  });
});
