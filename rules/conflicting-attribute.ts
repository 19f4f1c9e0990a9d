// One person with two parties, states, ages or years of life. The majority of distinct lines tells which is right; where two values are
// well attested, a career or two people of one name are likelier than a slip.

import { corpusRule } from '../src/define/index.ts';
import { affiliations } from '../src/indexes/statements/affiliations.ts';
import { conflictingAges } from '../src/indexes/statements/ages.ts';
import { conflictsOfLives, lives, yearsOf } from '../src/indexes/statements/lives.ts';
import { type Stated, statedValues, type Statement } from '../src/indexes/statements/statements.ts';

// A slip is rare: one line in ten of those that agree, or a single one.
const mostShare = 0.1;
const mostRelated = 3;

const fields = ['party', 'state'] as const;

export default corpusRule({
  id: 'conflicting-attribute',
  summary: "Flags a person's party, state, age or years that contradict what the corpus says elsewhere.",
  category: 'facts',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    minority:
      '"{text}": {others} give {name} the {field} {expected}. Correct it, unless another person is meant.',
    twice: '{name} is given two {field} values: "{text}" and "{other}". One of them is wrong.',
    years: '{name}: {years} here, {otherYears} elsewhere. If that is one person, one of the two is wrong.',
    age: '{name} is {age} here and {otherAge} elsewhere in this article. One of them is wrong.',
  },
  options: {},
  needs: () => ({ affiliations: affiliations(), ages: conflictingAges(), lives: lives() }),
  check(_corpus, { needs, report }) {
    for (const group of needs.affiliations) {
      for (const field of fields) {
        for (const conflict of findConflicts(group, field)) {
          const { statement, kept, isSlip, isHere } = conflict;
          const base = {
            place: { document: statement.document, span: statement.span },
            related: relatedPlaces(kept, statement),
            classKey: `${statement.name} ${field} ${statement.value}`,
          };
          const { text, name } = statement;
          if (isSlip) {
            const others = `${kept.lines} other ${kept.lines === 1 ? 'line' : 'lines'}`;
            report({
              messageId: 'minority',
              data: { text, name, field, others, expected: kept.value },
              ...base,
            });
          } else {
            const other = kept.statements[0].text;
            report({
              messageId: 'twice',
              data: { text, name, field, other },
              ...base,
              ...(isHere ? {} : { severity: 'info' as const }),
            });
          }
        }
      }
    }
    for (const { statement, kept, isCertain } of needs.lives.flatMap(conflictsOfLives)) {
      const { document, span, name, text, value } = statement;
      report({
        messageId: 'years',
        data: { text, name, years: yearsOf(value), otherYears: yearsOf(kept.value) },
        place: { document, span },
        related: relatedPlaces(kept, statement),
        classKey: `${name} ${value}`,
        ...(isCertain ? {} : { severity: 'info' as const }),
      });
    }
    for (const group of needs.ages) {
      const [kept, ...rest] = statedValues(group);
      for (const { statements } of rest) {
        for (const { document, span, name, value, text } of statements) {
          report({
            messageId: 'age',
            data: { text, name, age: value, otherAge: kept.value },
            place: { document, span },
            related: relatedPlaces(kept, statements[0]),
            classKey: `${name} ${value}`,
          });
        }
      }
    }
  },
});

interface Conflict {
  readonly statement: Statement;
  readonly kept: Stated;
  readonly isSlip: boolean;
  /** The other value stands in the same document. */
  readonly isHere: boolean;
}

function findConflicts(group: readonly Statement[], field: (typeof fields)[number]): Conflict[] {
  const part = ({ value }: Statement): string => value.split(' ')[field === 'party' ? 0 : 1];
  const known = group.filter((statement) => part(statement) !== '');
  const [kept, ...others] = statedValues(known, part);
  if (kept === undefined) return [];
  const conflicts: Conflict[] = [];
  for (const other of others) {
    if (field === 'party' && areCompatible(kept.value, other.value)) continue;
    const isSlip = kept.lines > other.lines && other.lines <= Math.max(1, kept.lines * mostShare);
    // Well attested on both sides over several articles: somebody changed party, or two people share a name.
    if (!isSlip && other.lines > 1) continue;
    for (const statement of other.statements) {
      // Another party and another state at once is another person, unless the rest of the corpus is of one mind.
      if (differsInBoth(statement, known) && kept.lines < 3) continue;
      const isHere = kept.statements.some(({ document }) => document === statement.document);
      conflicts.push({ statement, kept, isSlip, isHere });
    }
  }
  return conflicts;
}

/** An independent who sits with a party may be given as either. */
function areCompatible(one: string, other: string): boolean {
  const independent = (party: string): boolean => party === 'ID' || party === 'I';
  const democrat = (party: string): boolean => party === 'ID' || party === 'D';
  return (independent(one) && independent(other)) || (democrat(one) && democrat(other));
}

function differsInBoth(statement: Statement, group: readonly Statement[]): boolean {
  const [party, state] = statement.value.split(' ');
  return group.every((other) => {
    if (other.value === statement.value) return true;
    const [otherParty, otherState] = other.value.split(' ');
    return otherParty !== party && otherState !== state;
  });
}

function relatedPlaces(
  kept: Stated,
  to: Statement,
): { document: number; span: Statement['span']; label: string }[] {
  const near = kept.statements.toSorted(
    (a, b) => Math.abs(a.document - to.document) - Math.abs(b.document - to.document),
  );
  return near.slice(0, mostRelated).map(({ document, span }) => ({ document, span, label: 'given so here' }));
}
