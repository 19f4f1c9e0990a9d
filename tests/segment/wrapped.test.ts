import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arabic, blocksIn, chinese, english, german, wrap, wrapCharacters } from './samples.ts';

/** Every line that is not blank is a block of its own. */
function expectLines(text: string): void {
  const lines = text.split('\n').map((line) => line.trim());
  expect(blocksIn(text)).toEqual(lines.filter((line) => line !== ''));
}

describe('hard-wrapped paragraphs', () => {
  test.each([[45], [60], [72], [80], [100]])('are one block each at %i columns', (width) => {
    const paragraphs = ['The Old Pier', ...english, ...german];
    expect(blocksIn(paragraphs.map((text) => wrap(text, width)).join('\n\n'))).toEqual(paragraphs);
  });

  test.each([
    ['Arabic', arabic],
    ['English in capitals', english.map((text) => text.toUpperCase())],
  ])('are joined in %s, where no small letter tells', (_, paragraphs) => {
    expect(blocksIn(paragraphs.map((text) => wrap(text, 64)).join('\n\n'))).toEqual(paragraphs);
  });

  test('are joined in Chinese, which has no spaces', () => {
    const joined = blocksIn(chinese.map((text) => wrapCharacters(text, 29)).join('\n\n'));
    expect(joined.map((text) => text.replaceAll(' ', ''))).toEqual(chinese);
  });

  test('are told apart without blank lines where their last lines are short', () => {
    const paragraphs = [english[0], english[3], german[0], english[1]];
    expect(blocksIn(paragraphs.map((text) => wrap(text, 66)).join('\n'))).toEqual(paragraphs);
  });

  test('are told apart by the indent of their first line', () => {
    const text = english.map((paragraph) => wrap(`    ${paragraph}`, 64)).join('\n');
    expect(blocksIn(text)).toEqual(english);
  });

  test('stand beside a title in capitals and a title above them', () => {
    const text = [
      'THE HARBOUR BOARD AND THE FISHERMEN OF THE EASTERN QUAY, PART TWO',
      wrap(english[0], 66),
    ].join('\n');
    expect(blocksIn(text)).toEqual([
      'THE HARBOUR BOARD AND THE FISHERMEN OF THE EASTERN QUAY, PART TWO',
      english[0],
    ]);
  });

  test('of list items are joined item by item', () => {
    const items = [
      '- the roof of the boat house will be mended before the winter, and the costs are shared between the two clubs',
      '- the path behind the sheds stays closed until the wall has been made safe by the county and looked at again',
    ];
    const numbered = [
      '1. The money that was left over from the summer fair is put aside for the new pier, as was agreed last year.',
      '2. Nobody may lend the keys of the boat house to people who are members of neither of the two clubs named above.',
    ];
    const text = [
      wrap(english[0], 70),
      items.map((item) => wrap(item, 70, '  ')).join('\n'),
      numbered.map((item) => wrap(item, 70, '   ')).join('\n'),
    ];
    expect(blocksIn(text.join('\n\n'))).toEqual([english[0], ...items, ...numbered]);
  });

  test('of two lines are joined even where nothing else is wrapped', () => {
    const text =
      'This paragraph has two lines and the text around it shows no column\nat all, but it is plainly one.';
    expect(blocksIn(text)).toEqual([text.replace('\n', ' ')]);
  });

  test('keep quotations of a narrower column apart from the text around them', () => {
    const text = [wrap(english[1], 76), wrap(english[0], 44), wrap(german[0], 76)].join('\n\n');
    expect(blocksIn(text)).toEqual([english[1], english[0], german[0]]);
  });

  const word = fc.constantFrom(
    'pier',
    'water',
    'harbour',
    'evening',
    'lighthouse',
    'with',
    'under',
    'remember',
    'slowly',
    'boats',
  );
  const sentence = fc.array(word, { minLength: 12, maxLength: 30 }).map((words) => {
    const text = words.join(' ');
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  });
  const paragraph = fc
    .array(sentence, { minLength: 4, maxLength: 6 })
    .map((sentences) => sentences.join(' '));

  test('come back whole from any column, if blank lines are between them', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 50, max: 80 }),
        (paragraphs, width) => {
          expect(blocksIn(paragraphs.map((text) => wrap(text, width)).join('\n\n'))).toEqual(paragraphs);
        },
      ),
    );
  });
});

describe('lines that are not wrapped stay apart', () => {
  test('paragraphs of one line each without blank lines', () => {
    expectLines(
      ['Town Council Approves New Bridge', ...english, 'The cost is put at four million.', ...german].join(
        '\n',
      ),
    );
  });

  test('sentences of one line each', () => {
    expectLines(
      [
        'The council voted on Monday to build a second bridge over the river.',
        'Mayor Jane Holm said that work would begin in the spring of next year.',
        'Opponents of the plan said that they would take the matter to court.',
        'The cost of the bridge is put at four million by the county engineer.',
      ].join('\n'),
    );
  });

  test('verse with capitals', () => {
    expectLines(
      [
        'The water holds the colour of the stone',
        'And over it the gulls go one by one',
        'To where the harbour lights have always shone',
        'Before the evening and its work were done.',
        '',
        'I count the masts and find that one has gone',
        'The blue one with the bell, the one I knew',
        'And still the tide comes in, and still goes on',
        'And brings the others, and the weather too.',
      ].join('\n'),
    );
  });

  test('verse without capitals', () => {
    expectLines(
      [
        'i walked down to the water',
        'because the night was too long and the house',
        'was full of voices',
        'that did not belong to anybody i had ever known',
        'and the water',
        'said nothing at all',
        'which was the kindest thing that anyone had said',
        'in weeks',
      ].join('\n'),
    );
  });

  test('lists', () => {
    expectLines(
      'Shopping for the spring fair\nTables and chairs from the school\nLamps for the long evening outside\nPaper plates, cups and some napkins\nMusic, if the band can come early',
    );
    expectLines(
      'apples and pears from the orchard behind the mill\nbread from the baker in the lane\nsalt\ntwo pounds of flour, if the miller has any left at all',
    );
    expectLines('- one\n- two\n- three');
  });

  test('names with what each of them did, all of one width', () => {
    expectLines(
      [
        'Åslak Lindner wrote the second of the letters from the quay',
        'Édin Feldberg kept the keys of the old hall and its cellars',
        'Ástrid Ohlsen drew the maps of the shore behind the harbour',
        'Østein Tellef read the dates of all ferries in the evenings',
        'Örjans Marholm held the lamp beside the steps of the bridge',
        'Ülkari Askvik made the ropes and the nets of the first boat',
      ].join('\n'),
    );
  });

  test('addresses', () => {
    expectLines(
      'Office of the Regional Secretary\nDepartment of Water and Forests\n14 Harbour Street, Second Floor\nNorthport NP3 4QX',
    );
  });

  test('heads of letters', () => {
    expectLines(
      'From: Anna Berg, Secretary of the Harbour Choir and Orchestra\nTo: All members of the choir who live on the eastern side\nSubject: Rehearsal on Thursday evening in the old school',
    );
  });

  test('tables and program code', () => {
    expectLines(
      'Northport      12   3   4   39\nSouthmead      11   5   3   38\nEaston         10   2   7   32',
    );
    expectLines('function add(a, b) {\n  const sum = a + b;\n  return sum;\n}');
  });

  test('repeated lines, however wide', () => {
    const line = 'boats lie in the harbour of the town after the storm of last night';
    expectLines(`${line}\n${line}\n${line}\nand were seen by everybody who came to the quay that day`);
  });

  test('widgets and captions between wrapped lines', () => {
    const caption = 'Boats lie in the harbour after the storm of January 9. (Reuters)';
    const text = `${caption}\nTT\n${wrap(english[0], 64)}`;
    expect(blocksIn(`${text}\n\n${wrap(english[1], 64)}`)).toEqual([caption, 'TT', english[0], english[1]]);
  });

  test('Chinese paragraphs of one line each', () => {
    expectLines(['新桥计划获得批准', ...chinese, '市长表示工程将于明年春天开始。'].join('\n'));
  });
});
