// Names of the files of an index on disk.

/** Table of contents. */
export const manifestName = 'manifest';
/** Folder of the files with facts, each named by the hash of its bytes. */
export const batchFolder = 'batches';
