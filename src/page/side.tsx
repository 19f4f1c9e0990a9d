// The side of the page: what is looked for, and the classes that fit.

import type { JSX, RefObject } from 'preact';
import type { PageClass, PageData } from '../format/html/page-data.ts';
import { choices } from '../review/decision.ts';
import type { Filter } from './filter.ts';
import { List } from './list.tsx';
import { Toolbar } from './toolbar.tsx';
import type { Review } from './use-review.ts';

interface ListOrNothingProps {
  readonly data: PageData;
  /** Those that fit the filter. */
  readonly classes: readonly PageClass[];
  readonly selected: string | undefined;
  readonly review: Review | undefined;
  readonly onSelect: (id: string) => void;
}

interface SideProps extends ListOrNothingProps {
  readonly filter: Filter;
  /** The field of the search, for those who want to put the cursor there. */
  readonly field: RefObject<HTMLInputElement>;
  readonly onFilter: (filter: Filter) => void;
}

/** Search, filter and list. */
export function Side({ filter, field, onFilter, ...list }: SideProps): JSX.Element {
  const { data, classes } = list;
  return (
    <section class="side" aria-label="Findings">
      <h1 class="list-title">Findings</h1>
      <Toolbar data={data} filter={filter} shown={classes.length} field={field} onChange={onFilter} />
      <ListOrNothing {...list} />
    </section>
  );
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
