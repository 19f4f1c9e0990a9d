// The small functions on text that the language rules stand on.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { findDoubledPunctuation } from '../../src/text/punctuation/doubled-punctuation.ts';
import { findEnumerations } from '../../src/text/prose/enumerations.ts';
import { findLoneBrackets } from '../../src/text/punctuation/brackets.ts';
import { firstWords, lastWords } from '../../src/text/showing/excerpt.ts';
import { characterEnd, characterStart, codePointIn } from '../../src/text/unicode/utf8.ts';
import { doublesOfLanguages, languagesOf } from '../../src/text/prose/word-doubles.ts';

describe('characters of UTF-8', () => {
  test('are those of the string, forwards and backwards', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = encodeText(text);
        const forwards: number[] = [];
        for (let at = 0; at < bytes.length;) {
          const end = characterEnd(bytes, at, bytes.length);
          expect(characterStart(bytes, end, 0)).toBe(at);
          forwards.push(codePointIn(bytes, at, end));
          at = end;
        }
        expect(forwards).toEqual([...decodeText(bytes)].map((character) => character.codePointAt(0)));
      }),
      { numRuns: 1000 },
    );
  });

  test('never run over the end of broken text', () => {
    const bytes = Uint8Array.of(0xe2, 0x80);
    expect(characterEnd(bytes, 0, 2)).toBe(2);
    expect(codePointIn(bytes, 0, 2)).toBe(0xfffd);
    expect(characterStart(Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 0x80), 6, 0)).toBeGreaterThanOrEqual(2);
  });
});

describe('excerpts', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'abc deé漢😀\n \t'), maxLength: 80 });

  test('quote exactly what stands in their place, within their length', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 40 }), fc.boolean(), (text, most, isFirst) => {
        const bytes = encodeText(`<<${text}>>`);
        const within = { start: 2, end: bytes.length - 2 };
        const { text: quoted, span } = isFirst
          ? firstWords(bytes, within, most)
          : lastWords(bytes, within, most);
        const bare = isFirst ? quoted.replace(/…$/, '') : quoted.replace(/^…/, '');
        expect(decodeText(bytes, span).replace(/\s+/g, ' ').trim()).toBe(bare);
        expect(quoted.length).toBeLessThanOrEqual(most);
        expect(span.start >= within.start && span.end <= within.end).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('end at a word', () => {
    const bytes = encodeText('The bridge is old and grey.');
    expect(firstWords(bytes, { start: 0, end: bytes.length }, 16).text).toBe('The bridge is…');
    expect(lastWords(bytes, { start: 0, end: bytes.length }, 16).text).toBe('…old and grey.');
  });
});

describe('doubled punctuation', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'.,;:?! aA1"é。，،`/', '...', 'etc'), maxLength: 30 });

  test('is gone once its replacements are made', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const bytes = encodeText(text);
        const found = findDoubledPunctuation(bytes, { start: 0, end: bytes.length });
        const mendable = found.filter(({ replacement }) => replacement !== undefined);
        let mended = '';
        let at = 0;
        for (const { span, replacement } of mendable) {
          mended += decodeText(bytes, { start: at, end: span.start }) + replacement;
          at = span.end;
        }
        mended += decodeText(bytes, { start: at, end: bytes.length });
        const left = encodeText(mended);
        const again = findDoubledPunctuation(left, { start: 0, end: left.length });
        expect(again.filter(({ replacement }) => replacement !== undefined)).toEqual([]);
        expect(again).toHaveLength(found.length - mendable.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('is not looked for outside the paragraph', () => {
    const bytes = encodeText('a..');
    expect(findDoubledPunctuation(bytes, { start: 0, end: 2 })).toEqual([]);
  });
});

describe('words that stand twice', () => {
  test('are in one list of a language at most, in lower case', () => {
    for (const { id, never, rarely, often } of doublesOfLanguages) {
      const all = [...never, ...rarely, ...often];
      const twice = all.filter((word, index) => all.indexOf(word) !== index);
      expect([id, twice]).toEqual([id, []]);
      expect([id, all.filter((word) => !/^[\p{Ll}\p{M}]+$/u.test(word))]).toEqual([id, []]);
    }
  });

  test.each([
    ['en', 'The council has agreed to repair the bridge before the winter.'],
    ['de', 'Der Rat hat beschlossen, dass die Brücke noch in diesem Jahr erneuert wird.'],
    ['fr', 'Le conseil a décidé que le pont sera réparé avant la fin de cette année.'],
    ['es', 'El consejo ha decidido que el puente se repare antes del fin de este año.'],
    ['it', 'Il consiglio ha deciso che il ponte sarà riparato prima della fine di questo anno.'],
    ['pt', 'O conselho decidiu que a ponte será reparada até ao fim deste ano e não antes.'],
    ['nl', 'De raad heeft besloten dat de brug nog dit jaar wordt hersteld en niet later.'],
    ['sv', 'Rådet har beslutat att bron ska lagas före vintern och inte efter den.'],
    ['da', 'Rådet har besluttet at broen skal repareres før vinteren og ikke efter den.'],
    ['pl', 'Rada zdecydowała, że most zostanie naprawiony przed zimą, a nie po niej, bo jest stary.'],
    ['ru', 'Совет решил, что мост будет отремонтирован до зимы, а не после.'],
  ])('are judged in the right language: %s', (id, text) => {
    expect(languagesOf(text)[0]?.id ?? 'none').toBe(id);
  });

  test('are not judged in text of other languages, nor in names', () => {
    expect(languagesOf('Orang itu berjalan pelan ke jembatan tua di tepi sungai yang lebar.')).toEqual([]);
    expect(languagesOf('Ashby Cole Dunmore Fairmont Graceton Hollis')).toEqual([]);
  });
});

describe('enumerations', () => {
  const itemsOf = (text: string): string[][] =>
    findEnumerations(text).map((items) => items.map((item) => item.text));

  test('are found with all their items, where they stand', () => {
    const text = 'The ferry calls at Ashby, Cole, Saint Mary and Dunmore. Nobody knew.';
    const [items] = findEnumerations(text);
    expect(items.map((item) => item.text)).toEqual(['Ashby', 'Cole', 'Saint Mary', 'Dunmore']);
    for (const { text: item, start, end } of items) expect(text.slice(start, end)).toBe(item);
  });

  test('are found with and without a comma before the last item', () => {
    const wanted = [['Ashby', 'Cole', 'Dunmore', 'Fairmont']];
    expect(itemsOf('It calls at Ashby, Cole, Dunmore and Fairmont.')).toEqual(wanted);
    expect(itemsOf('It calls at Ashby, Cole, Dunmore, and Fairmont.')).toEqual(wanted);
  });

  test('are none in clauses', () => {
    expect(itemsOf('The bridge, he said, is old, and the ferry, she said, is slow.')).toEqual([]);
  });
});

describe('lone brackets', () => {
  test('are none in balanced text, and one where a bracket is taken away', () => {
    const nested = fc.letrec<{ text: string }>((tie) => ({
      text: fc
        .array(
          fc.oneof(
            { maxDepth: 3 },
            fc.constantFrom('bridge ', 'вода ', '漢 '),
            tie('text').map((inner) => `(see ${inner} there) `),
            tie('text').map((inner) => `[see ${inner} there] `),
            tie('text').map((inner) => `（見${inner}漢） `),
          ),
          { maxLength: 4 },
        )
        .map((parts) => parts.join('')),
    })).text;
    fc.assert(
      fc.property(nested, fc.nat(30), (text, which) => {
        const lone = (of: string) =>
          findLoneBrackets(encodeText(of), { start: 0, end: encodeText(of).length });
        expect(lone(text)).toEqual([]);
        const places = [...text.matchAll(/[()[\]（）]/g)].map(({ index }) => index);
        fc.pre(places.length > 0);
        const index = places[which % places.length];
        expect(lone(text.slice(0, index) + text.slice(index + 1))).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
  });
});
