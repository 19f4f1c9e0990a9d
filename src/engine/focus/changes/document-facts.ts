// What one document yields: its rows and what document rules find in it.

import type { Document } from '../../../model/document.ts';
import type { DocumentFinding } from '../../reading/batch-result.ts';
import type { TableChunk } from '../../rows/columns.ts';
import { RowBuffer } from '../../rows/row-buffer.ts';
import type { Plan } from '../../plan.ts';

/** Facts of a document, as if it were a batch by itself. */
export interface DocumentYield {
  readonly tables: Readonly<Record<string, TableChunk>>;
  readonly findings: readonly DocumentFinding[];
}

/** Maps every base index over a document and checks the document rules. Throws what they throw. */
export function yieldOf(document: Document, plan: Plan): DocumentYield {
  const findings: DocumentFinding[] = [];
  const tables: Record<string, TableChunk> = {};
  for (const { key, index } of plan.baseIndexes) {
    const rows = RowBuffer.of(index);
    rows.startDocument(0);
    index.map(document, rows);
    tables[key] = rows.finish();
  }
  for (const { rule, options } of plan.documentRules) {
    rule.check(document, {
      options,
      report: (report) => findings.push({ rule: rule.id, document: 0, report }),
    });
  }
  return { tables, findings };
}
