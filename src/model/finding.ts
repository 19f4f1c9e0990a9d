// What a rule reports, and what it becomes once the engine has settled it.

import { spanContains, type Span } from './span.ts';

/** How bad a finding is. A rule's severity is its ceiling: weaker evidence is reported lower. */
export type Severity = 'error' | 'warning' | 'info';

/** All severities, worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** A span of one document of the corpus. `document` is its index in corpus order. */
export interface Place {
  readonly document: number;
  readonly span: Span;
}

/** True if every byte of `inner` lies in `outer`. */
export function placeContains(outer: Place, inner: Place): boolean {
  return outer.document === inner.document && spanContains(outer.span, inner.span);
}

/** Corpus order: by document, then by start, then by end. */
export function orderPlaces(a: Place, b: Place): number {
  return a.document - b.document || a.span.start - b.span.start || a.span.end - b.span.end;
}

/** Another place that belongs to a finding, with a short word on what stands there ("kept", "spelt so here"). */
export interface RelatedPlace extends Place {
  readonly label: string;
}

/** A place whose words stand elsewhere as well. */
export interface RedundantPlace extends Place {
  /** Words that begin in it, where that is known: they need not be counted then. */
  readonly words?: number;
}

/** How far a fix may be trusted: by itself (`--fix`), with consent (`--unsafe`), or with consent to lose text (`--allow-delete`). */
export type Applicability = 'safe' | 'unsafe' | 'destructive';

/** Replaces the bytes of one place by `text`. */
export interface Edit extends Place {
  /** Empty where something is deleted. */
  readonly text: string;
}

/** A repair. Applied whole or not at all. */
export interface Fix {
  /** What the fix does, as an imperative sentence: "Delete the repeated caption." */
  readonly title: string;
  readonly applicability: Applicability;
  /** Disjoint. */
  readonly edits: readonly Edit[];
  /** Places that must still stand when all fixes are applied, so that no class loses its last copy. */
  readonly keeps: readonly Place[];
}

/** A value that fills a placeholder of a message. A place is printed as `path:line`. */
export type MessageValue = string | number | Place;

/** What a rule hands to `report`. */
export interface Report<MessageId extends string = string, Data = Record<string, MessageValue>> {
  /** One of the rule's `messages`. */
  readonly messageId: MessageId;
  /** Fills the placeholders of the message; further entries are allowed and reach the JSON output. */
  readonly data: Data;
  /** What is wrong, or what should go. */
  readonly place: Place;
  /** The other places; for copies `related[0]` is what stays. */
  readonly related?: readonly RelatedPlace[];
  /** Lower than the rule's severity where the evidence is weaker; the ceiling where left out. */
  readonly severity?: Severity;
  /** 0 to 1, computed on the text; left out where the defect is certain. */
  readonly score?: number;
  /**
   * Findings with equal `classKey` (within one rule) are one class of copies, variants or statements.
   * Built from content, never from positions. Left out: the finding is a class of its own.
   */
  readonly classKey?: string;
  /** Words at `place` that stand elsewhere as well: counted once in the share of duplicated words. */
  readonly redundant?: readonly RedundantPlace[];
  readonly fix?: Fix;
}

/** A report with its rule: what checking yields and settling takes. */
export interface RawFinding extends Report {
  readonly rule: string;
}

/**
 * How a finding relates to the baseline: known as it is, known with its text edited, one copy more of a known class, or
 * unknown. The last two fail a run; without a baseline every finding is `new`.
 */
export type FindingState = 'unchanged' | 'updated' | 'grown' | 'new';

/** A finding as reporters see it: identified, classed, worded; places still count bytes of documents. */
export interface Finding {
  /** Eight hexadecimal digits made from content, stable when lines move or files are renamed. */
  readonly id: string;
  /** Id of the class, shared by all its findings. */
  readonly class: string;
  /** Twelve hexadecimal digits for what it says of which text: shared with findings that say the same of a copy. */
  readonly key: string;
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly state: FindingState;
  /** The whole message. Its first sentence is complete by itself. */
  readonly message: string;
  /**
   * What is wrong with the class as a whole ("These 3 articles are identical, 600 words."), for reports that show a
   * class at once with all its places. Names no place. Left out: the message of the first finding stands for the class.
   */
  readonly classMessage?: string | undefined;
  /** What is wrong, or what should go. */
  readonly place: Place;
  /** The other places; for copies `related[0]` is what stays. */
  readonly related: readonly RelatedPlace[];
  /** 0 to 1, computed on the text; undefined where the defect is certain. */
  readonly score: number | undefined;
  /** What fills the message, and what more the rule knows; places as `path:line`. */
  readonly data: Readonly<Record<string, string | number>>;
  /** Words at `place` that stand elsewhere as well. */
  readonly redundant: readonly RedundantPlace[];
  readonly fix: Fix | undefined;
}

/** True for a finding that fails a run: not known from the baseline. */
export function isFailing({ state }: Pick<Finding, 'state'>): boolean {
  return state === 'new' || state === 'grown';
}
