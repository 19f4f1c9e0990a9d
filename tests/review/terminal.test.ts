import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { reviewClasses } from '../../src/review/session-classes.ts';
import { Session } from '../../src/review/session.ts';
import { reviewInTerminal } from '../../src/review/terminal.ts';
import { handMadeCorpus, handMadeFinding, handMadeResult, labelled, placeOf } from '../format/hand-made.ts';

const corpus = handMadeCorpus([
  { path: 'a.txt', text: 'It cost 3,200 euros.' },
  { path: 'b.txt', text: 'It cost 3,300 euros.' },
  { path: 'c.txt', text: 'Kamala Harris met Kamal Harris.' },
]);
const result = handMadeResult(corpus, [
  handMadeFinding({
    id: '0000000a',
    rule: 'repeated-caption',
    message: 'Nearly the same.',
    place: placeOf(corpus, 1, 'It cost 3,300 euros.'),
    related: [labelled(placeOf(corpus, 0, 'It cost 3,200 euros.'), 'kept')],
    fix: { title: 'Delete it.', applicability: 'safe', edits: [], keeps: [] },
  }),
  handMadeFinding({
    id: '0000000b',
    rule: 'misspelt-name',
    message: 'Looks like.',
    place: placeOf(corpus, 2, 'Kamal Harris'),
    related: [labelled(placeOf(corpus, 2, 'Kamala Harris'), 'spelt so here')],
    data: { form: 'Kamal Harris', preferred: 'Kamala Harris' },
  }),
]);

/** A review with these lines typed. */
async function review(typed: readonly string[], width = 100) {
  const classes = reviewClasses(result);
  const session = new Session(classes, [], () => undefined);
  let shown = '';
  const isDone = await reviewInTerminal(classes, session, result, {
    input: Readable.from(typed.map((line) => `${line}\n`)),
    write: (text) => (shown += text),
    colour: false,
    width,
  });
  return { isDone, shown, decisions: session.state().decisions };
}

describe('a review in the terminal', () => {
  test('ends where it is interrupted, and keeps what was decided', async () => {
    const classes = reviewClasses(result);
    const session = new Session(classes, [], () => undefined);
    const interrupt = new AbortController();
    const input = new PassThrough();
    input.write('a\n');
    const isDone = await reviewInTerminal(classes, session, result, {
      input,
      write: (text) => {
        if (text.includes('b both are right')) setImmediate(() => interrupt.abort());
      },
      colour: false,
      width: 100,
      signal: interrupt.signal,
    });
    expect(isDone).toBe(false);
    expect(session.state().decisions).toEqual([{ id: '0000000a', choice: 'accept' }]);
  });

  test('shows each class with both texts side by side and takes a letter for it', async () => {
    const { isDone, shown, decisions } = await review(['a', 'b']);
    expect(isDone).toBe(true);
    expect(decisions).toEqual([
      { id: '0000000a', choice: 'accept' },
      { id: '0000000b', choice: 'distinct' },
    ]);
    expect(shown).toMatch(/1 of 2 {2}#0000000a/);
    expect(shown).toMatch(/It cost »3,200« euros\. +│ It cost »3,300« euros\./);
    expect(shown).toContain('a take the fix · i ignore … · l later · s skip · u undo · q quit');
    expect(shown).toContain('i ignore … · b both are right · l later');
  });

  test('asks for the reason where none was given, skips, takes back, and ends with q or the input', async () => {
    expect((await review(['i', 'Two persons.', 'i Another one.'])).decisions).toEqual([
      { id: '0000000a', choice: 'ignore', reason: 'Two persons.' },
      { id: '0000000b', choice: 'ignore', reason: 'Another one.' },
    ]);
    const skipped = await review(['s', 'l']);
    expect([skipped.isDone, skipped.decisions]).toEqual([false, [{ id: '0000000b', choice: 'later' }]]);
    const undone = await review(['u', 'a', 'u', 'l', 'q']);
    expect(undone.shown).toContain('There is nothing to undo.');
    expect(undone.shown).toContain('#0000000a is open again.');
    expect([undone.isDone, undone.decisions]).toEqual([false, [{ id: '0000000a', choice: 'later' }]]);
    expect((await review([])).isDone).toBe(false);
  });

  test('says so of letters that are none and of choices there are not', async () => {
    const { shown, decisions } = await review(['z', 'b', 'k', 'q']);
    expect(shown.match(/is none of these letters\. Type one of them, then Enter\./g)).toHaveLength(3);
    expect(decisions).toEqual([]);
  });

  test('takes capitals, and says how to answer where nothing was typed', async () => {
    const { shown, decisions } = await review(['', 'A', 'q']);
    expect(shown).toContain('quit > \nType one of them, then Enter.\n');
    expect(decisions).toEqual([{ id: '0000000a', choice: 'accept' }]);
  });

  test('counts the classes it shows, skipped ones too', async () => {
    const { shown } = await review(['s', 'q']);
    expect(shown).toMatch(/1 of 2 {2}#0000000a[^]*2 of 2 {2}#0000000b/);
  });

  test('breaks its letters between two of them in a narrow terminal', async () => {
    const { shown } = await review(['q'], 40);
    expect(shown).toContain('a take the fix · i ignore … · l later ·\ns skip · u undo · q quit > ');
  });

  test('stands one below the other in a narrow terminal', async () => {
    const { shown } = await review(['q'], 60);
    expect(shown).toContain('- It cost »3,200« euros.\n+ It cost »3,300« euros.');
  });
});
