// The names of a document as the kernel finds them, together with those of the documents that were scanned with it.

import { feature } from '../../define/feature.ts';
import type { NameText } from '../../kernels/names/name-texts.ts';
import { findNames, type FoundNames } from '../../kernels/names/names.ts';
import { wasmKernels, WasmKernels } from '../../kernels/wasm/wasm.ts';
import type { Document } from '../../model/document.ts';
import { blockTableOf } from '../blocks/block-table.ts';
import { blocksWithCaptionsOrResidue } from '../blocks/possible-roles.ts';
import { scannedTogether } from '../scanned-together.ts';
import { wordsOf } from '../words.ts';
import { guessLanguages } from './languages.ts';
import { flagsOfDocument } from './mention-flags.ts';
import { wordTable } from './name-words.ts';

/** Of a single text with fewer bytes, copying takes longer than looking. */
const bytesWorthKernel = 192;

function nameTextOf(document: Document): NameText {
  const { bytes } = document;
  const words = wordsOf(document);
  const { chosen, mayInflectNames } = guessLanguages(document, words);
  const table = wordTable(chosen);
  return {
    bytes,
    words,
    blocks: blockTableOf(document).numbers,
    judged: blocksWithCaptionsOrResidue(document),
    table,
    flags: flagsOfDocument(table.capitalisesNouns, mayInflectNames),
  };
}

/** The names of a document; undefined where the kernel is not to be had or leaves the document to the twins. */
export const foundNamesOf = feature((document): FoundNames | undefined => {
  const kernels = wasmKernels();
  if (kernels === undefined) return undefined;
  const together = scannedTogether(document);
  // Those that have been looked at, and whose features are forgotten, need no second look.
  const documents = together.filter((one) => scannedTogether(one) === together);
  const size = documents.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > WasmKernels.mostBytes || size < bytesWorthKernel) return undefined;
  const found = findNames(kernels, documents.map(nameTextOf));
  documents.forEach((one, index) => foundNamesOf.hold(one, found[index]));
  return found[documents.indexOf(document)];
});
