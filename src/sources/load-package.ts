// Packages that few files need. To resolve one, Node loads its loader of modules first, which takes a millisecond.

/** A package, or a module of it, loaded when it is first asked for. */
export function loadPackage(name: string): unknown {
  return process.getBuiltinModule('node:module').createRequire(import.meta.url)(name);
}
