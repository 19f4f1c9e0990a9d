import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditOf, mayHaveCredit } from '../../src/text/prose/credits.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

const sure = [
  'Boats lie in the harbour after the storm of January 9. (Reuters)',
  'Boats lie in the harbour after the storm, January 9 (AP)',
  'Boats lie in the harbour. (AP Photo/Jane Doe)',
  'Boats lie in the harbour. (Jane Doe/Getty Images)',
  'Boats lie in the harbour. (Harbour Office/Handout via Reuters)',
  'Boats lie in the harbour. (Courtesy photo)',
  'Boats lie in the harbour after the storm [Jane Doe/Reuters]',
  'Boats in the harbour (Photo: Jane Doe)',
  'File photo: boats in the harbour',
  'Photo: Jane Doe',
  'FILE PHOTO: Boats lie in the harbour after a storm.',
  'FILE - Boats lie in the harbour after a storm.',
  'Photo by Jane Doe',
  'Image courtesy of the Harbour Museum',
  'Boats lie in the harbour. Photo: Jane Doe/Harbour Office',
  'Boats lie in the harbour | Photo credit: Jane Doe',
  'Boats lie in the harbour after the storm. Jane Doe/AFP/Getty Images',
  'Boats lie in the harbour on Friday. Photo by Jane Doe',
  'Boats lie in the harbour on Friday. Staff photo by Jane Doe/Harbour Post',
  'Boats lie in the harbour on Friday. Photos courtesy of the Harbour Museum',
  'BOATS LIE IN THE HARBOUR. PHOTO BY JANE DOE',
  'Boats lie in the harbour on Friday. Courtesy photo',
  'Boote liegen nach dem Sturm im Hafen. (Foto: dpa)',
  'Boote liegen nach dem Sturm im Hafen. Foto: Erika Muster',
  'Bild: Keystone',
  'Des bateaux dans le port après la tempête. (AFP)',
  'Crédit photo : Jeanne Dupont',
  'Barcos en el puerto tras la tormenta. (EFE)',
  'Foto: Juana Pérez',
  'Лодки в гавани после шторма. Фото: ТАСС',
  '港口的船只。（新华社记者李明摄）',
  '暴风雨后停在港口的船只（路透社）',
  '嵐のあと港に並ぶ船（ロイター）',
  'قوارب في الميناء بعد العاصفة (أ.ف.ب)',
  'तूफान के बाद बंदरगाह में नावें (रॉयटर्स)',
];

const likelyLines = [
  'Boats lie in the harbour after the storm. (Harbour Office)',
  'The delegations meet in the town hall on Monday. (X)',
  'Fishermen have warned the harbour board about the losses they face in the coming season (X)',
  'Boats lie in the harbour after the storm. (Reuters).',
  'Boats lie in the harbour on Friday. Jane Doe / Staff',
  'Boats lie in the harbour on Friday. JANE DOE/HARBOUR POST',
];

const none = [
  'if the library is there, the flags of the build are set with add_definitions(NAME)',
  '',
  'The Old Pier',
  'include/harbour/image/image_of_pier.hpp',
  '“We will not go,” said Senator Ann Lee (D-OR)',
  'Money is to come from the Bureau of Harbours and Northern Fisheries (BHNF)',
  'The money comes from the Bureau of Harbours and Northern Fisheries (BHNF).',
  'News from the Associated Press (AP)',
  'Jane Doe (Chair)',
  'Norman Fire Department (Norman)',
  'He thanked the crowd and left the stage. (Applause)',
  'She was elected in May (2024)',
  'The pier was closed (see photo)',
  'Nobody knew why it was closed (and nobody asked).',
  'It was, they said, a question of time (or money)',
  '* Subcommittee on Technology and Government Information of the House (Ranking Member)',
  'He bought a camera and took one photo: it showed nothing but fog.',
  'Photos by Jane Doe were shown at the gallery last year.',
  'The talks go on, Reuters reported.',
  'Yes/No',
  'They were shown by the school on Friday. Photos of the boats hung beside them',
  'Tick what is true of the boats in the harbour. Yes/No',
  'The boats lie in the harbour. Either Jane/or John',
  'and/or AP',
];

describe('creditOf', () => {
  test.each(sure)('is sure of %j', (line) => {
    expect(creditOf(line)?.grade).toBe('sure');
  });

  test.each(likelyLines)('finds %j likely', (line) => {
    expect(creditOf(line)?.grade).toBe('likely');
  });

  test('takes a name in brackets within a sentence for possible at most', () => {
    expect(
      creditOf('The police seized a depot of the former owner of the port (Ministry of Interior).')?.grade,
    ).toBe('possible');
  });

  test.each(none)('finds none in %j', (line) => {
    expect(creditOf(line)).toBeUndefined();
  });

  test('parts the credit from the text, so that captions can be compared without it', () => {
    const one = creditOf('Boats lie in the harbour. (AP)');
    const other = creditOf('Boats lie in the harbour. (Courtesy photo)');
    expect([one?.stem, one?.name, one?.isAgency, one?.saysPicture]).toEqual([
      'Boats lie in the harbour.',
      'AP',
      true,
      false,
    ]);
    expect([other?.stem, other?.name, other?.isAgency, other?.saysPicture]).toEqual([
      'Boats lie in the harbour.',
      'Courtesy photo',
      false,
      true,
    ]);
  });
});

describe('mayHaveCredit', () => {
  const quickLook = (line: string): boolean => {
    const bytes = encodeText(line);
    return mayHaveCredit(bytes, 0, bytes.length);
  };

  test('never misses a credit', () => {
    for (const line of [...sure, ...likelyLines]) expect([line, quickLook(line)]).toEqual([line, true]);
  });

  test('never misses one in lines made of what credits are made of', () => {
    const part = fc.constantFrom(
      ...'Boats|lie in the harbour of Aldermere|(|)|[|]|（|）|-|–|—|/|©|via|Reuters|AFP|photo|Photo|Bild|crédit'.split(
        '|',
      ),
      ...'by|Courtesy|FILE|File|Jane Doe|:|：|.|。|!|?|”|’|"|é|Zürich|ILLUSTRATION|image|handout|1'.split(
        '|',
      ),
      '|',
      '\u2028',
    );
    const space = fc.constantFrom('', ' ', ' ');
    let credits = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(part, space), { maxLength: 8 }), (parts) => {
        const line = parts.flat().join('').trim();
        // Behind a sentence the look is quicker still, and a credit without a picture word is let go.
        if (line === '' || /[.。!?"'”]$/u.test(line) || creditOf(line) === undefined) return;
        credits++;
        expect([line, quickLook(line)]).toEqual([line, true]);
      }),
      { numRuns: 20_000 },
    );
    expect(credits).toBeGreaterThan(100);
  });

  test('spares sentences and plain titles a closer look', () => {
    for (const line of [
      'The harbour board agreed on Tuesday.',
      '“Nobody has told us,” he said. “Nobody.”',
      'Why not?',
      'Harbour Board Agrees on New Well-Built Quay',
    ]) {
      expect(quickLook(line)).toBe(false);
    }
  });
});
