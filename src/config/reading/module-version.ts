// What a module is made of: the hash by which warm processes and the index on disk know that it has changed.

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

// `from './x.js'`, `import './x.js'`, `import('./x.js')`, `require('./x.js')`: taking one too many only hashes more.
const relativeImport = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'](\.{1,2}\/[^"'\n]+)["']/g;
// Spellings under which TypeScript and CommonJS find a file.
const endings = ['', '.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];
// More than any plugin or configuration has; stops where a bundle of everything is imported by accident.
const mostModules = 1000;

/** 16 hexadecimal digits for the module at `file` and all modules it imports by relative paths. */
export function hashModules(file: string): string {
  const hash = createHash('sha256');
  const seen = new Set([file]);
  for (const module of seen) {
    let text: string;
    try {
      text = readFileSync(module, 'utf8');
    } catch {
      // Loading it will say what is wrong.
      continue;
    }
    hash.update(`${Buffer.byteLength(text)} `).update(text);
    for (const [, specifier] of text.matchAll(relativeImport)) {
      const found = endings
        .map((ending) => resolve(dirname(module), specifier + ending))
        .concat(resolve(dirname(module), specifier.replace(/\.([mc]?)js$/, '.$1ts')))
        .find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() === true);
      if (found !== undefined && seen.size < mostModules) seen.add(found);
    }
  }
  return hash.digest('hex').slice(0, 16);
}
