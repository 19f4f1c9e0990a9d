// A file that changes, as the modules of this folder hand it on.

import type { ByteEdit, FileChange } from '../fix/index.ts';

/** A file before and after. */
export interface ChangedFile {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly edits: readonly ByteEdit[];
  readonly isRemoved: boolean;
  /** True if there is no file yet. */
  readonly isNew?: boolean;
}

/** A file with its new content, and the other files whose content it depends on. */
export interface LinkedChange extends FileChange {
  /** Paths of files that must change together with it, or stay what they are. */
  readonly links: readonly string[];
}
