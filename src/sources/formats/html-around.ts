// The elements around a block, each with what follows from all of them: so a block asks one, however deep it stands.

import { type Attributes, type Doubt, doubtOf, isCaption } from './html-elements.ts';

// The elements that tell what a block is.
const kinds = new Set('h1 h2 h3 h4 h5 h6 figcaption caption p li td th dt dd blockquote pre'.split(' '));

/** An element that begins and ends blocks. What is said of what is in it holds for the element itself as well. */
export class PageElement {
  readonly name: string;
  /** The element around it; undefined for the page. */
  readonly parent: PageElement | undefined;
  /** The innermost, of this one and those around it, that tells what a block in it is. */
  readonly kind: string;
  /** Why this one may be no part of the main text. */
  readonly doubt: Doubt | undefined;
  /** Equal for elements that raise doubt and are called alike: by name, class and role. */
  readonly likeness: string;
  /** The innermost that raises doubt. */
  readonly doubted: PageElement | undefined;
  readonly isInArticle: boolean;
  readonly isInMain: boolean;
  readonly isInForm: boolean;
  /** In the header or footer of the page, not of its article. */
  readonly isInMargin: boolean;
  readonly isInPre: boolean;
  /** Blocks in it: known once it is closed. */
  blocks = 0;

  constructor(tag = '', attributes: Attributes = {}, parent?: PageElement) {
    const name = attributes['role'] === 'main' ? 'main' : isCaption(tag, attributes) ? 'figcaption' : tag;
    this.name = name;
    this.parent = parent;
    this.kind = kinds.has(name) ? name : (parent?.kind ?? 'div');
    this.doubt = doubtOf(tag, attributes);
    this.likeness = this.doubt === undefined ? '' : `${tag}\n${attributes['class']}\n${attributes['role']}`;
    this.doubted = this.doubt === undefined ? parent?.doubted : this;
    this.isInArticle = name === 'article' || parent?.isInArticle === true;
    this.isInMain = name === 'main' || parent?.isInMain === true;
    this.isInForm = name === 'form' || parent?.isInForm === true;
    const isMargin = name === 'header' || name === 'footer' || parent?.isInMargin === true;
    this.isInMargin = isMargin && !this.isInArticle && !this.isInMain;
    this.isInPre = name === 'pre' || parent?.isInPre === true;
  }
}
