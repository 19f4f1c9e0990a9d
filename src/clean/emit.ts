// What other tools take: lists of ids, and attributes in the convention of the dolma toolkit (one line a document, in
// the order of the documents; a name leads to spans [start, end, score]). Its spans count characters, that is code
// points, as Python does.

import { planFixes, removesDocument } from '../fix/index.ts';
import type { Finding } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { spanUnion, type Span } from '../model/span.ts';
import { documentId } from './names.ts';

/** What can be emitted. */
export const emitKinds = ['drop-list', 'keep-list', 'attributes'] as const;
/** One of them. */
export type EmitKind = (typeof emitKinds)[number];

/** Findings whose fixes delete whole documents, and go together. The last copy of a class is never among them. */
export function deletions({ findings, corpus }: Result): Finding[] {
  const whole = findings.filter(({ fix }) =>
    fix?.edits.every((edit) => removesDocument(edit, corpus.facts(edit.document).bytes)),
  );
  return [...planFixes(whole, new Set(['destructive'])).accepted];
}

/** Ids of documents, one a line, in the order of the corpus: of those that `deletions` names, or of all others. */
export function emitList(result: Result, kind: 'drop-list' | 'keep-list'): string {
  const { corpus } = result;
  const dropped = new Set(
    deletions(result).flatMap(({ fix }) => fix?.edits.map(({ document }) => document) ?? []),
  );
  const lines: string[] = [];
  for (let document = 0; document < corpus.documentCount; document++) {
    if (dropped.has(document) === (kind === 'drop-list')) lines.push(`${documentId(corpus, document)}\n`);
  }
  return lines.join('');
}

/** A file of attributes. */
export interface AttributeFile {
  /** Path of the source, with `.jsonl` behind it if it is no such file. */
  readonly path: string;
  readonly text: string;
}

/** The spans that findings would have removed, by source. Every document has its line, also one without spans. */
export function emitAttributes(result: Result): AttributeFile[] {
  const { corpus } = result;
  const byDocument = new Map<number, Map<string, { spans: Span[]; score: number }[]>>();
  for (const finding of result.findings) {
    for (const [document, spans] of removedSpans(finding)) {
      const names = byDocument.get(document) ?? new Map<string, { spans: Span[]; score: number }[]>();
      byDocument.set(document, names);
      const name = `corpuslint__${finding.rule.replaceAll('-', '_')}`;
      const known = names.get(name) ?? [];
      known.push({ spans, score: finding.score ?? 1 });
      names.set(name, known);
    }
  }
  return corpus.sources.map(({ path, format, firstDocument, documentCount }) => {
    const lines: string[] = [];
    for (let document = firstDocument; document < firstDocument + documentCount; document++) {
      const attributes: Record<string, [number, number, number][]> = {};
      const names = byDocument.get(document);
      if (names !== undefined) {
        const characters = characterCounter(corpus.document(document).bytes);
        for (const [name, found] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
          attributes[name] = found
            .flatMap(({ spans, score }) => spans.map(({ start, end }) => ({ start, end, score })))
            .sort((a, b) => a.start - b.start || a.end - b.end)
            .map(({ start, end, score }) => [characters(start), characters(end), score]);
        }
      }
      lines.push(`${JSON.stringify({ id: documentId(corpus, document), attributes })}\n`);
    }
    return { path: format === 'jsonl' ? path : `${path}.jsonl`, text: lines.join('') };
  });
}

/** What of a finding stands elsewhere as well, or would be deleted, by document. */
function removedSpans({ redundant, fix }: Finding): Map<number, Span[]> {
  const spans = new Map<number, Span[]>();
  const deleted = (fix?.edits ?? []).filter(({ text }) => text === '');
  for (const { document, span } of redundant.length > 0 ? redundant : deleted) {
    spans.set(document, [...(spans.get(document) ?? []), span]);
  }
  for (const [document, list] of spans) spans.set(document, spanUnion(list));
  return spans;
}

/** Counts the code points before a byte of UTF-8 text. */
function characterCounter(bytes: Uint8Array): (at: number) => number {
  let before: Uint32Array | undefined;
  return (at) => {
    if (before === undefined) {
      before = new Uint32Array(bytes.length + 1);
      for (let index = 0; index < bytes.length; index++) {
        before[index + 1] = before[index] + ((bytes[index] & 0xc0) === 0x80 ? 0 : 1);
      }
    }
    return before[at];
  };
}
