import { describe, expect, test } from 'vitest';
import {
  arabic,
  article,
  chinese,
  english,
  german,
  outlineOf,
  rolesIn,
  scraped,
  scrapedHead,
} from './samples.ts';

const longCaption =
  'Fishermen of the eastern quay have cautioned the members of the harbour board about the losses they are facing in the coming season because of the long repairs to the pier and to its lights (X)';

describe('the head of a scraped article', () => {
  test.each([
    ['an agency', 'Boats lie in the harbour after the storm. (Reuters)'],
    ['an unknown name', 'Boats lie in the harbour after the storm. (Harbour & Sons)'],
    [
      'a name within the sentence',
      'Police seize a boat of the former owner of the port in the outer harbour (Ministry of Interior).',
    ],
    ['thirty words and one letter', longCaption],
    ['no credit at all', 'Boats lie in the harbour after the storm of last night'],
  ])('has its roles if the caption ends in %s', (_, caption) => {
    expect(rolesIn(scraped('Harbour Board Votes to Rebuild the Old Pier', caption))).toEqual([
      ...scrapedHead,
      'body',
      'body',
      'body',
      'body',
    ]);
  });

  test('has them in other languages', () => {
    const roles = [...scrapedHead, 'body', 'body'];
    expect(
      rolesIn(
        scraped(
          'Hafenrat will den alten Anleger wieder aufbauen',
          'Boote liegen nach dem Sturm im Hafen. (dpa)',
          german,
        ),
      ),
    ).toEqual(roles);
    expect(
      rolesIn(
        scraped('مجلس الميناء يقرر إعادة بناء الرصيف', 'قوارب في الميناء بعد العاصفة (رويترز)', arabic),
      ),
    ).toEqual(roles);
    expect(
      rolesIn(scraped('港务委员会决定重建旧码头', '风暴过后停泊在港口的船只。（新华社）', chinese)),
    ).toEqual(roles);
  });

  test('takes a short token between captions and headline for residue, whatever it says', () => {
    const text = scraped('Harbour Board Votes', 'Boats lie in the harbour. (AP)').replace('TT', 'Qx');
    expect(rolesIn(text).slice(0, 5)).toEqual(['headline', 'caption', 'caption', 'residue', 'headline']);
  });

  test('goes on over widgets, bylines and dates', () => {
    const text = [
      'Harbour Board Votes',
      'By Jane Doe',
      'May 3, 2024',
      'Share',
      'Boats lie in the harbour. (Harbour Office)',
      ...english,
    ];
    expect(rolesIn(text.join('\n\n')).slice(0, 6)).toEqual([
      'headline',
      'body',
      'body',
      'residue',
      'caption',
      'body',
    ]);
  });

  test('may begin with captions, dates and widgets', () => {
    const text = [
      'Share',
      'May 3, 2024',
      'Boats lie in the harbour. (AP)',
      'Harbour Board Votes',
      ...english,
    ];
    expect(rolesIn(text.join('\n\n')).slice(0, 5)).toEqual([
      'residue',
      'body',
      'caption',
      'headline',
      'body',
    ]);
  });

  test('has the title that stands again as its headline, not the word above it', () => {
    const text = ['Politics', 'Harbour Board Votes', 'TT', 'Harbour Board Votes', ...english];
    expect(rolesIn(text.join('\n\n')).slice(0, 5)).toEqual([
      'body',
      'headline',
      'residue',
      'headline',
      'body',
    ]);
  });
});

describe('headlines', () => {
  test.each([
    'Harbour Board Votes to Rebuild the Old Pier',
    'HARBOUR BOARD VOTES TO REBUILD THE OLD PIER AFTER STORMS OF LAST WINTER AND WILL SPEND MORE THAN FOUR MILLION ON IT, CHAIR SAYS IN LETTER',
    'What Comes Next for the Old Pier?',
    '‘Nobody Asked Us’: Fishermen of the Eastern Quay Speak Out',
    'Harbour Board to Meet in Washington, D.C.',
    'iPhone found in belly of fish',
    'Crowds Line the Quay to See the Old Pier Go (Photos)',
    'Home',
    'Anleger wird wieder aufgebaut',
    'Die Akte „Anleger“',
    'Le vieux ponton sera reconstruit',
    'El viejo muelle será reconstruido',
    '旧码头将重建',
    'إعادة بناء الرصيف القديم',
  ])('%j is one', (title) => {
    expect(rolesIn(article(title))[0]).toBe('headline');
  });

  test.each([
    'The harbour board agreed on Tuesday to rebuild the old pier.',
    'Dear members,',
    'Present:',
    '- rebuild the pier',
    'and then they left',
    '2024',
    'Boats lie in the harbour. (Reuters)',
    'Advertisement',
  ])('%j is none', (line) => {
    expect(rolesIn(article(line))[0]).not.toBe('headline');
  });

  test('stand again with other quotes, case and spaces', () => {
    const text = [
      'Board: “Pier Will Be Rebuilt”',
      english[0],
      'BOARD:  "Pier will be rebuilt"',
      english[1],
      'Board: Pier Will Not Be Rebuilt',
      english[2],
    ];
    expect(rolesIn(text.join('\n\n')).map((role) => role === 'headline')).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  test('may end in a stop if they stand again in the head', () => {
    const text = ['Board votes to rebuild pier.', 'Share', 'Board votes to rebuild pier.', ...english];
    expect(rolesIn(text.join('\n\n')).slice(0, 4)).toEqual(['headline', 'residue', 'headline', 'body']);
  });

  test('stand above something: a lone line and the first line of a list or poem are none', () => {
    expect(rolesIn('The Old Pier')).toEqual(['body']);
    expect(rolesIn('Tables from the school\nLamps for the evening\nPaper plates and cups')).toEqual([
      'body',
      'body',
      'body',
    ]);
    expect(rolesIn('The Old Pier\nThe board agreed to rebuild it.')).toEqual(['headline', 'body']);
  });
});

describe('captions behind the head', () => {
  const caption = 'Boats lie in the harbour after the storm. (AP)';
  const ending = 'The board will meet again in June.';
  const roleOf = (
    line: string,
    before: readonly string[] = english,
    behind: readonly string[] = [ending],
  ): string | undefined =>
    outlineOf(['Harbour Board Votes', ...before, line, ...behind].join('\n\n'))
      .find((block) => block.endsWith(line))
      ?.split(':')[0];

  test('are known by agencies and words for pictures', () => {
    expect(roleOf(caption)).toBe('caption');
    expect(roleOf('Photo: Jane Doe')).toBe('caption');
    expect(roleOf('Boote im Hafen. (Foto: Erika Muster)', german)).toBe('caption');
  });

  test('stand again with the same or another credit', () => {
    const first = 'Boats lie in the harbour after the storm. (Harbour Office)';
    for (const again of [
      first,
      'Boats lie in the harbour after the storm. (Fishers’ Union)',
      'Boats lie in the harbour after the storm.',
    ]) {
      expect(rolesIn(['Harbour Board Votes', first, ...english, again, ending].join('\n\n')).at(-2)).toBe(
        'caption',
      );
    }
  });

  test('stand at the end if they stand in the head', () => {
    expect(rolesIn(['Harbour Board Votes', caption, ...english, caption].join('\n\n')).at(-1)).toBe(
      'caption',
    );
    expect(
      rolesIn(['Harbour Board Votes', caption, ...english, caption.replace('AP', 'AFP')].join('\n\n')).at(-1),
    ).toBe('caption');
  });

  test('have a credit that the head knows', () => {
    const head = 'Boats lie in the harbour after the storm. (Harbour Office)';
    const other = 'The pier as it was in the year before. (Harbour Office)';
    expect(roleOf(other, [head, ...english])).toBe('caption');
    expect(roleOf(other)).toBe('body');
  });

  test.each([
    '“We will vote for it,” said Senator Ann Lee (D-OR).',
    '“We will vote for it, and we will vote for it again and again,” said Ann Lee (D-OR)',
    'The money comes from the Bureau of Harbours and Northern Fisheries (BHNF).',
    'He thanked the crowd and left. (Applause)',
    'They met the minister in the evening (Ministry of Interior).',
    'The storm was the worst in ninety years, said the Weather Service (it has records since 1880).',
  ])('%j is body', (line) => {
    expect(roleOf(line)).toBe('body');
  });

  test('an agency that signs the last paragraph makes no caption of it', () => {
    expect(rolesIn(['Harbour Board Votes', ...english, `${ending} (dpa)`].join('\n\n')).at(-1)).toBe('body');
  });

  test('a first paragraph that ends in brackets is body', () => {
    const first = 'The board gets money from the Bureau of Harbours and Northern Fisheries (BHNF).';
    expect(rolesIn(['Harbour Board Votes', first, ...english].join('\n\n'))[1]).toBe('body');
  });

  test('a paragraph pasted twice is body', () => {
    const tight = ['Harbour Board Votes', '', english[0], english[0], ...english.slice(1), ...german].join(
      '\n',
    );
    expect(rolesIn(tight).slice(0, 3)).toEqual(['headline', 'body', 'body']);
    const apart = article('Harbour Board Votes', [english[0], english[1], english[1], english[2]]);
    expect(rolesIn(apart)).toEqual(['headline', 'body', 'body', 'body', 'body']);
  });
});

describe('residue', () => {
  test('stands anywhere in the article', () => {
    const text = [
      'Harbour Board Votes',
      english[0],
      'Story continues below',
      english[1],
      'Share on Facebook | Tweet',
      english[2],
      'Page 3 of 12',
    ];
    expect(rolesIn(text.join('\n\n'))).toEqual([
      'headline',
      'body',
      'residue',
      'body',
      'residue',
      'body',
      'residue',
    ]);
  });

  test('does not take rows of signs between scenes', () => {
    expect(rolesIn(['The Old Pier', english[0], '* * *', english[1]].join('\n\n'))).toEqual([
      'headline',
      'body',
      'body',
      'body',
    ]);
  });
});
