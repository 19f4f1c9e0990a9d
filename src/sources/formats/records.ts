// What every format yields.

import type { SourceRecord } from '../../model/document.ts';
import type { SourceError } from '../../model/errors.ts';

/** What a source holds, and what of it cannot be read. */
export interface Records {
  /** In the order of the source. */
  readonly records: readonly SourceRecord[];
  /** In the order of the source; one that sums up the rest comes last and names no line. */
  readonly problems: readonly SourceError[];
}
