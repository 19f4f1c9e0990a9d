// One person with two parties, states, ages or years of life. The majority of distinct lines tells which is right; where two values are
// well attested, a career or two people of one name are likelier than a slip.

import { corpusRule } from '../src/define/index.ts';
import { affiliations } from '../src/indexes/statements/affiliations.ts';
import { conflictingAges } from '../src/indexes/statements/ages.ts';
import { conflictsOfLives, type LifeConflict, lives, yearsOf } from '../src/indexes/statements/lives.ts';
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
    for (const group of needs.affiliations)
      for (const field of fields)
        for (const conflict of findConflicts(group, field))
          report(conflict.isSlip ? tellSlip(conflict, field) : tellTwo(conflict, field));
    for (const conflict of needs.lives.flatMap(conflictsOfLives)) report(tellYears(conflict));
    for (const group of needs.ages) {
      const [kept, ...others] = statedValues(group);
      for (const { statements } of others)
        for (const statement of statements) report(tellAge(statement, kept, statements[0]));
    }
  },
});

type Field = (typeof fields)[number];

interface Conflict {
  readonly statement: Statement;
  readonly kept: Stated;
  readonly isSlip: boolean;
  /** The other value stands in the same document. */
  readonly isHere: boolean;
}

function findConflicts(group: readonly Statement[], field: Field): Conflict[] {
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

/** A value against that of most lines. */
function tellSlip({ statement, kept }: Conflict, field: Field) {
  const { text, name } = statement;
  const others = `${kept.lines} other ${kept.lines === 1 ? 'line' : 'lines'}`;
  return {
    messageId: 'minority' as const,
    data: { text, name, field, others, expected: kept.value },
    ...standing(statement, kept, field),
  };
}

/** Two values, neither of which prevails. */
function tellTwo({ statement, kept, isHere }: Conflict, field: Field) {
  const { text, name } = statement;
  return {
    messageId: 'twice' as const,
    data: { text, name, field, other: kept.statements[0].text },
    ...standing(statement, kept, field),
    severity: isHere ? undefined : ('info' as const),
  };
}

function standing(statement: Statement, kept: Stated, field: Field) {
  const { document, span, name, value } = statement;
  return {
    place: { document, span },
    related: relatedPlaces(kept, statement),
    classKey: `${name} ${field} ${value}`,
  };
}

function tellYears({ statement, kept, isCertain }: LifeConflict) {
  const { document, span, name, text, value } = statement;
  return {
    messageId: 'years' as const,
    data: { text, name, years: yearsOf(value), otherYears: yearsOf(kept.value) },
    place: { document, span },
    related: relatedPlaces(kept, statement),
    classKey: `${name} ${value}`,
    severity: isCertain ? undefined : ('info' as const),
  };
}

/** An age that is not the one kept; `first` is the first statement that gives it. */
function tellAge({ document, span, name, value, text }: Statement, kept: Stated, first: Statement) {
  return {
    messageId: 'age' as const,
    data: { text, name, age: value, otherAge: kept.value },
    place: { document, span },
    related: relatedPlaces(kept, first),
    classKey: `${name} ${value}`,
  };
}
