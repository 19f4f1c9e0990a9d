// Hot loops in AssemblyScript, compiled to WebAssembly: branch-free 16-byte batches where the text allows it.
// The twin of every function in plain TypeScript is its oracle and stands in where WebAssembly cannot be had; both give
// the same bits. Memory is laid out by src/kernels/wasm/wasm.ts, which passes every address.

export { align } from './align/align';
export { languages } from './languages';
export { dropSingle, gatherKeys } from './meeting-rows';
export { records } from './records';
export { minimizers } from './minimizers';
export { names } from './names/names';
export { nearPairs } from './names/near-pairs';
export { nearWords } from './names/near-words';
export { profiles } from './profiles/profiles';
export { scan } from './scan';
export { words } from './words';
