// The page: a list of classes at the left, the overview or one class at the right; on a phone one of them at a time.

import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { PageData } from '../format/html/page-data.ts';
import type { Choice } from '../review/decision.ts';
import { choices } from '../review/decision.ts';
import { Decide, Finished, keyOfChoice, Progress } from './decide.tsx';
import { Detail } from './detail.tsx';
import { createSearch, noFilter, type Filter } from './filter.ts';
import { Keys } from './keys.tsx';
import { List } from './list.tsx';
import { Overview } from './overview.tsx';
import { applyTheme, nextTheme, readTheme } from './theme.ts';
import { Toolbar } from './toolbar.tsx';
import { useReview, type ReviewData } from './use-review.ts';

/** What the address says is shown: `#list`, the id of a class, or the overview. */
function readAddress(): string {
  return decodeURIComponent(location.hash.slice(1));
}

/** Keys typed into a field are text. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
}

/** What stands in the page: a report, or a review with its decisions. */
export type AppData = PageData & { readonly review?: ReviewData };

/** The whole page. */
export function App({ data }: { readonly data: AppData }): JSX.Element {
  const review = useReview(data.review);
  const [askingFor, setAskingFor] = useState<string>();
  const [written, setWritten] = useState<readonly string[]>();
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [address, setAddress] = useState(readAddress);
  const [theme, setTheme] = useState(readTheme);
  const [isHelp, setHelp] = useState(false);
  const search = useMemo(() => createSearch(data), [data]);
  const classes = useMemo(() => search(filter), [search, filter]);
  const byId = useMemo(() => new Map(data.classes.map((one) => [one.id, one])), [data]);
  const field = useRef<HTMLInputElement>(null);
  const selected = byId.get(address);
  const index = selected === undefined ? -1 : classes.indexOf(selected);

  const go = useCallback((to: string) => {
    // Steps through the list are no history worth going back through.
    history.replaceState(null, '', `#${encodeURIComponent(to)}`);
    setAddress(to);
  }, []);
  const open = useCallback((id: string) => {
    location.hash = encodeURIComponent(id);
    setAddress(id);
  }, []);
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
  const nextOpen = (): void => {
    const at = classes.findIndex(({ id }) => id === readAddress());
    const isOpen = ({ id }: { readonly id: string }): boolean => review?.decisionOf(id) === undefined;
    const next = classes.slice(at + 1).find(isOpen) ?? classes.slice(0, Math.max(0, at)).find(isOpen);
    if (next !== undefined) go(next.id);
  };
  const choose = async (choice: Choice, reason?: string): Promise<void> => {
    const id = readAddress();
    if (review?.choicesOf(id).includes(choice) !== true) return;
    if (choice === 'ignore' && reason === undefined) {
      setAskingFor(id);
      return;
    }
    setAskingFor(undefined);
    if (await review.decide({ id, choice, ...(reason === undefined ? {} : { reason }) })) nextOpen();
  };
  const undo = async (): Promise<void> => {
    const id = await review?.undo();
    if (id !== undefined) go(id);
  };
  const finish = async (): Promise<void> => setWritten(await review?.finish());
  const onlyShow = (part: Partial<Filter>): void => {
    setFilter({ ...noFilter, ...part });
    open('list');
  };

  useEffect(() => {
    const follow = (): void => setAddress(readAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  useEffect(() => {
    const actions: Readonly<Record<string, () => void>> = {
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
      ...(review === undefined
        ? {}
        : {
            u: () => void undo(),
            ...Object.fromEntries(
              choices.map(({ choice }) => [keyOfChoice[choice], () => void choose(choice)]),
            ),
          }),
      Escape: () => go(selected === undefined ? '' : 'list'),
    };
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isHelp || written !== undefined) return;
      if (isTyping(event.target)) {
        if (event.key === 'Escape') (event.target as HTMLElement).blur();
        return;
      }
      // Enter on a link or button does what it says; arrows scroll a text that has the focus.
      const isControl =
        event.target instanceof HTMLElement && event.target.closest('a, button, code') !== null;
      const isOwn = event.key === 'Enter' || event.key.startsWith('Arrow');
      const action = isControl && isOwn ? undefined : actions[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });

  const shown = selected !== undefined ? 'class' : address === 'list' ? 'list' : 'overview';
  return (
    <div class={`app app-${shown}`}>
      <header class="top">
        <button type="button" class="brand" onClick={() => go('')}>
          corpus<span>lint</span>
        </button>
        <nav class="tabs" aria-label="Views">
          <button
            type="button"
            aria-current={shown === 'overview' ? 'page' : undefined}
            onClick={() => go('')}
          >
            Overview
          </button>
          <button
            type="button"
            aria-current={shown === 'overview' ? undefined : 'page'}
            onClick={() => open('list')}
          >
            Findings
          </button>
        </nav>
        {review !== undefined && (
          <Progress review={review} onUndo={() => void undo()} onFinish={() => void finish()} />
        )}
        <div class="top-tools">
          <button
            type="button"
            class="tool"
            onClick={switchTheme}
            aria-label="Switch between light and dark"
            title="Light or dark (t)"
          >
            <ThemeSign />
          </button>
          <button
            type="button"
            class="tool"
            onClick={() => setHelp(true)}
            aria-label="Show the keys"
            title="Keys (?)"
          >
            ?
          </button>
        </div>
      </header>
      <main class="body">
        <section class="side" aria-label="Findings">
          <h1 class="list-title">Findings</h1>
          <Toolbar data={data} filter={filter} shown={classes.length} field={field} onChange={setFilter} />
          {classes.length === 0 ? (
            <p class="nothing">
              {data.classes.length === 0 ? 'Nothing was found.' : 'Nothing fits the filter.'}
            </p>
          ) : (
            <List
              classes={classes}
              texts={data.texts}
              selected={selected?.id}
              decided={(id) => {
                const choice = review?.decisionOf(id)?.choice;
                return choices.find((one) => one.choice === choice)?.done;
              }}
              onSelect={open}
            />
          )}
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
              <Detail one={selected} data={data} position={[index + 1, classes.length]}>
                {review !== undefined && (
                  <Decide
                    id={selected.id}
                    review={review}
                    isAsking={askingFor === selected.id}
                    onChoice={(choice, reason) => void choose(choice, reason)}
                    onCancel={() => setAskingFor(undefined)}
                  />
                )}
              </Detail>
            </>
          )}
        </div>
      </main>
      {isHelp && <Keys isReview={review !== undefined} onClose={() => setHelp(false)} />}
      {written !== undefined && <Finished lines={written} onClose={() => setWritten(undefined)} />}
    </div>
  );
}

function ThemeSign(): JSX.Element {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
    </svg>
  );
}
