// Markup that scraping left in a text: tags, character references, templates, shortcodes, script and style.

import { scriptPattern } from '../unicode/script-pattern.ts';
import { characterOfReference } from './entities.ts';

/** What a piece of markup is. */
export type MarkupKind = 'tag' | 'entity' | 'template' | 'shortcode';

/** One piece of markup, in UTF-16 units of the text that was looked at. */
export interface Markup {
  readonly kind: MarkupKind;
  readonly start: number;
  readonly end: number;
  /** What should stand there. */
  readonly expected: string;
  readonly isCertain: boolean;
}

// Tags that are no words of usage lines ("<title>", "<file>"): what they stand for is known without looking further.
const plainTags = new Set(
  'br hr img p div span strong em ul ol li tr td th h1 h2 h3 h4 h5 h6 blockquote iframe sup sub noscript figcaption'.split(
    ' ',
  ),
);
// Tags that may be a word or letter in angle brackets: believed with an attribute or a closing tag.
const doubtfulTags = new Set(
  (
    'a b i u s q tt big small code pre cite abbr dl dt dd del ins center font figure section header footer main article aside ' +
    'nav form label input button select option table thead tbody title body head html meta link object embed param source ' +
    'script style svg path video audio'
  ).split(' '),
);
// Tags behind which a line ends or begins.
const breaksLine = /^<\/?(?:br|hr|div|p|li|ul|ol|table|tr|td|th|h[1-6]|blockquote|figure|figcaption|pre)\b/i;

const tag = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^<>]*)?)\/?>/iy;
const other = /<!--[^]*?-->|<!doctype\s[^<>]*>|<!\[cdata\[|<\?(?:php|xml|=)[^]*?\?>|<%[^]*?%>/iy;
const reference = /&(#\d{2,7}|#x[0-9a-f]{2,6}|[a-z][a-z0-9]{1,9});/iy;
// Made where it is asked for: no start pays for reading the classes.
const openReference = (): RegExp => /&(nbsp|amp|quot|lt|gt|#\d{3,4})(?![\p{L}\p{N};=])/uy;
// "{%A, der %e. %B%}" is a format of dates: a statement stands apart from its signs, or begins with a word that opens one.
const template =
  /\{\{[^{}\n]{1,200}\}\}\}?|\{%[-+]?(?:\s|(?:end)?(?:if|for|block|set|else|elif|include|extends|macro|with|raw|url|load|unless|case|assign|capture)\b)[^{}\n]{0,200}%\}|\{#[^{}\n]{1,100}#\}/y;
// "Phillips Petroleum Co <P> expects": the sign of a share at an exchange, behind the name of the company.
const behindName = scriptPattern(String.raw`(?:^|[\s(])\p{Lu}[\p{L}&'-]*\s$`);
const signOfShare = /^<[a-z]{1,5}>$/i;
const goesOn = /^(?:[\s.,;:)]|$)/;
const standsAlone = /^(?:br|hr|img)$/;
const shortcode =
  /\[(?:(?:url|img|quote|size|color|font)=[^[\]\n]{1,200}|\/?(?:caption|gallery|embed|video|audio|playlist|contact-form(?:-7)?|wpforms|vc_\w+|et_pb_\w+|fusion_\w+|su_\w+|rev_slider|tweet|youtube|instagram|adrotate|toc)(?![\w-])[^[\]\n]{0,200}|[a-z][a-z_-]{2,30}\s+[a-z][a-z_-]*=["”“][^[\]\n]{0,200}|\/[a-z][a-z_-]{2,30})\]/iy;

/** The markup that begins at `at` in `text`; undefined if none does. `text` reaches to the end of the paragraph. */
export function markupAt(text: string, at: number): Markup | undefined {
  switch (text[at]) {
    case '<':
      return tagAt(text, at);
    case '&':
      return referenceAt(text, at);
    case '{':
      return matchAt(text, at, template, 'template');
    default:
      return matchAt(text, at, shortcode, 'shortcode');
  }
}

function matchAt(text: string, at: number, pattern: RegExp, kind: MarkupKind): Markup | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found === undefined
    ? undefined
    : { kind, start: at, end: at + found.length, expected: '', isCertain: false };
}

function tagAt(text: string, at: number): Markup | undefined {
  tag.lastIndex = at;
  const found = tag.exec(text);
  if (found === null) return matchAt(text, at, other, 'tag');
  const [whole, slash, name, attributes] = found;
  const lower = name.toLowerCase();
  const hasAttribute = /\s[\w:-]+\s*=\s*["'”“\w]/.test(attributes);
  const isTag =
    plainTags.has(lower) ||
    (doubtfulTags.has(lower) &&
      (hasAttribute || slash !== '' || text.toLowerCase().includes(`</${lower}>`, at + whole.length)));
  if (!isTag || (attributes.trim() !== '' && !hasAttribute)) return undefined;
  // "<em/>": how one writes about a tag.
  if (/^<(?!br|hr|img)[a-z0-9]+\s*\/>$/i.test(whole)) return undefined;
  const end = at + whole.length;
  if (isSignOfShare(text, at, whole, lower)) return undefined;
  const isBreak = breaksLine.test(whole) && /\S/.test(text[at - 1] ?? ' ') && /\S/.test(text[end] ?? ' ');
  return { kind: 'tag', start: at, end, expected: isBreak ? ' ' : '', isCertain: false };
}

/** True for a tag without attribute or closing tag between blanks behind a capitalised word: it may be no tag. */
function isSignOfShare(text: string, at: number, whole: string, name: string): boolean {
  if (!signOfShare.test(whole) || standsAlone.test(name)) return false;
  const end = at + whole.length;
  if (!goesOn.test(text.slice(end, end + 1)) || !behindName.test(text.slice(0, at))) return false;
  return !text.toLowerCase().includes(`</${name}>`, end);
}

function referenceAt(text: string, at: number): Markup | undefined {
  reference.lastIndex = at;
  let found = reference.exec(text);
  if (found === null) {
    const open = openReference();
    open.lastIndex = at;
    found = open.exec(text);
    if (found === null) return undefined;
  }
  const [whole, name] = found;
  const expected = characterOfReference(name);
  if (expected === undefined) return undefined;
  const end = at + whole.length;
  // A reference to `<` before a letter makes a tag of what was text, one to `&` may make another reference.
  const isCertain = whole.endsWith(';') && !(expected === '<' && /[a-z/!?%]/i.test(text[end] ?? ''));
  return { kind: 'entity', start: at, end, expected, isCertain };
}

const script =
  /\bfunction\s*\w*\s*\((?:[\w$]+(?:\s*,\s*[\w$]+)*)?\s*\)\s*\{|\(\)\s*=>\s*\{|\bwindow\.\w+\s*(?:=|\|\||\()|\bdocument\.(?:write|getElement|querySelector|createElement|cookie|location)|\bgoogletag\.|\bgtag\(|\bdataLayer\b|\badsbygoogle\b|\$\(document\)|\bjQuery\(|^\s*(?:var|let|const)\s+[\w$]+\s*=\s*[[{"'\w]/;
const style =
  /^\s*(?:@(?:media|font-face|import|keyframes)\b|[.#@*]?[a-z][\w-]*(?:[\s,>+~.#:](?:(?![.!?]\s)[^{};])*)?\{\s*[a-z-]+\s*:[^;{}]+[;}])/i;

// A sentence that quotes an object has braces and colons like a style sheet, but no semicolon in them: "called with
// { path: path } as options."
const sentenceEnd = /[.!?]\s*$/;
const declarations = /\{[^{}]*;/;

/** True if a paragraph is a line of script or a rule of style sheets. */
export function isScript(text: string): boolean {
  return script.test(text) || (style.test(text) && (!sentenceEnd.test(text) || declarations.test(text)));
}

// How sites ask for consent, at the start of a line: English, German, French, Spanish, Italian, Portuguese, Dutch,
// Polish, Russian, Swedish, Danish and Norwegian.
const cookies = [
  /^(?:(?:we|this|our|the) (?:(?:web)?site |(?:web)?pages? )?(?:and our partners |also )?(?:uses?|place|store)|by (?:using|continuing|clicking|accepting)|your choices|cookie (?:policy|settings|preferences|consent|notice))\b.{0,160}\bcookies?\b/is,
  /^(?:accept|manage)\b.{0,160}\bcookies\b/is,
  /^(?:accept|reject|allow|manage) (?:all )?cookies?\b|^cookie (?:policy|settings|preferences|consent|notice)\b/i,
  /^(?:diese (?:web)?s(?:ei|i)te|wir|unsere web\w+|alle|durch die nutzung)\b.{0,60}\b(?:verwende[nt]|nutz(?:en|t)|setz(?:en|t))\b.{0,80}\bcookies\b/is,
  /^(?:alle )?cookies (?:akzeptieren|ablehnen|zulassen)/i,
  /^(?:ce site(?: web)?|nous|notre site|en poursuivant|en continuant|accepter)\b.{0,80}\b(?:utilis\w+|employ\w+|dépos\w+|accept\w+)\b.{0,80}\bcookies\b/is,
  /^(?:este sitio|esta (?:página|web)|utilizamos|usamos|nuestr[oa] (?:sitio|web)|aceptar|al continuar)\b.{0,120}\bcookies\b/is,
  /^(?:questo sito|utilizziamo|usiamo|il nostro sito|accetta)\b.{0,120}\bcookies?\b/is,
  /^(?:este site|nós|o nosso site|ao continuar|aceitar)\b.{0,60}\b(?:usa\w*|utiliza\w*|aceita\w*)\b.{0,80}\bcookies\b/is,
  /^(?:deze (?:web)?site|wij|we|onze (?:web)?site)\b.{0,40}\b(?:gebruik|gebruiken|gebruikt|maakt|maken|plaatsen)\b.{0,80}\bcookies\b/is,
  /^(?:ta strona|ten serwis|nasza strona|używamy|korzystamy|strona)\b.{0,120}\bcookies?\b/is,
  /^(?:этот сайт|мы используем|наш сайт|продолжая|сайт использует)(?![а-яё]).{0,120}\bcookies?\b/isu,
  /^(?:den här|denna|vi|dette|denne)\b.{0,30}\b(?:använder|bruger|bruker|benytter)\b.{0,80}\bcookies?\b/is,
];

/** True if a paragraph asks for consent to cookies. */
export function isCookieBanner(text: string): boolean {
  return cookies.some((pattern) => pattern.test(text));
}
