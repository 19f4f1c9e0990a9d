import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldedWords,
  leastShared,
  readSketch,
  sharedPart,
  sketchOf,
  writeSketch,
} from '../../src/findings/known/sketch.ts';

const word = fc.integer({ min: 0, max: 5000 }).map((number) => `w${number}`);
const text = fc.array(word, { minLength: 150, maxLength: 700 });

describe('a sketch', () => {
  test('is that of the words, whatever their case, quotes, spaces and line ends', () => {
    const sketch = sketchOf(foldedWords('“It’s  late,” he said.\r\nToday again, and so on it goes.'));
    expect(sketch).toEqual(sketchOf(foldedWords('"It\'s late" He said\nToday again and so on it goes')));
  });

  test('is the same on every machine and in every version: files of users hold it', () => {
    expect(writeSketch(sketchOf(foldedWords('One two three four five six seven.')))).toBe('bpuvIuKAo771fWvL');
    expect(writeSketch(sketchOf(foldedWords('北京 Überall')))).toBe('JiXPpw');
  });

  test('survives being written and read', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 90 }), (words) => {
        const sketch = sketchOf(words);
        expect(readSketch(writeSketch(sketch))).toEqual(sketch);
      }),
    );
    for (const damaged of ['AAA', 'A*==', 'A'.repeat(4000)]) expect(readSketch(damaged)).toBeUndefined();
  });

  test('is shared by more than half with the text without its last third', () => {
    let fewer = 0;
    let runs = 0;
    fc.assert(
      fc.property(text, (words) => {
        runs++;
        if (sharedPart(sketchOf(words), sketchOf(words.slice(0, (words.length * 2) / 3))) < leastShared)
          fewer++;
      }),
    );
    // One in 200 by chance.
    expect(fewer / runs).toBeLessThan(0.05);
  });

  test('is not shared with another text', () => {
    fc.assert(
      fc.property(text, text, (words, others) => {
        fc.pre(words.join() !== others.join());
        expect(sharedPart(sketchOf(words), sketchOf(others.map((other) => `${other}x`)))).toBe(0);
      }),
    );
  });

  test('of a text without spaces between words counts its characters', () => {
    const article = [...'北京市今天发布了新的交通管理规定要求所有车辆在市区内减速行驶以保障行人安全'];
    const edited = article.with(20, '全').join('');
    expect(
      sharedPart(sketchOf(foldedWords(article.join(''))), sketchOf(foldedWords(edited))),
    ).toBeGreaterThan(0.8);
  });
});
