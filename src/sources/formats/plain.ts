// Plain text: the file is one record. Segmentation divides it into articles and finds their blocks.

import type { SourceRecord } from '../../model/document.ts';

/** The whole text as one record. */
export function plainRecord(text: Uint8Array): SourceRecord {
  return {
    bytes: text,
    offset: 0,
    record: null,
    sourceLine: 1,
    givenId: undefined,
    outline: undefined,
  };
}
