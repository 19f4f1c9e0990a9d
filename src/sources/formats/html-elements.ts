// What the elements of HTML (WHATWG HTML Standard) mean for the text of a page: which are left out, which end a line of
// text, and which words in a class or id give away what is no part of the article.

import type { Phrase } from '../../model/document.ts';

/** Names and values of the attributes of an element. */
export type Attributes = Readonly<Record<string, string>>;

/** Elements whose content is never text to be read. */
export const unreadElements = new Set(
  (
    'head script style template noscript svg math iframe object embed canvas audio video map dialog ' +
    'select datalist textarea button input label progress meter'
  ).split(' '),
);

/** Elements that begin and end a block of text. */
export const blockElements = new Set(
  (
    'html body main article section header footer hgroup div p ul ol li dl dt dd table caption thead tbody tfoot tr td th ' +
    'h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption address details summary fieldset legend form center hr search ' +
    'nav aside menu'
  ).split(' '),
);

/** Elements without content: they are never closed. */
export const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

const unreadRoles = new Set(
  'search dialog alertdialog menubar toolbar tablist tooltip button form status'.split(' '),
);

// Elements and roles of what stands around an article.
const marginElements = new Set('nav aside menu'.split(' '));
const marginRoles = new Set('navigation banner contentinfo complementary menu'.split(' '));

// Whole words of class names and ids, as Readability (Mozilla) has learnt them from many sites. What also claims to be
// content is believed.
const words = (list: string): RegExp => new RegExp(`(?:^|[\\s_-])(?:${list})(?:$|[\\s_-])`, 'i');
const margins =
  'nav|navbar|navigation|navheader|navfooter|docnav|topnav|pagenav|navlinks?|menu|sidebar|breadcrumbs?|share|sharing|' +
  'social|promo|advert(?:isement)?|ads|pagination|pager|skip|footer|masthead|tagline|toolbar|toplang|bottomlang|' +
  'headerlink|permalink|ttc';
const additions =
  'related|recommend(?:ed|ations)|newsletter|subscribe|cookies?|consent|gdpr|sponsor(?:ed)?|comments?|disqus|popup|modal';
const additionName = words(additions);
const doubtfulName = words(`${margins}|${additions}|commentlist`);
const likely = /article|body|content|main|story|column/i;
// What readers wrote, as WordPress and others set it: one comment has a body and content of its own.
const commentName =
  /(?:^|\s)(?:comments?(?:[_-](?:area|author|body|content|item|list|meta|text|thread|wrap(?:per)?))*|commentlist)(?=\s|$)/i;

// Classes of preformatted code, and of what stands around it: DocBook, Texinfo, Sphinx, Pandoc, Pygments, Prism and
// highlight.js.
const listing =
  /(?:^|[\s-])(?:programlisting|screen|synopsis|verbatim|example|lisp|literal-?block|literallayout|source-?code|code-?block|fragment|code|highlight|hljs|prettyprint|ebnf|lang(?:uage)?-\w+)(?:$|[\s-])/i;

// Classes of captions: WordPress, Wikipedia, and what most sites call theirs.
const caption = /(?:^|[\s_-])(?:fig)?captions?(?:$|[\s_-])|thumbcaption/i;

/** True if a paragraph says by its class that it is the caption of a picture. */
export function isCaption(name: string, { class: className = '' }: Attributes): boolean {
  return (
    (name === 'p' || name === 'div') &&
    className !== '' &&
    caption.test(className) &&
    !className.includes('code')
  );
}

/** True for a line of a listing that is set without preformatting, as Doxygen does. */
export function isListingLine(name: string, { class: className = '' }: Attributes): boolean {
  return name === 'div' && className === 'line';
}

/** True if preformatted text and lines inside of such an element are program text. */
export function isListing({ class: className = '' }: Attributes): boolean {
  return className !== '' && listing.test(className);
}

// Elements of program text, and of terms that are stressed or spoken of (WHATWG HTML Standard, 4.5).
const codeElements = new Set('code kbd samp tt var pre'.split(' '));
/** How Sphinx sets what a function is called with. */
const signatureClass = /(?:^|\s)sig(?:-object)?(?:\s|$)/;
const emphasisElements = new Set('em i b strong dfn cite u mark'.split(' '));
// Classes by which DocBook and its kin tell program text, and the words of a program's window, in elements that say nothing.
const codeClass =
  /(?:^|[\s_-])(?:code|literal|command|option|filename|varname|parameter|replaceable|userinput|computeroutput|constant|envar|gui(?:label|menu|submenu|menuitem|button|icon)|keycap)(?:$|[\s_-])/;

/** What an element says of the words in it; undefined if it says nothing. */
export function phraseKindOf(
  name: string,
  { class: className = '' }: Attributes,
): Phrase['kind'] | undefined {
  if (codeElements.has(name) || (name === 'dt' && signatureClass.test(className))) return 'code';
  const mayBeCode = className !== '' && (name === 'span' || emphasisElements.has(name));
  if (mayBeCode && codeClass.test(className)) return 'code';
  return emphasisElements.has(name) ? 'emphasis' : undefined;
}

/** True for the raised number of a footnote: a link into the page, which `parent` raises. No reader takes it for text. */
function isNoteMark(name: string, { role, href }: Attributes, parent: string | undefined): boolean {
  return role === 'doc-noteref' || (name === 'a' && parent === 'sup' && href?.startsWith('#') === true);
}

/** True if an element and all it holds is never read. `parent` is the element around it. */
export function isLeftOut(name: string, attributes: Attributes, parent: string | undefined): boolean {
  if (unreadElements.has(name) || isNoteMark(name, attributes, parent)) return true;
  const { role, hidden, style, class: className = '' } = attributes;
  if (name === 'pre' && listing.test(className)) return true;
  if (role !== undefined && unreadRoles.has(role.toLowerCase())) return true;
  if (hidden !== undefined || attributes['aria-hidden'] === 'true') return true;
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  // Within a line there is nothing to weigh: what calls itself a link to the heading is one.
  return !blockElements.has(name) && doubtOf(name, attributes) !== undefined;
}

/**
 * Why an element may be no part of the main text. `margin`: it is called what stands around an article, as is many an
 * element around all of a page ("right-sidebar", "has-ads"). `addition`: it is called what is put to an article, as
 * comments are, however long.
 */
export type Doubt = 'margin' | 'addition';

/** The doubt that the name, role, class or id of an element raises; undefined if there is none. */
export function doubtOf(name: string, attributes: Attributes): Doubt | undefined {
  const { role, class: className = '', id = '' } = attributes;
  if (marginElements.has(name) || marginRoles.has(role?.toLowerCase() ?? '')) return 'margin';
  if (name === 'body' || name === 'html' || name === 'main') return undefined;
  const names = `${className} ${id}`;
  if (names.length < 2 || !doubtfulName.test(names)) return undefined;
  if (commentName.test(names)) return 'addition';
  if (name === 'article' || likely.test(names)) return undefined;
  return additionName.test(names) ? 'addition' : 'margin';
}
