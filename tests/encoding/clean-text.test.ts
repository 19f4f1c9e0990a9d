// No rule on characters or markup may find anything in sound text, whatever its language.

import { describe, expect, test } from 'vitest';
import controlCharacter from '../../rules/control-character.ts';
import emptyDocument from '../../rules/empty-document.ts';
import invisibleCharacter from '../../rules/invisible-character.ts';
import markupResidue from '../../rules/markup-residue.ts';
import mixedScriptWord from '../../rules/mixed-script-word.ts';
import mojibake from '../../rules/mojibake.ts';
import replacementCharacter from '../../rules/replacement-character.ts';
import unnormalizedText from '../../rules/unnormalized-text.ts';
import { cleanText } from './clean-text.ts';
import { checkText } from './document.ts';

const rules = [
  mojibake,
  replacementCharacter,
  controlCharacter,
  invisibleCharacter,
  mixedScriptWord,
  unnormalizedText,
  emptyDocument,
  markupResidue,
];

describe('sound text', () => {
  test('is there in at least 26 languages', () => {
    expect(Object.keys(cleanText).length).toBeGreaterThanOrEqual(26);
  });

  test.each(Object.entries(cleanText))('has no findings in %s', (_language, paragraphs) => {
    const text = `${paragraphs.join('\n\n')}\n`;
    const found = rules.flatMap((rule) =>
      checkText(rule, text).map(({ messageId, data }) => ({ rule: rule.id, messageId, data })),
    );
    expect(found).toEqual([]);
  });

  test('has no findings in one document of all languages', () => {
    const text = `${Object.values(cleanText).flat().join('\n\n')}\n`;
    expect(
      rules.flatMap((rule) => checkText(rule, text).map(({ data }) => ({ rule: rule.id, data }))),
    ).toEqual([]);
  });
});
