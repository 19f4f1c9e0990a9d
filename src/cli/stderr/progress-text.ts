// What the progress line says: while reading how much, how fast and how long still; then the stage.

import type { Progress } from '../../engine/request.ts';
import { formatRate } from './timing-table.ts';

const stages: Readonly<Record<Progress['stage'], string>> = {
  discover: 'Looking for files',
  read: 'Reading',
  index: 'Comparing',
  check: 'Checking',
  settle: 'Sorting findings',
};

/** What is counted in stages that count. */
const counted: Partial<Record<Progress['stage'], string>> = { index: 'indexes', check: 'rules' };

/** Columns of the bar: as many as there is room for within these. */
const leastBar = 8;
const mostBar = 30;

/** The line, at most `width` columns. `bytesPerSecond`: undefined as long as nobody can tell. */
export function describeProgress(
  { stage, done, total }: Progress,
  bytesPerSecond: number | undefined,
  width: number,
): string {
  if (stage !== 'read') {
    const unit = counted[stage];
    return shorten([stages[stage], ...(unit === undefined ? ['…'] : [`${done} of ${total} ${unit}`])], width);
  }
  const part = total === 0 ? 1 : Math.min(1, done / total);
  const texts = [`${Math.floor(part * 100)} %`];
  if (bytesPerSecond !== undefined && bytesPerSecond > 0) {
    const seconds = Math.max(0, total - done) / bytesPerSecond;
    texts.push(formatRate(bytesPerSecond, 1000));
    if (seconds < mostSeconds) texts.push(`${formatDuration(seconds)} left`);
  }
  const bar = Math.min(mostBar, width - [stages.read, ...texts].join('  ').length - 2);
  const drawn =
    bar < leastBar ? [] : ['█'.repeat(Math.floor(bar * part)) + '░'.repeat(bar - Math.floor(bar * part))];
  return shorten([stages.read, ...drawn, ...texts], width);
}

/** A run of more than two days is not foretold from its last minutes. */
const mostSeconds = 48 * 3600;

/** As many of the parts as fit into a line. */
function shorten(parts: readonly string[], width: number): string {
  let line = parts[0].slice(0, width);
  for (const part of parts.slice(1)) {
    const separator = part === '…' || parts.length === 2 ? ' ' : '  ';
    if (line.length + separator.length + part.length > width) break;
    line += separator + part;
  }
  return line;
}

/** "12 s", "3 min", "1 h 20 min": rounded up, since nobody minds when it is over sooner. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole <= 90) return `${whole} s`;
  const minutes = Math.ceil(whole / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Steps that a rate is taken from: enough to be calm, few enough to follow when texts become slower to read. */
const mostSteps = 40;

/** How fast something advances, by its last steps. */
export class Rate {
  readonly #steps: { readonly done: number; readonly time: number }[] = [];

  /** `done` in all at `time`, in milliseconds; both never go back. */
  add(done: number, time: number): void {
    this.#steps.push({ done, time });
    if (this.#steps.length > mostSteps) this.#steps.shift();
  }

  /** Undefined for less than half a second. */
  get perSecond(): number | undefined {
    const [first] = this.#steps;
    const last = this.#steps.at(-1);
    if (last === undefined || last.time - first.time < 500) return undefined;
    return ((last.done - first.done) / (last.time - first.time)) * 1000;
  }
}
