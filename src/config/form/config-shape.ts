// The form of corpuslint.config.*: every key, what it may hold, and what it is for.

import type { RuleDeclaration } from '../../define/rule.ts';
import type { FormatId } from '../../model/document.ts';
import { usualFiles } from '../patterns.ts';
import { presetNames } from '../presets.ts';
import type {
  CacheConfig,
  CorpusConfig,
  GazetteerConfig,
  KeepSetting,
  NamesConfig,
  SourceConfig,
  UserConfig,
} from '../types.ts';
import { fileName, listOf, longestPath, object, patterns, text } from './common-shapes.ts';
import { overrideShape, rulesShape } from './rule-shapes.ts';
import type { ChoiceShape, EitherShape, ListShape, ObjectShape, TextShape } from './shape.ts';

const formats: Record<FormatId, true> = {
  plain: true,
  markdown: true,
  html: true,
  jsonl: true,
  csv: true,
  tsv: true,
  parquet: true,
};

const corpus = object<CorpusConfig>('Which files belong to the corpus.', {
  include: patterns('Files of the corpus. Left out: every text file below the folder of the configuration.'),
  exclude: patterns('Files that do not belong to it, although "include" takes them in.', 0),
  gitignore: { kind: 'flag', description: 'Whether .gitignore is honoured.', default: true },
});

const cache = object<CacheConfig>(
  'The index on disk, which keeps the facts of files that have not changed.',
  {
    enabled: { kind: 'flag', description: 'Whether there is one.', default: true },
    location: text('Folder it is kept in. Left out: .corpuslint, for corpora that are worth it.'),
  },
);

const preset: ChoiceShape = { kind: 'choice', choices: presetNames, noun: 'preset' };

const divisions = '"auto", "file", {"emptyLines": n} or {"separatorLine": text}';

const articles: EitherShape = {
  kind: 'either',
  description:
    'How plain text is divided into articles. "auto": learnt from the corpus; "file": one article a file.',
  default: 'auto',
  expected: divisions,
  text: { kind: 'choice', choices: ['auto', 'file'], expected: divisions },
  object: {
    kind: 'object',
    keys: {
      emptyLines: {
        kind: 'number',
        description: 'Articles stand at least this many empty lines apart.',
        min: 1,
        max: 1000,
        isInteger: true,
      },
      separatorLine: text('Articles are separated by lines that, trimmed, equal this text.'),
    },
    required: [],
    noun: 'key',
    isExactlyOne: true,
  },
};

const source = object<SourceConfig>(
  'How some sources are read. What is left out is found out.',
  {
    files: patterns('The sources.'),
    format: { kind: 'choice', description: 'Their format.', choices: Object.keys(formats), noun: 'format' },
    text: text('Field of a record that holds its text; dots reach into objects.'),
    id: text('Field that holds its id.'),
    date: text('Field that holds its date.'),
    articles,
  },
  ['files'],
);

const name: TextShape = {
  ...text('', 'a name'),
  form: { pattern: /^[^/]*[^\s/][^/]*$/, demand: 'a name, without "/"' },
};

function groupsOfNames(description: string): ListShape {
  return listOf(description, listOf('', name, 'a list of two or more names', 2), 'a list of lists of names');
}

const gazetteer: EitherShape = {
  kind: 'either',
  expected: 'a path or {"file": path, "column": name}',
  text: text('', 'a path'),
  object: object<Exclude<GazetteerConfig, string>>(
    '',
    {
      file: text('The file, .csv or .tsv.'),
      column: text('The column that holds the names. Left out: "name", or the first.'),
    },
    ['file'],
  ),
};

const names = object<NamesConfig>('What is known of the names in the corpus.', {
  canonical: listOf('Right spellings.', name, 'a list of names'),
  distinct: groupsOfNames('Names that look alike and are different: lists of two or more.'),
  aliases: groupsOfNames('Spellings of one name that are all right: lists of two or more.'),
  gazetteers: listOf(
    'Files of right names, one a line or in a column, relative to the folder of the configuration.',
    gazetteer,
    'a list of paths',
  ),
});

const keepPolicies: Record<Extract<KeepSetting, string>, true> = {
  longest: true,
  newest: true,
  earliest: true,
  'fewest-findings': true,
  'git-first-seen': true,
  path: true,
};

const keepExpected = `${Object.keys(keepPolicies)
  .map((policy) => `"${policy}"`)
  .join(', ')} or {"canonical": pattern}`;

const keepSetting: EitherShape = {
  kind: 'either',
  expected: keepExpected,
  text: { kind: 'choice', choices: Object.keys(keepPolicies), noun: 'policy', expected: keepExpected },
  object: object<Extract<KeepSetting, object>>(
    '',
    { canonical: patterns('Copies at these paths stay rather than others.') },
    ['canonical'],
  ),
};

/** The form of a whole configuration for these rules. */
export function configShape(rules: readonly RuleDeclaration[]): ObjectShape {
  return object<UserConfig>('A configuration of corpuslint.', {
    $schema: text('Where the JSON schema lies, for editors.'),
    extends: {
      kind: 'either',
      description: 'Presets to start from; later ones win. An empty list starts with every rule off.',
      default: 'recommended',
      expected: 'the name of a preset or a list of them',
      text: preset,
      list: listOf('', preset, 'a list of presets'),
    },
    corpus,
    sources: listOf(
      'How sources are read. Where several entries match a file, the last one wins, key by key.',
      source,
      'a list of entries with "files"',
    ),
    rules: rulesShape(rules),
    overrides: listOf(
      'Other severities for some files. Where several entries name a rule, the last one wins.',
      overrideShape(rules),
      'a list of entries with "files" and "rules"',
    ),
    names,
    keep: listOf(
      'Which of several copies stays: the first policy that tells them apart decides. Left out: the first by path.',
      keepSetting,
      'a list of policies',
    ),
    cache,
    boilerplate: listOf(
      'Lines and paragraphs that are known to stand in many documents: their repetition is not reported.',
      text('', 'a line or paragraph'),
      'a list of texts',
    ),
    baseline: fileName(
      'File with findings that are known and fail no run, relative to the folder of the configuration.',
      usualFiles.baseline,
    ),
    ignore: fileName(
      'File with findings that are ignored for a reason, relative to the folder of the configuration.',
      usualFiles.ignore,
    ),
    plugins: listOf(
      'Modules with rules of others: paths that begin with "./", relative to the folder of the configuration, or packages.',
      { ...text('', 'a path or the name of a package'), maximumLength: longestPath },
      'a list of paths and packages',
    ),
  });
}
