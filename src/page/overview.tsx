// The corpus at a glance: how much stands twice and where, what was found, and of which rules.

import type { JSX } from 'preact';
import type { PageData } from '../format/html/page-data.ts';
import { severities } from '../model/finding.ts';
import { Bars, figure, percent, Sizes, Timeline } from './plots.tsx';
import { SeveritySign, severityName } from './signs.tsx';

interface OverviewProps {
  readonly data: PageData;
  readonly onRule: (rule: string) => void;
  readonly onPath: (path: string) => void;
  readonly onStart: () => void;
}

/** Groups of a plot: more would be a list. */
const mostBars = 16;

/** The first thing the reader sees. */
export function Overview({ data, onRule, onPath, onStart }: OverviewProps): JSX.Element {
  const { size, duplication, notes, groups, sizes, summary, rules, timeline } = data;
  return (
    <div class="overview">
      <p class="overview-size">{size}</p>
      <h1>{duplication === '' ? headline(data) : duplication}</h1>
      <Counts summary={summary} />
      {data.classes.length > 0 && (
        <button type="button" class="start" onClick={onStart}>
          Read the findings <kbd>j</kbd>
        </button>
      )}
      <div class="plots">
        {rules.length > 0 && <RulesPlot rules={rules} onRule={onRule} />}
        {summary.duplicateWords > 0 && groups.length > 1 && <GroupsPlot groups={groups} onPath={onPath} />}
        {timeline !== null && (
          <section class="plot plot-wide">
            <Timeline timeline={timeline} />
            {timeline.dated < timeline.documents && (
              <p class="aside">
                {figure(timeline.dated)} of {figure(timeline.documents)} documents have a date.
              </p>
            )}
          </section>
        )}
        {sizes.length > 0 && (
          <section class="plot">
            <h2>How often texts stand in the corpus</h2>
            <Sizes sizes={sizes} />
            <p class="aside">Classes of copies by their number of places.</p>
          </section>
        )}
      </div>
      <footer class="notes">
        {notes.map((note) => (
          <p>{note}</p>
        ))}
        <p>
          Written by {data.tool.name} {data.tool.version}. Press <kbd>?</kbd> for the keys.
        </p>
      </footer>
    </div>
  );
}

function Counts({ summary }: Pick<PageData, 'summary'>): JSX.Element {
  return (
    <ul class="counts">
      {severities.map((severity) => (
        <li class={summary.findings[severity] === 0 ? 'count count-none' : 'count'}>
          <SeveritySign severity={severity} />
          <strong>{figure(summary.findings[severity])}</strong>
          <span>
            {severityName(severity)}
            {summary.findings[severity] === 1 ? '' : 's'}
          </span>
        </li>
      ))}
      {summary.fixable > 0 && (
        <li class="count">
          <strong>{figure(summary.fixable)}</strong>
          <span>
            mended by <code>--fix</code>
          </span>
        </li>
      )}
    </ul>
  );
}

function RulesPlot({ rules, onRule }: Pick<PageData, 'rules'> & Pick<OverviewProps, 'onRule'>): JSX.Element {
  const mostFindings = Math.max(1, ...rules.map(({ findings }) => findings));
  const shown = rules.toSorted((a, b) => b.findings - a.findings).slice(0, mostBars);
  return (
    <section class="plot">
      <Bars
        caption="Findings by rule"
        head="Findings"
        bars={shown.map(({ id, findings }) => ({
          name: id,
          share: findings / mostFindings,
          value: figure(findings),
          tone: 'count',
          onSelect: () => onRule(id),
        }))}
      />
      {rules.length > shown.length && <p class="aside">and {rules.length - shown.length} more rules</p>}
    </section>
  );
}

function GroupsPlot({
  groups,
  onPath,
}: Pick<PageData, 'groups'> & Pick<OverviewProps, 'onPath'>): JSX.Element {
  const shown = groups.toSorted((a, b) => b.duplicate / b.words - a.duplicate / a.words).slice(0, mostBars);
  return (
    <section class="plot">
      <Bars
        caption={`Words that stand twice, by ${groups.some(({ name }) => name.endsWith('/')) ? 'folder' : 'file'}`}
        head="Share"
        bars={shown.map(({ name, words, duplicate }) => ({
          name,
          share: duplicate / words,
          value: percent(duplicate, words),
          tone: 'twice',
          ...(/^\d+ others$/.test(name) ? {} : { onSelect: () => onPath(name) }),
        }))}
      />
    </section>
  );
}

function headline({ classes }: PageData): string {
  return classes.length === 0 ? 'Nothing to report.' : 'Nothing stands twice.';
}
