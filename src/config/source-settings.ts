// How the source at a path is read, as the entries of `sources` say together.

import type { ArticleDivision, SourceSettings } from '../model/document.ts';
import type { PathTest } from './path-tests.ts';
import type { SourceConfig } from './types.ts';

/** What the entries that match a path say together. Paths that the same entries match get the very same settings. */
export function settingsByPath(
  sources: readonly SourceConfig[],
  matchers: readonly PathTest[],
): (path: string) => SourceSettings {
  const merged = new Map<string, SourceSettings>();
  return (path) => {
    const matching = sources.filter((_, index) => matchers[index](path));
    const key = matching.map((source) => sources.indexOf(source)).join(' ');
    let settings = merged.get(key);
    if (settings === undefined) merged.set(key, (settings = mergeSettings(matching)));
    return settings;
  };
}

/** Entries that match one source, later ones over earlier ones, key by key. */
function mergeSettings(entries: readonly SourceConfig[]): SourceSettings {
  const { files: _, articles, ...rest }: Partial<SourceConfig> = Object.assign({}, ...entries);
  return articles === undefined ? rest : { ...rest, articles: divisionOf(articles) };
}

function divisionOf(articles: NonNullable<SourceConfig['articles']>): 'auto' | ArticleDivision {
  if (articles === 'auto') return 'auto';
  if (articles === 'file') return { kind: 'file' };
  if ('emptyLines' in articles) return { kind: 'empty-lines', lines: articles.emptyLines };
  return { kind: 'separator-line', text: articles.separatorLine };
}
