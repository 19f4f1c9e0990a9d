import { describe, expect, test } from 'vitest';
import { reporters } from '../../src/format/index.ts';
import { makeVisible } from '../../src/text/showing/visible.ts';
import {
  handMadeCorpus,
  handMadeFinding,
  handMadeResult,
  labelled,
  placeOf,
  reportText,
  wholeOf,
} from './hand-made.ts';

// Clears the screen, sets the title of the window, moves the cursor, turns the line round, ends it, hides a word.
const attack =
  'x\u001b[2J\u001b]0;owned\u0007\u009b31m\r\b\u007f\u202eabc\u2066\u200f\u2028\u0085y\u{e0041}z';
/** All that a terminal obeys or an eye cannot see, save the line feed. */
function dangerousIn(text: string): string[] {
  return text.match(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/gu) ?? [];
}

const corpus = handMadeCorpus([
  { path: `news/${attack}.txt`, text: `Title ${attack}\nBody ${attack} ${attack} end.\n` },
  { path: `old/\n${attack}.txt`, text: `Title ${attack}\n`, givenId: attack },
  { path: `b${attack}.jsonl`, text: `Title ${attack}\n`, record: 1 },
]);
const evil = (finding: Partial<Parameters<typeof handMadeFinding>[0]>) =>
  handMadeFinding({
    rule: 'some-rule',
    severity: 'error',
    message: `Message ${attack}\nwith two lines`,
    place: placeOf(corpus, 0, attack, 3),
    ...finding,
  });
const findings = [
  evil({
    related: [labelled(wholeOf(corpus, 1), 'kept'), labelled(placeOf(corpus, 2, attack), `here ${attack}`)],
    data: { reason: attack, differences: `${attack}\n${attack}`, [attack]: attack },
    fix: {
      title: attack,
      applicability: 'unsafe',
      edits: [{ ...wholeOf(corpus, 0), text: attack }],
      keeps: [],
    },
  }),
  evil({ rule: 'other-rule', related: [labelled(placeOf(corpus, 2, attack), `here ${attack}`)] }),
  evil({ rule: 'third-rule', classMessage: attack }),
];
const result = handMadeResult(corpus, findings, {
  notes: {
    division: { division: { kind: 'separator-line', text: attack }, evidence: attack },
    encodings: [[attack, 1]],
    failures: [{ rule: 'some-rule', message: attack }],
    unreadableNamed: [attack],
  },
});

describe.each([...reporters.keys()])('%s', (id) => {
  test('lets no control, bidirectional or unseen character of the corpus reach a terminal', async () => {
    const reporter = await reporters.get(id)!();
    const text = reportText(reporter, result);
    expect(text).toContain('owned');
    expect(dangerousIn(text)).toEqual([]);
  });

  test('is the same, byte for byte, a second time', async () => {
    const reporter = await reporters.get(id)!();
    expect(reportText(reporter, result)).toBe(reportText(reporter, result));
  });
});

test('pretty writes only its own escape codes in colour', async () => {
  const pretty = await reporters.get('pretty')!();
  const text = reportText(pretty, result, { colour: true, hyperlinks: true });
  const escape = '\u001b';
  const own = new RegExp(`${escape}\\[\\d{1,2}m|${escape}\\]8;;(?:file:///[!-~]*)?${escape}\\\\`, 'g');
  expect(text).toMatch(own);
  expect(dangerousIn(text.replace(own, ''))).toEqual([]);
});

test('compact writes one line a finding whatever the findings hold', async () => {
  const compact = await reporters.get('compact')!();
  expect(reportText(compact, result).split('\n')).toHaveLength(findings.length + 1);
});

test('json gives back what it was given', async () => {
  const json = await reporters.get('json')!();
  const [first] = JSON.parse(reportText(json, result)).findings;
  expect(first.message).toBe(findings[0].message);
  expect(first.place.path).toBe(`news/${attack}.txt`);
  expect(first.data).toEqual(findings[0].data);
  expect(first.fix.edits[0].text).toBe(attack);
});

describe('makeVisible', () => {
  test('leaves text of all scripts, emoji and joiners as they are', () => {
    const text = 'Grüße, Ελλάδα, क्‍ष, नमस्ते, می‌خواهم, العربية, 東京, 👩🏽‍🚒, é, “quoted” – no\u00a0break';
    expect(makeVisible(text)).toBe(text);
  });

  test('writes what cannot be seen as an escape, and a tab as a space', () => {
    expect(makeVisible('a\tb\u0000\u00ad\u200b\ufeff\u{e0041}\ud800')).toBe(
      'a b\\u0000\\u00AD\\u200B\\uFEFF\\u{E0041}\\uD800',
    );
  });
});
