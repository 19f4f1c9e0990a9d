// A configuration with comments, written as YAML or as TypeScript. Values are JSON, which both of them read.

/** A part of a configuration. */
export type Node =
  | { readonly kind: 'value'; readonly value: unknown; readonly note?: string }
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly shown?: ShownItem }
  | { readonly kind: 'map'; readonly entries: readonly Entry[] };

/** The last item of a list, only shown, as a comment. */
export interface ShownItem {
  /** Lines above it. */
  readonly comment: readonly string[];
  readonly item: Node;
}

/** A key with its value. */
export interface Entry {
  /** Lines above the key. */
  readonly comment?: readonly string[];
  readonly key: string;
  readonly node: Node;
  /** True for one that is only shown, as a comment. */
  readonly isShown?: boolean;
}

/** The entries as YAML. */
export function writeYaml(entries: readonly Entry[]): string {
  return entries.map((entry) => block(entry, '# ', yamlEntry(entry), '')).join('\n');
}

/** The entries as a module in TypeScript. */
export function writeTypeScript(opening: readonly string[], entries: readonly Entry[]): string {
  const body = entries.map((entry) => block(entry, '// ', scriptEntry(entry), '  ')).join('\n');
  const comment = opening.map((line) => `// ${line}`.trimEnd()).join('\n');
  return `${comment}\n\nimport { defineConfig } from 'corpuslint';\n\nexport default defineConfig({\n${body}});\n`;
}

function block(
  { comment = [], isShown }: Entry,
  mark: string,
  lines: readonly string[],
  indent: string,
): string {
  const above = comment.map((line) => mark + line);
  const own = isShown === true ? lines.map((line) => mark + line) : lines;
  return [...above, ...own].map((line) => `${indent}${line}`.trimEnd() + '\n').join('');
}

function withNote(line: string, note: string | undefined, mark: string): string {
  return note === undefined ? line : `${line} ${mark} ${note}`;
}

function yamlValue(value: unknown): string {
  return typeof value === 'string' && /^[a-z][a-z-]*$/.test(value) ? value : json(value);
}

/** JSON in one line, with spaces. */
function json(value: unknown): string {
  return JSON.stringify(value, undefined, 1).replaceAll(/\n */g, ' ');
}

function yamlEntry({ key, node }: Entry): string[] {
  if (node.kind === 'value') return [withNote(`${key}: ${yamlValue(node.value)}`, node.note, '#')];
  return [`${key}:`, ...yamlLines(node).map((line) => `  ${line}`)];
}

function yamlLines(node: Node): string[] {
  switch (node.kind) {
    case 'value':
      return [withNote(yamlValue(node.value), node.note, '#')];
    case 'list':
      return [
        ...node.items.flatMap(yamlItem),
        ...shownLines(node.shown, yamlItem).map((line) => `# ${line}`),
      ];
    case 'map':
      return node.entries.flatMap((entry) => {
        const lines = yamlEntry(entry);
        const own = entry.isShown === true ? lines.map((line) => `# ${line}`) : lines;
        return [...(entry.comment ?? []).map((line) => `# ${line}`), ...own];
      });
  }
}

function yamlItem(item: Node): string[] {
  return yamlLines(item).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

/** The lines of a shown item, without the marks of comments. */
function shownLines(shown: ShownItem | undefined, linesOf: (item: Node) => string[]): string[] {
  return shown === undefined ? [] : [...shown.comment, ...linesOf(shown.item)];
}

function scriptEntry({ key, node }: Entry): string[] {
  const name = /^[a-z]+$/i.test(key) ? key : `'${key}'`;
  const [first, ...rest] = scriptLines(node);
  return [`${name}: ${first}`, ...rest];
}

function scriptLines(node: Node): string[] {
  switch (node.kind) {
    case 'value':
      return [withNote(`${json(node.value)},`, node.note, '//')];
    case 'list':
      return [
        '[',
        ...[
          ...node.items.flatMap(scriptLines),
          ...shownLines(node.shown, scriptLines).map((line) => `// ${line}`),
        ].map((line) => `  ${line}`),
        '],',
      ];
    case 'map':
      return [
        '{',
        ...node.entries.flatMap((entry) => {
          const lines = scriptEntry(entry);
          const own = entry.isShown === true ? lines.map((line) => `// ${line}`) : lines;
          return [...(entry.comment ?? []).map((line) => `// ${line}`), ...own].map((line) => `  ${line}`);
        }),
        '},',
      ];
  }
}
