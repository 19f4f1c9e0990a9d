// Ages given to one person within one document; over the years and the corpus people grow older.

import { baseIndex } from '../../define/index.ts';
import { type AgeMention, agesOf } from '../../features/facts/ages.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { addStatement, type Statement, statementColumns, statementsByName } from './statements.ts';

const kinOrOther =
  /(?<!\p{L})(?:father|son|daughter|mother|also|another|namesake|senior|junior|sr|jr|elder|younger|cousin|then|later|years|vater|sohn|tochter|mutter|auch|namensvetter|damals|später|père|fils|fille|aussi|alors|padre|madre|hij[oa]|también|entonces)(?!\p{L})/iu;

/** Two ages in one paragraph are two people of one name, father and son, unless a sentence ends between and names no kin. */
function mayBeTwo({ bytes }: Document, one: Span, other: Span): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const between = decodeText(bytes, { start: first.start, end: second.end });
  return kinOrOther.test(between) || !/[.!?]["”’»)]*\s+(?=\p{Lu})/u.test(between);
}

/** People with more than one age in one document, document by document. */
export const conflictingAges = () =>
  baseIndex({
    id: 'conflicting-ages',
    version: 4,
    columns: statementColumns,
    silentOn: 'noAges',
    map(document, rows) {
      const ages = agesOf(document);
      for (const { name, age, slack, text, span, block } of ages) {
        const others = ages.filter((other) => other.name === name);
        const differs = (other: AgeMention): boolean =>
          Math.abs(other.age - age) > Math.max(slack, other.slack);
        const isConflict = others.some(differs);
        const isPair = others.some(
          (other) => differs(other) && other.block === block && mayBeTwo(document, span, other.span),
        );
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
