// The long names of each acronym over the corpus, for acronyms that have more than one.

import { baseIndex } from '../../define/index.ts';
import { acronymsOf } from '../../features/facts/attributes.ts';
import {
  addStatement,
  reduceStatements,
  type Statement,
  statementColumns,
  statementsByName,
} from './statements.ts';

/** Acronyms whose long name is not always written alike: name is the acronym, value the long name. */
export const acronyms = () =>
  baseIndex({
    id: 'acronyms',
    version: 1,
    columns: statementColumns,
    silentOn: 'noCapitalBrackets',
    map(document, rows) {
      for (const { acronym, expansion, span, block } of acronymsOf(document))
        addStatement(document, rows, { name: acronym, value: expansion, text: expansion, span, block });
    },
    reduce: reduceStatements,
    probe: 'key',
    view: (rows): readonly (readonly Statement[])[] => statementsByName(rows),
  });
