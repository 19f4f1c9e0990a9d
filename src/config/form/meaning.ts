// What a configuration of the right form can still get wrong: parts that contradict each other.

import type { Mistake } from '../reading/mistakes.ts';
import { isNegated } from '../../text/globs.ts';
import { patternList } from '../patterns.ts';
import type { SourceConfig, UserConfig } from '../types.ts';

/** Contradictions in a configuration whose form is right. */
export function checkMeaning(config: UserConfig): Mistake[] {
  const mistakes: Mistake[] = [];
  const add = (path: Mistake['path'], message: string) => mistakes.push({ path, part: 'value', message });

  for (const part of ['sources', 'overrides'] as const) {
    for (const [index, { files }] of (config[part] ?? []).entries()) {
      if (patternList(files).every(isNegated)) {
        add([part, index, 'files'], 'files takes nothing in: every pattern begins with "!".');
      }
    }
  }
  if (patternList(config.corpus?.exclude).some(isNegated)) {
    add(['corpus', 'exclude'], 'exclude cannot take files in again: leave out patterns that begin with "!".');
  }
  for (const [index, source] of (config.sources ?? []).entries()) {
    for (const key of fieldsWithoutMeaning(source)) {
      add(['sources', index, key], `${key} has no meaning for the format "${source.format}".`);
    }
  }
  return mistakes;
}

/** Fields are those of records; articles are divided in plain text. */
function fieldsWithoutMeaning(source: SourceConfig): (keyof SourceConfig)[] {
  if (source.format === undefined) return [];
  const recordKeys = (['text', 'id', 'date'] as const).filter((key) => source[key] !== undefined);
  const textKeys = (['articles'] as const).filter((key) => source[key] !== undefined);
  if (source.format === 'plain') return recordKeys;
  const isText = source.format === 'markdown' || source.format === 'html';
  return isText ? [...recordKeys, ...textKeys] : textKeys;
}
