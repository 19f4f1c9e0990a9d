// Step 6: the figures of the run, and everything reporters need, in one value.

import { documentDateOf } from '../features/facts/document-date.ts';
import type { Settled } from '../findings/settle.ts';
import { countFindings, countStates } from '../findings/count.ts';
import { locatingBy } from '../findings/places/locate.ts';
import { type Finding, type Fix, isFailing } from '../model/finding.ts';
import type { Result, RuleSummary, Summary } from '../model/result.ts';
import { type RuleFailure, unreadableRule } from './check.ts';
import type { RunCorpus } from './corpus/corpus-store.ts';
import type { CorpusDiscovery } from './discover-corpus.ts';
import type { ReportedFacts } from './read.ts';
import { countRedundantWords } from './redundant-words.ts';

/** The result of a run, from its parts. */
export function report(parts: {
  readonly discovery: CorpusDiscovery;
  readonly facts: ReportedFacts;
  readonly settled: Settled;
  readonly failures: readonly RuleFailure[];
  readonly version: string;
  /** Ids of the rules that ran. */
  readonly ran: readonly string[];
  readonly statistics?: boolean | undefined;
  /** What else has to be said of the run, as sentences. */
  readonly remarks: readonly string[];
}): Result {
  const { discovery, facts, settled, failures, version, ran, statistics = false, remarks } = parts;
  const { corpus } = facts;
  const { findings, ignored, judgement, locator } = settled;
  const { skipped } = discovery;
  const duplicateWords = countRedundantWords(corpus, findings, facts.recollection);
  const unreadable = corpus.unreadable.filter(({ messageId }) => messageId === 'file');
  return {
    tool: { name: 'corpuslint', version },
    summary: {
      ...summarise(corpus, settled, facts.binary + facts.own + unreadable.length, duplicateWords),
      ...(statistics ? { rules: summariseRules(corpus, findings) } : {}),
    },
    findings,
    ignored,
    notes: {
      ran,
      skipped: { ...skipped, binary: skipped.binary + facts.binary },
      division: facts.division,
      encodings: corpus.figures().encodings,
      unwritable: settled.unwritable,
      failures,
      remarks: [
        ...discovery.remarks,
        ...remarks,
        ...facts.remarks,
        ...remarkOnPointers(facts.pointers),
        ...remarkOnUnreadable(corpus, ran),
      ],
      unreadableNamed: unreadable
        .map(({ source }) => corpus.sources[source])
        .filter(({ isNamed }) => isNamed)
        .map(({ path }) => path),
      baseline: judgement?.baseline && { ...judgement.baseline, states: countStates(findings) },
      ignore: judgement?.ignore,
      unusedBoilerplate: judgement?.unusedBoilerplate ?? [],
    },
    focus: discovery.focus,
    corpus,
    duplicateWords,
    dateOf: (document) => dayOf(corpus, document),
    ...locatingBy(locator),
    keep: facts.keepRecollection,
  };
}

/** What could not be read, where the rule that names it is off: a file must not drop out of a corpus without a word. */
function remarkOnUnreadable({ unreadable }: RunCorpus, ran: readonly string[]): string[] {
  if (unreadable.length === 0 || ran.includes(unreadableRule)) return [];
  const [what, them] =
    unreadable.length === 1 ? ['1 file or record', 'it'] : [`${unreadable.length} files or records`, 'them'];
  return [`${what} could not be read: ${unreadableRule}, which names ${them}, is off.`];
}

/** Texts that Git LFS keeps elsewhere: what lies in their place is none. */
function remarkOnPointers(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, 3).join(', ') + (paths.length > 3 ? `, …` : '');
  const [what, their] =
    paths.length === 1 ? ['1 file was', 'its text'] : [`${paths.length} files were`, 'their texts'];
  return [`${what} skipped, for ${their} must be fetched from Git LFS first (git lfs pull): ${named}.`];
}

function dayOf(corpus: RunCorpus, document: number): string | undefined {
  const date = documentDateOf(corpus.document(document));
  if (date?.year === undefined) return undefined;
  const [{ month, day }] = date.readings;
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  return `${digits(date.year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

function summarise(
  corpus: RunCorpus,
  { findings, references }: Settled,
  unread: number,
  duplicateWords: ReadonlyMap<number, number>,
): Summary {
  const counts = countFindings(findings);
  const { sources, documents, words, bytes } = corpus.figures();
  return {
    sources: sources - unread,
    documents,
    words,
    bytes,
    duplicateWords: [...duplicateWords.values()].reduce((sum, words) => sum + words, 0),
    findings: counts,
    failing: countFindings(findings.filter(isFailing)),
    fixable: countFixable(findings, corpus),
    ...(references.length === 0 ? {} : { against: references }),
  };
}

function summariseRules(corpus: RunCorpus, findings: readonly Finding[]): RuleSummary[] {
  return [...new Set(findings.map(({ rule }) => rule))].map((rule) => {
    const own = findings.filter((finding) => finding.rule === rule);
    return {
      rule,
      classes: new Set(own.map((finding) => finding.class)).size,
      findings: own.length,
      documents: new Set(own.map(({ place }) => place.document)).size,
      duplicateWords: [...countRedundantWords(corpus, own).values()].reduce((sum, words) => sum + words, 0),
      fixable: countFixable(own, corpus),
    };
  });
}

function countFixable(findings: readonly Finding[], corpus: RunCorpus): number {
  return findings.filter(({ fix }) => fix?.applicability === 'safe' && isWritable(fix, corpus)).length;
}

/** True if the sources that a fix edits can be written. */
function isWritable({ edits }: Fix, corpus: RunCorpus): boolean {
  return edits.every(({ document }) => corpus.sources[corpus.facts(document).source].format !== 'parquet');
}
