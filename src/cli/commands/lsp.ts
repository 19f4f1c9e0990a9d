// `corpuslint lsp`: a language server on standard input and output.

import { serve } from '../../lsp/server.ts';
import { releaseExit } from '../early-exit.ts';
import { writeWhole } from '../writing/write-whole.ts';

/** Serves an editor. Ends the process itself, when the editor says so or is gone. */
export async function lspCommand(): Promise<never> {
  releaseExit();
  return serve({
    input: process.stdin,
    output: process.stdout,
    writeFile: (file, text) => writeWhole('The ignore file', file, text),
  });
}
