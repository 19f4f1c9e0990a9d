// The tables of words are hashed as they are written: a word that is not folded would never be found.

import { expect, test } from 'vitest';
import { foldWord } from '../../src/text/unicode/fold.ts';
import { languages, wordsIn } from '../../src/text/languages/index.ts';

test.each(languages.map((language) => [language.id, language] as const))(
  'are folded in %s',
  (_id, language) => {
    const lists = [
      language.functionWords,
      language.particles,
      language.laterParticles,
      language.linkWords,
      language.abbreviations,
      language.genericWords,
      ...Object.values(language.roles),
      ...Object.values(language.qualifiers),
      ...Object.keys(language.contractions),
    ];
    const words = lists.flatMap(wordsIn);
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter((word) => foldWord(word) !== word)).toEqual([]);
  },
);
