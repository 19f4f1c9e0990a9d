// The rules, in the order of every list. Generated from the files of this folder by `npm run generate`.

import type { Rule } from '../src/define/index.ts';
import duplicateArticle from './duplicate-article.ts';
import nearDuplicateArticle from './near-duplicate-article.ts';
import containedArticle from './contained-article.ts';
import templatedArticle from './templated-article.ts';
import duplicateBlock from './duplicate-block.ts';
import repeatedSpan from './repeated-span.ts';
import repeatedCaption from './repeated-caption.ts';
import repeatedHeadline from './repeated-headline.ts';
import boilerplate from './boilerplate.ts';
import widgetResidue from './widget-residue.ts';
import misspeltName from './misspelt-name.ts';
import inconsistentName from './inconsistent-name.ts';
import repeatedWord from './repeated-word.ts';
import repeatedListItem from './repeated-list-item.ts';
import unbalancedQuote from './unbalanced-quote.ts';
import unbalancedBracket from './unbalanced-bracket.ts';
import doubledPunctuation from './doubled-punctuation.ts';
import missingFinalNewline from './missing-final-newline.ts';
import unreadableSource from './unreadable-source.ts';

/** All rules. */
export const rules: readonly Rule[] = [
  duplicateArticle,
  nearDuplicateArticle,
  containedArticle,
  templatedArticle,
  duplicateBlock,
  repeatedSpan,
  repeatedCaption,
  repeatedHeadline,
  boilerplate,
  widgetResidue,
  misspeltName,
  inconsistentName,
  repeatedWord,
  repeatedListItem,
  unbalancedQuote,
  unbalancedBracket,
  doubledPunctuation,
  missingFinalNewline,
  unreadableSource,
];
