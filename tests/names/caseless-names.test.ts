import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caselessAmong, CaselessNames } from '../../src/indexes/names/caseless-names.ts';
import { isMostlyCaseless } from '../../src/text/unicode/caseless.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

/** The forms of one name in a text, `=` before those that are right. */
function formsIn(name: string, text: string): string[] {
  return new CaselessNames([name])
    .find(text)
    .map(({ start, end, isRight }) => `${isRight ? '=' : ''}${text.slice(start, end)}`);
}

describe('names in scripts without capitals', () => {
  test('are told from those of other scripts', () => {
    expect(caselessAmong(['Anna Holm', 'Анна', '王小明', 'ირაკლი', ' سامر  الحارثي ', '王小明'])).toEqual([
      '王小明',
      'ირაკლი',
      'سامر الحارثي',
    ]);
  });

  test('are found wherever one letter inside is exchanged, left out, added or swapped', () => {
    const name = 'გოლდბერგიშვილი';
    const letters = 'აბგდევზთიკლმნ';
    const place = fc.integer({ min: 1, max: name.length - 5 });
    fc.assert(
      fc.property(place, fc.constantFrom(...letters), fc.nat(3), (at, letter, kind) => {
        const forms = [
          name.slice(0, at) + letter + name.slice(at + 1),
          name.slice(0, at) + name.slice(at + 1),
          name.slice(0, at) + letter + name.slice(at),
          name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2),
        ];
        const form = forms[kind];
        expect(formsIn(name, `ხიდი ${form} გახსნა.`)).toEqual([form === name ? `=${form}` : form]);
      }),
    );
  });

  test('are no part of another word, and take a Korean particle', () => {
    expect(formsIn('გოლდბერგიშვილი', 'აგოლდბერგიშვილი გოლდბერგიშვილისა')).toEqual([]);
    expect(formsIn('골드베르크시', '골드베르크시는 골베드르크시에서')).toEqual([
      '=골드베르크시',
      '골베드르크시',
    ]);
    expect(formsIn('ストルベルク', 'ストルベルクス ストベルルク')).toEqual(['ストベルルク']);
  });

  test('are not found where another listed name stands', () => {
    const names = ['ストルベルク', 'ストルメルク'];
    const found = new CaselessNames(names).find('ストルベルクとストルメルク');
    expect(found.map(({ name, isRight }) => [name, isRight])).toEqual([
      [0, true],
      [1, true],
    ]);
  });
});

describe('a text in a script without capitals', () => {
  const isCaseless = (text: string): boolean => isMostlyCaseless(encodeText(text));

  test('is told by its letters', () => {
    for (const text of [
      'قال سامر إن الجسر',
      'אמר אברהם',
      '桥梁将很快开放。',
      '다리가 열렸다',
      'ხიდი გახსნა',
      'पुल खुला है',
      'สะพานเปิด',
    ])
      expect(isCaseless(text.repeat(4))).toBe(true);
    for (const text of [
      'The bridge is open.',
      'Мост открыт.',
      'Η γέφυρα',
      'Կամուրջը բաց է',
      'Cầu đã được mở ở đây',
      '',
      '1, 2, 3',
    ])
      expect(isCaseless(text.repeat(4))).toBe(false);
  });
});
