// What has been decided about findings before: those that are ignored drop out, those that the baseline knows fail no run.

import type { Rule } from '../define/index.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Finding, FindingState, Place } from '../model/finding.ts';
import type { BaselineNotes, IgnoreNotes } from '../model/result.ts';
import type { KnownEntry } from './known-entry.ts';
import { placeText } from './portrait.ts';
import { recognise, type Recognised, type Recognition } from './recognise.ts';
import { foldedWords } from './sketch.ts';

/** A file of entries, read. */
export interface KnownFile {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  readonly entries: readonly KnownEntry[];
}

/** What was decided. */
export interface Decisions {
  readonly baseline: KnownFile | undefined;
  readonly ignore: KnownFile | undefined;
  /** Texts that are known to stand in many documents: what repeats one of them and no more is not reported. */
  readonly boilerplate: readonly string[];
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
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
}

/** The verdict on all findings. */
export interface Judgement {
  stateOf(finding: Finding): FindingState;
  /** Why a finding is ignored; undefined if it is not. */
  reasonFor(finding: Finding): string | undefined;
  /** True for a copy of known boilerplate, which is not worth a word. */
  isSilent(finding: Finding): boolean;
  /**
   * True for a finding whose verdict would be the same if more of the corpus were looked at: no file of entries was read,
   * or the finding is known where an entry says.
   */
  isFirm(finding: Finding): boolean;
  /** True if an entry of a path in focus answers to no finding: another one may answer to it. */
  readonly leavesEntries: boolean;
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
  const hasEntries = [baseline, ignore].some((file) => file !== undefined && file.entries.length > 0);
  return {
    stateOf: known?.stateOf ?? (() => 'new'),
    reasonFor,
    isSilent: (finding) => silent.has(finding),
    isFirm: (finding) => {
      const match = ignored?.known.get(finding) ?? known?.known.get(finding);
      return match === undefined ? !hasEntries : match.isInPlace;
    },
    leavesEntries: ignored?.leavesEntries === true || known?.leavesEntries === true,
    baseline: known?.notes,
    ignore: ignored?.notes,
    unusedBoilerplate: unused,
  };
}

/** What became of the entries of one file. */
interface Judged {
  readonly known: Recognised['known'];
  /** True if an entry of a path in focus answers to no finding. */
  readonly leavesEntries: boolean;
}

function judgeIgnored(
  findings: readonly Finding[],
  { file, entries }: KnownFile,
  decisions: Decisions,
  circumstances: Circumstances,
): Judged & { readonly notes: IgnoreNotes } {
  const isOver = ({ expires }: KnownEntry): boolean => expires !== undefined && expires <= decisions.today;
  const standing = entries.filter((entry) => !isOver(entry));
  const { known, left } = recognise(findings, standing, recognitionFor(file, decisions, circumstances));
  return {
    known,
    leavesEntries: left.some(sightOf(file, decisions, circumstances).isInFocus),
    notes: {
      file,
      unused: left.filter(sightOf(file, decisions, circumstances).isVisible).map(({ id }) => id),
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
  const { known, grown, left } = recognise(findings, entries, recognitionFor(file, decisions, circumstances));
  return {
    known,
    leavesEntries: left.some(sightOf(file, decisions, circumstances).isInFocus),
    stateOf: (finding) => {
      const match = known.get(finding);
      if (match !== undefined) return match.isSame ? 'unchanged' : 'updated';
      return grown.has(finding) ? 'grown' : 'new';
    },
    notes: {
      file,
      absent: left.filter(sightOf(file, decisions, circumstances).isVisible).map(({ id }) => id),
    },
  };
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
  return {
    corpus,
    pathOf: ({ document }: Place) =>
      decisions.fromFile(file, corpus.sources[corpus.facts(document).source].path),
    isGone: (path) => decisions.isGone(file, path),
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
  const read = new Set(corpus.sources.map(({ path }) => fromFile(file, path)));
  const reported = focus === undefined ? read : new Set([...focus].map((path) => fromFile(file, path)));
  const exists = new Set(rules.map(({ id }) => id));
  const isSeen = (path: string): boolean => read.has(path) || isGone(file, path);
  const membersOf = ({ paths, beside }: KnownEntry): readonly string[] =>
    beside === undefined ? paths : [...paths, beside];
  const isInFocus = (entry: KnownEntry): boolean =>
    focus === undefined || membersOf(entry).some((path) => reported.has(path));
  return {
    isSeen,
    isInFocus,
    isVisible: (entry) => {
      if (exists.has(entry.rule) && !ran.has(entry.rule)) return false;
      return membersOf(entry).every(isSeen) && isInFocus(entry);
    },
  };
}
