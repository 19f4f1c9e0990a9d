// Public API: lint a corpus from a program, and write configurations and rules with types.

export { lint, createLinter } from './lint.ts';
export type { Linter, LinterOptions, LintOptions } from './lint.ts';
export { lintFindings } from './lint-findings.ts';
export type { LocatedEdit, LocatedFinding, LocatedRelated } from './format/located-finding.ts';
export { defineConfig } from './config/types.ts';
export type { UserConfig } from './config/types.ts';
export * from './define/index.ts';
export { ConfigError, RuleError, SourceError, UsageError } from './model/errors.ts';
export type { Corpus, CorpusSource, DocumentFacts } from './model/corpus.ts';
export type { Block, BlockRole, Document } from './model/document.ts';
export type { Finding, Fix, Place, RelatedPlace, Severity } from './model/finding.ts';
export type { LocatedPlace, Position, Result, Summary } from './model/result.ts';
export type { Span } from './model/span.ts';
