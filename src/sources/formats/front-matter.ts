// Front matter: fields in YAML or TOML in front of a Markdown text, as Jekyll, Hugo and Pandoc read them.

/** Extent of the front matter. */
export interface FrontMatter {
  /** Characters it takes, its last line end included; 0 if there is none. */
  readonly length: number;
  /** True if one of its fields is a title. */
  readonly hasTitle: boolean;
}

const none: FrontMatter = { length: 0, hasTitle: false };

/**
 * The front matter at the start of a text whose line ends are LF. Between its fences stands nothing, or a field or
 * comment first: otherwise `---` is a rule, and what follows it is text.
 */
export function frontMatterOf(text: string): FrontMatter {
  const fence = /^(---|\+\+\+)[ \t]*\n/.exec(text);
  if (fence === null) return none;
  const end = fence[1] === '---' ? /^(?:---|\.\.\.)[ \t]*(?:\n|$)/gm : /^\+\+\+[ \t]*(?:\n|$)/gm;
  end.lastIndex = fence[0].length;
  const closing = end.exec(text);
  if (closing === null) return none;
  const fields = text.slice(fence[0].length, closing.index);
  const first =
    fence[1] === '---' ? /^\s*(?:$|#|["']?[\w-]+["']?\s*:)/ : /^\s*(?:$|#|\[|["']?[\w-]+["']?\s*=)/;
  if (!first.test(fields)) return none;
  const hasTitle = /^["']?title["']?[ \t]*[:=][ \t]*\S/im.test(fields);
  return { length: closing.index + closing[0].length, hasTitle };
}
