// A batch as it lies on the disk: what there is of every source in columns, what is rare or of no fixed form as JSON.

import { bufferOf } from '../../sources/bytes.ts';
import type { BatchResult, SourceOutcome } from '../reading/batch-result.ts';
import { pack, packPlain, unpack, unpackPlain } from './pack.ts';

/** Digits of a hash; of a source that could not be read all are `noDigit`. */
export const hashDigits = 16;
const noDigit = '-';

const binaryFlag = 1;
const pointerFlag = 2;
const ownFlag = 4;

/** Outcomes of sources as columns, in order. */
interface OutcomeColumns {
  readonly encodings: readonly string[];
  /** Index into `encodings`. */
  readonly encoding: Uint32Array;
  readonly bomBytes: Uint8Array;
  readonly bytes: Float64Array;
  /** ASCII, 16 digits each. */
  readonly hashes: Uint8Array;
  readonly documentCount: Uint32Array;
  readonly flags: Uint8Array;
  /** Of the few that have any: problems and parts, by index. */
  readonly others: readonly (readonly [index: number, Pick<SourceOutcome, 'problems' | 'part'>])[];
}

type StoredBatch = Omit<BatchResult, 'sources' | 'findings' | 'times'> & {
  readonly sources: OutcomeColumns;
  readonly findings: Uint8Array;
};

/** Hashes of sources as ASCII digits, one behind the other. */
export function packHashes(hashes: readonly string[]): Uint8Array {
  return Buffer.from(hashes.map((hash) => hash.padStart(hashDigits, noDigit)).join(''), 'latin1');
}

function columnsOf(outcomes: readonly SourceOutcome[]): OutcomeColumns {
  const codes = new Map<string, number>();
  const codeOf = (encoding: string): number => {
    const code = codes.get(encoding) ?? codes.size;
    codes.set(encoding, code);
    return code;
  };
  const encoding = Uint32Array.from(outcomes, (outcome) => codeOf(outcome.encoding));
  return {
    encodings: [...codes.keys()],
    encoding,
    bomBytes: Uint8Array.from(outcomes, ({ bomBytes }) => bomBytes),
    bytes: Float64Array.from(outcomes, ({ bytes }) => bytes),
    hashes: packHashes(outcomes.map(({ hash }) => hash)),
    documentCount: Uint32Array.from(outcomes, ({ documentCount }) => documentCount),
    flags: Uint8Array.from(
      outcomes,
      ({ isBinary, isPointer, isOwn }) =>
        (isBinary ? binaryFlag : 0) | (isPointer ? pointerFlag : 0) | (isOwn ? ownFlag : 0),
    ),
    others: outcomes.flatMap(({ problems, part }, index) =>
      problems.length === 0 && part === undefined ? [] : [[index, { problems, part }] as const],
    ),
  };
}

function outcomesOf(columns: OutcomeColumns): SourceOutcome[] {
  const { encodings, encoding, bomBytes, bytes, hashes, documentCount, flags } = columns;
  const digits = bufferOf(hashes).toString('latin1');
  const outcomes: SourceOutcome[] = [];
  for (let index = 0; index < encoding.length; index++) {
    const hash = digits.slice(index * hashDigits, (index + 1) * hashDigits);
    outcomes.push({
      encoding: encodings[encoding[index]],
      bomBytes: bomBytes[index],
      bytes: bytes[index],
      hash: hash.startsWith(noDigit) ? '' : hash,
      documentCount: documentCount[index],
      problems: [],
      isBinary: (flags[index] & binaryFlag) !== 0,
      isPointer: (flags[index] & pointerFlag) !== 0,
      isOwn: (flags[index] & ownFlag) !== 0,
    });
  }
  for (const [index, other] of columns.others) outcomes[index] = { ...outcomes[index], ...other };
  return outcomes;
}

/** What is put into a file for a batch; its times are left out. */
export function storeBatch(batch: BatchResult): StoredBatch {
  const { sources, documents, tables, findings, failures, indexFailures } = batch;
  return {
    sources: columnsOf(sources),
    documents,
    tables,
    findings: packPlain(findings),
    failures,
    indexFailures,
  };
}

/** The batch that was put into a file. */
export function restoreBatch({ sources, findings, ...rest }: StoredBatch): BatchResult {
  return {
    ...rest,
    sources: outcomesOf(sources),
    findings: unpackPlain(findings) as BatchResult['findings'],
  };
}

/** A batch as bytes. */
export function packBatch(batch: BatchResult): Uint8Array {
  return pack(storeBatch(batch));
}

/** The batch that was packed; undefined for bytes that are damaged or of another version. */
export function unpackBatch(bytes: Uint8Array): BatchResult | undefined {
  const stored = unpack(bytes) as StoredBatch | undefined;
  return stored === undefined ? undefined : restoreBatch(stored);
}
