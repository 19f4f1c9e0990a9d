// Times as programs outside read them: rounded, with their keys in a fixed order.

import type { Timing, WorkTime } from '../model/result.ts';

/** The times with their keys in the order of the contract, in milliseconds with one digit behind the point. */
export function timingInOrder({
  stages,
  reading,
  indexes,
  views,
  documentRules,
  corpusRules,
}: Timing): Timing {
  const { bytes, sources, batches, workers, load, scan, spilled, known } = reading;
  return {
    stages: stages.map(({ stage, milliseconds }) => ({ stage, milliseconds: round(milliseconds) })),
    reading: {
      bytes,
      sources,
      batches,
      workers,
      load: round(load),
      scan: round(scan),
      spilled,
      known: { bytes: known.bytes, sources: known.sources, batches: known.batches, isWhole: known.isWhole },
    },
    indexes: indexes.map(({ id, rows, map, view }) => ({ id, rows, map: round(map), view: round(view) })),
    views: views.map(roundWork),
    documentRules: documentRules.map(roundWork),
    corpusRules: corpusRules.map(roundWork),
  };
}

function roundWork({ id, milliseconds }: WorkTime): WorkTime {
  return { id, milliseconds: round(milliseconds) };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
