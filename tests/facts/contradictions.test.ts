// What the rules about contradictions say of the seeds: the listed defects and nothing else.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { respelling } from '../../src/indexes/names/near/respelling.ts';
import { areOpposites } from '../../src/text/facts/opposites.ts';
import { findOrdinals } from '../../src/text/facts/ordinal-phrases.ts';
import { findPlaces } from '../../src/text/facts/place-phrases.ts';
import { projectRoot } from '../set-up/project.ts';

async function placesOf(rule: string): Promise<string[]> {
  const result = await lint({ cwd: join(projectRoot, 'seeds'), config: false, only: [rule], threads: 1 });
  return result.findings.map(({ place, severity }) => {
    const { path, start } = result.locate(place);
    return `${path.slice(0, 3)}:${start.line} ${severity}`;
  });
}

describe('on the seeds', () => {
  test.each([
    ['divergent-copy', []],
    ['inconsistent-quotation', ['000:77 warning']],
    ['conflicting-place', ['003:65 warning']],
    ['conflicting-ordinal', ['003:65 info']],
    // The same headline stands in the copy: a run with all rules says it once.
    ['headline-contradiction', ['000:1 info', '001:1 info']],
    ['mixed-quotes', ['001:46 info', '002:65 info', '004:20 info']],
    ['mixed-dashes', ['002:71 info']],
  ])('%s reports the listed defects alone', async (rule, expected) => {
    expect(await placesOf(rule)).toEqual(expected);
  });
});

describe('a name in one slot of two copies', () => {
  test.each([
    ['holloway', 'hollowey', true],
    ['biden', 'niden', true],
    ['dodd', 'todd', false],
    ['syrian', 'syrians', false],
    ['centre', 'center', false],
    ['munoz', 'muñoz', false],
    ['holloway', 'lindqvist', false],
  ])('%s and %s', (a, b, isRespelt) => {
    expect(respelling(a, b) !== undefined).toBe(isRespelt);
    expect(respelling(b, a) !== undefined).toBe(isRespelt);
  });
});

test('opposites differ by a beginning that turns them round', () => {
  expect(areOpposites('declared', 'undeclared')).toBe(true);
  expect(areOpposites('illegal', 'legal')).toBe(true);
  expect(areOpposites('valuable', 'invaluable')).toBe(false);
  expect(areOpposites('informed', 'formed')).toBe(false);
  expect(areOpposites('covered', 'discovered')).toBe(false);
});

test('ordinal phrases name rank, noun and period', () => {
  const text = 'For the third time. It was the second such raid within a week.';
  expect(findOrdinals(text).map(({ rank, noun, period }) => [rank, noun, period])).toEqual([
    [3, undefined, ''],
    [2, 'raid', 'within a week'],
  ]);
});

test('places are found where they stand', () => {
  const text =
    'In rural Norshire the villages of Ashby, Cole and al-Dunmore burned; the town of Ashby in Wester did not.';
  const found = findPlaces(text, [0]);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(found.map(({ place }) => place));
  expect(found.map(({ place, region }) => `${place} ${region}`)).toContain('Ashby Wester');
});
