// Party and state of each person over the corpus, for people who are not always given alike.

import { baseIndex } from '../../define/index.ts';
import { affiliationsOf } from '../../features/facts/attributes.ts';
import {
  addStatement,
  reduceStatements,
  type Statement,
  statementColumns,
  statementsByName,
} from './statements.ts';

/** People with their parties: value is party and state, divided by a space; the state may be empty. */
export const affiliations = () =>
  baseIndex({
    id: 'affiliations',
    version: 2,
    columns: statementColumns,
    map(document, rows) {
      for (const { name, party, state, text, span, block } of affiliationsOf(document))
        addStatement(document, rows, { name, value: `${party} ${state}`, text, span, block });
    },
    reduce: reduceStatements,
    probe: 'key',
    view: (rows): readonly (readonly Statement[])[] => statementsByName(rows),
  });
