// The list of classes. Rows have one height, so that only those in sight need to be drawn.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { PageClass } from '../format/html/page-data.ts';
import { headOf, type Head } from './filter.ts';
import { SeveritySign } from './signs.tsx';

/** Height of a row in pixels; page.css says the same. */
const rowHeight = 86;
/** Rows drawn beyond those in sight, so that scrolling shows no gaps. */
const spare = 6;

interface ListProps {
  readonly classes: readonly PageClass[];
  readonly texts: readonly string[];
  readonly selected: string | undefined;
  /** A word on what was decided about a class; undefined where nothing was, or nothing can be. */
  readonly decided: (id: string) => string | undefined;
  readonly onSelect: (id: string) => void;
}

/** The classes, one row each. */
export function List({ classes, texts, selected, decided, onSelect }: ListProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(800);
  const index = selected === undefined ? -1 : classes.findIndex(({ id }) => id === selected);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // The selected row stays in sight, with a neighbour to show that there is more.
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || index < 0) return;
    const start = index * rowHeight;
    const { scrollTop, clientHeight } = element;
    if (start < scrollTop + rowHeight) element.scrollTop = Math.max(0, start - rowHeight);
    else if (start + 2 * rowHeight > scrollTop + clientHeight)
      element.scrollTop = start + 2 * rowHeight - clientHeight;
  }, [index]);

  // Another filter, another list: its beginning is what matters most.
  useEffect(() => {
    if (box.current !== null && index < 0) box.current.scrollTop = 0;
  }, [classes]);

  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const last = Math.min(classes.length, Math.ceil((top + height) / rowHeight) + spare);
  return (
    <div
      ref={box}
      class="list"
      role="listbox"
      aria-label="Findings"
      tabIndex={0}
      aria-activedescendant={index >= first && index < last ? `row-${selected}` : undefined}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div class="list-height" role="presentation" style={{ height: `${classes.length * rowHeight}px` }}>
        {classes.slice(first, last).map((one, offset) => (
          <Row
            key={one.id}
            one={one}
            head={headOf(one, texts)}
            position={first + offset}
            count={classes.length}
            isSelected={one.id === selected}
            decision={decided(one.id)}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly one: PageClass;
  readonly head: Head;
  readonly position: number;
  readonly count: number;
  readonly isSelected: boolean;
  readonly decision: string | undefined;
  readonly onSelect: (id: string) => void;
}

function Row({ one, head, position, count, isSelected, decision, onSelect }: RowProps): JSX.Element {
  const places = one.places.length + one.hidden;
  const [{ path }] = one.places;
  return (
    <div
      id={`row-${one.id}`}
      class={decision === undefined ? 'row' : 'row row-decided'}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={position + 1}
      style={{ transform: `translateY(${position * rowHeight}px)` }}
      onClick={() => onSelect(one.id)}
    >
      <SeveritySign severity={one.severity} />
      <span class="row-head" dir="auto">
        {head.before}
        {head.at !== '' && <b>{head.at}</b>}
        {head.after}
      </span>
      <span class="row-message" dir="auto">
        {one.message}
      </span>
      <span class="row-foot">
        <span class="row-rule">{one.rule}</span>
        <span class="row-path">{path.slice(path.lastIndexOf('/') + 1)}</span>
        {places > 1 && <span class="row-count">{places} places</span>}
        {decision !== undefined && <span class="row-decision">{decision}</span>}
      </span>
    </div>
  );
}
