// The Western twins of patterns: they are exact as long as each property has the right members in the range they are for.

import { describe, expect, test } from 'vitest';
import { characterClass, ignorable, joiner, wordCharacter } from '../../src/text/unicode/character-class.ts';
import { foldWord } from '../../src/text/unicode/fold.ts';
import { isWestern, scriptPattern } from '../../src/text/unicode/script-pattern.ts';
import { makeVisible } from '../../src/text/showing/visible.ts';

const scripts = ['Script=Latin', 'Script=Greek', 'Script=Cyrillic', 'Script=Han'];
const properties = ['L', 'Lu', 'Ll', 'Lt', 'Lo', 'M', 'N', 'Nd', 'Pd', 'Default_Ignorable_Code_Point'];
const basicPlane = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
const western = basicPlane.filter((character) => isWestern(character));

describe('the pattern for Western text', () => {
  test('is for Latin-1 and General Punctuation', () => {
    expect(western).toHaveLength(0x100 + 0x70);
    expect(['é', '’', '\u206f'].every(isWestern)).toBe(true);
    expect(['ſ', '\u212a', '\u2070', 'я', '😀', 'plain, but for one Ł'].some(isWestern)).toBe(false);
  });

  test.each([...properties, ...scripts])('has the members of %s, within brackets and without', (property) => {
    for (const [source, flags] of [
      [`\\p{${property}}`, ''],
      [`[_\\p{${property}}]`, ''],
      [`[^\\p{${property}}]`, ''],
      [`[\\p{${property}}]`, 'i'],
    ]) {
      if (flags === 'i' && ['Lu', 'Ll', 'Lt', 'Script=Greek'].includes(property)) continue;
      const full = new RegExp(source, `${flags}u`);
      const pattern = scriptPattern(source, flags);
      expect(western.filter((one) => pattern.test(one) !== full.test(one))).toEqual([]);
    }
  });

  test('gives way to the full pattern where a text has another letter', () => {
    const capitalised = scriptPattern(String.raw`^\p{Lu}\p{Ll}+$`);
    expect(['Élan', 'Łódź', 'Москва'].map((word) => capitalised.test(word))).toEqual([true, true, true]);
    expect(['élan', 'łódź', '東京'].map((word) => capitalised.test(word))).toEqual([false, false, false]);
  });

  test('refuses a property whose members it does not know', () => {
    expect(() => scriptPattern(String.raw`\p{Sc}`).test('$')).toThrow(RangeError);
    expect(() => scriptPattern(String.raw`\p{Lu}`, 'i').test('ÿ')).toThrow(RangeError);
  });
});

describe('short ways for plain text', () => {
  test('classify every character as Unicode does', () => {
    const wrong = basicPlane.filter((character, code) => {
      const kind = characterClass(code);
      if (kind === joiner || (code >= 0xd800 && code <= 0xdfff)) return false;
      if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return kind !== ignorable;
      return /[\p{L}\p{N}\p{M}]/u.test(character) !== (kind !== 0 && kind !== ignorable);
    });
    expect(wrong).toEqual([]);
    expect(characterClass(0x41)).toBe(wordCharacter);
  });

  test('fold every character as the long way does', () => {
    const folded = (text: string): string =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .normalize('NFKC')
        .replace(/[\p{Default_Ignorable_Code_Point}'\u2019\u02bc\u02bb\uff07]/gu, '');
    expect(basicPlane.filter((one) => foldWord(`A${one}é`) !== folded(`A${one}é`))).toEqual([]);
  });

  test('leave no control and no invisible character unescaped', () => {
    const shown = /^(?:\u200c|\u200d|[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])$/;
    const hidden = basicPlane.filter(
      (one) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(one) && !shown.test(one) && one !== '\t',
    );
    expect(hidden.filter((one) => !makeVisible(`a${one}b`).includes('\\u'))).toEqual([]);
    expect(makeVisible('a\tb')).toBe('a b');
  });
});
