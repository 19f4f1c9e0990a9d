// What the corpus states of one name: every value given for it, with the distinct lines that give it, so that copies do
// not vote twice. The common ground of acronyms and attributes.

import { type GroupSink, type Rows, type RowSink } from '../../define/index.ts';
import { hashOfRun, wordsOf } from '../../features/words.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import type { Span } from '../../model/span.ts';
import { foldWord } from '../../text/unicode/fold.ts';

/** One row a statement. */
export const statementColumns = {
  /** Hash of what it is about. */
  key: 'u32',
  /** What it is about. */
  name: 'text',
  /** What is stated. */
  value: 'text',
  /** The words of the text at the place. */
  text: 'text',
  /** Hash of the words of the block: equal for copies. */
  line: 'u32',
  start: 'u32',
  end: 'u32',
} as const;

/** A statement as it stands in a document. */
export interface Statement extends Place {
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly line: number;
}

/** Adds one statement of a document. */
export function addStatement(
  document: Document,
  rows: RowSink<typeof statementColumns>,
  {
    name,
    value,
    text,
    span,
    block,
  }: Pick<Statement, 'name' | 'value' | 'text'> & { span: Span; block: number },
): void {
  const words = wordsOf(document);
  const [line] = hashOfRun(words, words.firstOfSpan[block], words.firstOfSpan[block + 1]);
  const key = hashFoldedWord(foldWord(name));
  rows.add({ key, name, value, text, line, start: span.start, end: span.end });
}

/** Keeps the groups in which not all values are equal: most names are always given alike. */
export const reduceStatements = {
  key: 'key',
  minimum: 2,
  columns: statementColumns,
  group(
    rows: Rows<typeof statementColumns>,
    first: number,
    end: number,
    emit: GroupSink<typeof statementColumns>,
  ): void {
    const { key, name, value, text, line, start, end: ends } = rows.columns;
    let row = first + 1;
    while (row < end && value[row] === value[first]) row++;
    if (row === end) return;
    for (row = first; row < end; row++) {
      emit.add(rows.document[row], {
        key: key[row],
        name: name[row],
        value: value[row],
        text: text[row],
        line: line[row],
        start: start[row],
        end: ends[row],
      });
    }
  },
} as const;

/** The statements of each name, in corpus order; names in the order of their first statement. */
export function statementsByName(rows: Rows<typeof statementColumns>): Statement[][] {
  const { name, value, text, line, start, end } = rows.columns;
  const groups = new Map<string, Statement[]>();
  for (let row = 0; row < rows.length; row++) {
    const statement: Statement = {
      document: rows.document[row],
      span: { start: start[row], end: end[row] },
      name: name[row],
      value: value[row],
      text: text[row],
      line: line[row],
    };
    const group = groups.get(statement.name);
    if (group === undefined) groups.set(statement.name, [statement]);
    else group.push(statement);
  }
  const comparePlaces = (a: Statement, b: Statement): number =>
    a.document - b.document || a.span.start - b.span.start;
  const sorted = [...groups.values()].map((group) => group.sort(comparePlaces));
  return sorted.sort((a, b) => comparePlaces(a[0], b[0]));
}

/** One value with its statements and the number of distinct lines that give it. */
export interface Stated {
  readonly value: string;
  readonly lines: number;
  readonly statements: readonly Statement[];
}

/** The values of a group, the best attested first; equal ones in corpus order. `valueOf` may fold values into one. */
export function statedValues(
  group: readonly Statement[],
  valueOf: (statement: Statement) => string = ({ value }) => value,
): Stated[] {
  const values = new Map<string, Statement[]>();
  for (const statement of group) {
    const value = valueOf(statement);
    const known = values.get(value);
    if (known === undefined) values.set(value, [statement]);
    else known.push(statement);
  }
  return [...values]
    .map(([value, statements]) => ({
      value,
      lines: new Set(statements.map(({ line }) => line)).size,
      statements,
    }))
    .sort((a, b) => b.lines - a.lines);
}
