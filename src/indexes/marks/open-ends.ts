// Files of text whose last line has no line end, and which one would fit: that of the file, or where it has a single
// line that of most of the corpus.

import { baseIndex, derivedIndex, type Rows } from '../../define/index.ts';
import type { Corpus } from '../../model/corpus.ts';
import { isLineEnd } from '../../text/lines/line-ends.ts';
import { lineEndings } from './line-endings.ts';

const columns = { length: 'u32', end: 'u32' } as const;

/** Line ends by their code in the column; the first is that of a text with a single line. */
const lineEnds = ['', '\n', '\r\n', '\r'] as const;

/** A document at whose end a line end is missing. */
export interface OpenEnd {
  readonly document: number;
  /** Bytes of the document. */
  readonly length: number;
  readonly lineEnd: string;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

const openRows = () =>
  baseIndex({
    id: 'open-end-rows',
    version: 1,
    columns,
    readsBesideWords: [],
    map({ bytes, endsSource }, rows) {
      const { length } = bytes;
      if (!endsSource || length === 0 || isLineEnd(bytes[length - 1])) return;
      rows.add({ length, end: lineEnds.indexOf(firstLineEnd(bytes)) });
    },
    probe: 'own',
    view: (rows) => rows,
  });

/** Files whose last line has no line end, in corpus order. */
export const openEnds = () =>
  derivedIndex({
    id: 'open-ends',
    needs: { rows: openRows(), ends: lineEndings() },
    view: ({ rows, ends }, corpus): readonly OpenEnd[] =>
      describe(rows, corpus, ends.pairedDocuments > corpus.documentCount / 2 ? '\r\n' : '\n'),
  });

function describe(
  { length, document, columns: values }: Rows<typeof columns>,
  corpus: Corpus,
  usual: string,
): OpenEnd[] {
  return Array.from({ length }, (_, row): OpenEnd => {
    const own = lineEnds[values.end[row]];
    return {
      document: document[row],
      length: values.length[row],
      lineEnd: own === '' ? (endBefore(corpus, document[row]) ?? usual) : own,
    };
  });
}

/** The line end of the article before a document in its file. */
function endBefore(corpus: Corpus, document: number): string | undefined {
  const { source } = corpus.facts(document);
  if (document === corpus.sources[source].firstDocument) return undefined;
  const end = firstLineEnd(corpus.document(document - 1).bytes);
  return end === '' ? undefined : end;
}

/** The line end that a text uses first; empty if it has only one line. */
function firstLineEnd(bytes: Uint8Array): (typeof lineEnds)[number] {
  const feed = bytes.indexOf(lineFeed);
  if (feed < 0) return bytes.includes(carriageReturn) ? '\r' : '';
  return feed > 0 && bytes[feed - 1] === carriageReturn ? '\r\n' : '\n';
}
