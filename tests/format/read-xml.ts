// A strict reader of the XML that reports are written in: throws for what is not well-formed. Knows elements, attributes,
// text and the five named entities, which is all that reports may use.

/** An element with its attributes and what it holds. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/[<\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    throw new Error(`Not allowed in XML: ${text}`);
  return text.replaceAll(/&(\w*;)?/g, (_, name: string | undefined) => {
    const character = named[name?.slice(0, -1) ?? ''];
    if (character === undefined) throw new Error(`No entity: ${text}`);
    return character;
  });
}

/** The root of a document. Throws if the text is not well-formed. */
export function readXml(text: string): Element {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(declaration)) throw new Error('No XML declaration.');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = /<(\/?)([\w.-]+)((?:\s+[\w.-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;
  token.lastIndex = declaration.length;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new Error(`Not well-formed at ${at}: ${text.slice(at, at + 60)}`);
    const [, close, name, written, empty, plain] = match;
    const parent = open.at(-1) as Element;
    if (plain !== undefined) {
      parent.text += decode(plain);
    } else if (close === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element.`);
    } else {
      const attributes: Record<string, string> = {};
      for (const [, key, value] of written.matchAll(/([\w.-]+)="([^"]*)"/g)) {
        if (key in attributes) throw new Error(`${key} stands twice.`);
        attributes[key] = decode(value);
      }
      const element: Element = { name, attributes, children: [], text: '' };
      parent.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('Not one root element, closed.');
  return root.children[0];
}
