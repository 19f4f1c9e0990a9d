// Plugins: finds the modules that a configuration names, loads them in this thread, and takes their rules.

import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LoadedPlugin, PluginModule } from '../../define/plugin.ts';
import type { Rule } from '../../define/rule.ts';
import { ConfigError } from '../../model/errors.ts';
import { packageRoot } from '../../package-root.ts';
import {
  type AroundLoading,
  importModule,
  justLoad,
  type Module,
  moduleFailure,
} from '../reading/import-module.ts';
import { configError, type Mistake } from '../reading/mistakes.ts';
import { declarationMistake } from './plugin-declaration.ts';
import { guardRule } from './plugin-guard.ts';
import { hashModules } from '../reading/module-version.ts';
import type { ReadConfig } from '../reading/text-tree.ts';
import { quote } from '../wording.ts';

/**
 * The plugins that a configuration names, in its order. `folder` is that of the configuration (absolute), `taken` holds
 * the ids that are no longer free. Throws ConfigError with the place of the plugin that is missing or wrong.
 */
export async function loadPlugins(
  { value, origin }: ReadConfig,
  folder: string,
  taken: readonly string[],
  around: AroundLoading = justLoad,
): Promise<readonly LoadedPlugin[]> {
  const names = (value as { readonly plugins?: unknown } | null)?.plugins;
  // What is no list of texts is told by the validation of the whole.
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string' && name !== '')) return [];
  const owners = new Map(taken.map((id) => [id, 'corpuslint']));
  const plugins: LoadedPlugin[] = [];
  for (const [index, name] of (names as string[]).entries()) {
    const fail = (message: string): never => {
      const mistake: Mistake = { path: ['plugins', index], part: 'value', message };
      throw configError(origin, [mistake]);
    };
    const file = (await findModule(name, folder)) ?? fail(describeMissing(name));
    const plugin: PluginModule = { name, file, version: hashModules(file) };
    const rules = await importRules(plugin, fail, around);
    for (const { id } of rules) {
      const owner = owners.get(id);
      if (owner !== undefined)
        fail(`the plugin ${quote(name)} declares the rule ${quote(id)}, which ${quote(owner)} declares too.`);
      owners.set(id, name);
    }
    plugins.push({ ...plugin, rules });
  }
  return plugins;
}

/** The rules of plugins, loaded in this thread. Throws ConfigError where one has none any more. */
export async function importPlugins(plugins: readonly PluginModule[]): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const plugin of plugins) {
    const fail = (message: string): never => {
      throw new ConfigError(message);
    };
    rules.push(...(await importRules(plugin, fail, justLoad)));
  }
  return rules;
}

/** Absolute path of the module that a plugin is; undefined if there is none. */
async function findModule(name: string, folder: string): Promise<string | undefined> {
  if (/^\.{1,2}\//.test(name) || isAbsolute(name)) {
    const file = resolve(folder, name);
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : undefined;
  }
  // Node itself looks packages up from the module that asks alone, and that is this one.
  const { createJiti } = await import('jiti');
  const from = pathToFileURL(join(folder, 'corpuslint.config.js')).href;
  const url = createJiti(from, { fsCache: false }).esmResolve(name, { parentURL: from, try: true });
  return url?.startsWith('file:') === true && existsSync(fileURLToPath(url)) ? fileURLToPath(url) : undefined;
}

function describeMissing(name: string): string {
  if (name.startsWith('.') || isAbsolute(name))
    return `there is no plugin file ${quote(name)} (relative to the folder of the configuration).`;
  const isFile = /\.[cm]?[jt]s$/.test(name);
  const advice = isFile ? `Write ${quote(`./${name}`)} for a file.` : `Install it: npm install ${name}.`;
  return `there is no plugin package ${quote(name)} here. ${advice}`;
}

/** The rules of a module, each checked and guarded. `fail` is told what is wrong with it. */
async function importRules(
  plugin: PluginModule,
  fail: (message: string) => never,
  around: AroundLoading,
): Promise<Rule[]> {
  const { name, file } = plugin;
  let module: Module;
  try {
    module = await around(`the plugin ${quote(name)}`, () => importModule(file, ownPackage()));
  } catch (error) {
    throw await moduleFailure({ path: name, file, what: 'plugin', advice: adviceFor }, error);
  }
  const declared = rulesOfModule(module);
  if (declared === undefined || declared.length === 0)
    return fail(`the plugin ${quote(name)} exports no rules. Write: export const rules = [ … ];`);
  for (const [index, rule] of declared.entries()) {
    const mistake = declarationMistake(rule);
    if (mistake !== undefined) return fail(`the plugin ${quote(name)}, rules[${index}]: ${mistake}`);
  }
  return (declared as Rule[]).map((rule) => guardRule(rule, name));
}

/** `rules`, as a module exports them by that name, or as or in its default export. */
function rulesOfModule(module: Module): readonly unknown[] | undefined {
  const candidates = [module['rules'], module['default']];
  for (const candidate of candidates) {
    if (Array.isArray(candidate)) return candidate;
    const inner = (candidate as { readonly rules?: unknown } | null | undefined)?.rules;
    if (Array.isArray(inner)) return inner;
  }
  return undefined;
}

/** TypeScript needs not have the package installed beside it: it gets this one. */
function ownPackage(): Readonly<Record<string, string>> {
  const library = join(packageRoot(), 'dist', 'index.js');
  return existsSync(library) ? { corpuslint: library } : {};
}

function adviceFor(message: string): string {
  return /Cannot find (package|module) 'corpuslint'/.test(message)
    ? ' Install corpuslint in this project: npm install --save-dev corpuslint.'
    : '';
}
