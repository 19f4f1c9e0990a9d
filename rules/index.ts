// The rules, in the order of every list. Generated from the files of this folder by `npm run generate`.

import type { Rule } from '../src/define/index.ts';
import duplicateArticle from './duplicate-article.ts';
import nearDuplicateArticle from './near-duplicate-article.ts';
import containedArticle from './contained-article.ts';
import templatedArticle from './templated-article.ts';
import reusedText from './reused-text.ts';
import duplicateBlock from './duplicate-block.ts';
import repeatedSpan from './repeated-span.ts';
import repeatedCaption from './repeated-caption.ts';
import repeatedHeadline from './repeated-headline.ts';
import boilerplate from './boilerplate.ts';
import widgetResidue from './widget-residue.ts';
import markupResidue from './markup-residue.ts';
import misspeltName from './misspelt-name.ts';
import inconsistentName from './inconsistent-name.ts';
import divergentCopy from './divergent-copy.ts';
import weekdayMismatch from './weekday-mismatch.ts';
import impossibleDate from './impossible-date.ts';
import conflictingPlace from './conflicting-place.ts';
import inconsistentQuotation from './inconsistent-quotation.ts';
import conflictingAcronym from './conflicting-acronym.ts';
import wrongConversion from './wrong-conversion.ts';
import wrongPercentage from './wrong-percentage.ts';
import conflictingCount from './conflicting-count.ts';
import conflictingAttribute from './conflicting-attribute.ts';
import conflictingOrdinal from './conflicting-ordinal.ts';
import headlineContradiction from './headline-contradiction.ts';
import repeatedWord from './repeated-word.ts';
import repeatedListItem from './repeated-list-item.ts';
import unbalancedQuote from './unbalanced-quote.ts';
import unbalancedBracket from './unbalanced-bracket.ts';
import doubledPunctuation from './doubled-punctuation.ts';
import mixedQuotes from './mixed-quotes.ts';
import mixedDashes from './mixed-dashes.ts';
import mojibake from './mojibake.ts';
import replacementCharacter from './replacement-character.ts';
import controlCharacter from './control-character.ts';
import invisibleCharacter from './invisible-character.ts';
import mixedScriptWord from './mixed-script-word.ts';
import unnormalizedText from './unnormalized-text.ts';
import mixedLineEndings from './mixed-line-endings.ts';
import missingFinalNewline from './missing-final-newline.ts';
import unreadableSource from './unreadable-source.ts';
import gopherQuality from './gopher-quality.ts';
import gopherRepetition from './gopher-repetition.ts';
import c4Lines from './c4-lines.ts';
import finewebQuality from './fineweb-quality.ts';
import truncatedArticle from './truncated-article.ts';
import emptyDocument from './empty-document.ts';
import unusualLength from './unusual-length.ts';
import foreignLanguage from './foreign-language.ts';
import leakedBenchmark from './leaked-benchmark.ts';
import personalData from './personal-data.ts';

/** All rules. */
export const rules: readonly Rule[] = [
  duplicateArticle,
  nearDuplicateArticle,
  containedArticle,
  templatedArticle,
  reusedText,
  duplicateBlock,
  repeatedSpan,
  repeatedCaption,
  repeatedHeadline,
  boilerplate,
  widgetResidue,
  markupResidue,
  misspeltName,
  inconsistentName,
  divergentCopy,
  weekdayMismatch,
  impossibleDate,
  conflictingPlace,
  inconsistentQuotation,
  conflictingAcronym,
  wrongConversion,
  wrongPercentage,
  conflictingCount,
  conflictingAttribute,
  conflictingOrdinal,
  headlineContradiction,
  repeatedWord,
  repeatedListItem,
  unbalancedQuote,
  unbalancedBracket,
  doubledPunctuation,
  mixedQuotes,
  mixedDashes,
  mojibake,
  replacementCharacter,
  controlCharacter,
  invisibleCharacter,
  mixedScriptWord,
  unnormalizedText,
  mixedLineEndings,
  missingFinalNewline,
  unreadableSource,
  gopherQuality,
  gopherRepetition,
  c4Lines,
  finewebQuality,
  truncatedArticle,
  emptyDocument,
  unusualLength,
  foreignLanguage,
  leakedBenchmark,
  personalData,
];
