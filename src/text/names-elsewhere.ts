// What flags and keys of other linters are called here. Letters alone lead from "fromat" to "format", and from "presets"
// nowhere. The names are those of ESLint, Ruff, markdownlint, Vale and textlint.

const keys: Readonly<Record<string, string>> = {
  base: '"extends"',
  preset: '"extends"',
  presets: '"extends"',
  files: '"include" in "corpus"',
  include: '"include" in "corpus"',
  paths: '"include" in "corpus"',
  exclude: '"exclude" in "corpus"',
  ignores: '"exclude" in "corpus"',
  ignorepatterns: '"exclude" in "corpus"',
  severity: '"rules"',
  severities: '"rules"',
  options: '"rules"',
  select: '"rules"',
  format: 'the flag --format',
  output: 'the flag --output',
  threads: 'the flag --threads',
};

const flags: Readonly<Record<string, string>> = {
  preset: '"extends" in the configuration',
  presets: '"extends" in the configuration',
  extends: '"extends" in the configuration',
  include: '--corpus',
  exclude: '"exclude" of "corpus" in the configuration',
  ignore: '"exclude" of "corpus" in the configuration, or corpuslint ignore',
  'ignore-pattern': '"exclude" of "corpus" in the configuration',
  ext: '"include" of "corpus" in the configuration',
  select: '--only',
  disable: '--skip',
  enable: '--only',
  severity: '--rule',
  json: '--format json',
  sarif: '--format sarif',
  html: '--format html=report.html',
  reporter: '--format',
  'output-format': '--format',
  'output-file': '--output',
  jobs: '--threads',
  workers: '--threads',
  concurrency: '--threads',
  memory: '--max-memory',
  cached: '--staged',
  'dry-run': '--fix-dry-run',
  write: '--fix',
  stats: '--statistics',
  verbose: '--timing',
  debug: '--explain-plan',
  stdin: '- as path',
};

function named(names: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** What serves here for a key of the configuration of another linter; undefined if it is called so nowhere. */
export function keyFor(key: string): string | undefined {
  return named(keys, key.toLowerCase());
}

/** What serves here for a flag (without its dashes) of another linter; undefined if it is called so nowhere. */
export function flagFor(flag: string): string | undefined {
  return named(flags, flag);
}
