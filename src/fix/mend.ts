// Makes repairs in memory: plans them, rewrites the texts, checks again, until nothing is left to mend. Nothing is
// written here. What comes out is each source before and after, so that it can be shown as a patch, written back
// (commit.ts) or written elsewhere.

import { realpathSync } from 'node:fs';
import type { CorpusSource } from '../model/corpus.ts';
import { SourceError } from '../model/errors.ts';
import type { Applicability, Edit, Finding, Place } from '../model/finding.ts';
import type { LocatedPlace, Result, RunNotes } from '../model/result.ts';
import { span } from '../model/span.ts';
import { contentHash } from '../sources/content-hash.ts';
import { bytesOf } from '../sources/read.ts';
import type { ByteEdit } from './apply.ts';
import { describeFix, type MadeFix, pathsIn } from './made-fix.ts';
import { originalPlace } from './original-place.ts';
import { differenceOf, editPieces, editsOfPieces, type Piece, wholePiece } from './pieces.ts';
import { planFixes } from './plan.ts';
import { changeOf } from './removals.ts';
import { type DocumentChange, rewriteSource } from './rewrite.ts';

/** Texts that stand for files, by path. */
export type Texts = Readonly<Record<string, Uint8Array>>;

/** What is to be mended, and how far fixes are trusted. */
export interface MendRequest {
  readonly allowed: ReadonlySet<Applicability>;
  /** Why a source must not be changed, as a sentence; undefined = it may be. */
  refuse?(source: CorpusSource): string | undefined;
  /**
   * Checks the corpus with these texts in place of files, divided into articles as it was at first: with copies and gaps
   * gone, another way might be learnt.
   */
  check(texts: Texts, division?: RunNotes['division']): Promise<Result>;
}

/** A source that is mended. */
export interface MendedSource {
  /** As it was when it was checked first. */
  readonly source: CorpusSource;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** What makes `after` of `before`, ascending and disjoint. */
  readonly edits: readonly ByteEdit[];
  /** True if all its text goes, and with it the file. */
  readonly isRemoved: boolean;
}

/** What was mended. */
export interface Mended {
  /** The state as it is on disk. */
  readonly before: Result;
  /** The state with the mended texts. */
  readonly result: Result;
  readonly fixes: readonly MadeFix[];
  readonly sources: readonly MendedSource[];
  /** Sources that cannot be rewritten, by path, and records, by path and number (`a.jsonl#3`). */
  readonly refused: ReadonlyMap<string, Refusal>;
}

/** Why a source is left as it is. */
export interface Refusal {
  /** A sentence. */
  readonly reason: string;
  /** Fixes in this source that are not made, and how many of them would take a whole article or record away. */
  readonly fixes: number;
  readonly deletions: number;
}

// A fix can make room for another (a repeated line beside a repeated line); more rounds than this would be a circle.
const mostPasses = 10;

interface State {
  readonly before: Uint8Array;
  readonly source: CorpusSource;
  /** How the text is made of what it was; undefined where its bytes are not its text. */
  pieces: readonly Piece[] | undefined;
  after: Uint8Array;
  isRemoved: boolean;
}

/** Mends what may be mended, in passes, each on what the one before it left. Reads files and writes none. */
export async function mend(request: MendRequest): Promise<Mended> {
  const states = new Map<string, State>();
  const fixes: MadeFix[] = [];
  const refused = new Map<string, Refusal>();
  const before = await request.check({});
  let result = before;
  for (let pass = 1; pass <= mostPasses; pass++) {
    const made = mendOnce({ result, pass, request, states, refused });
    if (made.length === 0) break;
    for (const fix of made) fixes.push(fix);
    const texts = Object.fromEntries([...states].map(([path, { after }]) => [path, after]));
    result = await request.check(texts, before.notes.division);
  }
  const sources = [...states.values()].map((state): MendedSource => ({
    source: state.source,
    before: state.before,
    after: state.after,
    isRemoved: state.isRemoved,
    edits:
      state.pieces === undefined
        ? differenceOf(state.before, state.after)
        : editsOfPieces(state.pieces, state.before.length),
  }));
  return { before, result, fixes, sources, refused };
}

/** One round of repairs, on what the rounds before it left. */
interface Pass {
  /** From 1. */
  readonly pass: number;
  readonly result: Result;
  readonly request: MendRequest;
  /** Sources that were rewritten, by path. */
  readonly states: Map<string, State>;
  /** As in `Mended`. */
  readonly refused: Map<string, Refusal>;
}

/** One pass. Returns the fixes made; sources that cannot be rewritten are taken out with all fixes that touch them. */
function mendOnce({ pass, result, request, states, refused }: Pass): MadeFix[] {
  const twins = pathsOfSameFile(result);
  const pathOf = pathsIn(result);
  // Positions are told in the texts as they were before all passes.
  const locate = (place: Place): LocatedPlace => {
    const located = result.locate(place);
    const state = states.get(located.path);
    return state?.pieces === undefined
      ? located
      : originalPlace(located, state.before, state.after, state.pieces);
  };
  const refusedRecords = new Set<number>();
  const isOpen = ({ document }: { readonly document: number }): boolean =>
    !refusedRecords.has(document) && !refused.has(pathOf({ document }));
  for (;;) {
    const candidates = result.findings.filter(({ fix }) => fix?.edits.every(isOpen) === true);
    const { accepted, edits } = planFixes(candidates, request.allowed);
    const next = new Map<string, State>();
    const obstacles: Obstacle[] = [];
    for (const [source, changes] of changesBySource(edits, result, request)) {
      const reason = whySame(source, twins) ?? whyRefused(source, result, states, request);
      const state = reason ?? rewrite(source, [...changes.keys()], states.get(source.path), request.allowed);
      if (typeof state === 'string') obstacles.push({ reason: state, path: source.path });
      else if (!(state instanceof Map)) next.set(source.path, state);
      else {
        for (const [change, why] of state) {
          obstacles.push({ reason: why, path: source.path, document: changes.get(change) });
        }
      }
    }
    if (obstacles.length === 0) {
      const made = accepted.map((finding) => describeFix(finding, pass, result, request.allowed, locate));
      for (const [path, state] of next) states.set(path, state);
      return made;
    }
    // Fixes that touch a refused source or record are made nowhere, so what goes together is decided anew.
    for (const { reason, path, document } of obstacles) {
      const isMeant = (other: number): boolean =>
        document === undefined ? pathOf({ document: other }) === path : other === document;
      const name = document === undefined ? path : `${path}#${locate({ document, span: span(0, 0) }).record}`;
      refused.set(name, refusalOf(reason, accepted, isMeant));
      if (document !== undefined) refusedRecords.add(document);
    }
  }
}

/** Why a source, or one record of it, cannot be rewritten. */
interface Obstacle {
  /** A sentence. */
  readonly reason: string;
  readonly path: string;
  /** The record; undefined = the whole source. */
  readonly document?: number;
}

/** What is to be changed in each source, and in which document each change is. */
function changesBySource(
  edits: ReadonlyMap<number, readonly Edit[]>,
  { corpus }: Result,
  { allowed }: MendRequest,
): Map<CorpusSource, Map<DocumentChange, number>> {
  const bySource = new Map<CorpusSource, Map<DocumentChange, number>>();
  for (const [document, list] of edits) {
    const source = corpus.sources[corpus.facts(document).source];
    const changes = bySource.get(source) ?? new Map<DocumentChange, number>();
    bySource.set(source, changes.set(changeOf(corpus, document, list, allowed.has('destructive')), document));
  }
  return bySource;
}

/** A reason, with the accepted fixes that it keeps from being made. */
function refusalOf(
  reason: string,
  accepted: readonly Finding[],
  isMeant: (document: number) => boolean,
): Refusal {
  const fixes = accepted.flatMap(({ fix }) =>
    fix?.edits.some(({ document }) => isMeant(document)) ? [fix] : [],
  );
  const deletions = fixes.filter(({ applicability }) => applicability === 'destructive').length;
  return { reason, fixes: fixes.length, deletions };
}

function whySame({ path }: CorpusSource, twins: ReadonlyMap<string, string>): string | undefined {
  const twin = twins.get(path);
  return twin === undefined
    ? undefined
    : `Is the same file as ${twin}, so that its text would be taken for a copy of itself.`;
}

function whyRefused(
  source: CorpusSource,
  { focus }: Result,
  states: ReadonlyMap<string, State>,
  request: MendRequest,
): string | undefined {
  if (focus?.has(source.path) === false) return 'It is none of the files that were asked for.';
  return states.has(source.path) ? undefined : request.refuse?.(source);
}

/** The source with its changes, or why it cannot be rewritten; by change, where single records cannot. */
function rewrite(
  source: CorpusSource,
  changes: readonly DocumentChange[],
  state: State | undefined,
  allowed: ReadonlySet<Applicability>,
): State | string | Map<DocumentChange, string> {
  try {
    const bytes = state?.after ?? bytesOf(source);
    if (contentHash(bytes) !== source.hash) return 'Changed since it was checked. Run the check again.';
    const outcome = rewriteSource(bytes, source, changes);
    if (outcome.kind === 'refused')
      return outcome.records === undefined ? outcome.reason : new Map(outcome.records);
    const pieces = state === undefined ? wholePiece(bytes.length) : state.pieces;
    return {
      before: state?.before ?? bytes,
      source: state?.source ?? source,
      pieces: pieces && outcome.edits && editPieces(pieces, outcome.edits),
      after: outcome.isEmpty && allowed.has('destructive') ? new Uint8Array(0) : outcome.bytes,
      isRemoved: outcome.isEmpty && allowed.has('destructive'),
    };
  } catch (error) {
    if (error instanceof SourceError || (error instanceof Error && 'syscall' in error)) return error.message;
    throw error;
  }
}

/** Sources that are one file, reached by way of links: for each the path of another one. */
function pathsOfSameFile({ findings, corpus }: Result): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const twins = new Map<string, string>();
  const looked = new Set<number>();
  for (const { fix } of findings) {
    for (const { document } of [...(fix?.edits ?? []), ...(fix?.keeps ?? [])]) {
      const { source } = corpus.facts(document);
      if (looked.has(source)) continue;
      looked.add(source);
      const { path, file } = corpus.sources[source];
      const real = file === '' ? undefined : realPath(file);
      if (real === undefined) continue;
      const other = known.get(real);
      if (other === undefined) known.set(real, path);
      else twins.set(path, other).set(other, path);
    }
  }
  return twins;
}

function realPath(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}
