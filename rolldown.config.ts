// One bundle, split where loading may wait: start-up counts, since a linter runs on every commit.
// Everything of a dist/ folder but bin/ lies flat, so that `new URL('./worker.js', import.meta.url)` holds in every chunk.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { asFunction, importName, modulesName, writeCacheVariable } from './src/cli/code-cache.ts';
import { packed } from './src/cli/pack.ts';
import { defineConfig, type Plugin, type RolldownOptions } from 'rolldown';

/** Folder of the package a module of node_modules belongs to; undefined for our own. */
function packageFolder(moduleId: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(moduleId.replaceAll('\\', '/'))?.[1];
}

function licenceOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file === undefined ? `Licence: ${manifest.license}` : readFileSync(join(folder, file), 'utf8');
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text.trim()}\n`;
}

/** Writes the licences of all bundled packages to licenses.txt, as they demand. */
function keepLicences(): Plugin {
  return {
    name: 'keep-licences',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) folders.add(packageFolder(id) ?? '');
      }
      const licences = [...folders].filter(
        (folder) => folder !== '' && existsSync(join(folder, 'package.json')),
      );
      this.emitFile({
        type: 'asset',
        fileName: 'licenses.txt',
        source: licences
          .map(licenceOf)
          .sort()
          .join(`\n${'-'.repeat(80)}\n\n`),
      });
    },
  };
}

/** Puts the JSON schemas of reports and configurations beside the code, where package.json exports them. */
function publishSchemas(files: readonly string[]): Plugin {
  return {
    name: 'publish-schemas',
    generateBundle() {
      for (const file of files)
        this.emitFile({ type: 'asset', fileName: basename(file), source: readFileSync(file, 'utf8') });
    },
  };
}

/** Puts the style sheet of the page beside its script. */
function publishStyle(file: string): Plugin {
  return {
    name: 'publish-style',
    generateBundle() {
      this.addWatchFile(file);
      this.emitFile({ type: 'asset', fileName: basename(file), source: readFileSync(file, 'utf8') });
    },
  };
}

/** Makes the command executable: npm does so for installed packages, but not for a checkout that is built again. */
function makeExecutable(file: string): Plugin {
  return {
    name: 'make-executable',
    writeBundle({ dir }) {
      if (dir !== undefined) chmodSync(join(dir, file), 0o755);
    },
  };
}

/**
 * Stands in for node:child_process, which commander loads for subcommands that are programs of their own: we have none,
 * and loading it takes 2 ms of every start.
 */
function withoutChildProcesses(): Plugin {
  const stub = '\0no-child-process';
  return {
    name: 'without-child-processes',
    resolveId(source, importer) {
      const isAsked =
        source === 'node:child_process' && /[\\/]node_modules[\\/]commander[\\/]/.test(importer ?? '');
      return isAsked ? stub : undefined;
    },
    load(id) {
      if (id !== stub) return undefined;
      return `exports.spawn = () => { throw new Error('corpuslint has no subcommands that are programs of their own'); };`;
    },
  };
}

/** Puts the name that src/cli/code-cache.ts knows in place of every `import(` that is left, but in the module that has it. */
function importByName(exceptIn: string): Plugin {
  return {
    name: 'import-by-name',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || chunk.fileName === exceptIn) continue;
        chunk.code = chunk.code.replaceAll(/(?<![\w$.])import\(/g, `${importName}(`);
      }
    },
  };
}

/**
 * Writes letters beyond ASCII as escapes. One of them makes V8 take two bytes for every letter of a script: reading
 * the scripts of a check took 5 ms and 5 MB of the young heap, which then was searched for garbage once more. Patterns, strings and
 * names mean the same so; a template that is taken raw is a pattern wherever it has such letters.
 */
function writeAscii(): Plugin {
  const escape = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'write-ascii',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(/[^\0-\x7f]/g, escape);
    },
  };
}

/** Writes all modules into one file, as src/cli/code-cache.ts loads them; the last to touch them. */
function packModules(): Plugin {
  return {
    name: 'pack-modules',
    generateBundle(_options, bundle) {
      const parts = new Map<string, Uint8Array>();
      for (const [fileName, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk') continue;
        parts.set(fileName, Buffer.from(asFunction(chunk.code)));
        delete bundle[fileName];
      }
      this.emitFile({ type: 'asset', fileName: modulesName, source: packed(parts) });
    },
  };
}

/**
 * Lets the command check a change that is staged with an index on disk, as hooks do, which is other code. Nothing is
 * written where there is no git.
 */
function cacheCodeOfHooks(command: string, outer: NodeJS.ProcessEnv): void {
  // A build may run in a hook of another repository.
  const env = Object.fromEntries(Object.entries(outer).filter(([name]) => !name.startsWith('GIT_')));
  const folder = mkdtempSync(join(tmpdir(), 'corpuslint-build-'));
  const run = (program: string, ...args: string[]): boolean =>
    spawnSync(program, args, { cwd: folder, env }).status !== null;
  const check = (format: string): boolean =>
    run(
      process.execPath,
      command,
      '--staged',
      '--corpus',
      'seeds',
      '--cache-location',
      'index',
      '--format',
      format,
    );
  const stage = (text: string): boolean => {
    writeFileSync(join(folder, 'seeds', 'staged.txt'), text);
    return run('git', 'add', 'seeds');
  };
  try {
    cpSync('seeds', join(folder, 'seeds'), { recursive: true });
    const author = ['-c', 'user.name=build', '-c', 'user.email=build@localhost'];
    const isReady = run('git', 'init', '--quiet') && stage('A text.\n');
    if (!isReady || !run('git', ...author, 'commit', '--quiet', '--message', 'Texts')) return;
    const names = readdirSync('seeds').sort();
    const originals = [0, 1, 2, 3].map((at) => readFileSync(join(folder, 'seeds', names[at]), 'utf8'));
    // Copies: an equal one, one with a new name, and some that lack a word here and there.
    const lacking = originals.map((text) => text.replace(/((?: \S+){40}) \S+/g, '$1'));
    for (const text of [originals[0], `${originals[0]}\nA line by Kamala Harris is new.\n`, ...lacking]) {
      stage(text);
      check(text === originals[0] ? 'pretty' : 'json');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lets the command run once on the seeds, so that the code V8 compiled for it lies beside it (src/cli/code-cache.ts). */
function cacheCode(file: string): Plugin {
  return {
    name: 'cache-code',
    writeBundle({ dir = '.' }) {
      const env = { ...process.env, [writeCacheVariable]: '1' };
      const { error, status } = spawnSync(process.execPath, [join(dir, file), 'seeds'], { env });
      // 1: it ran and found what there is to find.
      if (error !== undefined || status !== 1)
        this.warn(`no code cache: ${String(error ?? `exit code ${status}`)}`);
      else cacheCodeOfHooks(resolve(dir, file), env);
    },
  };
}

const shared: RolldownOptions = {
  platform: 'node',
  // tinypool starts a file of its own as worker, jiti loads its compiler from beside itself: neither can be bundled.
  // eld is 1.6 MB of letter sequences that few will ever load.
  external: ['tinypool', 'jiti', 'eld/small'],
  // jsonc-parser's `main` is UMD, which hides its modules from a bundler.
  resolve: { mainFields: ['module', 'main'] },
  logLevel: 'warn',
};

const command: RolldownOptions['output'] = {
  dir: 'dist/bin',
  format: 'cjs',
  // Half of the time to start is reading the code; names stay, for reports of bugs.
  minify: { compress: true, mangle: false, codegen: true },
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
};

export default defineConfig([
  {
    ...shared,
    input: { index: 'src/index.ts', worker: 'src/worker.ts', testing: 'src/testing/index.ts' },
    plugins: [
      keepLicences(),
      publishSchemas(['src/format/findings.schema.json', 'src/config/config.schema.json']),
    ],
    output: {
      dir: 'dist',
      format: 'esm',
      cleanDir: true,
      entryFileNames: '[name].js',
      chunkFileNames: '[name].js',
    },
  },
  {
    // The page of the HTML report and of the review: one script, which src/format/html/html.ts puts into the page.
    platform: 'browser',
    logLevel: 'warn',
    input: { page: 'src/page/main.tsx' },
    tsconfig: 'src/page/tsconfig.json',
    plugins: [keepLicences(), publishStyle('src/page/page.css')],
    output: { dir: 'dist/page', format: 'iife', minify: true, entryFileNames: '[name].js' },
  },
  {
    ...shared,
    // The command is CommonJS: starting Node's loader of ES modules and its views of the built-in ones costs as much
    // again as an empty Node process.
    input: { main: 'src/cli/main.ts' },
    plugins: [
      keepLicences(),
      withoutChildProcesses(),
      importByName('corpuslint.cjs'),
      writeAscii(),
      packModules(),
    ],
    output: command,
  },
  {
    ...shared,
    // By itself: in one bundle with the rest the first code that runs loads what the others share, without its cache.
    input: { corpuslint: 'bin/corpuslint.ts' },
    plugins: [makeExecutable('corpuslint.cjs'), cacheCode('corpuslint.cjs')],
    output: command,
  },
]);
