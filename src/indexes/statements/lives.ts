// The years of people of which one place contradicts another. Two people may have one name: they are taken for one where
// one year of two is equal, where both were born in one town or on one day of the year, and within one article.

import { baseIndex } from '../../define/index.ts';
import { livesOf } from '../../features/facts/lives.ts';
import {
  addStatement,
  reduceStatements,
  type Stated,
  statedValues,
  type Statement,
  statementColumns,
  statementsByName,
} from './statements.ts';

/** All that is said of the years of a person. Values are "birth death detail": 0 for unknown, and what else is told of the birth. */
export const lives = () =>
  baseIndex({
    id: 'lives',
    version: 1,
    columns: statementColumns,
    map(document, rows) {
      for (const { name, birth, death, detail, text, span, block } of livesOf(document))
        addStatement(document, rows, { name, value: `${birth} ${death} ${detail}`, text, span, block });
    },
    reduce: reduceStatements,
    probe: 'key',
    view: (rows): readonly (readonly Statement[])[] => statementsByName(rows),
  });

/** The years of a value for people: "1871–1939", "born 1925". */
export function yearsOf(value: string): string {
  const [birth, death] = value.split(' ', 2);
  return death === '0' ? `born ${birth}` : `${birth}–${death}`;
}

/** Years that others contradict. */
export interface LifeConflict {
  readonly statement: Statement;
  readonly kept: Stated;
  /** Not two people of one name, for all that is known. */
  readonly isCertain: boolean;
}

interface Life {
  readonly birth: number;
  readonly death: number;
  readonly details: readonly string[];
}

function lifeOf({ value }: Pick<Stated, 'value'>): Life {
  const [birth, death, ...rest] = value.split(' ');
  const details = rest
    .join(' ')
    .split('|')
    .filter((part) => part !== '');
  return { birth: Number(birth), death: Number(death), details };
}

/** What is said of one person against what most lines say; nothing where several people may have the name. */
export function conflictsOfLives(group: readonly Statement[]): LifeConflict[] {
  const years = new Set(group.map(({ value }) => value.split(' ', 2).join(' ')));
  // A list of people of one name.
  if (years.size > 3) return [];
  const [kept, ...others] = statedValues(group);
  const life = lifeOf(kept);
  return others.flatMap((other) => {
    const strength = compareLives(lifeOf(other), life);
    if (strength === undefined) return [];
    return other.statements.flatMap((statement) => {
      const isHere = kept.statements.some(({ document }) => document === statement.document);
      if (strength === 'none' && !isHere) return [];
      return [{ statement, kept, isCertain: strength === 'sure' }];
    });
  });
}

/** `sure` if the two are of one person and differ, `weak` if they may be, `none` if only their names are equal; undefined without conflict. */
function compareLives(one: Life, other: Life): 'sure' | 'weak' | 'none' | undefined {
  const differ = (a: number, b: number): boolean => a !== b && a !== 0 && b !== 0;
  const births = differ(one.birth, other.birth);
  const deaths = differ(one.death, other.death);
  if (births === deaths) return undefined;
  if (deaths) return 'sure';
  if (one.death !== 0 && one.death === other.death) return 'sure';
  const isShared = one.details.some((detail) => other.details.includes(detail));
  if (isSlipOfYear(one.birth, other.birth)) return isShared ? 'sure' : 'none';
  return isShared ? 'weak' : undefined;
}

/** Years of which one digit differs, or two are exchanged: "1938" and "1936", "1925" and "1952". */
function isSlipOfYear(one: number, other: number): boolean {
  const [a, b] = [String(one), String(other)];
  const places = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  if (places.length === 1) return true;
  return places.length === 2 && a[places[0]] === b[places[1]] && a[places[1]] === b[places[0]];
}
