// The lists of phrases, and the words that leftovers open with. Made when a line is met that may open like one: most runs
// over a few files meet none, and the hashes that tell so are a generated file (opening-hashes.ts).

import { stampWords } from './date-phrases.ts';
import { PhraseList } from './phrases.ts';
import { actionPhrases, likelyActionPhrases } from './widget-actions.ts';
import { phrasesOfMoreLanguages } from './widget-languages.ts';
import { residueWords } from './widget-phrases.ts';

/** Phrases by how sure they are. */
export interface WidgetLists {
  readonly certain: PhraseList;
  readonly likely: PhraseList;
  readonly stamps: PhraseList;
  /** The words that leftovers open with, each with those that may come next: `*` for any, '' for none. */
  readonly openings: ReadonlyMap<string, ReadonlySet<string>>;
}

// Words that open notices told by a pattern, whatever comes next. "E-mail" is folded to "email".
const noticeWords =
  'e copyright read also see more related lesen mehr lire à lee le lea leggi leia lees czytaj przeczytaj läs læs les lue čtěte přečtěte olvassa citește citiți ayrıca читайте διαβάστε đọc xem اقرأ קראו 相关阅读 相關閱讀 延伸阅读 関連記事';

let lists: WidgetLists | undefined;

/** The lists, always the same. */
export function widgetLists(): WidgetLists {
  return (lists ??= makeLists());
}

function makeLists(): WidgetLists {
  const certain = new PhraseList([
    ...residueWords.flatMap((words) => words.certain),
    ...phrasesOfMoreLanguages,
    ...actionPhrases,
  ]);
  const likely = new PhraseList([...residueWords.flatMap((words) => words.likely), ...likelyActionPhrases]);
  const stamps = new PhraseList(stampWords);
  const openings = new Map<string, Set<string>>();
  for (const word of noticeWords.split(' ')) openings.set(word, new Set(['*']));
  for (const list of [certain, likely, stamps]) {
    for (const [first, seconds] of list.openings()) {
      const known = openings.get(first);
      if (known === undefined) openings.set(first, new Set(seconds));
      else for (const second of seconds) known.add(second);
    }
  }
  return { certain, likely, stamps, openings };
}
