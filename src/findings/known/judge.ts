// What has been decided about findings before: those that are ignored drop out, those that the baseline knows fail no run.

import type { Rule } from '../../define/index.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Finding, FindingState, Place } from '../../model/finding.ts';
import type { BaselineNotes, IgnoreNotes } from '../../model/result.ts';
import type { KnownEntry } from './known-entry.ts';
import { placeText } from './portrait.ts';
import { recognise, type Recognised, type Recognition } from './recognise.ts';
import { foldedWords } from './sketch.ts';
import { elsewhereOf, type Standing } from './standing.ts';

/** A file of entries, read. */
export interface KnownFile {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  readonly entries: readonly KnownEntry[];
  /** Of its bytes. */
  readonly hash: string;
}

/** How the entries of both files stood when all findings were compared with them. */
export interface DecisionsThen {
  /** Of the decisions; see `Decisions.stamp`. */
  readonly stamp: string;
  readonly baseline: Standing | undefined;
  readonly ignore: Standing | undefined;
}

/** What was decided. */
export interface Decisions {
  readonly baseline: KnownFile | undefined;
  readonly ignore: KnownFile | undefined;
  /** Texts that are known to stand in many documents: what repeats one of them and no more is not reported. */
  readonly boilerplate: readonly string[];
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Stands for all entries and texts: equal for equal decisions. */
  readonly stamp: string;
  /** A path relative to the working directory as one relative to the folder of a file. */
  fromFile(file: string, path: string): string;
  /** True if no file stands at a path relative to the folder of a file. */
  isGone(file: string, path: string): boolean;
}

/** What is known of a run, for judging. */
export interface Circumstances {
  readonly corpus: Corpus;
  readonly rules: readonly Rule[];
  /** Ids of the rules that ran without failing. */
  readonly ran: ReadonlySet<string>;
  /** Paths that are reported on; undefined = all. */
  readonly focus: ReadonlySet<string> | undefined;
  /** Where not all findings are at hand: what came of the last run over all. */
  readonly before?: DecisionsThen | undefined;
}

/** The verdict on all findings. */
export interface Judgement {
  stateOf(finding: Finding): FindingState;
  /** Why a finding is ignored; undefined if it is not. */
  reasonFor(finding: Finding): string | undefined;
  /** True for a copy of known boilerplate, which is not worth a word. */
  isSilent(finding: Finding): boolean;
  /** False if the verdict on these findings, or on entries of paths in focus, might be another with all findings at hand. */
  readonly isFirm: boolean;
  /** How the entries stand, for runs that will not have all findings at hand. */
  readonly standing: DecisionsThen;
  readonly baseline: Omit<BaselineNotes, 'states'> | undefined;
  readonly ignore: IgnoreNotes | undefined;
  /** Texts of `boilerplate` that silence nothing; none where a run could not see all that they might silence. */
  readonly unusedBoilerplate: readonly string[];
}

/** Judges all findings of a run, those out of focus too: they take the entries that are theirs. */
export function judge(
  findings: readonly Finding[],
  decisions: Decisions,
  circumstances: Circumstances,
): Judgement {
  const { baseline, ignore } = decisions;
  const { silent, unused } = copiesOfBoilerplate(findings, decisions, circumstances);
  const heard = findings.filter((finding) => !silent.has(finding));
  const ignored = ignore === undefined ? undefined : judgeIgnored(heard, ignore, decisions, circumstances);
  const reasonFor = (finding: Finding): string | undefined => {
    const match = ignored?.known.get(finding);
    return match && (match.entry.reason ?? '');
  };
  const open = heard.filter((finding) => reasonFor(finding) === undefined);
  const known = baseline === undefined ? undefined : judgeKnown(open, baseline, decisions, circumstances);
  return {
    stateOf: known?.stateOf ?? (() => 'new'),
    reasonFor,
    isSilent: (finding) => silent.has(finding),
    isFirm: ignored?.isFirm !== false && known?.isFirm !== false,
    standing: { stamp: decisions.stamp, baseline: known?.standing, ignore: ignored?.standing },
    baseline: known?.notes,
    ignore: ignored?.notes,
    unusedBoilerplate: unused,
  };
}

/** What became of the entries of one file. */
interface Judged {
  readonly known: Recognised['known'];
  readonly isFirm: boolean;
  readonly standing: Standing;
}

/** True if nothing that is not at hand could change what is said. */
function isFirmly(
  { isFirm, isFirmlyLeft, left }: Recognised,
  findings: readonly Finding[],
  isInFocus: (entry: KnownEntry) => boolean,
): boolean {
  return findings.every(isFirm) && left.every((entry) => isFirmlyLeft(entry) || !isInFocus(entry));
}

function judgeIgnored(
  findings: readonly Finding[],
  { file, entries }: KnownFile,
  decisions: Decisions,
  circumstances: Circumstances,
): Judged & { readonly notes: IgnoreNotes } {
  const isOver = ({ expires }: KnownEntry): boolean => expires !== undefined && expires <= decisions.today;
  const standing = entries.filter((entry) => !isOver(entry));
  const recognised = recognise(findings, standing, {
    ...recognitionFor(file, decisions, circumstances),
    elsewhere: elsewhereFor('ignore', file, decisions, circumstances),
  });
  const { isInFocus, isVisible } = sightOf(file, decisions, circumstances);
  return {
    known: recognised.known,
    isFirm: isFirmly(recognised, findings, isInFocus),
    standing: recognised.standing,
    notes: {
      file,
      unused: recognised.left.filter(isVisible).map(({ id }) => id),
      expired: entries.filter(isOver).map(({ id, expires = '' }) => ({ id, expires })),
    },
  };
}

function judgeKnown(
  findings: readonly Finding[],
  { file, entries }: KnownFile,
  decisions: Decisions,
  circumstances: Circumstances,
): Judged & { readonly notes: Judgement['baseline']; stateOf(finding: Finding): FindingState } {
  const recognised = recognise(findings, entries, {
    ...recognitionFor(file, decisions, circumstances),
    elsewhere: elsewhereFor('baseline', file, decisions, circumstances),
  });
  const { known, grown, left, standing } = recognised;
  const { isInFocus, isVisible } = sightOf(file, decisions, circumstances);
  return {
    known,
    isFirm: isFirmly(recognised, findings, isInFocus),
    standing,
    stateOf: (finding) => {
      const match = known.get(finding);
      if (match !== undefined) return match.isSame ? 'unchanged' : 'updated';
      return grown.has(finding) ? 'grown' : 'new';
    },
    notes: {
      file,
      absent: left.filter(isVisible).map(({ id }) => id),
    },
  };
}

/** What is known of findings that are not at hand, if the decisions are those of the last run over all. */
function elsewhereFor(
  kind: 'baseline' | 'ignore',
  file: string,
  { fromFile, stamp }: Decisions,
  { corpus, before }: Circumstances,
): Recognition['elsewhere'] {
  const standing = before?.stamp === stamp ? before[kind] : undefined;
  return elsewhereOf(corpus, (path) => fromFile(file, path), standing);
}

/** Findings on copies whose whole place is known boilerplate, whatever its case, spaces and punctuation. */
function copiesOfBoilerplate(
  findings: readonly Finding[],
  { boilerplate }: Decisions,
  { corpus, rules, ran, focus }: Circumstances,
): { readonly silent: ReadonlySet<Finding>; readonly unused: readonly string[] } {
  const known = new Map(boilerplate.map((text) => [foldedWords(text).join(' '), text]));
  if (known.size === 0) return { silent: new Set(), unused: [] };
  const ofCopies = rules.filter(({ category }) => category === 'duplication');
  const onCopies = new Set(ofCopies.map(({ id }) => id));
  const used = new Set<string>();
  // A text folds to at most a few times its bytes; longer places need not be read.
  const mostBytes = 4 * Math.max(...boilerplate.map((text) => Buffer.byteLength(text)));
  const silent = findings.filter(({ rule, place }) => {
    if (!onCopies.has(rule) || place.span.end - place.span.start > mostBytes) return false;
    const text = foldedWords(placeText(place, corpus)).join(' ');
    if (!known.has(text)) return false;
    used.add(text);
    return true;
  });
  // Findings of a rule that did not run would be silenced as well.
  const isWhole =
    focus === undefined && ofCopies.every(({ id, severity }) => severity === 'off' || ran.has(id));
  return {
    silent: new Set(silent),
    unused: isWhole ? [...known].filter(([words]) => !used.has(words)).map(([, text]) => text) : [],
  };
}

/** How findings are known again by the entries of a file. */
export function recognitionFor(
  file: string,
  decisions: Pick<Decisions, 'fromFile' | 'isGone'>,
  { corpus, rules }: Pick<Circumstances, 'corpus' | 'rules'>,
): Recognition {
  const categories = new Map(rules.map(({ id, category }) => [id, category]));
  const local = new Set(rules.filter(({ kind }) => kind === 'document').map(({ id }) => id));
  return {
    corpus,
    pathOf: ({ document }: Place) =>
      decisions.fromFile(file, corpus.sources[corpus.facts(document).source].path),
    isGone: (path) => decisions.isGone(file, path),
    isLocal: (rule) => local.has(rule),
    categoryOf: (rule) => categories.get(rule),
  };
}

/** What a run could see of the findings that a file knows. */
export interface Sight {
  /** True for a path that was read, or has no file any more. */
  isSeen(path: string): boolean;
  /** True for an entry one of whose files is in focus. */
  isInFocus(entry: KnownEntry): boolean;
  /** True if the run would have met the finding of an entry: its rule ran, and its files were seen. */
  isVisible(entry: KnownEntry): boolean;
}

/** What a run could see. Paths are relative to the folder of the file. */
export function sightOf(
  file: string,
  { fromFile, isGone }: Pick<Decisions, 'fromFile' | 'isGone'>,
  { corpus, ran, focus, rules }: Circumstances,
): Sight {
  const inFile = (path: string): string => fromFile(file, path);
  let sources: ReadonlySet<string> | undefined;
  // Asked of few entries, if any.
  const isRead = (path: string): boolean =>
    (sources ??= new Set(corpus.sources.map((source) => inFile(source.path)))).has(path);
  const reported = focus && new Set([...focus].map(inFile));
  const exists = new Set(rules.map(({ id }) => id));
  const isSeen = (path: string): boolean => isRead(path) || isGone(file, path);
  const membersOf = ({ paths, beside }: KnownEntry): readonly string[] =>
    beside === undefined ? paths : [...paths, beside];
  const isInFocus = (entry: KnownEntry): boolean =>
    reported === undefined || membersOf(entry).some((path) => reported.has(path));
  return {
    isSeen,
    isInFocus,
    isVisible: (entry) => {
      if (exists.has(entry.rule) && !ran.has(entry.rule)) return false;
      return isInFocus(entry) && membersOf(entry).every(isSeen);
    },
  };
}
