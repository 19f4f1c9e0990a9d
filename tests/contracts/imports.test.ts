// Imports run one way. The table says what each part may import; a part that is not in it may import nothing.

import { posix } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, test } from 'vitest';
import { listFiles, readProjectFile } from '../set-up/project.ts';

const base = ['model', 'define', 'text'];
const facts = [...base, 'kernels', 'features'];

/** What each part may import besides itself. A part is a folder of src, `rules`, `bin`, or a file of src by name. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  define: ['model'],
  kernels: ['model', 'text'],
  segment: [...base, 'kernels'],
  // A look at a few bytes tells which roles need not be judged.
  features: [...base, 'kernels', 'segment'],
  indexes: [...facts, 'segment'],
  rules: [...facts, 'indexes'],
  config: [...base, 'findings', 'rules', 'git', 'src/package-root.ts'],
  sources: [...base, 'kernels'],
  git: [...base, 'sources'],
  findings: base,
  // Formats are written by those who read them.
  fix: [...base, 'sources'],
  compare: [],
  format: [...base, 'compare', 'src/package-root.ts'],
  // Runs in a browser: what it shares with the rest is pure.
  page: ['model', 'compare', 'format', 'review'],
  review: [...base, 'compare', 'format'],
  engine: [...facts, 'sources', 'git', 'segment', 'findings'],
  'src/package-root.ts': [],
  'src/version.ts': ['package.json'],
  'src/lint-options.ts': [...base, 'config', 'engine'],
  'src/lint.ts': [
    ...base,
    'rules',
    'config',
    'findings',
    'engine',
    'src/lint-options.ts',
    'src/package-root.ts',
    'src/version.ts',
  ],
  clean: [...base, 'sources', 'fix', 'src/version.ts'],
  'src/worker.ts': ['rules', 'engine', 'config', 'define'],
  'src/index.ts': [...base, 'config', 'format', 'src/lint.ts', 'src/lint-findings.ts'],
  'src/lint-findings.ts': ['src/lint.ts', 'format'],
  'src/ignore-findings.ts': [...base, 'config', 'findings', 'src/lint.ts'],
  lsp: [
    ...base,
    'config',
    'sources',
    'fix',
    'src/lint.ts',
    'src/ignore-findings.ts',
    'src/package-root.ts',
    'src/version.ts',
  ],
  cli: [
    ...base,
    'lsp',
    'src/ignore-findings.ts',
    'rules',
    'config',
    'sources',
    'findings',
    'fix',
    'clean',
    'format',
    'review',
    'engine',
    'src/lint.ts',
    'src/package-root.ts',
    'src/version.ts',
  ],
  bin: ['cli'],
  testing: [...base, 'fix', 'clean', 'src/lint.ts'],
};

/** The one home of each package. */
const homes: Readonly<Record<string, RegExp>> = {
  '@lezer/markdown': /^src\/sources\//,
  diff: /^src\/compare\//,
  chokidar: /^src\/cli\//,
  chardet: /^src\/sources\//,
  'cli-progress': /^src\/cli\//,
  commander: /^src\/cli\//,
  fzstd: /^src\/sources\//,
  htmlparser2: /^src\/sources\//,
  hyparquet: /^src\/sources\//,
  'hyparquet-compressors': /^src\/sources\//,
  'fast-glob': /^src\/sources\//,
  'fastest-levenshtein': /^src\/(text\/nearest\.ts|(features|indexes)\/[a-z-]*names?[a-z-]*(\.ts|\/))/,
  ignore: /^src\/sources\//,
  jiti: /^src\/config\//,
  'jsonc-parser': /^src\/config\//,
  'get-east-asian-width': /^src\/format\//,
  eld: /^src\/text\/languages\/document-language\.ts$/,
  'libphonenumber-js': /^src\/text\/personal\//,
  preact: /^src\/page\//,
  picocolors: /^src\/(format|cli)\//,
  // Types alone.
  sarif: /^src\/format\//,
  picomatch: /^src\/(sources|config)\//,
  tinypool: /^src\/(engine\/|worker\.ts$)/,
  valibot: /^src\/config\//,
  'vscode-languageserver': /^src\/lsp\//,
  'vscode-languageserver-textdocument': /^src\/lsp\//,
  yaml: /^src\/(config|sources)\//,
  // A configuration in JavaScript is loaded by its path, and so is what a cached module imports.
  '(computed)': /^src\/(config\/|cli\/code-cache\.ts)/,
};

/** Parts that are pure: the same functions run in workers, from the cache and elsewhere. */
const pure = ['model', 'text', 'define', 'kernels', 'segment', 'features', 'indexes', 'rules'];

// AssemblyScript is another language, compiled beforehand.
const modules = listFiles().filter((path) => /^(src|rules|bin)\/(?!kernels\/assembly\/).*\.tsx?$/.test(path));

function partOf(path: string): string {
  const [top, second, ...rest] = path.split('/');
  if (top !== 'src') return second === undefined ? path : top;
  return rest.length > 0 ? second : path;
}

/** Every module specifier of a file: static, type-only, re-exported and dynamic. */
function specifiersOf(path: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return undefined;
    const { type, source } = node as { type?: string; source?: { value?: unknown; type?: string } };
    const imports = [
      'ImportDeclaration',
      'ExportNamedDeclaration',
      'ExportAllDeclaration',
      'ImportExpression',
      'TSImportType',
    ];
    if (type !== undefined && imports.includes(type) && source) {
      found.push(typeof source.value === 'string' ? source.value : '(computed)');
    }
    return Object.values(node).forEach(visit);
  };
  visit(parseAst(readProjectFile(path), { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' }));
  return found;
}

const edges = modules.flatMap((path) => specifiersOf(path).map((specifier) => ({ path, specifier })));
const relative = edges.filter(({ specifier }) => specifier.startsWith('.'));
const bare = edges.filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'));

describe('imports', () => {
  test('are found in the modules', () => {
    expect(relative.length).toBeGreaterThan(modules.length);
  });

  test('name modules of the project with their ending', () => {
    const all = new Set(listFiles());
    const lost = relative.filter(
      ({ path, specifier }) => !all.has(posix.join(posix.dirname(path), specifier)),
    );
    expect(lost).toEqual([]);
  });

  test('run one way', () => {
    const wrong = relative.flatMap(({ path, specifier }) => {
      const target = posix.join(posix.dirname(path), specifier);
      const [from, to] = [partOf(path), partOf(target)];
      if (from === to && from !== path) return [];
      return (allowed[from] ?? []).includes(to)
        ? []
        : [`${path} imports ${target}: ${from} may not import ${to}`];
    });
    expect(wrong).toEqual([]);
  });

  test('lead from no module back to itself', () => {
    const targets = new Map<string, string[]>();
    for (const { path, specifier } of relative)
      targets.set(path, [...(targets.get(path) ?? []), posix.join(posix.dirname(path), specifier)]);
    // Whoever imports nothing that is left, or is imported by none, is in no circle.
    for (let before = -1; before !== targets.size;) {
      before = targets.size;
      const imported = new Set([...targets.values()].flat());
      for (const [path, names] of targets)
        if (!imported.has(path) || !names.some((name) => targets.has(name))) targets.delete(path);
    }
    expect([...targets.keys()]).toEqual([]);
  });

  test('name no rule and no index in the engine', () => {
    const named = relative.filter(
      ({ path, specifier }) => path.startsWith('src/engine/') && /\/(rules|indexes)\//.test(specifier),
    );
    expect(named).toEqual([]);
  });

  test('name the list of rules, not single rules, outside rules', () => {
    const single = relative.filter(
      ({ path, specifier }) => !path.startsWith('rules/') && /\/rules\/(?!index\.ts$)/.test(specifier),
    );
    expect(single).toEqual([]);
  });

  test('keep every package in its home', () => {
    const strays = bare.filter(({ path, specifier }) => {
      const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
      return homes[name]?.test(path) !== true;
    });
    expect(strays).toEqual([]);
  });
});

describe('pure parts', () => {
  const files = modules.filter((path) => pure.includes(partOf(path)));

  test('import nothing of Node', () => {
    const impure = edges.filter(
      ({ path, specifier }) => pure.includes(partOf(path)) && specifier.startsWith('node:'),
    );
    expect(impure).toEqual([]);
  });

  test('read no clock, no randomness and no surroundings', () => {
    const forbidden =
      /\b(Date\.now\(|new Date\(\)|Math\.random\(|performance\.|process\.|fetch\(|setTimeout\()/;
    const impure = files.filter((path) => forbidden.test(withoutComments(readProjectFile(path))));
    expect(impure).toEqual([]);
  });
});

describe('surroundings', () => {
  test('are known to the command line alone', () => {
    const forbidden = /\bprocess\.(argv|env|exit|exitCode|stdin|stdout|stderr)\b/;
    const knowing = modules
      // Git is told by its surroundings which repository is meant.
      .filter((path) => !['cli', 'bin'].includes(partOf(path)) && path !== 'src/git/surroundings.ts')
      .filter((path) => forbidden.test(withoutComments(readProjectFile(path))));
    expect(knowing).toEqual([]);
  });

  test('are reached through other programs by the access to git alone', () => {
    const starting = edges.filter(({ specifier }) => specifier === 'node:child_process');
    expect(starting.filter(({ path }) => partOf(path) !== 'git')).toEqual([]);
  });

  test('do not reach comparisons through the locale of the machine', () => {
    const forbidden = /\.(localeCompare|toLocale\w+)\(/;
    expect(modules.filter((path) => forbidden.test(withoutComments(readProjectFile(path))))).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, '');
}
