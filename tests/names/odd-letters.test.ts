import { describe, expect, test } from 'vitest';
import { areSlipsOfFingers } from '../../src/indexes/names/near/edits.ts';
import { summaries } from './corpus.ts';

/** Sentences in which a name stands, each another line. */
function often(name: string, lines: number): string {
  return Array.from(
    { length: lines },
    (_, line) => `in the year ${1900 + line} the town was ruled by ${name} and his men.`,
  ).join('\n\n');
}

describe('what fingers write', () => {
  test.each([
    ['Vitter', 'Vtoter', 'swapped, and a key beside'],
    ['Isakson', 'Iisakosn', 'written twice, and swapped'],
    ['Gonzales', 'Gomzalrs', 'two keys beside'],
    ['Santorum', 'Santrm', 'two left out'],
  ])('%s as %s: %s', (meant, written) => {
    expect(areSlipsOfFingers(meant.toLowerCase(), written.toLowerCase())).toBe(true);
  });

  test.each([
    ['Bering', 'Boeing'],
    ['Taliban', 'Taloqan'],
    ['European', 'Euboean'],
    ['Salman', 'Saxman'],
  ])('but not %s as %s', (meant, written) => {
    expect(areSlipsOfFingers(meant.toLowerCase(), written.toLowerCase())).toBe(false);
  });
});

describe('two letters off in one article', () => {
  test('are no slip where no finger writes them, however odd they are', () => {
    expect(summaries([`${often('Bering', 9)}\n\nthey flew there in a Boeing of the state.`])).toEqual([]);
    expect(summaries([`${often('Taliban', 9)}\n\nthe road went on to Taloqan and the north.`])).toEqual([]);
  });
});

describe('one line against one', () => {
  test('is decided by odd letters that fingers write', () => {
    expect(
      summaries(['they were led by Brahimi at noon.\n\nthe rest was told by Brhimi and his men.']),
    ).toEqual(['Brhimi > Brahimi moderate document']);
    expect(
      summaries(['they came to Belgium at noon.\n\nthe rest was told in Belgiuj and the north.']),
    ).toEqual(['Belgiuj > Belgium moderate document']);
  });

  test('is not decided by a letter that no finger writes', () => {
    expect(summaries(['they met Hudson at noon.\n\nthe rest was told by Hadson and his men.'])).toEqual([]);
  });
});

describe('letters swapped or doubled in one article', () => {
  test('are one name in two spellings, whichever is right', () => {
    expect(summaries(['they met Dennehy at noon.\n\nthe rest was told by Dennhey and his men.'])).toEqual([
      'Dennhey ~ Dennehy strong document',
    ]);
    expect(
      summaries(['they came from Massinissa at noon.\n\nthe rest was told by Masinissa and his men.']),
    ).toEqual(['Masinissa ~ Massinissa strong document']);
  });

  test('are two families where a surname has near ones', () => {
    expect(
      summaries(['they met Russell at noon.\n\nthe rest was told by Russel and his men.']),
    ).not.toContainEqual(expect.stringContaining('strong'));
  });

  test('prove nothing in two articles', () => {
    expect(summaries(['they met Dennehy at noon.', 'the rest was told by Dennhey and his men.'])).toEqual([]);
  });
});

describe('other neighbours', () => {
  const games = Array.from({ length: 6 }, (_, year) => `in ${1980 + year} they won the Commonwealth Games.`);

  test('tell nothing of letters swapped into what no name has', () => {
    expect(summaries([...games, 'he was paid by the Cmomonwealth Bank of the south.'])).toEqual([
      'Cmomonwealth > Commonwealth moderate corpus',
    ]);
  });

  test('tell two names apart whose letters are usual', () => {
    const people = Array.from({ length: 6 }, (_, year) => `in ${1980 + year} they met Kilmeir Vorn.`);
    expect(summaries([...people, 'he was paid by Kilmier Tand in the inn.'])).toEqual([]);
  });
});

describe('a name of many articles', () => {
  const articles = Array.from(
    { length: 6 },
    (_, year) => `in ${1980 + year} the men of Kandahar left the hill.`,
  );

  test('is believed to be meant where a letter of it is left out or a key beside it hit', () => {
    expect(summaries([...articles, 'he was seen in Kadahar by noon.'])).toEqual([
      'Kadahar > Kandahar moderate corpus',
    ]);
  });

  test('counts copies of one line as one article', () => {
    const copies = Array.from({ length: 2 }, (_, copy) => `he was seen in Kadahar by noon.\n\nnote ${copy}.`);
    expect(summaries([...articles, ...copies])).toEqual(['Kadahar > Kandahar moderate corpus']);
  });
});

describe('a word that is spoken of as a word', () => {
  test.each([
    'the town took the old word Andrra from the hills.',
    'it was also known as Andrra in those days.',
    'the hills were "Andrra" to the people of the south.',
  ])('is no slip: %s', (line) => {
    expect(summaries([`${often('Andorra', 9)}\n\n${line}`])).toEqual([]);
    expect(summaries([`${often('Andorra', 9)}\n\nthe hills of Andrra are high.`])).toHaveLength(1);
  });

  test('is none in the words of somebody', () => {
    const cited = 'in the words of Rduolf Vorn, the hills are high.';
    expect(summaries([often('Rudolf Vorn', 6), cited])).toEqual(['Rduolf > Rudolf strong anchor']);
  });
});

describe('derivations and customs', () => {
  test('make no custom of a slip', () => {
    const articles = [often('Peter Vorn', 6), 'he was seen by Poeter Vorn in the inn.'];
    expect(summaries(articles)).toEqual(['Poeter > Peter strong anchor']);
  });

  test.each([
    ['Islamic', 'Islami'],
    ['Albania', 'Albani'],
    ['Afghans', 'Afghanis'],
    ['Orthodox', 'Orthodoxy'],
    ['Charleston', 'Charlestown'],
    ['Delphinios', 'Delphinius'],
    ['Gynecologists', 'Gynaecologists'],
  ])('%s and %s are both right', (common, rare) => {
    expect(summaries([`${often(common, 9)}\n\nthe rest was told by the ${rare} of the hill.`])).toEqual([]);
  });
});

describe('names that are near by nature', () => {
  const fathers = [
    'Shaphat',
    'Hadoram',
    'Zebadon',
    'Kamuelor',
    'Bilhanat',
    'Jerimoth',
    'Malloth',
    'Rephaim',
    'Obadel',
    'Tilgathon',
    'Nergalis',
    'Uzzielam',
  ];
  const sons = [
    'Shaphan',
    'Hadorat',
    'Zebedon',
    'Kemuelor',
    'Bildanat',
    'Jeremoth',
    'Mallath',
    'Rephain',
    'Obadal',
    'Tilgathan',
    'Nergales',
    'Azzielam',
  ];
  const slip = `${often('Hananiah', 4)}\n\nthe rest was told by Hanamiah and his men.`;
  const genealogy = fathers
    .map((father, at) => `and ${father} begat ${sons[at]}, and they dwelt there.`)
    .join('\n\n');

  test('lower what nothing but letters and the article joins', () => {
    expect(summaries([slip])).toEqual(['Hanamiah > Hananiah moderate document']);
    expect(summaries([`${slip}\n\n${genealogy}`])).toEqual([]);
    expect(summaries([`${slip}\n\n${genealogy}`], { evidence: 'weak' })).toContain(
      'Hanamiah > Hananiah weak document',
    );
  });

  test('say nothing of other articles', () => {
    expect(summaries([slip, genealogy])).toEqual(['Hanamiah > Hananiah moderate document']);
  });

  test('leave what a neighbour joins, and letters swapped', () => {
    const anchored = `${often('Ute Hananiah', 6)}\n\nthe rest was told by Ute Hannaiah and his men.`;
    expect(summaries([`${anchored}\n\n${genealogy}`])).toEqual(['Hannaiah > Hananiah strong anchor']);
    const swapped = `${often('Petrograd', 6)}\n\nthe rest was told in Petorgrad and the north.`;
    expect(summaries([`${swapped}\n\n${genealogy}`])).toEqual(['Petorgrad > Petrograd strong document']);
  });
});
