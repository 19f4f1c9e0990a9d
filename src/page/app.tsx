// The page: a list of classes at the left, the overview or one class at the right; on a phone one of them at a time.

import { useMemo, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { PageClass, PageData } from '../format/html/page-data.ts';
import { choices } from '../review/decision.ts';
import { ClassPane } from './class-pane.tsx';
import { Finished, keyOfChoice, Progress } from './decide.tsx';
import { createSearch, noFilter, type Filter } from './filter.ts';
import { Header } from './header.tsx';
import { Keys } from './keys.tsx';
import { Overview } from './overview.tsx';
import { Side } from './side.tsx';
import { readAddress, useAddress, type Address } from './use-address.ts';
import { useDecisions, type Decisions } from './use-decisions.ts';
import { useKeys, type KeyActions } from './use-keys.ts';
import { useReview, type ReviewData } from './use-review.ts';
import { useTheme } from './use-theme.ts';

/** What stands in the page: a report, or a review with its decisions. */
export type AppData = PageData & { readonly review?: ReviewData };

/** The whole page. */
export function App({ data }: { readonly data: AppData }): JSX.Element {
  const { address, go, open } = useAddress();
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [isHelp, setHelp] = useState(false);
  const switchTheme = useTheme();
  const search = useMemo(() => createSearch(data), [data]);
  const classes = useMemo(() => search(filter), [search, filter]);
  const field = useRef<HTMLInputElement>(null);
  const review = useReview(data.review);
  const decisions = useDecisions(review, classes, go);
  const selected = useMemo(() => data.classes.find(({ id }) => id === address), [data, address]);

  const onlyShow = (part: Partial<Filter>): void => {
    setFilter({ ...noFilter, ...part });
    open('list');
  };
  const keys: KeyActions = {
    ...keysOfSteps(classes, go),
    '/': () => {
      if (address === '') go('list');
      field.current?.focus();
    },
    o: () => go(''),
    t: switchTheme,
    '?': () => setHelp(true),
    ...(review === undefined ? {} : keysOfReview(decisions)),
    Escape: () => go(selected === undefined ? '' : 'list'),
  };
  useKeys(keys, isHelp || decisions.written !== undefined);

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
        <Side
          {...{ data, classes, review, filter, field }}
          selected={selected?.id}
          onFilter={setFilter}
          onSelect={open}
        />
        <div class="pane">
          {selected === undefined ? (
            <Overview
              data={data}
              onRule={(rule) => onlyShow({ rule })}
              onPath={(path) => onlyShow({ path })}
              onStart={() => (classes.length > 0 ? open(classes[0].id) : undefined)}
            />
          ) : (
            <ClassPane {...{ data, classes, review, decisions }} one={selected} onBack={() => go('list')} />
          )}
        </div>
      </main>
      {isHelp && <Keys isReview={review !== undefined} onClose={() => setHelp(false)} />}
      {decisions.written !== undefined && <Finished lines={decisions.written} onClose={decisions.close} />}
    </div>
  );
}

/** Steps through the classes that are listed. */
function keysOfSteps(classes: readonly PageClass[], go: Address['go']): KeyActions {
  const move = (step: number): void => {
    // By the address, which is ahead of what is drawn when a key is pressed twice in one frame.
    const at = classes.findIndex(({ id }) => id === readAddress());
    const next = classes[Math.max(0, Math.min(classes.length - 1, at < 0 ? 0 : at + step))];
    if (next !== undefined) go(next.id);
  };
  return {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    Enter: () => document.getElementById('card-heading')?.focus(),
  };
}

function keysOfReview({ choose, undo }: Decisions): KeyActions {
  return {
    u: () => void undo(),
    ...Object.fromEntries(choices.map(({ choice }) => [keyOfChoice[choice], () => void choose(choice)])),
  };
}
