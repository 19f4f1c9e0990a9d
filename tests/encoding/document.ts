// Documents for tests of rules that look at one document.

import type { DocumentReport, Rule } from '../../src/define/index.ts';
import { defaultOptions } from '../../src/define/index.ts';
import type { Document } from '../../src/model/document.ts';
import { documentsOf } from '../../src/segment/documents.ts';
import { recordsOf } from '../../src/sources/formats/index.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

/** The one document of a file of text. */
export function documentOf(text: string | Uint8Array, format: 'plain' | 'markdown' = 'plain'): Document {
  const bytes = typeof text === 'string' ? encodeText(text) : text;
  const [document] = documentsOf(recordsOf(format, bytes, {}).records, { kind: 'file' });
  if (document === undefined) throw new Error('The text has no document.');
  return document;
}

/** What a document rule reports on a text. */
export function checkText(rule: Rule, text: string, format?: 'plain' | 'markdown'): DocumentReport[] {
  if (rule.kind !== 'document') throw new Error(`${rule.id} is no document rule.`);
  const found: DocumentReport[] = [];
  rule.check(documentOf(text, format), {
    options: defaultOptions(rule.options),
    report: (report) => found.push(report),
  });
  return found;
}
