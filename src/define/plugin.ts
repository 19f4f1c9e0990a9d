// A plugin: a module with rules of others.

import type { Rule } from './rule.ts';

/** Where the rules of a plugin come from: plain data, so that every thread can load them by itself. */
export interface PluginModule {
  /** As the configuration names it. */
  readonly name: string;
  /** Absolute path of the module. */
  readonly file: string;
  /** Hash of the module and of all it imports by relative paths: another one where the rules may be others. */
  readonly version: string;
}

/** A plugin with its rules. */
export interface LoadedPlugin extends PluginModule {
  /** Their ids begin with the namespace of the plugin. */
  readonly rules: readonly Rule[];
}
