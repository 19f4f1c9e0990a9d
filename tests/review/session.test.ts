import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/review/decision.ts';
import { readDecisionFile, Session, type SessionClass } from '../../src/review/session.ts';

const classes: SessionClass[] = [
  {
    id: '0000000a',
    rule: 'duplicate-article',
    message: 'Same article.',
    choices: ['accept', 'other', 'ignore', 'later'],
  },
  { id: '0000000b', rule: 'misspelt-name', message: 'Looks like.', choices: ['ignore', 'distinct', 'later'] },
];

/** A session whose file is held in memory. */
function begin(file = '') {
  const disk = { text: file, isFull: false };
  const session = new Session(classes, file === '' ? [] : readDecisionFile(file, 'd.jsonl'), (text) => {
    if (disk.isFull) throw new Error('No space left on device');
    disk.text = text;
  });
  return { session, disk };
}

const ignore: Decision = { id: '0000000b', choice: 'ignore', reason: 'Two persons.' };

describe('a session', () => {
  test('goes on where it was left: the file holds every decision from the moment it is taken', () => {
    const { session, disk } = begin();
    session.decide({ id: '0000000a', choice: 'other' });
    session.decide(ignore);
    const resumed = begin(disk.text).session;
    expect(resumed.state().decisions).toEqual(session.state().decisions);
    expect(resumed.of('0000000b')).toMatchObject(ignore);
    expect(resumed.state().canUndo).toBe(false);
    resumed.decide({ id: '0000000a', choice: 'accept' });
    expect(resumed.of('0000000a')?.choice).toBe('accept');
  });

  test('takes steps back one by one, changed decisions to what they were', () => {
    const { session, disk } = begin();
    const empty = disk.text;
    session.decide({ id: '0000000a', choice: 'accept' });
    session.decide({ id: '0000000a', choice: 'later' });
    expect(session.undo()).toBe('0000000a');
    expect(session.of('0000000a')?.choice).toBe('accept');
    expect(session.undo()).toBe('0000000a');
    expect(session.of('0000000a')).toBe(undefined);
    expect(session.undo()).toBe(undefined);
    expect(empty).toBe('');
    expect(readDecisionFile(disk.text, 'd.jsonl')).toEqual([]);
  });

  test('reads a file that an editor put a byte order mark in front of', () => {
    const { session, disk } = begin();
    session.decide(ignore);
    expect(readDecisionFile(`\ufeff${disk.text}`, 'd.jsonl')).toEqual(readDecisionFile(disk.text, 'd.jsonl'));
  });

  test('keeps decisions on classes that this run does not find, without counting them', () => {
    const { session, disk } = begin();
    session.decide(ignore);
    const text = disk.text.replaceAll('0000000b', '0000000c');
    const later = begin(text);
    expect(later.session.state().decisions).toEqual([]);
    later.session.decide({ id: '0000000a', choice: 'accept' });
    expect(readDecisionFile(later.disk.text, 'd.jsonl').map(({ id }) => id)).toEqual([
      '0000000a',
      '0000000c',
    ]);
  });

  test('refuses what cannot be decided and stays as it was', () => {
    const { session, disk } = begin();
    const wrong: [Decision, RegExp][] = [
      [{ id: '0000000f', choice: 'accept' }, /no class #0000000f/],
      [
        { id: '0000000b', choice: 'accept' },
        /"accept" is no choice for #0000000b: there are ignore, distinct, later/,
      ],
      [{ id: '0000000a', choice: 'ignore', reason: ' \n ' }, /Say why/],
      [{ id: '0000000a', choice: 'ignore', reason: 'x'.repeat(501) }, /longer than 500/],
    ];
    for (const [decision, message] of wrong) expect(() => session.decide(decision)).toThrow(message);
    expect([session.state().decisions, disk.text]).toEqual([[], '']);
  });

  test('has not decided what could not be written', () => {
    const { session, disk } = begin();
    disk.isFull = true;
    expect(() => session.decide(ignore)).toThrow('No space left');
    expect(session.state()).toEqual({ decisions: [], canUndo: false });
  });

  test('has not taken back what could not be written', () => {
    const { session, disk } = begin();
    session.decide(ignore);
    disk.isFull = true;
    expect(() => session.undo()).toThrow('No space left');
    expect(session.state()).toEqual({ decisions: [ignore], canUndo: true });
    disk.isFull = false;
    expect(session.undo()).toBe(ignore.id);
  });
});

describe('the file of decisions', () => {
  test('is read with the line of what is wrong in it', () => {
    const head = '{"corpuslint":"decisions","version":1}\n';
    const wrong: [string, RegExp][] = [
      ['{}\n', /d\.jsonl:1: The first line must be/],
      [`${head}nonsense\n`, /d\.jsonl:2: This line is not JSON/],
      [`${head}\n{"id":"x","choice":"accept"}\n`, /d\.jsonl:3: "id" must be/],
      [`${head}{"id":"0000000a","choice":"burn"}\n`, /d\.jsonl:2: "choice" must be one of accept, other/],
      [`${head}{"id":"0000000a","choice":"ignore"}\n`, /d\.jsonl:2: "reason" is missing/],
    ];
    for (const [text, message] of wrong) expect(() => readDecisionFile(text, 'd.jsonl')).toThrow(message);
    expect(readDecisionFile(`${head}{"id":"0000000a","choice":"accept"}\n`, 'd.jsonl')).toHaveLength(1);
  });
});
