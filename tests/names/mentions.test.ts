import { describe, expect, test } from 'vitest';
import { hyphenated, innerCapital, opensSentence } from '../../src/features/mentions/mention-flags.ts';
import { mentionsOf } from '../../src/features/mentions/mentions.ts';
import { documentOf } from '../duplicates/corpus.ts';
import { mentionsIn, namesIn, roleOf } from './corpus.ts';

describe('mentions', () => {
  test('links the names of a run and no others', () => {
    expect(mentionsIn('We met Ilya Morev and Anna Telek in the small town of Brennau.')).toEqual([
      '· < Ilya > Morev',
      'Ilya < Morev > ·',
      '· < Anna > Telek',
      'Anna < Telek > ·',
      '· < Brennau > ·',
    ]);
  });

  test('passes over particles between two names, small or capitalised', () => {
    expect(
      mentionsIn('the guests were Shia al-Sadiri, Jan van der Meer, Ana de la Torre and Charles De Witte.'),
    ).toEqual([
      '· < Shia > Sadiri',
      'Shia < Sadiri > ·',
      '· < Jan > Meer',
      'Jan < Meer > ·',
      '· < Ana > Torre',
      'Ana < Torre > ·',
      '· < Charles > Witte',
      'Charles < Witte > ·',
    ]);
  });

  test('does not take an article for a particle', () => {
    expect(
      mentionsIn('die Sorge um die Sicherheit der Stadt Brennau und der Region Talheim wächst und wächst.'),
    ).toContain('Stadt < Brennau > ·');
    expect(
      mentionsIn('wir sprachen über die Freiheit der Presse und das Recht der Bürger in dieser Stadt.'),
    ).toContain('· < Freiheit > ·');
  });

  test('passes over initials with and without a full stop', () => {
    expect(mentionsIn('the award went to Olympia J. Moreau and to Peter Q Lang.')).toEqual([
      '· < Olympia > Moreau',
      'Olympia < Moreau > ·',
      '· < Peter > Lang',
      'Peter < Lang > ·',
    ]);
  });

  test('keeps O’Brien whole and cuts a possessive and an elision off', () => {
    expect(namesIn("they asked O’Brien, O'Brien, Telek's friend and Morev’s aunt about it.")).toEqual([
      'O’Brien',
      "O'Brien",
      'Telek',
      'Morev',
    ]);
    expect(namesIn("le livre d'Artagnan et les amis de l’Élysée sont dans la ville.")).toEqual([
      'Artagnan',
      'Élysée',
    ]);
  });

  test('gives a possessive and a plain mention the same hash', () => {
    const { token } = mentionsOf(documentOf("we saw Telek and Telek's friend and Telek’s aunt."));
    expect(new Set(token.subarray(0, 3)).size).toBe(1);
  });

  test('ends a name at a possessive', () => {
    expect(mentionsIn("they praised Brennau's Anna Telek for it.")).toEqual([
      '· < Brennau > ·',
      '· < Anna > Telek',
      'Anna < Telek > ·',
    ]);
  });

  test('marks hyphens and inner capitals', () => {
    const { flags } = mentionsOf(documentOf('we asked McNair and Jean-Luc, the Brennau-backed man.'));
    expect([...flags.subarray(0, 4)].map((flag) => flag & (hyphenated | innerCapital))).toEqual([
      innerCapital,
      hyphenated,
      hyphenated,
      hyphenated,
    ]);
  });

  test('finds capitals of every cased script', () => {
    expect(namesIn('о встрече рассказал Сергей Лавренов, а потом уехал.')).toEqual(['Сергей', 'Лавренов']);
    expect(namesIn('είπε ο Γιώργος Παππάς στην πόλη.')).toEqual(['Γιώργος', 'Παππάς']);
    expect(namesIn('le maire Étienne Élan a dit non.')).toEqual(['Étienne', 'Élan']);
  });

  test('takes no function word, acronym, month, weekday, figure or identifier for a name', () => {
    expect(
      namesIn(
        'The UN met on Monday. In March NATO sent F16 planes, and see MyModule_Name or https://example.org/Path now.',
      ),
    ).toEqual([]);
  });

  test('takes a function word of another language for a name', () => {
    expect(namesIn('it was said that the men of the town met with George Allen at noon.')).toContain('Allen');
  });

  test('marks what opens a sentence, a quotation or a list', () => {
    const text = 'Telek left. Morev said: “Brandt stays with Lang,” and Dr. Haas agreed.';
    const { flags, from, to } = mentionsOf(documentOf(text));
    const opens = Array.from(flags.subarray(from, to), (bits) => (bits & opensSentence) !== 0);
    expect(namesIn(text)).toEqual(['Telek', 'Morev', 'Brandt', 'Lang', 'Dr', 'Haas']);
    expect(opens).toEqual([true, true, true, false, false, false]);
  });

  test('skips Title Case headlines, lines in capitals and tables of figures', () => {
    expect(namesIn('Morev Says Truce in Brennau Will Hold for the Winter')).toEqual([]);
    expect(namesIn('MINISTER ILYA MOREV LEAVES BRENNAU Today')).toEqual([]);
    expect(namesIn('Brennau 1200 1300 1400 Telek 2300 3400 4400')).toEqual([]);
  });

  test('keeps dense sentences and captions, however many capitals they have', () => {
    expect(
      namesIn(
        'Ilya Morev and Vice President Anna Telek in Brennau, Talheim. (Brennau Press/Handout via Rondo)',
      ),
    ).toContain('Telek');
    const dense =
      'He met Harbour League Secretary Jens Oldenburg, Talheim Chancellor Olof Brandt, Marchland Foreign Secretary Daniel Carrow, Vice President Kamila Harrow and Council Members';
    expect(namesIn(dense)).toContain('Harrow');
  });
});

describe('roles', () => {
  test('are found before a name, through titles, places and one comma', () => {
    expect(roleOf('it came from US Vice President Kamila Harrow at noon.', 'Kamila')).toBe('vice president');
    expect(roleOf('it came from US Vice President Kamila Harrow at noon.', 'Harrow')).toBe('vice president');
    expect(roleOf('so said the presidential envoy for Morland Ilya Lavrenov.', 'Lavrenov')).toBe(
      'presidential envoy',
    );
    expect(roleOf('so said Presidential Special Envoy for Morland, Ilya Lavrenov.', 'Lavrenov')).toBe(
      'presidential special envoy',
    );
    expect(roleOf('so said deputy FM Ayman Sorano to us.', 'Sorano')).toBe('deputy foreign minister');
  });

  test('are found in an apposition behind a name', () => {
    expect(roleOf('so said Mikhail Bogatov, the deputy foreign minister, at noon.', 'Mikhail')).toBe(
      'deputy foreign minister',
    );
  });

  test('are not taken from a neighbour in the sentence', () => {
    expect(roleOf('we saw Commander Emil Karani in the town of Brennau.', 'Brennau')).toBe('');
    expect(roleOf('we met Anna Telek, Senator Miller said.', 'Telek')).toBe('');
    expect(roleOf('the president of the club. Telek left.', 'Telek')).toBe('');
    expect(roleOf('the president greeted Telek.', 'Telek')).toBe('');
  });

  test('mean the same in other languages', () => {
    expect(roleOf('das sagte der Außenminister Ilya Morev in der Stadt.', 'Morev')).toBe('foreign minister');
    expect(roleOf("c'est ce que dit le ministre de la Santé Ilya Morev dans la ville.", 'Morev')).toBe(
      'health minister',
    );
    expect(roleOf('así lo dijo el ministro de Hacienda, Ilya Morev, en la ciudad.', 'Morev')).toBe(
      'finance minister',
    );
  });
});
