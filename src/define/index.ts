// The rule-authoring kit: everything a rule, index or feature is declared with.

export { type Feature, feature, forgetFeatures } from './feature.ts';
export { baseIndex, derivedIndex } from './index-definition.ts';
export type {
  BaseIndex,
  ChangedGroup,
  Compared,
  DerivedIndex,
  DocumentPairs,
  Focusing,
  IndexRequest,
  Kept,
  Kin,
  Lookup,
  Needs,
  NotePlace,
  PairNotes,
  PairStep,
  Probe,
  Reduce,
  TableTypes,
  Scanned,
  Trait,
  Views,
} from './index-definition.ts';
export { choice, count, defaultOptions, flag, list, ratio } from './options.ts';
export type { Option, OptionDeclarations, OptionValues } from './options.ts';
export type { LoadedPlugin, PluginModule } from './plugin.ts';
export { corpusRule, documentRule } from './rule.ts';
export type {
  CorpusRule,
  DocumentReport,
  DocumentRule,
  Placeholders,
  Rule,
  RuleCategory,
  RuleDeclaration,
} from './rule.ts';
export type {
  BesideColumns,
  ColumnType,
  ColumnTypes,
  GroupSink,
  NumberColumns,
  Row,
  Rows,
  RowSink,
  WantedRows,
} from './rows.ts';
