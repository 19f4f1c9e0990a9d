// The part of WebAssembly that the kernels use: the types of Node 20 leave it to the DOM library.

declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
    /** Adds pages of 64 KiB. Detaches the buffer. */
    grow(pages: number): number;
  }
  const Memory: new (limits: { readonly initial: number }) => Memory;
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  const Module: new (code: Uint8Array) => Module;
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  const Instance: new (
    module: Module,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => Instance;
  /** Thrown for code that is not valid for this runtime. */
  const CompileError: new (message?: string) => Error;
}
