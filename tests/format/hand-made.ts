// Results made by hand: a corpus of texts held in memory, findings on words of them, and the locator that runs use.

import { locatingBy, Locator } from '../../src/findings/places/locate.ts';
import type { Environment, Reporter } from '../../src/format/reporter.ts';
import type { Corpus, CorpusSource } from '../../src/model/corpus.ts';
import type { Document } from '../../src/model/document.ts';
import type { Finding, Place, RelatedPlace, Severity } from '../../src/model/finding.ts';
import type { Result, RunNotes, Summary } from '../../src/model/result.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { TextDocument } from '../../src/segment/text-document.ts';

/** One document of a hand-made corpus. Documents of one path follow one another. */
export interface HandMadeDocument {
  readonly path: string;
  readonly text: string;
  readonly offset?: number;
  readonly sourceLine?: number;
  readonly record?: number;
  readonly givenId?: string;
  readonly encoding?: string;
  readonly bomBytes?: number;
}

export interface HandMadeCorpus extends Corpus {
  /** How often a document was asked for. */
  readonly readings: () => number;
}

/** A corpus of these documents, in the order given. */
export function handMadeCorpus(documents: readonly HandMadeDocument[]): HandMadeCorpus {
  const sources: CorpusSource[] = [];
  const held: { document: Document; source: number }[] = [];
  for (const made of documents) {
    if (sources.at(-1)?.path !== made.path) {
      sources.push({
        path: made.path,
        file: `/corpus/${made.path}`,
        format: made.record === undefined ? 'plain' : 'jsonl',
        size: 0,
        isNamed: false,
        settings: {},
        encoding: made.encoding ?? 'utf-8',
        bomBytes: made.bomBytes ?? 0,
        bytes: 0,
        hash: '0000000000000000',
        firstDocument: held.length,
        documentCount: 0,
      });
    }
    const source = sources.length - 1;
    sources[source] = { ...sources[source], documentCount: sources[source].documentCount + 1 };
    held.push({
      source,
      document: new TextDocument(
        {
          bytes: encodeText(made.text),
          outline: [],
          offset: made.offset ?? 0,
          record: made.record ?? null,
          sourceLine: made.sourceLine ?? 1,
          ordinal: sources[source].documentCount,
          endsSource: true,
        },
        { givenId: made.givenId },
      ),
    });
  }
  let readings = 0;
  return {
    sources,
    documentCount: held.length,
    readings: () => readings,
    facts: (index) => ({
      source: held[index].source,
      words: 0,
      bytes: held[index].document.bytes.length,
      hash: [0, 0],
    }),
    document(index) {
      readings++;
      return held[index].document;
    },
  };
}

/** The place of the `occurrence`-th (from 1) `text` in a document. Throws if it does not stand there. */
export function placeOf(corpus: Corpus, document: number, text: string, occurrence = 1): Place {
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(corpus.document(document).bytes);
  let at = -1;
  for (let count = 0; count < occurrence; count++) {
    at = whole.indexOf(text, at + 1);
    if (at < 0) throw new Error(`"${text}" does not stand ${occurrence} times in document ${document}.`);
  }
  const start = encodeText(whole.slice(0, at)).length;
  return { document, span: { start, end: start + encodeText(text).length } };
}

/** The whole of a document. */
export function wholeOf(corpus: Corpus, document: number): Place {
  return { document, span: { start: 0, end: corpus.document(document).bytes.length } };
}

export function labelled(place: Place, label: string): RelatedPlace {
  return { ...place, label };
}

let made = 0;

/** A finding; ids count up where none is given. */
export function handMadeFinding(
  finding: Partial<Finding> & Pick<Finding, 'rule' | 'message' | 'place'> & { severity?: Severity },
): Finding {
  const id = finding.id ?? (0xa0000000 + made++).toString(16);
  return {
    id,
    class: id,
    key: `${id}0000`,
    messageId: 'some',
    severity: 'warning',
    state: 'new',
    related: [],
    score: undefined,
    data: {},
    redundant: [],
    fix: undefined,
    ...finding,
  };
}

const noNotes: RunNotes = {
  ran: [],
  skipped: { binary: 0, otherKind: 0, links: 0, ignored: 0 },
  division: { division: { kind: 'file' }, evidence: 'no run of empty lines parts articles' },
  unwritable: [],
  encodings: [],
  failures: [],
  remarks: [],
  unreadableNamed: [],
  baseline: undefined,
  ignore: undefined,
  unusedBoilerplate: [],
};

/** Two paragraphs below a headline, 14 words. */
export const copiedArticle =
  'Ferry Returns to the Old Quay\n\nThe ferry came back on Monday.\nNobody waited.\n';

/** The same article in files a0.txt, a1.txt …, and the findings that keep the first. */
export function copies(count: number): { corpus: HandMadeCorpus; findings: Finding[] } {
  const corpus = handMadeCorpus(
    Array.from({ length: count }, (_, index) => ({ path: `news/a${index}.txt`, text: copiedArticle })),
  );
  const findings = Array.from({ length: count - 1 }, (_, index) =>
    handMadeFinding({
      id: `c0ffee0${index}`,
      class: 'c0ffee00',
      rule: 'duplicate-article',
      severity: 'error',
      message: 'This article stands in news/a0.txt:1 as well.',
      classMessage: `These ${count} articles are identical, 14 words. Keep one.`,
      place: wholeOf(corpus, index + 1),
      related: [labelled(wholeOf(corpus, 0), 'kept')],
      data: { reason: 'first by path' },
    }),
  );
  return { corpus, findings };
}

/** A result with these findings; its summary counts them. */
export function handMadeResult(
  corpus: Corpus,
  findings: readonly Finding[],
  more: { summary?: Partial<Summary>; notes?: Partial<RunNotes> } = {},
): Result {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return {
    tool: { name: 'corpuslint', version: '0.1.0' },
    summary: {
      sources: corpus.sources.length,
      documents: corpus.documentCount,
      words: 6157,
      bytes: 39899,
      duplicateWords: 0,
      findings: { error: count('error'), warning: count('warning'), info: count('info') },
      failing: more.summary?.findings ?? {
        error: count('error'),
        warning: count('warning'),
        info: count('info'),
      },
      fixable: findings.filter(({ fix }) => fix?.applicability === 'safe').length,
      ...more.summary,
    },
    findings,
    ignored: [],
    notes: { ...noNotes, ...more.notes },
    focus: undefined,
    corpus,
    duplicateWords: new Map(),
    dateOf: () => undefined,
    ...locatingBy(new Locator(corpus)),
  };
}

export const plainEnvironment: Environment = {
  colour: false,
  width: 120,
  isTerminal: false,
  hyperlinks: false,
  maxFindings: undefined,
  quiet: false,
};

/** All a reporter writes. */
export function reportText(
  reporter: Reporter,
  result: Result,
  environment: Partial<Environment> = {},
): string {
  let text = '';
  reporter.report(result, (piece) => (text += piece), { ...plainEnvironment, ...environment });
  return text;
}
