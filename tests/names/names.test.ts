import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../set-up/project.ts';
import { pairsIn, summaries } from './corpus.ts';

/** Sentences in which a name stands, each another line: what makes a form frequent. */
function often(name: string, lines: number): string {
  return Array.from(
    { length: lines },
    (_, line) => `in the year ${1900 + line} the town was ruled by ${name} and his men.`,
  ).join('\n\n');
}

describe('strong evidence', () => {
  test('is the same surname and the same role, even for an edit at the end', () => {
    expect(
      summaries([
        'it came from Vice President Kamil Harrow at noon.',
        'so said Vice President Kamila Harrow to us.\n\nwe met Vice President Kamila Harrow there.',
      ]),
    ).toEqual(['Kamil > Kamila strong role']);
  });

  test('is the same neighbour beside a slip far rarer than the right form', () => {
    expect(summaries([often('Torvald Brennert', 6), 'he was seen by Torvald Brenert in the inn.'])).toEqual([
      'Brenert > Brennert strong anchor',
    ]);
  });

  test('is a slip in the same article, without any neighbour', () => {
    expect(summaries([`${often('Brennert', 6)}\n\nthe rest was told by Brennret and his men.`])).toEqual([
      'Brennret > Brennert strong document',
    ]);
  });

  test('survives a writer who is wrong throughout one article', () => {
    const others = Array.from(
      { length: 6 },
      (_, index) => `the ${index} houses of Torvald Brennert stood on the hill.`,
    );
    const wrong =
      'he was seen by Torvald Brenert there.\n\nsome say Brenert left.\n\nothers say Brenert stayed.';
    expect(
      pairsIn([...others, wrong]).map(({ grade, suspectPlaces }) => [grade, suspectPlaces.length]),
    ).toEqual([['moderate', 3]]);
  });
});

describe('neighbours', () => {
  test('count although a bare mention stands before them in the line', () => {
    const lines = Array.from(
      { length: 6 },
      (_, line) => `in ${line} houses Brennert, that is Torvald Brennert, was known.`,
    );
    expect(summaries([...lines, 'he was seen by Torvald Brenert in the inn.'])).toEqual([
      'Brenert > Brennert strong anchor',
    ]);
  });

  test('prove nothing where they stand beside everybody', () => {
    const crowd = Array.from({ length: 30 }, (_, index) => {
      const name = `Q${String.fromCharCode(97 + (index % 13))}x${String.fromCharCode(97 + Math.floor(index / 13))}ndor`;
      return `they saw Zzyx ${name} there.`;
    });
    const texts = ['they saw Zzyx Mordak there.', 'they saw Zzyx Mordek there.', often('Mordek', 9)];
    expect(summaries(texts)).toEqual(['Mordak > Mordek moderate anchor']);
    expect(summaries([...texts, ...crowd]).filter((summary) => summary.includes('Mordak'))).toEqual([]);
  });
});

describe('direction', () => {
  test('is open where both spellings stand as often', () => {
    expect(
      summaries([
        'so said special envoy Ilya Lavrenov at noon.',
        'so said special envoy Ilya Lavrenow at noon there.',
      ]),
    ).toEqual(['Lavrenow ~ Lavrenov strong role']);
  });

  test('does not count copies of a line as votes', () => {
    const copy = 'it came from Vice President Kamil Harrow at noon.';
    const right = 'so said Vice President Kamila Harrow to us.\n\nwe met Vice President Kamila Harrow there.';
    expect(summaries([copy, copy, copy, copy, right])).toEqual(['Kamil > Kamila strong role']);
  });

  test('follows the word’s own frequency where both stand once beside the neighbour', () => {
    const texts = [
      'he was seen by Michaela Vorn at noon.',
      'he was seen by Mikhaela Vorn at ten.',
      often('Michaela', 6),
    ];
    expect(summaries(texts)).toEqual(['Mikhaela > Michaela strong anchor']);
  });
});

describe('silence', () => {
  test.each([
    ['two people with one surname and near given names', [often('Marvin Vorn', 1), often('Martin Vorn', 6)]],
    [
      'two people with near surnames and one common given name',
      [often('John Carver', 1), often('John Carter', 6)],
    ],
    [
      'two people in unlike offices',
      [
        'so said Governor Torvald Brenert at noon.',
        `so said Finance Minister Torvald Brennart there.\n\n${often('Brennart', 6)}`,
      ],
    ],
    [
      'full names that go on differently',
      [often('Luiz Carlos Prado', 1), often('Luis Carlos Belmonte', 3), 'they saw Carlos in town.'],
    ],
    [
      'near names in one article that are parts of other full names',
      [`${often('Simen Aas', 1)}\n\n${often('Simon Berg', 6)}`],
    ],
    [
      'near places',
      [`${often('Hamar', 3)}\n\n${often('Homar', 6)}`, 'the road from Iran to Iraq.\n\nIran and Iraq talk.'],
    ],
    [
      'a place and a group',
      [often('Hama', 3), often('Hamas', 6), `${often('Hama', 1)}\n\n${often('Hamas', 2)}`],
    ],
    ['a base and a man', [`they flew from Ain al-Asad base at noon.`, often('Bashir al-Assad', 6)]],
    [
      'a people and its country',
      [`${often('Sorian', 1)}\n\n${often('Soria', 8)}`, `${often('Sorians', 1)}\n\n${often('Sorian', 8)}`],
    ],
    ['feminine forms', [often('Olga Petrova', 1), often('Olga Petrov', 6)]],
    ['both forms well established', [often('Torvald Brenert', 6), often('Torvald Brennert', 30)]],
    ['accents', [often('Torvald Brennér', 1), often('Torvald Brenner', 6)]],
    [
      'ordinary words that open a sentence',
      [`Career paths are long.\n\n${often('Carper', 6)}`, 'her career was long.'],
    ],
    [
      'words that only open sentences',
      [
        Array.from({ length: 6 }, (_, line) => `Warschau or not: ${line}. Gwoonly they left.`).join('\n\n') +
          '\n\nGwonoly so.',
      ],
    ],
    ['acronyms', [`so said NASA and NASDA at noon.\n\nNASA said no.\n\nNASA said yes.\n\nNASA left.`]],
    [
      'bracketed lists of people',
      ['the vote was won by Arlen, Allen, Reed, Reid, Bell, Bill, Dodd, Todd and Dorris at last.'],
    ],
  ])('for %s', (_, texts) => {
    expect(summaries(texts)).toEqual([]);
  });

  test('for near names that meet by accident in a long list of people', () => {
    const between = Array.from({ length: 500 }, (_, index) => `the ${index} letters of Talheim came.`);
    const [head, tail] = ['they saw Simmen there.', often('Simen', 6)];
    expect(summaries([[head, tail].join('\n\n')])).toEqual(['Simmen > Simen strong document']);
    expect(summaries([[head, ...between, tail].join('\n\n')])).toEqual([]);
  });

  test('for names of one system, which are near many others', () => {
    const codes = ['Kalabor', 'Kalacor', 'Kalador', 'Kalafor', 'Kalagor', 'Kalahor'];
    const text = codes.map((code, index) => often(code, index + 1)).join('\n\n');
    expect(summaries([text]).filter((summary) => /^Kala[bc]or/.test(summary))).toEqual([]);
  });
});

describe('settings', () => {
  const texts = [often('Torvald Brennert', 6), 'he was seen by Torvald Brenert in the inn.'];

  test('turn a pair about when the rarer form is declared right', () => {
    expect(summaries(texts, { canonical: ['Torvald Brenert'] })).toEqual([
      'Brennert > Brenert strong anchor',
    ]);
    expect(summaries(texts, { canonical: ['brenert'] })).toEqual(['Brennert > Brenert strong anchor']);
  });

  test('make no other name a misspelling of a declared one', () => {
    expect(summaries([`${often('Iraq', 3)}\n\n${often('Iran', 5)}`], { canonical: ['Iran'] })).toEqual([]);
  });

  test('drop a pair that is declared to be two names, and one whose forms are both right', () => {
    expect(summaries(texts, { distinct: ['Torvald Brenert / Torvald Brennert'] })).toEqual([]);
    expect(summaries(texts, { distinct: ['Brennert/Brenert'] })).toEqual([]);
    expect(summaries(texts, { canonical: ['Brennert', 'Brenert'] })).toEqual([]);
  });

  test('trust a listed name unless the role is the same', () => {
    expect(summaries(texts, { gazetteer: ['Brenert'] })).toEqual([]);
    const role = [
      'so said special envoy Ilya Lavrenov at noon.',
      'so said special envoy Ilya Lavrenow at noon there.',
    ];
    expect(summaries(role, { gazetteer: ['Lavrenow'] })).toHaveLength(1);
  });

  test('ask for more or less evidence', () => {
    const doubtful = [`${often('Brennert', 2)}\n\nsome say Brannert left, others say not.`];
    expect(summaries(doubtful)).toEqual(['Brannert ~ Brennert moderate document']);
    expect(summaries(doubtful, { evidence: 'strong' })).toEqual([]);
    const weak = [`${often('Hamar', 3)}\n\n${often('Hamas', 1)}`];
    expect(summaries(weak)).toEqual([]);
    expect(summaries(weak, { evidence: 'weak' })).toHaveLength(1);
  });
});

describe('languages', () => {
  test.each([
    [
      'German',
      'gestern sagte der Außenminister Torvald',
      'und das ist nicht alles, was wir von ihm in der Stadt hörten.',
    ],
    [
      'French',
      'hier le ministre des Affaires étrangères Torvald',
      'est dans la ville et il ne dit rien de plus sur la paix.',
    ],
    [
      'Spanish',
      'ayer dijo el ministro de Exteriores Torvald',
      'que no hay nada más que decir en la ciudad sobre la paz.',
    ],
    ['Russian', 'вчера сказал Торвальд', 'и больше ничего не было в городе, и все молчали долго.'],
  ])('finds a misspelt surname in %s', (language, before, after) => {
    const [right, wrong] = language === 'Russian' ? ['Бреннерт', 'Бренерт'] : ['Brennert', 'Brenert'];
    const texts = [wrong, ...Array<string>(6).fill(right)].map(
      (name, index) => `${before} ${name} ${after} ${index}`,
    );
    expect(summaries(texts).map((summary) => summary.split(' ').slice(0, 4).join(' '))).toEqual([
      `${wrong} > ${right} strong`,
    ]);
  });

  test.each([
    [
      'Polish',
      'Wczoraj w mieście Toruń przemawiał burmistrz',
      'i nikt nie wiedział, co będzie dalej ze starym mostem nad rzeką.',
      ['Torvald Kowalski', 'Torvald Kowalskim'],
    ],
    [
      'Czech',
      'Včera večer mluvil na radnici starosta',
      'a nikdo nevěděl, co bude dál se starým mostem přes řeku.',
      ['Torvald Havel', 'Torvald Havla'],
    ],
    [
      'Russian',
      'Вчера вечером в городской думе выступал мэр',
      'и никто не знал, что будет дальше со старым мостом через реку.',
      ['Торвальд Путин', 'Торвальд Путина'],
    ],
  ])('takes the cases of a name for no misspelling in %s', (_, before, after, [nominative, other]) => {
    const texts = [other, ...Array<string>(6).fill(nominative)].map(
      (name, index) => `${before} ${name} ${after} ${index}`,
    );
    expect(summaries(texts)).toEqual([]);
  });

  test('takes German nouns for no names', () => {
    const nouns =
      'die Größe der Datei und die Farbe der Daten ist nicht das, was wir in der Stadt von den Leuten hören.';
    const more = Array.from(
      { length: 8 },
      (_, index) => `das ist die ${index} Datei, die Aufgabe und der Wert der Ausgabe.`,
    );
    expect(summaries([[nouns, 'das ist die Wort des Wertes.', ...more].join('\n\n')])).toEqual([]);
  });
});

describe('the seeds', () => {
  const folder = join(projectRoot, 'seeds');
  const articles = readdirSync(folder)
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\n{4,}/));

  test('hold one misspelt name and one in two spellings, and nothing else', () => {
    expect(summaries(articles)).toEqual([
      'Kamal > Kamala strong role',
      'Lavrentiev ~ Lavrentyev strong role',
    ]);
  });
});

describe('the view', () => {
  test('finds the same pairs in any order of documents', () => {
    const texts = [
      often('Torvald Brennert', 6),
      'he was seen by Torvald Brenert in the inn.',
      'it came from Vice President Kamil Harrow at noon.',
      'so said Vice President Kamila Harrow to us.\n\nwe met Vice President Kamila Harrow there.',
      `${often('Oldenburg', 6)}\n\nthe rest was told by Oldenbrug and his men.`,
    ];
    const expected = summaries(texts).sort();
    expect(expected).toHaveLength(3);
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
        expect(summaries(shuffled).sort()).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test('finds a slip in any name that stands often enough, and only that', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'aeioubdfgklmnprstvz'),
      minLength: 7,
      maxLength: 12,
    });
    fc.assert(
      fc.property(letters, fc.nat(), (name, seed) => {
        const at = 1 + (seed % (name.length - 3));
        fc.pre(name[at] !== name[at + 1]);
        const slip = name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
        const proper = (word: string): string => word[0].toUpperCase() + word.slice(1);
        const texts = [often(`Zzyx ${proper(name)}`, 6), `he was seen by Zzyx ${proper(slip)} in the inn.`];
        expect(summaries(texts)).toEqual([`${proper(slip)} > ${proper(name)} strong anchor`]);
      }),
    );
  });
});
