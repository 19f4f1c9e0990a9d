// What a person writes in corpuslint.config.*: the types behind `defineConfig` and editor completion.

import type { FormatId } from '../model/document.ts';
import type { Severity } from '../model/finding.ts';

/** Name of a starting point for the settings of all rules. */
export type PresetName = 'recommended' | 'news' | 'training-data' | 'archive' | 'docs' | 'all';

/** How bad findings of a rule are; `off` keeps the rule from reporting. */
export type RuleSeverity = Severity | 'off';

/** A severity alone, or a severity with options of the rule. */
export type RuleSetting =
  RuleSeverity | readonly [severity: RuleSeverity, options?: Readonly<Record<string, unknown>>];

/**
 * A glob, relative to the folder of the configuration, with `/`: `*` stays within a folder, `**` does not.
 * A folder stands for all it holds. A leading `!` takes out again what the other patterns of its list take in.
 */
export type Pattern = string;

/** Which files belong to the corpus. */
export interface CorpusConfig {
  /** Files of the corpus; left out: every text file below the folder of the configuration. */
  readonly include?: Pattern | readonly Pattern[];
  /** Files that do not belong to it, although `include` takes them in. */
  readonly exclude?: Pattern | readonly Pattern[];
  /** Whether .gitignore is honoured. Default: true. */
  readonly gitignore?: boolean;
}

/** How some sources are read. What is left out is found out. */
export interface SourceConfig {
  /** The files these settings hold for. */
  readonly files: Pattern | readonly Pattern[];
  /** Told by the ending of the name where it is left out. */
  readonly format?: FormatId;
  /** Field of a record that holds its text; dots reach into objects. */
  readonly text?: string;
  /** Field that holds its id. */
  readonly id?: string;
  /** Field that holds its date. */
  readonly date?: string;
  /** How plain text is divided into articles. `auto` (default): learnt from the corpus; `file`: one article a file. */
  readonly articles?: 'auto' | 'file' | { readonly emptyLines: number } | { readonly separatorLine: string };
}

/** Other severities for some files. Where several overrides name a rule for a file, the last one wins. */
export interface OverrideConfig {
  /** The files these severities hold for. */
  readonly files: Pattern | readonly Pattern[];
  /** Severities only: options hold for the whole corpus, since its documents are compared with each other. */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
}

/** A file of right names: one a line, or in a column of a .csv or .tsv file. Relative to the folder of the configuration. */
export type GazetteerConfig = string | { readonly file: string; readonly column?: string };

/** What is known of the names in the corpus. */
export interface NamesConfig {
  /** Right spellings. */
  readonly canonical?: readonly string[];
  /** Names that look alike and are different: lists of two or more. */
  readonly distinct?: readonly (readonly string[])[];
  /** Spellings of one name that are all right: lists of two or more. */
  readonly aliases?: readonly (readonly string[])[];
  /** Files of right names. */
  readonly gazetteers?: readonly GazetteerConfig[];
}

/**
 * Which of several copies stays: the one at a canonical path, the longest, the one with the newest or earliest date,
 * the one with the fewest findings of its own, the one that git saw first, the first by path.
 */
export type KeepSetting =
  | 'longest'
  | 'newest'
  | 'earliest'
  | 'fewest-findings'
  | 'git-first-seen'
  | 'path'
  | { readonly canonical: Pattern | readonly Pattern[] };

/** The index on disk, which keeps the facts of files that have not changed. */
export interface CacheConfig {
  /** Whether there is one. Default: true. */
  readonly enabled?: boolean;
  /** Folder it is kept in, relative to the configuration. Default: `.corpuslint`, for corpora that are worth it. */
  readonly location?: string;
}

/** A configuration. Every key may be left out. */
export interface UserConfig {
  /** Where the JSON schema lies, for editors. */
  readonly $schema?: string;
  /** Presets to start from; later ones win. Default: `recommended`. An empty list starts with every rule off. */
  readonly extends?: PresetName | readonly PresetName[];
  /** Which files belong to the corpus. */
  readonly corpus?: CorpusConfig;
  /** How sources are read. Where several entries match a file, the last one wins, key by key. */
  readonly sources?: readonly SourceConfig[];
  /** Severity and options by rule id. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Other severities for some files. */
  readonly overrides?: readonly OverrideConfig[];
  /** Names that are right, different, or the same. */
  readonly names?: NamesConfig;
  /** Which of several copies stays: the first policy that tells them apart decides. Default: the first by path. */
  readonly keep?: readonly KeepSetting[];
  /** The index on disk. */
  readonly cache?: CacheConfig;
  /** Lines and paragraphs that are known to stand in many documents: their repetition is not reported. */
  readonly boilerplate?: readonly string[];
  /** File with findings that are known and fail no run. Default: `corpuslint-baseline.jsonl` beside the configuration. */
  readonly baseline?: string;
  /** File with findings that are ignored for a reason. Default: `corpuslint-ignore.jsonl` beside the configuration. */
  readonly ignore?: string;
  /** Modules with rules of others: paths that begin with `./`, relative to the folder of the configuration, or packages. */
  readonly plugins?: readonly string[];
}

/** Returns its argument: gives a configuration written in TypeScript or JavaScript its type. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
