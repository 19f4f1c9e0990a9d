// Names of the corpus that are probably one name in two spellings, for rules.

import { derivedIndex, type IndexRequest } from '../../define/index.ts';
import { type JudgedPairs, judgePairs, type NamePair } from './judge-pairs.ts';
import { nameEvidence } from './name-evidence.ts';
import { judgedNames, kinOfNames } from './near/kin-of-names.ts';
import type { NameSettings } from './settings.ts';

/** Pairs of names that are probably one name. */
export interface NamePairs {
  /** See `JudgedPairs`; judged when first asked for. */
  all(): readonly NamePair[];
  promising(): ReadonlySet<number>;
}

/** Pairs of names that are probably one name. */
export const names = (settings: NameSettings): IndexRequest<NamePairs> => {
  const facts = nameEvidence();
  const request: IndexRequest<NamePairs> = derivedIndex({
    id: 'names',
    options: settings,
    needs: { facts },
    view({ facts }, corpus): NamePairs {
      let judged: JudgedPairs | undefined;
      const judgeOnce = (): JudgedPairs =>
        (judged ??= judgePairs(facts, corpus, settings, judgedNames(corpus.scope, request.key)));
      // Of a few documents it is not known before which names matter.
      if (corpus.scope === undefined) judgeOnce();
      return { all: () => judgeOnce().pairs, promising: () => judgeOnce().promising };
    },
    focusing: {
      keepValues(view) {
        const numbers = Uint32Array.from(view.promising());
        return { numbers, values: numbers };
      },
      kin: (_, lookup) => kinOfNames(request.key, lookup.views.facts.names, lookup, lookup.keptOf(facts)),
    },
  });
  return request;
};
