// One class with the decisions about it, and the way back to the list.

import type { JSX } from 'preact';
import type { PageClass, PageData } from '../format/html/page-data.ts';
import { Decide } from './decide.tsx';
import { Detail } from './detail.tsx';
import type { Decisions } from './use-decisions.ts';
import type { Review } from './use-review.ts';

interface ClassPaneProps {
  readonly one: PageClass;
  readonly data: PageData;
  /** Those that fit the filter; the class need not be among them. */
  readonly classes: readonly PageClass[];
  readonly review: Review | undefined;
  readonly decisions: Decisions;
  readonly onBack: () => void;
}

/** The class that is selected. */
export function ClassPane({ one, data, classes, review, decisions, onBack }: ClassPaneProps): JSX.Element {
  return (
    <>
      <button type="button" class="back" onClick={onBack}>
        ‹ All findings
      </button>
      <Detail one={one} data={data} position={[classes.indexOf(one) + 1, classes.length]}>
        {review !== undefined && (
          <Decide
            id={one.id}
            review={review}
            isAsking={decisions.askingFor === one.id}
            onChoice={(choice, reason) => void decisions.choose(choice, reason)}
            onCancel={decisions.cancel}
          />
        )}
      </Detail>
    </>
  );
}
