import { describe, expect, test } from 'vitest';
import { contentKey, IdentityIssuer } from '../../src/findings/identity.ts';
import type { RawFinding } from '../../src/model/finding.ts';
import { corpusOf } from '../duplicates/corpus.ts';

function findingAt(text: string, words: string, classKey?: string): RawFinding {
  const start = Buffer.byteLength(text.slice(0, text.indexOf(words)));
  const end = start + Buffer.byteLength(words);
  return {
    rule: 'some-rule',
    messageId: 'some',
    data: {},
    place: { document: 0, span: { start, end } },
    classKey,
  };
}

function keyIn(text: string, words: string, classKey?: string): string {
  return contentKey(findingAt(text, words, classKey), corpusOf([text]));
}

const paragraph = 'The committee met on Tuesday and agreed that the the bridge is to be painted green.';

describe('the content of a finding', () => {
  test('stays the same when its line moves', () => {
    expect(keyIn(`A new first line of the article.\n\n${paragraph}\n`, 'the the')).toBe(
      keyIn(`${paragraph}\n`, 'the the'),
    );
  });

  test('stays the same when case, quotes and spaces change', () => {
    const changed = paragraph.replace('committee met', 'Committee  “met”');
    expect(keyIn(changed, 'the the')).toBe(keyIn(paragraph, 'the the'));
  });

  test('differs where the words around it differ', () => {
    expect(keyIn(paragraph.replace('bridge', 'tunnel'), 'the the')).not.toBe(keyIn(paragraph, 'the the'));
  });

  test('does not depend on what stands far away in the same paragraph', () => {
    const filler = 'And on it went, for pages and pages — “for ever”, as they said. '.repeat(40);
    const long = `${filler}${paragraph} ${filler}`;
    const changed = `Otherwise ${filler}${paragraph} ${filler} Changed.`;
    expect(keyIn(changed, 'the the')).toBe(keyIn(long, 'the the'));
  });

  test('is that of the class where the rule names one', () => {
    expect(keyIn(paragraph, 'the the', 'one')).toBe(keyIn('Some other text.', 'other', 'one'));
    expect(keyIn(paragraph, 'the the', 'one')).not.toBe(keyIn(paragraph, 'the the', 'two'));
  });
});

describe('ids', () => {
  test('are the same for the same contents in the same order, and no two are alike', () => {
    const issue = (): string[] => {
      const issuer = new IdentityIssuer();
      return ['a', 'b', 'a', 'a', 'c'].map((key) => issuer.next(key));
    };
    expect(issue()).toEqual(issue());
    expect(new Set(issue()).size).toBe(5);
    for (const id of issue()) expect(id).toMatch(/^[0-9a-f]{8}$/);
  });
});
