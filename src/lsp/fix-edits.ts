// Fixes as edits of documents: planned and written by the functions that --fix uses, so that both change the same bytes.

import { resolve } from 'node:path';
import type { TextDocumentEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changeOf, type DocumentChange, planFixes, rewriteSource } from '../fix/index.ts';
import type { CorpusSource } from '../model/corpus.ts';
import { SourceError } from '../model/errors.ts';
import type { Applicability, Finding } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { contentHash } from '../sources/content-hash.ts';
import { bytesOf } from '../sources/read.ts';
import { uriOfFile } from './paths.ts';
import { ByteOffsets } from './text-places.ts';

/** What fixes are made in. */
export interface FixPlace {
  readonly result: Result;
  readonly folder: string;
  readonly open: ReadonlyMap<string, TextDocument>;
}

const everything: ReadonlySet<Applicability> = new Set(['safe', 'unsafe', 'destructive']);

/** The edits of the fixes of these findings, those that go together; undefined if nothing can be edited. */
export function editsOfFixes(findings: readonly Finding[], place: FixPlace): TextDocumentEdit[] | undefined {
  const { corpus } = place.result;
  const { edits } = planFixes(findings, everything);
  const changes = new Map<CorpusSource, DocumentChange[]>();
  try {
    for (const [document, list] of edits) {
      const source = corpus.sources[corpus.facts(document).source];
      changes.set(source, [...(changes.get(source) ?? []), changeOf(corpus, document, list, true)]);
    }
    const edited = [...changes].map(([source, list]) => editSource(source, list, place));
    const isWhole = edited.every((each) => each !== undefined);
    return isWhole && edited.length > 0 ? (edited as TextDocumentEdit[]) : undefined;
  } catch (error) {
    if (error instanceof SourceError || (error instanceof Error && 'syscall' in error)) return undefined;
    throw error;
  }
}

/** Undefined if the text is another one by now, or is not what an editor edits. */
function editSource(
  source: CorpusSource,
  changes: readonly DocumentChange[],
  { folder, open }: FixPlace,
): TextDocumentEdit | undefined {
  const bytes = bytesOf(source);
  if (source.encoding !== 'utf-8' || contentHash(bytes) !== source.hash) return undefined;
  const outcome = rewriteSource(bytes, source, changes);
  if (outcome.kind === 'refused' || outcome.edits === undefined) return undefined;
  const text = new TextDecoder().decode(bytes);
  const known = open.get(source.path);
  if (known !== undefined && known.getText() !== text) return undefined;
  const uri = known?.uri ?? uriOfFile(resolve(folder, source.path));
  const document = known ?? TextDocument.create(uri, 'plaintext', 0, text);
  const offsets = new ByteOffsets(text);
  const positionAt = (byte: number) => document.positionAt(offsets.offsetAt(byte - source.bomBytes));
  return {
    textDocument: { uri, version: known?.version ?? null },
    edits: outcome.edits.map(({ span, bytes: inserted }) => ({
      range: { start: positionAt(span.start), end: positionAt(span.end) },
      newText: new TextDecoder().decode(inserted),
    })),
  };
}
