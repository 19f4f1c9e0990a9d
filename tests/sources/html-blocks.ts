// What is read of a page of HTML, for tests.

import type { SourceRecord } from '../../src/model/document.ts';
import { recordsOf } from '../../src/sources/formats/index.ts';

/** The record of a page. */
export function record(html: string): SourceRecord {
  return recordsOf('html', Buffer.from(html), {}).records[0];
}

/** Its blocks, each with its role before it if it is not body. */
export function blocks(html: string): string[] {
  const { bytes, outline = [] } = record(html);
  return outline.map(({ span, role }) => {
    const text = Buffer.from(bytes).toString('utf8', span.start, span.end);
    return role === 'body' ? text : `${role}: ${text}`;
  });
}
