// A folder of its own for one test.

import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What stands at a path: text or bytes of a file, `{ link }` for a symbolic link. A path that ends in `/` is a folder. */
export type Tree = Readonly<Record<string, string | Uint8Array | { readonly link: string }>>;

/** Absolute path of a new folder that holds the tree; it is removed when the test ends. */
export function scratchFolder(tree: Tree = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'corpuslint-test-')));
  // Other users must reach it: some tests give up the rights of root.
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  plant(folder, tree);
  return folder;
}

/** Puts the tree into a folder that exists. */
function plant(folder: string, tree: Tree): void {
  for (const [name, content] of Object.entries(tree)) {
    const path = join(folder, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (name.endsWith('/')) continue;
    if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, path);
    else writeFileSync(path, content);
  }
}
