// The plots of the overview. Every value can be read as text as well: bars are tables, columns have titles.

import type { JSX } from 'preact';
import type { PageTimeline } from '../format/html/page-data.ts';

/** A share in whole percent; what is there is never 0 %. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const exact = (100 * part) / whole;
  return exact < 1 ? '< 1 %' : `${Math.round(exact)} %`;
}

/** A number with thin groups of three. */
export function figure(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

interface Bar {
  readonly name: string;
  /** 0 to 1: length of the bar. */
  readonly share: number;
  readonly value: string;
  /** Colour by meaning. */
  readonly tone: string;
  readonly onSelect?: () => void;
}

/** Bars with their names and values, as a table. */
export function Bars({
  caption,
  head,
  bars,
}: {
  readonly caption: string;
  readonly head: string;
  readonly bars: readonly Bar[];
}): JSX.Element {
  return (
    <table class="bars">
      <caption>{caption}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">{head}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ name, share, value, tone, onSelect }) => (
          <tr key={name}>
            <th scope="row">
              {onSelect === undefined ? (
                <span title={name}>{name}</span>
              ) : (
                <button type="button" title={`Show ${name}`} onClick={onSelect}>
                  {name}
                </button>
              )}
            </th>
            <td>
              <span class="bar-track">
                <span
                  class={`bar bar-${tone}`}
                  style={{ width: `${Math.max(share > 0 ? 0.6 : 0, share * 100)}%` }}
                />
              </span>
              <span class="bar-value">{value}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many classes have how many members. */
export function Sizes({ sizes }: { readonly sizes: readonly (readonly [number, number])[] }): JSX.Element {
  const bins = binSizes(sizes);
  const most = Math.max(...bins.map(([, count]) => count));
  return (
    <div class="sizes" role="group" aria-label="Classes by number of places">
      {bins.map(([label, count]) => (
        <div class="size" key={label}>
          <span class="size-value">{figure(count)}</span>
          <svg viewBox="0 0 10 60" preserveAspectRatio="none" height="60" aria-hidden="true">
            <rect
              x="0"
              width="10"
              y={60 - Math.max(1, (58 * count) / most)}
              height={Math.max(1, (58 * count) / most)}
            />
          </svg>
          <span class="size-label">
            {label}
            <span class="unseen"> places</span>
          </span>
        </div>
      ))}
    </div>
  );
}

/** Small sizes by themselves, larger ones in doubling steps. */
function binSizes(sizes: readonly (readonly [number, number])[]): [string, number][] {
  const bins = new Map<string, number>();
  const steps = [2, 3, 4, 5, 9, 17, 33, 65, 129, 257, Infinity];
  for (const [members, classes] of sizes) {
    const at = steps.findIndex((_, index) => members < (steps[index + 1] ?? Infinity));
    const [from, to] = [steps[at], steps[at + 1] - 1];
    const label = to === from ? `${from}` : to === Infinity ? `${from}+` : `${from}–${to}`;
    bins.set(label, (bins.get(label) ?? 0) + classes);
  }
  return [...bins];
}

/** Width of a column of the timeline in the units of its drawing. */
const columnWidth = 10;
const rowHeight = 34;

/** Words of each source over time, with the part that stands elsewhere as well. */
export function Timeline({ timeline }: { readonly timeline: PageTimeline }): JSX.Element {
  const { periods, rows } = timeline;
  const width = periods.length * columnWidth;
  return (
    <table class="timeline">
      <caption>Words over time by source; what stands elsewhere as well is filled</caption>
      <thead>
        <tr>
          <th scope="col" class="unseen">
            Source
          </th>
          <th scope="col">
            <span class="ends">
              <span>{periods[0]}</span>
              <span>{periods.at(-1)}</span>
            </span>
          </th>
          <th scope="col" class="unseen">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }) => {
          const most = Math.max(1, ...cells.map(([words]) => words));
          const words = cells.reduce((sum, cell) => sum + cell[0], 0);
          const duplicate = cells.reduce((sum, cell) => sum + cell[1], 0);
          return (
            <tr key={name}>
              <th scope="row" title={name}>
                {name}
              </th>
              <td>
                <svg
                  viewBox={`0 0 ${width} ${rowHeight}`}
                  preserveAspectRatio="none"
                  height={rowHeight}
                  aria-hidden="true"
                >
                  {cells.map(([count, twice], index) => (
                    <g key={periods[index]}>
                      <title>{`${periods[index]}: ${figure(count)} words, ${percent(twice, count)} stand twice`}</title>
                      <Column x={index} height={(count / most) * (rowHeight - 4)} tone="words" />
                      <Column x={index} height={(twice / most) * (rowHeight - 4)} tone="twice" />
                    </g>
                  ))}
                </svg>
              </td>
              <td class="bar-value">{percent(duplicate, words)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Column({
  x,
  height,
  tone,
}: {
  readonly x: number;
  readonly height: number;
  readonly tone: string;
}): JSX.Element | null {
  if (height === 0) return null;
  const shown = Math.max(1.5, height);
  const inset = Math.min(1.5, columnWidth / 6);
  return (
    <rect
      class={`column-${tone}`}
      x={x * columnWidth + inset}
      width={columnWidth - 2 * inset}
      y={rowHeight - shown}
      height={shown}
    />
  );
}
