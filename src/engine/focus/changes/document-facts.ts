// What one document yields: its rows and what document rules find in it.

import { traitsOf } from '../../../features/traits.ts';
import type { Document } from '../../../model/document.ts';
import type { DocumentFinding } from '../../reading/batch-result.ts';
import type { TableChunk } from '../../rows/columns.ts';
import { scanDocuments } from '../../reading/scan.ts';
import { countingFor, silenceOfIndex, silenceOfRule } from '../../reading/silence.ts';
import { RowBuffer } from '../../rows/row-buffer.ts';
import type { Plan } from '../../plan.ts';

/** Facts of a document, as if it were a batch by itself. */
export interface DocumentYield {
  readonly tables: Readonly<Record<string, TableChunk>>;
  readonly findings: readonly DocumentFinding[];
}

/** What a plan asks of a scan, and which traits silence its indexes and rules, in their order. */
interface Silences {
  readonly counting: number;
  readonly ofIndexes: readonly number[];
  readonly ofRules: readonly number[];
}

const silencesOfPlans = new WeakMap<Plan, Silences>();

function silencesOf(plan: Plan): Silences {
  let silences = silencesOfPlans.get(plan);
  if (silences === undefined) {
    silences = {
      counting: countingFor(plan),
      ofIndexes: plan.baseIndexes.map(({ index }) => silenceOfIndex(index)),
      ofRules: plan.documentRules.map(silenceOfRule),
    };
    silencesOfPlans.set(plan, silences);
  }
  return silences;
}

/** Maps every base index over a document and checks the document rules. Throws what they throw. */
export function yieldOf(document: Document, plan: Plan): DocumentYield {
  const { counting, ofIndexes, ofRules } = silencesOf(plan);
  scanDocuments([document], counting);
  const traits = traitsOf(document);
  const findings: DocumentFinding[] = [];
  const tables: Record<string, TableChunk> = {};
  for (const [position, { key, index }] of plan.baseIndexes.entries()) {
    const rows = RowBuffer.of(index);
    rows.startDocument(0);
    if ((traits & ofIndexes[position]) === 0) index.map(document, rows);
    tables[key] = rows.finish();
  }
  for (const [position, { rule, options }] of plan.documentRules.entries()) {
    if ((traits & ofRules[position]) !== 0) continue;
    rule.check(document, {
      options,
      report: (report) => findings.push({ rule: rule.id, document: 0, report }),
    });
  }
  return { tables, findings };
}
