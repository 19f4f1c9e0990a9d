// Names as news text has them: people of many languages, introduced by role and full name, then called by the surname.

import { describe, expect, test } from 'vitest';
import { isDerivation } from '../../src/indexes/names/near/derivations.ts';
import { roleOf, summaries } from './corpus.ts';

/** Lines in which a name stands, each another one. */
function often(name: string, lines: number): string {
  return Array.from(
    { length: lines },
    (_, line) => `in the year ${1900 + line} the town was ruled by ${name} and his men.`,
  ).join('\n\n');
}

describe('a slip is told', () => {
  test('in a surname with a capital inside', () => {
    expect(
      summaries([`${often('MacGilloran', 8)}\n\nthe rest was told by MacGulloran and his men.`]),
    ).toEqual(['MacGulloran > MacGilloran moderate document']);
    expect(summaries([`${often("O'Kelloran", 8)}\n\nthe rest was told by O'Kellorwan and his men.`])).toEqual(
      ["O'Kellorwan > O'Kelloran moderate document"],
    );
  });

  test('behind a particle with a hyphen', () => {
    expect(summaries([`${often('al-Rashimi', 8)}\n\nthe rest was told by al-Rashymi and his men.`])).toEqual([
      'Rashymi > Rashimi moderate document',
    ]);
  });

  test('where a role stands before it that is not its own', () => {
    const lawyer = 'nobody was there but a lawyer for Ramatchandrn and his men.';
    const text = `${often('President Ramatchandran', 8)}\n\n${lawyer}`;
    expect(summaries([text])).toEqual(['Ramatchandrn > Ramatchandran moderate document']);
  });

  test('in a last letter that is left out, if no language ends a word so', () => {
    const text = `${often('Pemberlon', 8)}\n\nthe rest was told by Pemberlo and his men.`;
    expect(summaries([text])).toEqual(['Pemberlo > Pemberlon moderate document']);
    expect(summaries([`${often('Vasseur', 8)}\n\nthe rest was told by Vasseu and his men.`])).toEqual([
      'Vasseu > Vasseur moderate document',
    ]);
  });

  test('in the line that introduces a person whom the article then calls by the surname', () => {
    const text =
      'the harbour is run by Ngoria Nkrumhan now.\n\nnobody heard Nkruhman say so.\n\nin the end Nkruhman left.';
    const other = often('Kwabe Nkruhman', 6);
    expect(summaries([text, other])).toEqual(['Nkrumhan > Nkruhman strong document']);
  });

  test('where the roles of others with that name are other ones', () => {
    const others = often('President Di Pelletro', 4);
    const text =
      'the boat belongs to General Pulletro now.\n\nthe boat of Di Pelletro is old.\n\nwe met Di Pelletro there.';
    expect(summaries([others, text])).toEqual(['Pulletro > Pelletro moderate document']);
  });

  test('where one of two vowels is left out, as no custom does', () => {
    expect(summaries([`${often('Khourani', 8)}\n\nthe rest was told by Khorani and his men.`])).toEqual([
      'Khorani > Khourani moderate document',
    ]);
  });
});

describe('a right name beside the same surname and role', () => {
  test('is a misspelling only if it is the rarer one beside that surname', () => {
    const lines = (name: string, count: number): string =>
      Array.from({ length: count }, (_, line) => `in May ${1900 + line} Senator ${name} Vardenga left.`).join(
        '\n\n',
      );
    const others = often('Claire', 20);
    expect(summaries([lines('Clare', 4), lines('Claire', 5), others])).toEqual([
      'Clare ~ Claire moderate anchor',
    ]);
  });
});

describe('two names are two', () => {
  test('where an article has full names for both', () => {
    const text = `${often('Kwabe Nkruhman', 3)}\n\nthe harbour is run by Ngoria Nkrumhan now.`;
    expect(summaries([text])).toEqual([]);
  });

  test('where the full names part on the other side of the word', () => {
    const one = 'the flaw was found by Cesar Morida Garza and some friends.';
    const others = `${often('Paulo Cesar Morira de Andal', 16)}\n\nnobody saw Cesar Morira there.`;
    expect(summaries([`${one}\n\nsome said so of Cesar Morida Garza too.`, others])).toEqual([]);
  });

  test('where both are countries, peoples or languages', () => {
    const texts = Array.from({ length: 12 }, (_, at) => `in the year ${at} the Japanese ships were built.`);
    expect(summaries([...texts, 'the script of Javanese poems is old.'])).toEqual([]);
  });

  test('where nothing joins a rare name to a common surname', () => {
    const texts = Array.from(
      { length: 12 },
      (_, at) => `in the year ${at} the ships of Schneider were built.`,
    );
    expect(summaries([...texts, 'the cipher is the work of Schneier and others.'])).toEqual([]);
  });

  test('where two letters differ and each stands once', () => {
    expect(
      summaries([
        'so it was told by Gabriel Ranuter at noon.',
        'the ship was seen by Gabriel Ranvier there.',
      ]),
    ).toEqual([]);
  });
});

describe('a text that knows of both', () => {
  test('has an arrow between them', () => {
    const often8 = often('Brandauer', 8);
    for (const arrow of ['->', '→', '=>', '-->'])
      expect(summaries([`${often8}\n\nthe spelling was mended: Brandeuer ${arrow} Brandauer here.`])).toEqual(
        [],
      );
  });

  test('sets the letter of an option before a name', () => {
    const often8 = often('Brandauer', 8);
    expect(
      summaries([`${often8}\n\nthe flag is -Dbrandauer or -DBrandauer, and -Fbrandauer in some.`]),
    ).toEqual([]);
  });
});

describe('roles', () => {
  test('are not those of the one they serve', () => {
    expect(roleOf('so said a lawyer for Ramatchandran at noon.', 'Ramatchandran')).toBe('');
    expect(roleOf('so said the envoy for Morland Ilya Lavrenov.', 'Lavrenov')).toBe('envoy');
  });
});

describe('nouns of German', () => {
  const german = (noun: string, lines: number): string =>
    Array.from(
      { length: lines },
      (_, line) => `im Jahr ${1900 + line} war die ${noun} in der Stadt und sie blieb.`,
    ).join('\n\n');
  const english =
    'the window that you see here is one of those which were made for the whole of the program.';

  test('are words, of which two may differ by swapped letters', () => {
    const grades = summaries([
      `${german('Brutze', 12)}\n\ndas war die Burtze, sagte er.\n\nso kam die Burtze an das Haus.`,
    ]);
    expect(grades.filter((summary) => summary.includes('strong'))).toEqual([]);
  });

  test('are misspelt if a long one has swapped letters once', () => {
    expect(summaries([`${german('Bretterwand', 12)}\n\ndas war die Brettrewand, sagte er.`])).toEqual([
      'Brettrewand > Bretterwand strong document',
    ]);
  });

  test('are words in a text that is half in another language as well', () => {
    const text = `${english}\n\n${english}\n\n${german('Mutter', 12)}\n\ndas ist die Muster in der Stadt.`;
    expect(summaries([text])).toEqual([]);
  });
});

describe('lists and pictures', () => {
  test('hold names that are near by nature', () => {
    const names =
      'Aiglas,Aiglis,Aiglos,Aigatil,Aigatus,Aigcatas,Aigatas,Aigdrilas,Aldring,Aldros,Brimlas,Brimlos,Brimtus,Calmas,Calmos,Caltrus';
    expect(
      summaries([`a list of names follows.\n\nnames = ${names}, and no more than that is in the list.`]),
    ).toEqual([]);
  });

  test('hold no names where a letter stands three times', () => {
    const map = ['xxxx ""Gxxxxx.', '.. ""Gxxxxx xx', 'x.x Gxxxxx ..', 'Gxxxxxx .. xx'].join('\n');
    expect(summaries([`the map of the place is as follows.\n\n${map}`])).toEqual([]);
  });
});

describe('a change that a text tells of', () => {
  test('is no slip', () => {
    for (const words of ['was renamed to', 'to', 'instead of'])
      expect(summaries([`${often('Assassol', 12)}\n\nthe word Asassol ${words} Assassol in May.`])).toEqual(
        [],
      );
  });

  test('is none between two languages', () => {
    expect(isDerivation('international', 'internacional')).toBe(true);
    expect(isDerivation('halvorsen의', 'halvorsen')).toBe(true);
    expect(isDerivation('information', 'informacion')).toBe(true);
  });

  test('is none between the months of two languages', () => {
    const pages = Array.from(
      { length: 30 },
      (_, year) =>
        `Les auteurs ont mis la page à jour dans la saison ${year}, et les notes sont dans la table avec la musique.\n\n` +
        `Barque ${year}.2 released December ${1 + (year % 28)}, ${1990 + year}`,
    ).join('\n\n');
    const text = (month: string): string => `${pages}\n\nbarque.example auf deutsch - 31. ${month}`;
    expect(summaries([text('Dezember')])).toEqual([]);
    expect(summaries([text('Deczmber')])).toHaveLength(1);
  });
});
