// A rule declares itself once: types of options and message data, validation, docs table, `explain` and report
// metadata all follow from the declaration.

import type { Corpus } from '../model/corpus.ts';
import type { Document } from '../model/document.ts';
import type { Applicability, MessageValue, Place, RelatedPlace, Report, Severity } from '../model/finding.ts';
import type { Span } from '../model/span.ts';
import type { Countable, Needs, Scanned, Trait, Views } from './index-definition.ts';
import type { OptionDeclarations, OptionValues } from './options.ts';

/** What a rule is about: the groups of the table of rules, and of presets. */
export type RuleCategory =
  'duplication' | 'residue' | 'names' | 'facts' | 'language' | 'encoding' | 'quality' | 'leakage';

/** Placeholders of a message: `'{a} of {b} {b|word|words}'` gives `'a' | 'b'`. */
export type Placeholders<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? NameOf<Name> | Placeholders<Rest>
  : never;

type NameOf<Placeholder extends string> = Placeholder extends `${infer Name}|${string}` ? Name : Placeholder;

type MessageTable = Readonly<Record<string, string>>;

/** A report whose data fills every placeholder of its message; further data is allowed. */
type TypedReport<Messages extends MessageTable> = {
  [Id in keyof Messages & string]: Report<
    Id,
    Readonly<Record<Placeholders<Messages[Id]>, MessageValue>> & Readonly<Record<string, MessageValue>>
  >;
}[keyof Messages & string];

/** A report of a document rule: all its places lie in the one document, so spans suffice. */
type TypedDocumentReport<Messages extends MessageTable> = {
  [Id in keyof Messages & string]: DocumentReport<
    Id,
    Readonly<Record<Placeholders<Messages[Id]>, string | number>> & Readonly<Record<string, string | number>>
  >;
}[keyof Messages & string];

/** What a document rule hands to `report`: as `Report` has it, with spans of the document that is checked in place of places. */
export interface DocumentReport<MessageId extends string = string, Data = Record<string, string | number>> {
  readonly messageId: MessageId;
  /** Fills the placeholders of the message; further entries are allowed and reach the JSON output. */
  readonly data: Data;
  /** What is wrong, or what should go. */
  readonly span: Span;
  /** Other places, each with a short word on what stands there ("kept", "spelt so here"). */
  readonly related?: readonly { readonly span: Span; readonly label: string }[];
  /** Lower than the rule's severity where the evidence is weaker; the ceiling where left out. */
  readonly severity?: Severity;
  /** 0 to 1, computed on the text; left out where the defect is certain. */
  readonly score?: number;
  /** Findings with equal keys are one class. Built from content, never from positions. */
  readonly classKey?: string;
  /** Words that stand elsewhere as well: counted once in the share of duplicated words. */
  readonly redundant?: readonly Span[];
  /** A repair of this document, applied whole or not at all. */
  readonly fix?: {
    /** An imperative sentence: "Delete the repeated caption." */
    readonly title: string;
    readonly applicability: Applicability;
    /** Each replaces the bytes of a span; disjoint. */
    readonly edits: readonly { readonly span: Span; readonly text: string }[];
    /** What must still stand when all fixes are applied. */
    readonly keeps?: readonly Span[];
  };
}

/** What every rule says of itself. */
export interface RuleDeclaration<
  Messages extends MessageTable = MessageTable,
  Options extends OptionDeclarations = OptionDeclarations,
> {
  /** Kebab-case name of the defect. */
  readonly id: string;
  /** One sentence: "Flags …". */
  readonly summary: string;
  readonly category: RuleCategory;
  /** Ceiling of its findings; `off` = only when asked for. */
  readonly severity: Severity | 'off';
  /** How settled the rule is, and the version that first had it. */
  readonly status: { readonly stage: 'preview' | 'stable'; readonly since: string };
  /** Whether its findings carry fixes. */
  readonly fixes: 'always' | 'sometimes' | 'never';
  /**
   * What a finding of this rule makes superfluous. `copies`: findings of the same category that say the same of a part
   * of its two places. `twins`: also every finding inside its place that stands at the kept place as well.
   */
  readonly explains?: 'copies' | 'twins';
  /** Wordings by id, with `{placeholders}`; `{count|word|words}` is the word for the number. The first sentence is complete and at most 100 characters. */
  readonly messages: Messages;
  /**
   * How a whole class is worded where its findings are shown together, by message id. Names no place, since all places
   * are listed; `{members}` counts them, what stays included.
   */
  readonly classMessages?: Readonly<Partial<Record<keyof Messages & string, string>>>;
  /** True if the rule finds nothing unless there are texts that are only compared with (`--against`). */
  readonly needsReferences?: boolean;
  /** Wordings, by message id, for what stands in a text that is only compared with (`--against`), and stays there. */
  readonly referenceMessages?: Readonly<Partial<Record<keyof Messages & string, string>>>;
  /** What a configuration may set, made with `ratio`, `count`, `flag`, `choice` and `list`. */
  readonly options: Options;
  /** What the rule reads of what can be counted of many documents at once. */
  readonly needsCounts?: readonly Countable[];
  /** What a document rule reads of a document beside its words, samples and lines; anything where it is left out. */
  readonly readsBesideWords?: readonly Scanned[];
  /**
   * For a document rule: with options as they are by default, a document that is known to have this trait has no finding,
   * and is not checked.
   */
  readonly silentOn?: Trait;
  /** True if no report may show what stands at the places of its findings: they are masked wherever text is quoted. */
  readonly hidesText?: boolean;
  /** Awaited once in every thread before the first document is read: loads a package that the rule cannot do without. */
  prepare?(): Promise<void>;
}

/** A rule that sees one document at a time. Runs in workers; must be pure. */
export interface DocumentRule extends RuleDeclaration {
  readonly kind: 'document';
  /** Looks at one document. What it throws costs this rule its findings, and the run exits 2. */
  check(
    document: Document,
    context: { readonly options: Readonly<Record<string, unknown>>; report(report: DocumentReport): void },
  ): void;
}

/** A rule that sees the whole corpus through the views it needs. Runs once, on the main thread. */
export interface CorpusRule extends RuleDeclaration {
  readonly kind: 'corpus';
  /** The indexes the rule reads, by a name of its choice. */
  needs(options: Readonly<Record<string, unknown>>): Needs;
  /** Looks at the views. What it throws costs this rule its findings, and the run exits 2. */
  check(
    corpus: Corpus,
    context: {
      readonly options: Readonly<Record<string, unknown>>;
      /** The views, by the names that `needs` gave them. */
      readonly needs: Readonly<Record<string, unknown>>;
      report(report: Report): void;
      /** Says on stderr what the rule cannot judge in this corpus, in a sentence: no finding. */
      remark(line: string): void;
    },
  ): void;
}

/** A rule of either kind. */
export type Rule = DocumentRule | CorpusRule;

/** A rule that judges each document by itself. `check` must be pure: same document and options, same reports in the same order. */
export function documentRule<const Messages extends MessageTable, const Options extends OptionDeclarations>(
  rule: RuleDeclaration<Messages, Options> & {
    check(
      document: Document,
      context: {
        readonly options: OptionValues<Options>;
        report(report: TypedDocumentReport<Messages>): void;
      },
    ): void;
  },
): DocumentRule {
  return { ...rule, kind: 'document' } as unknown as DocumentRule;
}

/** A rule that compares documents. `check` must report in an order that depends on the corpus alone. */
export function corpusRule<
  const Messages extends MessageTable,
  const Options extends OptionDeclarations,
  const RuleNeeds extends Needs,
>(
  rule: RuleDeclaration<Messages, Options> & {
    /** The indexes the rule reads, by a name of its choice. */
    needs(options: OptionValues<Options>): RuleNeeds;
    check(
      corpus: Corpus,
      context: {
        readonly options: OptionValues<Options>;
        readonly needs: Views<RuleNeeds>;
        report(report: TypedReport<Messages>): void;
        /** Says on stderr what the rule cannot judge in this corpus, in a sentence: no finding. */
        remark(line: string): void;
      },
    ): void;
  },
): CorpusRule {
  return { ...rule, kind: 'corpus' } as unknown as CorpusRule;
}

export type { Place, RelatedPlace, Report };
