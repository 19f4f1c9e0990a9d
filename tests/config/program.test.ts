import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleLoader, type LoaderBundle } from './bundle.ts';
import { scratchFolder } from '../set-up/scratch.ts';

let loader: LoaderBundle;
beforeAll(async () => {
  loader = await bundleLoader();
});
afterAll(() => loader.remove());

/** What the loader prints for a repository with these files. */
function loadFiles(files: Readonly<Record<string, string>>): Promise<string> {
  return loader.load(scratchFolder({ '.git/': '', ...files }));
}

const strict = '{"rules":{"duplicate-article":"info"}}';

test.each([
  ['corpuslint.config.mjs', 'export default { rules: { "duplicate-article": "info" } };'],
  ['corpuslint.config.js', 'export default { rules: { "duplicate-article": "info" } };'],
  ['corpuslint.config.js', 'module.exports = { rules: { "duplicate-article": "info" } };'],
  [
    'corpuslint.config.ts',
    'const rules: object = { "duplicate-article": "info" };\nexport default { rules };',
  ],
  ['corpuslint.config.mts', 'export default { rules: { "duplicate-article": "info" as const } };'],
])('runs %s', async (name, text) => {
  expect(await loadFiles({ [name]: text })).toBe(strict);
});

test.each([
  ['js', '{"type": "module"}', 'export default { rules: { "duplicate-article": "info" } };'],
  ['js', '{"type": "commonjs"}', 'module.exports = { rules: { "duplicate-article": "info" } };'],
  ['ts', '{"type": "commonjs"}', 'export default { rules: { "duplicate-article": "info" } };'],
  ['ts', '{"type": "module"}', 'export default { rules: { "duplicate-article": "info" } };'],
])('runs corpuslint.config.%s in a package of %s', async (ending, manifest, text) => {
  expect(await loadFiles({ 'package.json': manifest, [`corpuslint.config.${ending}`]: text })).toBe(strict);
});

test('runs TypeScript that cannot be stripped alone: enums, imports without ending', async () => {
  const files = {
    'corpuslint.config.ts':
      'import { level, type Level } from "./level";\nenum Rules { copy = "duplicate-article" }\nexport default { rules: { [Rules.copy]: level satisfies Level } };',
    'level.ts': 'export type Level = "info";\nexport const level: Level = "info";',
  };
  expect(await loadFiles(files)).toBe(strict);
});

test('runs a configuration with its own imports and top-level await', async () => {
  const files = {
    'corpuslint.config.mjs':
      'import { rules } from "./shared/rules.mjs";\nawait new Promise((resolve) => setTimeout(resolve, 1));\nexport default { rules };',
    'shared/rules.mjs': 'export const rules = { "duplicate-article": "info" };',
  };
  expect(await loadFiles(files)).toBe(strict);
});

test.each(['corpuslint.config.mjs', 'corpuslint.config.ts'])(
  'says where %s throws, without a stack',
  async (name) => {
    const text =
      'const rules = {};\nfunction fail() {\n  throw new TypeError("no luck");\n}\nfail();\nexport default { rules };\n';
    const printed = await loadFiles({ [name]: text });
    expect(printed).toMatch(
      new RegExp(
        `^ConfigError: ${name}:3:\\d+: this configuration cannot be loaded: no luck\\.\n\n  1 \\| const rules`,
      ),
    );
    expect(printed).toContain('> 3 |   throw new TypeError("no luck");');
    expect(printed).not.toMatch(/\bat |node:|jiti/);
  },
);

test.each([
  ['throw "a text";', 'a text.'],
  ['throw null;', 'it throws something that is no error.'],
  ['throw new Error("");', 'Error.'],
  ['throw new Error("first line\\nsecond line");', 'first line.'],
])('says what %s throws', async (text, message) => {
  const printed = await loadFiles({ 'corpuslint.config.mjs': `${text}\nexport default {};` });
  expect(printed.split('\n')[0]).toMatch(
    new RegExp(
      `^ConfigError: corpuslint\\.config\\.mjs:(1:7:)? this configuration cannot be loaded: ${message}$`,
    ),
  );
});

test.each([
  ['corpuslint.config.mjs', "Unexpected token ','."],
  ['corpuslint.config.ts', 'Unexpected token.'],
])('says where %s breaks the syntax', async (name, message) => {
  const printed = await loadFiles({ [name]: 'export default {\n  rules: {},,\n};\n' });
  expect(printed.replace('Unexpected token.', message)).toBe(
    `ConfigError: ${name}:2:13: this configuration cannot be loaded: ${message}

  1 | export default {
> 2 |   rules: {},,
    |             ^
  3 | };`,
  );
});

test.each(['corpuslint.config.mjs', 'corpuslint.config.ts'])(
  'marks the name that nothing declares in %s, on the first line as on others',
  async (name) => {
    const first = await loadFiles({ [name]: 'export default { rules: { mojibake: serverity } };\n' });
    expect(first).toBe(
      `ConfigError: ${name}:1:37: this configuration cannot be loaded: serverity is not defined.

> 1 | export default { rules: { mojibake: serverity } };
    |                                     ^^^^^^^^^`,
    );
    const later = await loadFiles({ [name]: 'const a = 1;\nexport default {\n  rules: $level(a),\n};\n' });
    expect(later).toContain(`${name}:3:10: this configuration cannot be loaded: $level is not defined.`);
  },
);

test('keeps to the line of a throw where a compiler has moved its column', async () => {
  const printed = await loadFiles({
    'corpuslint.config.ts': 'throw new Error("stop");\nexport default {};\n',
  });
  // Where Node reads TypeScript itself (22.18) the column is that of the error.
  expect(printed).toMatch(/^ConfigError: corpuslint\.config\.ts:1:[17]: /);
  expect(printed).toContain('> 1 | throw new Error("stop");');
});

test('says which import does not fit', async () => {
  const files = {
    'corpuslint.config.mjs': 'import { rulez } from "./rules.mjs";\nexport default {};',
    'rules.mjs': 'export const rules = {};',
  };
  expect((await loadFiles(files)).split('\n')[0]).toBe(
    "ConfigError: corpuslint.config.mjs:1:1: this configuration cannot be loaded: The requested module './rules.mjs' does not provide an export named 'rulez'.",
  );
});

test.each(['corpuslint.config.mjs', 'corpuslint.config.ts'])(
  'says which import %s lacks, without machine paths',
  async (name) => {
    const printed = await loadFiles({
      [name]: 'import rules from "./rules.mjs";\nexport default { rules };',
    });
    expect(printed).toMatch(
      /this configuration cannot be loaded: Cannot find module '(\.\/)?rules\.mjs'\.$/m,
    );
  },
);

test.each(['corpuslint.config.mjs', 'corpuslint.config.ts'])(
  'says what to do where %s imports corpuslint and it is not installed',
  async (name) => {
    const text = 'import { defineConfig } from "corpuslint";\nexport default defineConfig({});';
    expect(await loadFiles({ [name]: text })).toMatch(
      /cannot be loaded: Cannot find (package|module) 'corpuslint'\. Install corpuslint in this project, or leave defineConfig out: it only gives types\./,
    );
  },
);

test.each([
  ['export const rules = {};', 'has no default export. Write: export default { … };'],
  ['export default undefined;', 'has no default export. Write: export default { … };'],
  ['export default () => ({});', 'exports a function. Export the configuration itself: an object.'],
  ['export default Promise.resolve({});', 'exports a promise. Write: export default await …'],
])('says what is wrong with %s', async (text, message) => {
  for (const name of ['corpuslint.config.mjs', 'corpuslint.config.ts']) {
    expect(await loadFiles({ [name]: text })).toBe(`ConfigError: ${name} ${message}`);
  }
});

test('says what is wrong by key where lines cannot be told', async () => {
  const text =
    'export default { rulez: {}, rules: { "near-duplicate-article": ["eror", { similarity: 6 }] }, corpus: { include: () => [] } };';
  expect(await loadFiles({ 'corpuslint.config.mjs': text })).toBe(
    'ConfigError: corpuslint.config.mjs, at corpus.include: data is expected here, got a function.',
  );
  expect(await loadFiles({ 'corpuslint.config.mjs': text.replace('() => []', '[]') })).toBe(
    [
      'ConfigError: corpuslint.config.mjs, at corpus.include: include must be a pattern or a list of patterns, got an empty list.',
      'corpuslint.config.mjs, at rules.near-duplicate-article[0]: unknown severity "eror". Did you mean "error"?',
      'corpuslint.config.mjs, at rules.near-duplicate-article[1].similarity: similarity must be a number from 0 to 1, got 6.',
      'corpuslint.config.mjs, at rulez: unknown key "rulez". Did you mean "rules"?',
    ].join('\n'),
  );
});

test('writes compiled code below node_modules of the project, or nowhere', async () => {
  const text =
    'enum Rules { copy = "duplicate-article" }\nexport default { rules: { [Rules.copy]: "info" } };';
  const bare = scratchFolder({ '.git/': '', 'corpuslint.config.ts': text });
  const installed = scratchFolder({ '.git/': '', 'corpuslint.config.ts': text, 'node_modules/': '' });
  await loader.load(bare);
  await loader.load(installed);
  expect(existsSync(`${bare}/node_modules`)).toBe(false);
  expect(existsSync(`${installed}/node_modules/.cache/jiti`)).toBe(true);
});
