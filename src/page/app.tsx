// The page: a list of classes at the left, the overview or one class at the right; on a phone one of them at a time.

import { useMemo, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { PageClass, PageData } from '../format/html/page-data.ts';
import { choices } from '../review/decision.ts';
import { Decide, Finished, keyOfChoice, Progress } from './decide.tsx';
import { Detail } from './detail.tsx';
import { createSearch, noFilter, type Filter } from './filter.ts';
import { Header } from './header.tsx';
import { Keys } from './keys.tsx';
import { List } from './list.tsx';
import { Overview } from './overview.tsx';
import { applyTheme, nextTheme, readTheme } from './theme.ts';
import { Toolbar } from './toolbar.tsx';
import { readAddress, useAddress } from './use-address.ts';
import { useDecisions, type Decisions } from './use-decisions.ts';
import { useKeys, type KeyActions } from './use-keys.ts';
import { useReview, type Review, type ReviewData } from './use-review.ts';

/** What stands in the page: a report, or a review with its decisions. */
export type AppData = PageData & { readonly review?: ReviewData };

/** The whole page. */
export function App({ data }: { readonly data: AppData }): JSX.Element {
  const { address, go, open } = useAddress();
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [theme, setTheme] = useState(readTheme);
  const [isHelp, setHelp] = useState(false);
  const search = useMemo(() => createSearch(data), [data]);
  const classes = useMemo(() => search(filter), [search, filter]);
  const byId = useMemo(() => new Map(data.classes.map((one) => [one.id, one])), [data]);
  const field = useRef<HTMLInputElement>(null);
  const review = useReview(data.review);
  const decisions = useDecisions(review, classes, go);
  const selected = byId.get(address);

  const switchTheme = (): void => {
    const next = nextTheme(theme);
    applyTheme(next);
    setTheme(next);
  };
  const move = (step: number): void => {
    // By the address, which is ahead of what is drawn when a key is pressed twice in one frame.
    const current = byId.get(readAddress());
    const at = current === undefined ? -1 : classes.indexOf(current);
    const next = classes[Math.max(0, Math.min(classes.length - 1, at < 0 ? 0 : at + step))];
    if (next !== undefined) go(next.id);
  };
  const onlyShow = (part: Partial<Filter>): void => {
    setFilter({ ...noFilter, ...part });
    open('list');
  };
  const actions: KeyActions = {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    Enter: () => document.getElementById('card-heading')?.focus(),
    '/': () => {
      if (selected === undefined && address === '') go('list');
      field.current?.focus();
    },
    o: () => go(''),
    t: switchTheme,
    '?': () => setHelp(true),
    ...(review === undefined ? {} : keysOfReview(decisions)),
    Escape: () => go(selected === undefined ? '' : 'list'),
  };
  useKeys(actions, isHelp || decisions.written !== undefined);

  const shown = selected !== undefined ? 'class' : address === 'list' ? 'list' : 'overview';
  return (
    <div class={`app app-${shown}`}>
      <Header
        isOverview={shown === 'overview'}
        onOverview={() => go('')}
        onList={() => open('list')}
        onTheme={switchTheme}
        onHelp={() => setHelp(true)}
      >
        {review !== undefined && (
          <Progress
            review={review}
            onUndo={() => void decisions.undo()}
            onFinish={() => void decisions.finish()}
          />
        )}
      </Header>
      <main class="body">
        <section class="side" aria-label="Findings">
          <h1 class="list-title">Findings</h1>
          <Toolbar data={data} filter={filter} shown={classes.length} field={field} onChange={setFilter} />
          <ListOrNothing
            data={data}
            classes={classes}
            selected={selected?.id}
            review={review}
            onSelect={open}
          />
        </section>
        <div class="pane">
          {selected === undefined ? (
            <Overview
              data={data}
              onRule={(rule) => onlyShow({ rule })}
              onPath={(path) => onlyShow({ path })}
              onStart={() => (classes.length > 0 ? open(classes[0].id) : undefined)}
            />
          ) : (
            <>
              <button type="button" class="back" onClick={() => go('list')}>
                ‹ All findings
              </button>
              <Detail one={selected} data={data} position={[classes.indexOf(selected) + 1, classes.length]}>
                {review !== undefined && (
                  <Decide
                    id={selected.id}
                    review={review}
                    isAsking={decisions.askingFor === selected.id}
                    onChoice={(choice, reason) => void decisions.choose(choice, reason)}
                    onCancel={decisions.cancel}
                  />
                )}
              </Detail>
            </>
          )}
        </div>
      </main>
      {isHelp && <Keys isReview={review !== undefined} onClose={() => setHelp(false)} />}
      {decisions.written !== undefined && <Finished lines={decisions.written} onClose={decisions.close} />}
    </div>
  );
}

function keysOfReview({ choose, undo }: Decisions): KeyActions {
  return {
    u: () => void undo(),
    ...Object.fromEntries(choices.map(({ choice }) => [keyOfChoice[choice], () => void choose(choice)])),
  };
}

interface ListOrNothingProps {
  readonly data: PageData;
  /** Those that fit the filter. */
  readonly classes: readonly PageClass[];
  readonly selected: string | undefined;
  readonly review: Review | undefined;
  readonly onSelect: (id: string) => void;
}

function ListOrNothing({ data, classes, selected, review, onSelect }: ListOrNothingProps): JSX.Element {
  if (classes.length === 0) {
    return (
      <p class="nothing">{data.classes.length === 0 ? 'Nothing was found.' : 'Nothing fits the filter.'}</p>
    );
  }
  const decided = (id: string): string | undefined => {
    const choice = review?.decisionOf(id)?.choice;
    return choices.find((one) => one.choice === choice)?.done;
  };
  return (
    <List classes={classes} texts={data.texts} selected={selected} decided={decided} onSelect={onSelect} />
  );
}
