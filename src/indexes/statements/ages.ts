// Ages given to one person within one document; over the years and the corpus people grow older.

import { baseIndex } from '../../define/index.ts';
import { agesOf } from '../../features/facts/attributes.ts';
import { addStatement, type Statement, statementColumns, statementsByName } from './statements.ts';

/** People with more than one age in one document, document by document. */
export const conflictingAges = () =>
  baseIndex({
    id: 'conflicting-ages',
    version: 2,
    columns: statementColumns,
    silentOn: 'noAges',
    map(document, rows) {
      const ages = agesOf(document);
      for (const { name, age, text, span, block } of ages) {
        const others = ages.filter((other) => other.name === name);
        // Two ages in one paragraph are two people of one name, father and son.
        const isConflict = others.some((other) => other.age !== age && other.block !== block);
        const isPair = others.some((other) => other.age !== age && other.block === block);
        if (isConflict && !isPair)
          addStatement(document, rows, { name, value: String(age), text, span, block });
      }
    },
    view(rows): readonly (readonly Statement[])[] {
      const groups = statementsByName(rows);
      return groups.flatMap((group) => {
        const documents = [...new Set(group.map(({ document }) => document))];
        return documents.map((document) => group.filter((statement) => statement.document === document));
      });
    },
  });
