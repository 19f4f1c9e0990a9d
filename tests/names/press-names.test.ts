// Names as news text has them: people of many languages, introduced by role and full name, then called by the surname.

import { describe, expect, it } from 'vitest';
import { roleOf, summaries } from './corpus.ts';

/** Lines in which a name stands, each another one. */
function often(name: string, lines: number): string {
  return Array.from(
    { length: lines },
    (_, line) => `in the year ${1900 + line} the town was ruled by ${name} and his men.`,
  ).join('\n\n');
}

describe('a slip is told', () => {
  it('in a surname with a capital inside', () => {
    expect(
      summaries([`${often('MacGilloran', 8)}\n\nthe rest was told by MacGulloran and his men.`]),
    ).toEqual(['MacGulloran > MacGilloran moderate document']);
    expect(summaries([`${often("O'Kelloran", 8)}\n\nthe rest was told by O'Kellorwan and his men.`])).toEqual(
      ["O'Kellorwan > O'Kelloran moderate document"],
    );
  });

  it('behind a particle with a hyphen', () => {
    expect(summaries([`${often('al-Rashimi', 8)}\n\nthe rest was told by al-Rashymi and his men.`])).toEqual([
      'Rashymi > Rashimi moderate document',
    ]);
  });

  it('where a role stands before it that is not its own', () => {
    const lawyer = 'nobody was there but a lawyer for Ramatchandrn and his men.';
    const text = `${often('President Ramatchandran', 8)}\n\n${lawyer}`;
    expect(summaries([text])).toEqual(['Ramatchandrn > Ramatchandran moderate document']);
  });

  it('in a last letter that is left out, if no language ends a word so', () => {
    const text = `${often('Pemberlon', 8)}\n\nthe rest was told by Pemberlo and his men.`;
    expect(summaries([text])).toEqual(['Pemberlo > Pemberlon moderate document']);
    expect(summaries([`${often('Vasseur', 8)}\n\nthe rest was told by Vasseu and his men.`])).toEqual([
      'Vasseu > Vasseur moderate document',
    ]);
  });

  it('in the line that introduces a person whom the article then calls by the surname', () => {
    const text =
      'the harbour is run by Ngoria Nkrumhan now.\n\nnobody heard Nkruhman say so.\n\nin the end Nkruhman left.';
    const other = often('Kwabe Nkruhman', 6);
    expect(summaries([text, other])).toEqual(['Nkrumhan > Nkruhman strong document']);
  });

  it('where the roles of others with that name are other ones', () => {
    const others = often('President Di Pelletro', 4);
    const text =
      'the boat belongs to General Pulletro now.\n\nthe boat of Di Pelletro is old.\n\nwe met Di Pelletro there.';
    expect(summaries([others, text])).toEqual(['Pulletro > Pelletro moderate document']);
  });

  it('where one of two vowels is left out, as no custom does', () => {
    expect(summaries([`${often('Khourani', 8)}\n\nthe rest was told by Khorani and his men.`])).toEqual([
      'Khorani > Khourani moderate document',
    ]);
  });
});

describe('two names are two', () => {
  it('where an article has full names for both', () => {
    const text = `${often('Kwabe Nkruhman', 3)}\n\nthe harbour is run by Ngoria Nkrumhan now.`;
    expect(summaries([text])).toEqual([]);
  });

  it('where the full names part on the other side of the word', () => {
    const one = 'the flaw was found by Cesar Morida Garza and some friends.';
    const others = `${often('Paulo Cesar Morira de Andal', 16)}\n\nnobody saw Cesar Morira there.`;
    expect(summaries([`${one}\n\nsome said so of Cesar Morida Garza too.`, others])).toEqual([]);
  });

  it('where both are countries, peoples or languages', () => {
    const texts = Array.from({ length: 12 }, (_, at) => `in the year ${at} the Japanese ships were built.`);
    expect(summaries([...texts, 'the script of Javanese poems is old.'])).toEqual([]);
  });

  it('where nothing joins a rare name to a common surname', () => {
    const texts = Array.from(
      { length: 12 },
      (_, at) => `in the year ${at} the ships of Schneider were built.`,
    );
    expect(summaries([...texts, 'the cipher is the work of Schneier and others.'])).toEqual([]);
  });

  it('where two letters differ and each stands once', () => {
    expect(
      summaries([
        'so it was told by Gabriel Ranuter at noon.',
        'the ship was seen by Gabriel Ranvier there.',
      ]),
    ).toEqual([]);
  });
});

describe('a text that knows of both', () => {
  it('has an arrow between them', () => {
    const often8 = often('Brandauer', 8);
    for (const arrow of ['->', '→', '=>', '-->'])
      expect(summaries([`${often8}\n\nthe spelling was mended: Brandeuer ${arrow} Brandauer here.`])).toEqual(
        [],
      );
  });

  it('sets the letter of an option before a name', () => {
    const often8 = often('Brandauer', 8);
    expect(
      summaries([`${often8}\n\nthe flag is -Dbrandauer or -DBrandauer, and -Fbrandauer in some.`]),
    ).toEqual([]);
  });
});

describe('roles', () => {
  it('are not those of the one they serve', () => {
    expect(roleOf('so said a lawyer for Ramatchandran at noon.', 'Ramatchandran')).toBe('');
    expect(roleOf('so said the envoy for Morland Ilya Lavrenov.', 'Lavrenov')).toBe('envoy');
  });
});
