// What the elements of HTML (WHATWG HTML Standard) mean for the text of a page: which are left out, which end a line of
// text, and which words in a class or id give away what is no part of the article.

/** Elements whose content is never text to be read. */
const unreadElements = new Set(
  (
    'head script style template noscript svg math iframe object embed canvas audio video map nav aside dialog menu ' +
    'select datalist textarea button input label progress meter'
  ).split(' '),
);

/** Elements that begin and end a block of text. */
export const blockElements = new Set(
  (
    'html body main article section header footer hgroup div p ul ol li dl dt dd table caption thead tbody tfoot tr td th ' +
    'h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption address details summary fieldset legend form center hr search'
  ).split(' '),
);

/** Elements without content: they are never closed. */
export const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

const unreadRoles = new Set(
  (
    'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist tooltip button ' +
    'form status'
  ).split(' '),
);

// Whole words of class names and ids, as Readability (Mozilla) has learnt them from many sites. What also claims to be
// content is believed.
const unlikely =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|share|sharing|social|related|recommend(?:ed|ations)|newsletter|subscribe|cookies?|consent|gdpr|promo|advert(?:isement)?|ads|sponsor(?:ed)?|comments?|disqus|pagination|pager|skip|footer|masthead|toolbar|popup|modal)(?:$|[\s_-])/i;
const likely = /article|body|content|main|story|column/i;

// Classes of preformatted code: DocBook, Texinfo, Sphinx, Pandoc, Pygments, Prism and highlight.js.
const listing =
  /(?:^|[\s-])(?:programlisting|screen|synopsis|example|lisp|literal-block|source-?code|code|highlight|hljs|prettyprint|ebnf|lang(?:uage)?-\w+)(?:$|[\s-])/i;

/** True if an element and all it holds is no part of the main text. */
export function isUnread(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (unreadElements.has(name)) return true;
  const { role, hidden, style, class: className = '', id = '' } = attributes;
  if (name === 'pre' && listing.test(className)) return true;
  if (role !== undefined && unreadRoles.has(role.toLowerCase())) return true;
  if (hidden !== undefined || attributes['aria-hidden'] === 'true') return true;
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  if (name === 'body' || name === 'html' || name === 'main' || name === 'article') return false;
  const names = `${className} ${id}`;
  return names.length > 1 && unlikely.test(names) && !likely.test(names);
}
