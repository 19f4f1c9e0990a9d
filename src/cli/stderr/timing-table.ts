// The tables of --timing: where the time of a run went.

import { wrapWords } from '../../format/terminal/layout.ts';
import { counted } from '../../format/wording.ts';
import type { Timing, WorkTime } from '../../model/result.ts';
import { formatBytes, formatNumber } from '../../text/showing/number.ts';
import { alignFigures, type FigureRow, formatMilliseconds } from './aligned.ts';

/** What took less than this share of the whole stands together in one line. */
const leastShare = 0.002;

/** The lines of the tables, for `width` columns. */
export function timingTable(timing: Timing, width: number): string[] {
  const { stages, indexes, views, documentRules, corpusRules } = timing;
  const whole = stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const share = (milliseconds: number): string =>
    `${whole === 0 ? 0 : Math.round((milliseconds / whole) * 100)} %`;
  const stageRows = stages.map(({ stage, milliseconds }): FigureRow => [
    stage,
    formatMilliseconds(milliseconds),
    share(milliseconds),
  ]);
  const table = (heading: FigureRow, rows: readonly MeasuredRow[]): string[] =>
    rows.length === 0 ? [] : ['', ...alignFigures(heading, foldSmall(rows, whole * leastShare), width)];
  const simple = (heading: string, times: readonly WorkTime[]): string[] =>
    table(
      [heading, 'ms'],
      times.map(({ id, milliseconds }) => ({ id, cost: milliseconds, times: [milliseconds] })),
    );
  return [
    ...alignFigures(
      ['Stages', 'ms', 'share'],
      [...stageRows, ['together', formatMilliseconds(whole), '100 %']],
      width,
    ),
    '',
    ...describeReading(timing).flatMap((line) => wrapWords(line, width - 2, []).map(indentFurther)),
    ...table(
      ['Base indexes', 'map ms', 'view ms', 'rows'],
      indexes.map(({ id, map, view, rows }) => ({ id, cost: map + view, times: [map, view], rows })),
    ),
    ...simple('Derived views', views),
    ...simple('Document rules', documentRules),
    ...simple('Corpus rules', corpusRules),
  ];
}

function indentFurther(line: string, index: number): string {
  return index === 0 ? line : `  ${line}`;
}

/** What was read, by whom and how fast. */
function describeReading({ stages, reading }: Timing): string[] {
  const { bytes, sources, batches, workers, load, scan, spilled, known } = reading;
  const lines: string[] = [];
  if (batches > 0) {
    const took = stages.find(({ stage }) => stage === 'read')?.milliseconds ?? 0;
    const rate = took === 0 ? '' : `, ${formatRate(bytes, took)}`;
    const by =
      workers === 0
        ? 'by the main thread'
        : `by the main thread and ${counted(workers, 'worker')}, whose times are summed below`;
    lines.push(
      `Read: ${counted(sources, 'file')}, ${formatBytes(bytes)}${rate}`,
      `In ${counted(batches, 'batch', 'batches')} ${by}`,
      `Reading and decoding ${formatMilliseconds(load)} ms, words and samples ${formatMilliseconds(scan)} ms`,
    );
  }
  if (spilled > 0) lines.push(`Put on the disk to keep memory low: ${formatBytes(spilled)} of rows`);
  if (known.isWhole) {
    lines.push('From the index on disk: everything; neither files nor rules have changed since.');
  } else if (known.sources > 0) {
    lines.push(
      `From the index on disk: ${counted(known.sources, 'file')}, ${formatBytes(known.bytes)}, not read again`,
    );
  }
  return lines;
}

/** Bytes in so many milliseconds, as MB/s. */
export function formatRate(bytes: number, milliseconds: number): string {
  const rate = bytes / 1000 / milliseconds;
  return `${rate < 9.95 ? rate.toFixed(1) : formatNumber(Math.round(rate))} MB/s`;
}

interface MeasuredRow {
  readonly id: string;
  readonly cost: number;
  readonly times: readonly number[];
  readonly rows?: number;
}

/** Dearest first; what is below the limit in one line. */
function foldSmall(rows: readonly MeasuredRow[], limit: number): FigureRow[] {
  const sorted = rows.toSorted((a, b) => b.cost - a.cost);
  const large = sorted.filter(({ cost }) => cost >= limit);
  const small = sorted.slice(large.length);
  const folded = small.length < 2 ? sorted : [...large, sumOf(small)];
  return folded.map(({ id, times, rows: count }) => [
    id,
    ...times.map(formatMilliseconds),
    ...(count === undefined ? [] : [formatNumber(count)]),
  ]);
}

function sumOf(small: readonly MeasuredRow[]): MeasuredRow {
  const cost = small.reduce((sum, row) => sum + row.cost, 0);
  const times = small[0].times.map((_, column) => small.reduce((sum, row) => sum + row.times[column], 0));
  const rows = small.reduce((sum, row) => sum + (row.rows ?? 0), 0);
  return {
    id: `${small.length} others`,
    cost,
    times,
    ...(small[0].rows === undefined ? {} : { rows }),
  };
}
