// Ages given to one person within one document; over the years and the corpus people grow older.

import { baseIndex } from '../../define/index.ts';
import { type AgeMention, agesOf } from '../../features/facts/ages.ts';
import { addStatement, type Statement, statementColumns, statementsByName } from './statements.ts';

/** People with more than one age in one document, document by document. */
export const conflictingAges = () =>
  baseIndex({
    id: 'conflicting-ages',
    version: 3,
    columns: statementColumns,
    silentOn: 'noAges',
    map(document, rows) {
      const ages = agesOf(document);
      for (const { name, age, slack, text, span, block } of ages) {
        const others = ages.filter((other) => other.name === name);
        // Two ages in one paragraph are two people of one name, father and son.
        const differs = (other: AgeMention): boolean =>
          Math.abs(other.age - age) > Math.max(slack, other.slack);
        const isConflict = others.some((other) => differs(other) && other.block !== block);
        const isPair = others.some((other) => differs(other) && other.block === block);
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
