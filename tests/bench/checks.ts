// The floors that `--check` holds: ratios within one run, since seconds depend on the machine.

import type { Cost } from './measure.ts';
import type { Profile } from './request.ts';
import type { Layout } from './write-corpus.ts';

/** The cost of one tool on one corpus. */
export interface Row {
  readonly tool: string;
  readonly profile: Profile | undefined;
  readonly threads: number | undefined;
  readonly layout: Layout;
  readonly bytes: number;
  readonly cost: Cost;
}

/** A ratio that was measured, with the floor or ceiling it should keep. */
export interface Ratio {
  readonly what: string;
  readonly value: number;
  readonly floor?: number;
  readonly ceiling?: number;
}

/** True unless the ratio is below its floor or above its ceiling. */
export function holds({ value, floor, ceiling }: Ratio): boolean {
  return (floor === undefined || value >= floor) && (ceiling === undefined || value <= ceiling);
}

/** Throughput per CPU second of all duplication rules, as a multiple of a peer's; the peer's memory as a multiple of ours. */
const peerFloors: Readonly<Record<string, { readonly throughput: number; readonly memory?: number }>> = {
  jscpd: { throughput: 25, memory: 20 },
  sim_text: { throughput: 5 },
};
const speedUpOfTwo = 1.7;
/** Ten times the text in at most eleven times the time. */
const growth = 1.1;

/** All ratios that the rows allow. */
export function ratiosOf(rows: readonly Row[]): Ratio[] {
  return [...againstPeers(rows), ...overThreads(rows), ...overSizes(rows)];
}

function againstPeers(rows: readonly Row[]): Ratio[] {
  return rows
    .filter(({ tool }) => tool in peerFloors)
    .flatMap((peer) => {
      const own = rows.find(
        (row) =>
          row.profile === 'duplication' &&
          row.threads === 1 &&
          row.layout === peer.layout &&
          row.bytes === peer.bytes,
      );
      if (own === undefined) return [];
      const { throughput, memory } = peerFloors[peer.tool];
      const of = `of ${peer.tool}, ${labelOf(peer)}`;
      return [
        {
          what: `throughput per CPU second, multiple ${of}`,
          value: peer.cost.cpuSeconds / own.cost.cpuSeconds,
          floor: throughput,
        },
        {
          what: `peak memory ${of}, multiple of ours`,
          value: peer.cost.peakBytes / own.cost.peakBytes,
          ...(memory === undefined ? {} : { floor: memory }),
        },
      ];
    });
}

function overThreads(rows: readonly Row[]): Ratio[] {
  return rows
    .filter(({ threads }) => threads === 2)
    .flatMap((two) => {
      const one = rows.find((row) => row.threads === 1 && isSame(row, two) && row.bytes === two.bytes);
      if (one === undefined) return [];
      const value = one.cost.wallSeconds / two.cost.wallSeconds;
      return [
        { what: `2 threads over 1, wall, ${two.profile}, ${labelOf(two)}`, value, floor: speedUpOfTwo },
      ];
    });
}

function overSizes(rows: readonly Row[]): Ratio[] {
  return rows.flatMap((large) => {
    const small = rows.findLast(
      (row) => isSame(row, large) && row.threads === large.threads && row.bytes < large.bytes,
    );
    if (large.profile === undefined || small === undefined) return [];
    const value = large.cost.wallSeconds / small.cost.wallSeconds / (large.bytes / small.bytes);
    const what = `time per byte over that of ${small.bytes / 1e6} MB, wall, ${large.profile}, ${large.threads} threads, ${labelOf(large)}`;
    return [{ what, value, ceiling: growth }];
  });
}

function isSame(a: Row, b: Row): boolean {
  return a.tool === b.tool && a.profile === b.profile && a.layout === b.layout;
}

function labelOf({ layout, bytes }: Row): string {
  return `${bytes / 1e6} MB as ${layout}`;
}
