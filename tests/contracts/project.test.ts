// What the project promises of itself: layout, packages, seeds, size of files.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, projectRoot, readProjectFile } from '../set-up/project.ts';

const files = listFiles();

describe('top level', () => {
  test('holds the fixed names and nothing else', () => {
    const fixed = ['package.json', 'tsconfig.json', 'seeds', 'src', 'rules', 'bin', 'tests'];
    const beside = ['README.md', 'LICENSE', 'CHANGELOG.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
    const tools = ['package-lock.json', 'rolldown.config.ts', 'vitest.config.ts', 'action.yml'];
    const known = new Set([...fixed, ...beside, ...tools]);
    const present = [...new Set(files.map((path) => path.split('/')[0]))];
    expect(present.filter((name) => !known.has(name) && !name.startsWith('.'))).toEqual([]);
    expect(fixed.filter((name) => !present.includes(name))).toEqual([]);
  });
});

describe('package', () => {
  const manifest = JSON.parse(readProjectFile('package.json')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
    license: string;
    type: string;
  };

  test('has the five packages the project was founded with', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.keys(all)).toEqual(
      expect.arrayContaining(['commander', 'vitest', 'fast-glob', 'fastest-levenshtein', 'picocolors']),
    );
  });

  test('stays on the last releases that run on Node 20', () => {
    expect(manifest.dependencies['commander']).toMatch(/^\^14\./);
    expect(manifest.devDependencies['vitest']).toMatch(/^4\./);
  });

  test('is free software as a module', () => {
    expect([manifest.license, manifest.type]).toEqual(['MIT', 'module']);
    expect(readProjectFile('LICENSE')).toContain('Copyright (c) 2026 corpuslint contributors');
  });

  test('has a lock file without addresses of registries', () => {
    expect(readProjectFile('package-lock.json')).not.toContain('"resolved"');
  });
});

describe('seeds', () => {
  const sha256: Readonly<Record<string, string>> = {
    '000_f849e5fb9fd605c9.txt': 'ee10ff561e2a3c38e7aba04b28594e315cb117e4d415cdb00d9a84a44fa7e158',
    '001_6e7b28dd61abec0b.txt': '14ee3d0a8b8510a88ae8ff5c97d03fa79672577c01e4b9d288440d9c5cda4ff5',
    '002_d3b3f2c95ed1ec56.txt': 'e50ff241c3dd36d6856196648c9eb041f6451296d0d360dcf1ed2dd3e66f300c',
    '003_12818690add4e0a3.txt': '622f8a1261facb31cd5a293b165d410da1c0fe781c6ae28e20aac1f731029998',
    '004_70383bd2258dd309.txt': '868219e7cb492e8e5ce57d9af23f30276e14d82383c09915ea62dc2a79d357e0',
  };

  test('are the five scrapes, byte for byte', () => {
    const actual = listFiles('seeds').map((path) => [
      path.slice('seeds/'.length),
      createHash('sha256')
        .update(readFileSync(join(projectRoot, path)))
        .digest('hex'),
    ]);
    expect(Object.fromEntries(actual)).toEqual(sha256);
  });
});

describe('files', () => {
  const text = files.filter((path) => !path.startsWith('seeds/'));

  test('of code have at most 350 lines', () => {
    const long = text
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => [path, readProjectFile(path).split('\n').length - 1] as const)
      .filter(([, lines]) => lines > 350);
    expect(long).toEqual([]);
  });

  test('have kebab-case names', () => {
    const names = files.filter((path) => /^(src|rules|bin|tests)\//.test(path) && /\.tsx?$/.test(path));
    expect(names.filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([]);
  });

  test('name no path of one machine', () => {
    // In pieces, so that this file does not name them itself.
    const folders = ['work/main', 'work/shared', 'root/', 'home/[a-z]', 'Users/[A-Za-z]'];
    const machine = new RegExp(String.raw`(?<![\w.~-])/(${folders.join('|')})`);
    expect(text.filter((path) => machine.test(readProjectFile(path)))).toEqual([]);
  });

  test('name no registry', () => {
    const registry = new RegExp(['registry', 'npmjs'].join(String.raw`\.`));
    expect(text.filter((path) => registry.test(readProjectFile(path)))).toEqual([]);
  });

  test('of tests that put something in place of a module run alone', () => {
    const tests = files.filter((path) => path.endsWith('.test.ts'));
    const call = new RegExp(['vi', String.raw`(do)?mock\(`].join(String.raw`\.`), 'i');
    const mocking = tests.filter((path) => call.test(readProjectFile(path)));
    expect(mocking).toEqual(tests.filter((path) => path.endsWith('.mocked.test.ts')));
  });

  test('open with one to five lines of comment that say what they are for', () => {
    const modules = text.filter((path) => /^(src|rules)\/.*\.tsx?$/.test(path));
    const wrong = modules.filter((path) => !/^(\/\/ \S.*\n){1,5}(?!\/\/)/.test(readProjectFile(path)));
    expect(wrong).toEqual([]);
  });
});

describe('what a module exports', () => {
  const declared = /^export (?:abstract |async )?(?:function|class|const|let|interface|type) \w/;
  // Constants in a row share a comment.
  const ofRow = /^(?:export )?(?:const|let) .*;|\*\/$/;
  const modules = files.filter((path) => /^src\/(?!kernels\/assembly\/).*\.tsx?$/.test(path));

  test('says in a comment what it is', () => {
    const bare = modules.flatMap((path) => {
      const lines = readProjectFile(path).split('\n');
      return lines
        .filter((line, at) => declared.test(line) && !ofRow.test(lines[at - 1]))
        .map((line) => `${path}: ${line}`);
    });
    expect(bare).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = readProjectFile('ARCHITECTURE.md');

  test('numbers its decisions once each, in order', () => {
    const [, decisions] = text.split('\n## Decisions\n');
    const [own] = decisions.split('\n## ');
    const numbers = [...own.matchAll(/^(\d+)\. \*\*/gm)].map(([, number]) => Number(number));
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  const [, folders] = text.split('\n## Folders\n');
  const [table] = folders.split('\n## ');
  const present = new Set(files.flatMap((path) => /^src\/.*\//.exec(path) ?? []));

  test('has a row for every folder of src', () => {
    const rooms = [...present].filter((folder) => folder.split('/').length === 3);
    expect(rooms.filter((folder) => !table.includes(`\`${folder}\``))).toEqual([]);
  });

  test('names in that row every folder inside', () => {
    const unnamed = [...present].filter((folder) => {
      const [, part, ...inside] = folder.split('/').slice(0, -1);
      const row = table.split('\n').find((line) => line.startsWith(`| \`src/${part}/\``));
      return inside.some((room) => row?.includes(`\`${room}/\``) !== true);
    });
    expect(unnamed).toEqual([]);
  });
});

describe('what names a file', () => {
  // Of packages and rules that a reader would write.
  const examples = new Set(['rules/mine.ts', 'rules/long-line.test.ts']);
  const known = new Set(
    files.flatMap((path) => [path, ...path.split('/').map((_, at, all) => all.slice(0, at).join('/'))]),
  );

  /** Paths of the project in a text, which are no part of longer ones. */
  function unknownPaths(text: string): string[] {
    const paths = text.matchAll(/(?<![\w./-])(?:src|tests|rules|bin)\/[\w./-]*\w/g);
    return [...paths].map(([path]) => path).filter((path) => !known.has(path) && !examples.has(path));
  }

  test.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'tests/bench/PERFORMANCE.md'])(
    '%s names files that exist',
    (path) => {
      const text = readProjectFile(path);
      expect(unknownPaths(text)).toEqual([]);
      const names = new Set(files.map((file) => file.split('/').at(-1)));
      const alone = [...text.matchAll(/`([\w-]+\.tsx?)`/g)].map(([, name]) => name);
      expect(alone.filter((name) => !names.has(name))).toEqual([]);
    },
  );

  test('ARCHITECTURE.md names what stands in the code', () => {
    const code = files.filter((path) => /^(src|rules|bin|tests)\/.*\.tsx?$/.test(path)).map(readProjectFile);
    const words = new Set(code.join('\n').match(/\w+/g));
    const quoted = [...readProjectFile('ARCHITECTURE.md').matchAll(/`(\w+)(?:\.(\w+))?(?:\(\))?`/g)];
    const names = quoted.flatMap(([, name, member]) => [name, ...(member === undefined ? [] : [member])]);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !words.has(name))).toEqual([]);
  });

  const modules = files.filter((path) => /^(src|rules|bin|tests)\/.*\.tsx?$/.test(path));
  /** Comments that have a line of their own. */
  const commentsOf = (path: string): string =>
    (readProjectFile(path).match(/^\s*(?:\/\/|\/?\*).*/gm) ?? []).join('\n');

  test('comments of the code name files that exist', () => {
    const wrong = modules
      .map((path) => [path, unknownPaths(commentsOf(path))])
      .filter(([, paths]) => paths.length > 0);
    expect(wrong).toEqual([]);
  });

  test('comments of the code name modules by the end of a path that exists', () => {
    const endings = new Set(
      files.flatMap((path) => path.split('/').map((_, at, all) => all.slice(at).join('/'))),
    );
    const named = modules.flatMap((path) =>
      [...commentsOf(path).matchAll(/(?<![\w./-])[\w-]+(?:\/[\w-]+)*\.tsx?\b/g)].map(([name]) => [
        path,
        name,
      ]),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(([, name]) => !endings.has(name) && !examples.has(name))).toEqual([]);
  });
});
