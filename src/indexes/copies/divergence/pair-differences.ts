// Facts in which the copies of an article differ, pair by pair, as rows: what is found in two texts alone.

import type { Compared, DocumentPairs, IndexRequest, PairStep, Row, Rows } from '../../../define/index.ts';
import { isCorrected } from '../../../features/facts/corrected.ts';
import { hashOfRun, wordsOf } from '../../../features/words.ts';
import { alignWords } from '../../../kernels/align/align.ts';
import { span } from '../../../model/span.ts';
import { factsOfSlots } from './fact-slots.ts';
import { type CopyFact, CopyPair, densityOfEdits, type Slot } from './copy-slots.ts';
import type { NearDuplicates, Relation } from '../near-duplicates.ts';
import { areTwoReports } from './two-reports.ts';
import { exchangeSides, orient } from '../pairs/verified-pairs.ts';

/** Above this share of edited words nothing that differs is believed to be meant. Texts edited at random at 10 % and more stay out. */
const mostDensity = 0.08;
/** Scanned text has slips by the dozen; a corrected copy has one or two. */
const mostSlips = 2;
/** More figures that differ make another report, not a slip. */
const mostFigures = 2;
/** A copy whose body differs in more places has been edited, its quotations included. */
const mostPlacesOfQuotation = 1;

const factKinds: readonly CopyFact['kind'][] = ['figure', 'name', 'quotation'];

const factColumns = {
  kind: 'u32',
  /** The first word of the slot in the text that stays. */
  word: 'u32',
  start: 'u32',
  end: 'u32',
  otherStart: 'u32',
  otherEnd: 'u32',
  text: 'text',
  other: 'text',
  value: 'text',
  otherValue: 'text',
  elsewhere: 'u32',
  otherElsewhere: 'u32',
  isSparse: 'u32',
  isAlone: 'u32',
  /** Hashes of the words around the slot, in the text that stays. */
  slot: 'text',
  /** Hashes of the first words of the slot. */
  token: 'u32',
  otherToken: 'u32',
} as const;

/** Says of a pair whether its second article is the one that stays. */
const keepsSecond = 1;

/** One fact of a relation in which the two articles differ. */
export interface PairDifference extends Pick<
  CopyFact,
  'kind' | 'span' | 'otherSpan' | 'text' | 'other' | 'value' | 'otherValue' | 'elsewhere' | 'otherElsewhere'
> {
  readonly relation: Relation;
  /** The first word of the slot in the text that stays. */
  readonly word: number;
  readonly isSparse: boolean;
  /** False for a figure beside which another one differs. */
  readonly isAlone: boolean;
  readonly slot: string;
  readonly token: number;
  readonly otherToken: number;
}

const tables = { facts: factColumns } as const;

/** Compares the articles of all relations in which a fact may be a slip. */
export const pairDifferences: PairStep<{ readonly near: IndexRequest<NearDuplicates> }, typeof tables> = {
  tables,
  pairs: ({ near }) => pairsOf(likelyRelations(near)),
  compare(first, second, { facts }, [note]) {
    const alignment = alignWords(wordsOf(first).hash, wordsOf(second).hash);
    const pair =
      note === keepsSecond
        ? new CopyPair(second, first, exchangeSides(alignment))
        : new CopyPair(first, second, alignment);
    for (const fact of findIn(pair)) facts.add(rowOf(fact, pair));
  },
};

/** What was found, in the order of the relations and of the text. */
export function differencesFound({ facts }: Compared<typeof tables>, near: NearDuplicates): PairDifference[] {
  return foundFacts(facts, likelyRelations(near));
}

/** True unless the two are forms filled in with other facts, which are no copies. */
export function isOfCopies({ kind }: Relation): boolean {
  return kind !== 'form';
}

/** Relations of copies with so few edits that a fact may be a slip. */
function likelyRelations({ relations }: NearDuplicates): Relation[] {
  return relations.filter((relation) => {
    if (!isOfCopies(relation)) return false;
    const { kept, pair } = relation;
    const words = [pair.wordsOfFirst, pair.wordsOfSecond];
    if (kept !== pair.first) words.reverse();
    return densityOfEdits(orient(pair, kept), words[0], words[1]) <= mostDensity;
  });
}

function pairsOf(relations: readonly Relation[]): DocumentPairs {
  return {
    length: relations.length,
    first: Uint32Array.from(relations, ({ pair }) => pair.first),
    second: Uint32Array.from(relations, ({ pair }) => pair.second),
    notes: {
      values: Uint32Array.from(relations, ({ pair, kept }) => (kept === pair.second ? keepsSecond : 0)),
      firstOf: Uint32Array.from({ length: relations.length + 1 }, (_, at) => at),
    },
  };
}

/** Facts in which two copies differ. */
function findIn(pair: CopyPair): CopyFact[] {
  if (pair.slots.length === 0) return [];
  const facts = factsOfSlots(pair);
  // To look for slips takes longer than to find that there is no fact.
  if (facts.length === 0 || pair.hasMoreSlips(mostSlips)) return [];
  if (isCorrected(pair.a) !== isCorrected(pair.b)) return [];
  const mayHoldFigures =
    facts.some(({ kind }) => kind === 'figure') &&
    pair.figures <= mostFigures &&
    !pair.exchangesSubject &&
    !areTwoReports(pair.a, pair.b);
  return facts
    .filter(({ kind }) => kind !== 'figure' || mayHoldFigures)
    .filter(({ kind }) => kind !== 'quotation' || pair.places <= mostPlacesOfQuotation);
}

function rowOf(fact: CopyFact, pair: CopyPair): Row<typeof factColumns> {
  const { kind, slot, span, otherSpan, text, other, value, otherValue, elsewhere, otherElsewhere } = fact;
  return {
    kind: factKinds.indexOf(kind),
    word: slot.a.first,
    start: span.start,
    end: span.end,
    otherStart: otherSpan.start,
    otherEnd: otherSpan.end,
    text,
    other,
    value,
    otherValue,
    elsewhere: Number(elsewhere),
    otherElsewhere: Number(otherElsewhere),
    isSparse: Number(pair.isSparse),
    isAlone: Number(kind !== 'figure' || pair.figures <= 1),
    slot: slotKey(pair, slot),
    token: wordsOf(pair.b).hash[slot.b.first],
    otherToken: wordsOf(pair.a).hash[slot.a.first],
  };
}

function foundFacts(rows: Rows<typeof factColumns>, relations: readonly Relation[]): PairDifference[] {
  const { length, document: relationOf, columns } = rows;
  return Array.from({ length }, (_, row) => ({
    relation: relations[relationOf[row]],
    kind: factKinds[columns.kind[row]],
    word: columns.word[row],
    span: span(columns.start[row], columns.end[row]),
    otherSpan: span(columns.otherStart[row], columns.otherEnd[row]),
    text: columns.text[row],
    other: columns.other[row],
    value: columns.value[row],
    otherValue: columns.otherValue[row],
    elsewhere: columns.elsewhere[row] === 1,
    otherElsewhere: columns.otherElsewhere[row] === 1,
    isSparse: columns.isSparse[row] === 1,
    isAlone: columns.isAlone[row] === 1,
    slot: columns.slot[row],
    token: columns.token[row],
    otherToken: columns.otherToken[row],
  }));
}

/** Words on each side that tell a slot from others. */
const wordsOfKey = 4;

function slotKey({ a }: CopyPair, slot: Slot): string {
  const words = wordsOf(a);
  const before = hashOfRun(words, Math.max(0, slot.a.first - Math.min(slot.left, wordsOfKey)), slot.a.first);
  const after = hashOfRun(
    words,
    slot.a.end,
    Math.min(words.length, slot.a.end + Math.min(slot.right, wordsOfKey)),
  );
  return [...before, ...after].join(' ');
}
