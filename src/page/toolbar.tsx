// Search and filter above the list.

import type { JSX, RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PageData } from '../format/html/page-data.ts';
import { severities, type Severity } from '../model/finding.ts';
import { isFiltered, noFilter, type Filter } from './filter.ts';
import { figure } from './plots.tsx';
import { SeveritySign, severityName } from './signs.tsx';

interface ToolbarProps {
  readonly data: PageData;
  readonly filter: Filter;
  /** Classes that fit. */
  readonly shown: number;
  readonly field: RefObject<HTMLInputElement>;
  readonly onChange: (filter: Filter) => void;
}

/** The controls of the list. */
export function Toolbar({ data, filter, shown, field, onChange }: ToolbarProps): JSX.Element {
  return (
    <form class="toolbar" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="search">
        <span class="unseen">Search text, message, path, id</span>
        <input
          ref={field}
          type="search"
          placeholder="Search the findings   /"
          value={filter.words}
          onInput={(event) => onChange({ ...filter, words: event.currentTarget.value })}
        />
      </label>
      <div class="toolbar-row">
        <RuleChoice data={data} filter={filter} onChange={onChange} />
        <label class="select">
          <span class="unseen">Part of the path</span>
          <input
            type="text"
            placeholder="path"
            value={filter.path}
            onInput={(event) => onChange({ ...filter, path: event.currentTarget.value })}
          />
        </label>
      </div>
      <div class="toolbar-row">
        <SeverityChips data={data} filter={filter} onChange={onChange} />
        <span class="toolbar-count" role="status">
          {shown === data.classes.length
            ? `${figure(shown)} ${shown === 1 ? 'class' : 'classes'}`
            : `${figure(shown)} of ${figure(data.classes.length)} classes`}
        </span>
        {isFiltered(filter) && (
          <button type="button" class="quiet" onClick={() => onChange(noFilter)}>
            clear
          </button>
        )}
      </div>
    </form>
  );
}

type PartProps = Pick<ToolbarProps, 'data' | 'filter' | 'onChange'>;

function RuleChoice({ data, filter, onChange }: PartProps): JSX.Element {
  const categories = useMemo(() => [...new Set(data.rules.map(({ category }) => category))], [data]);
  return (
    <label class="select">
      <span class="unseen">Rule</span>
      <select
        value={filter.rule}
        onChange={(event) => onChange({ ...filter, rule: event.currentTarget.value })}
      >
        <option value="">all rules</option>
        {categories.map((category) => (
          <optgroup key={category} label={category}>
            {data.rules
              .filter((rule) => rule.category === category)
              .map(({ id, findings }) => (
                <option key={id} value={id}>
                  {id} ({findings})
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function SeverityChips({ data, filter, onChange }: PartProps): JSX.Element {
  const counts = useMemo(() => {
    const found = new Map<Severity, number>();
    for (const { severity } of data.classes) found.set(severity, (found.get(severity) ?? 0) + 1);
    return found;
  }, [data]);
  const toggle = (severity: Severity): void => {
    const without = new Set(filter.without);
    if (!without.delete(severity)) without.add(severity);
    onChange({ ...filter, without });
  };
  return (
    <>
      {severities
        .filter((severity) => counts.has(severity))
        .map((severity) => (
          <button
            key={severity}
            type="button"
            class="chip"
            aria-pressed={!filter.without.has(severity)}
            onClick={() => toggle(severity)}
          >
            <SeveritySign severity={severity} /> {figure(counts.get(severity) ?? 0)}
            <span class="unseen"> {severityName(severity)}s</span>
          </button>
        ))}
    </>
  );
}
