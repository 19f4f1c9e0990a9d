// Views of the name indexes over texts in memory, in a short form that tests can compare.

import type { NamePair } from '../../src/indexes/names/judge-pairs.ts';
import { names } from '../../src/indexes/names/names.ts';
import type { NameSettings } from '../../src/indexes/names/settings.ts';
import { mentionsPlain } from '../../src/features/mentions/mentions.ts';
import { roleConcept } from '../../src/features/mentions/name-words.ts';
import { nounsOf, qualifiersOf } from '../../src/features/mentions/role-codes.ts';
import { decodeText } from '../../src/text/unicode/decode.ts';
import { corpusOf, documentOf, viewOf } from '../duplicates/corpus.ts';

const defaults: NameSettings = {
  evidence: 'moderate',
  canonical: [],
  distinct: [],
  aliases: [],
  gazetteer: [],
};

/** The pairs of a corpus of texts, one document each. */
export function pairsIn(texts: readonly string[], settings: Partial<NameSettings> = {}): readonly NamePair[] {
  return viewOf(names({ ...defaults, ...settings }), corpusOf(texts)).all();
}

/** "Kamal > Kamala strong role" for each pair; `~` in place of `>` where neither form prevails. */
export function summaries(texts: readonly string[], settings: Partial<NameSettings> = {}): string[] {
  return pairsIn(texts, settings).map(
    ({ suspect, preferred, grade, reason, hasMajority }) =>
      `${suspect} ${hasMajority ? '>' : '~'} ${preferred} ${grade} ${reason}`,
  );
}

/** Mentions of a text, each as "left < name > right", with `·` where there is no neighbour. */
export function mentionsIn(text: string): string[] {
  const document = documentOf(text);
  const mentions = mentionsPlain(document);
  const name = (index: number): string =>
    index < 0 ? '·' : decodeText(document.bytes, { start: mentions.start[index], end: mentions.end[index] });
  return Array.from({ length: mentions.to }, (_, index) =>
    [name(mentions.left[index] - 1), '<', name(index), '>', name(mentions.right[index] - 1)].join(' '),
  );
}

/** Names of a text alone. */
export function namesIn(text: string): string[] {
  return mentionsIn(text).map((mention) => mention.split(' ')[2]);
}

/** The role beside a name, qualifiers first; empty for none. */
export function roleOf(text: string, name: string): string {
  const document = documentOf(text);
  const { to: length, start, end, role } = mentionsPlain(document);
  for (let index = 0; index < length; index++) {
    if (decodeText(document.bytes, { start: start[index], end: end[index] }) !== name) continue;
    const qualifiers = qualifiersOf(role[index]).map((code) => roleConcept(code, 'qualifiers'));
    const nouns = nounsOf(role[index]).map((code) => roleConcept(code, 'nouns'));
    return [...qualifiers.sort(), ...nouns.sort()].join(' ');
  }
  throw new Error(`no mention of ${name}`);
}
