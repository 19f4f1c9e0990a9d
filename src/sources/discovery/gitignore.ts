// What .gitignore files leave out: those of a folder and of all folders above it, up to the root of the repository.
// Deeper files win over higher ones, as in git. Personal settings (.git/info/exclude, core.excludesFile) are not
// looked at: a corpus must be the same on every machine.

import { dirname, join, sep } from 'node:path';
import type { Ignore, Options } from 'ignore';
import { UsageError } from '../../model/errors.ts';
import { codeOf, reasonOf } from '../system-error.ts';
import type { FileTree } from './tree.ts';

/** Patterns of one .gitignore, with those of the folders above. */
export interface IgnoreLayer {
  /** Folder of the .gitignore, absolute, with a separator at its end. */
  readonly folder: string;
  readonly rules: Ignore;
  readonly outer: IgnoreLayer | undefined;
}

/** Reads .gitignore files. All paths are absolute and free of links. */
export class GitIgnore {
  readonly #create: (options: Options) => Ignore;

  readonly #tree: FileTree;

  private constructor(create: (options: Options) => Ignore, tree: FileTree) {
    this.#create = create;
    this.#tree = tree;
  }

  static async load(tree: FileTree): Promise<GitIgnore> {
    const { default: create } = await import('ignore');
    return new GitIgnore(create as unknown as (options: Options) => Ignore, tree);
  }

  /**
   * The layers that hold for what stands in a folder the user asked for. Where they leave out the folder itself they
   * do not count, for it was asked for. Outside a repository those from `workingFolder` down to the folder hold.
   */
  layersAbove(folder: string, workingFolder: string): IgnoreLayer | undefined {
    const path = [folder];
    while (dirname(path[0]) !== path[0]) path.unshift(dirname(path[0]));
    const repository = path.findLastIndex((above) => this.#tree.exists(join(above, '.git')));
    const outermost = repository >= 0 ? repository : Math.max(0, path.indexOf(workingFolder));
    if (repository < 0 && path[outermost] !== workingFolder) return undefined;
    let layers: IgnoreLayer | undefined;
    for (const above of path.slice(outermost, -1)) layers = this.withLayerOf(above, layers);
    return isIgnored(layers, folder, true) ? undefined : layers;
  }

  /** The layers with that of the folder's own .gitignore, if it has one that can be read. */
  withLayerOf(folder: string, outer: IgnoreLayer | undefined): IgnoreLayer | undefined {
    let patterns: string;
    try {
      patterns = this.#tree.text(join(folder, '.gitignore')).replace(/^\ufeff/, '');
    } catch (error) {
      // One that is missing or a folder is none, as for git. Any other reason would change unseen what is read.
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') return outer;
      const file = join(folder, '.gitignore');
      throw new UsageError(
        `Cannot read "${file}": ${reasonOf(error, file)}. Make it readable, or turn gitignore off.`,
      );
    }
    // Git compares as the file system does.
    const ignorecase = process.platform === 'win32' || process.platform === 'darwin';
    return {
      folder: folder.endsWith(sep) ? folder : folder + sep,
      rules: this.#create({ ignorecase }).add(patterns),
      outer,
    };
  }
}

/** True if the layers leave the file or folder out. What stands above it has been let through already. */
export function isIgnored(layers: IgnoreLayer | undefined, path: string, isFolder: boolean): boolean {
  for (let layer = layers; layer !== undefined; layer = layer.outer) {
    const inside = path.slice(layer.folder.length).replaceAll(sep, '/');
    const verdict = verdictOf(layer.rules, inside, isFolder ? '/' : '');
    if (verdict.ignored || verdict.unignored) return verdict.ignored;
  }
  return false;
}

/**
 * The verdict on a path by itself. The package hands down that on the folders above, but a deeper .gitignore has let
 * those in again: then the name alone is asked for, which all patterns but those of whole paths are about.
 */
function verdictOf(rules: Ignore, path: string, ending: string): { ignored: boolean; unignored: boolean } {
  const verdict = rules.test(path + ending);
  const slash = path.lastIndexOf('/');
  const isHandedDown = verdict.ignored && slash > 0 && rules.test(path.slice(0, slash + 1)).ignored;
  return isHandedDown ? rules.test(path.slice(slash + 1) + ending) : verdict;
}
