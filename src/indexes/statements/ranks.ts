// What is counted in two ways: the rank of a person over the corpus ("the 43rd president", "the 44th president"), an event
// within one document.

import { baseIndex } from '../../define/index.ts';
import { conflictingCountsOf } from '../../features/facts/event-counts.ts';
import { ranksOf } from '../../features/facts/ranks.ts';
import {
  addStatement,
  reduceStatements,
  type Statement,
  statementColumns,
  statementsByName,
} from './statements.ts';

/** Names are "name|noun|kind", values are ranks. */
export const ranks = () =>
  baseIndex({
    id: 'ranks',
    version: 1,
    columns: statementColumns,
    map(document, rows) {
      for (const { name, noun, kind, rank, text, span, block } of ranksOf(document))
        addStatement(document, rows, {
          name: `${name}|${noun}|${kind}`,
          value: String(rank),
          text,
          span,
          block,
        });
    },
    reduce: reduceStatements,
    probe: 'key',
    view: (rows): readonly (readonly Statement[])[] => statementsByName(rows),
  });

/** Two counts of one noun, which is the name, of every document that has such; the earlier one first. */
export const conflictingCounts = () =>
  baseIndex({
    id: 'conflicting-counts',
    version: 1,
    columns: statementColumns,
    map(document, rows) {
      const counts = conflictingCountsOf(document);
      if (counts === undefined) return;
      const name = counts[1].noun ?? counts[0].noun ?? '';
      for (const { rank, text, span, block } of counts)
        addStatement(document, rows, { name, value: String(rank), text, span, block });
    },
    view(rows): readonly (readonly Statement[])[] {
      const counts = new Map<number, Statement[]>();
      for (const statement of statementsByName(rows).flat()) {
        const those = counts.get(statement.document);
        if (those === undefined) counts.set(statement.document, [statement]);
        else those.push(statement);
      }
      return [...counts].sort(([a], [b]) => a - b).map(([, those]) => those);
    },
  });
