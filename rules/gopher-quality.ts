// The quality filter of Gopher: which documents it would drop, for which value, and which lines cause it.

import { choice, documentRule } from '../src/define/index.ts';
import { gopherLimits, measureQuality, stopWordsIn } from '../src/features/profiles/gopher.ts';
import { heaviestLines } from '../src/features/profiles/heaviest-lines.ts';
import { passesQuality } from '../src/features/profiles/profile-bounds.ts';
import { profileScanOf } from '../src/features/profiles/profile-scan.ts';
import { passesStopWords, stopWordLanguageOf } from '../src/features/profiles/profile-stop-words.ts';
import { type ProfileText, profileTextOf, wholeSpan } from '../src/features/profiles/profile-text.ts';
import { languageName } from '../src/text/languages/language-names.ts';
import { knownLanguages, stopWordsOf } from '../src/text/languages/common-words.ts';
import { formatNumber } from '../src/text/showing/number.ts';
import { isSpacelessToken } from '../src/text/profiles/profile-tokens.ts';
import { describeLimit, describeRatio, describeShare, roundMeasure } from '../src/text/showing/shares.ts';

const source = 'Rae et al. 2021';

// What is asked for of measures that are no shares.
const asked: Readonly<Record<string, string>> = {
  words: `${gopherLimits.fewestWords} to ${formatNumber(gopherLimits.mostWords)}`,
  wordLength: `${gopherLimits.shortestMean} to ${gopherLimits.longestMean}`,
  hashes: String(gopherLimits.symbols),
  ellipses: String(gopherLimits.symbols),
};

export default documentRule({
  id: 'gopher-quality',
  summary: 'Flags a document that the quality filter of Gopher would drop, with the value and its limit.',
  category: 'quality',
  severity: 'off',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  silentOn: 'keptByGopherQuality',
  readsBesideWords: ['characters'],
  needsCounts: ['lines', 'languages'],
  messages: {
    words: 'Gopher drops this document: it has {measured} words, {allowed} are asked for. Limit: {source}.',
    wordLength:
      'Gopher drops this document: a word has {measured} characters on average, {allowed} are asked for. Limit: {source}.',
    hashes:
      'Gopher drops this document: it has {measured} "#" a word, {allowed} are allowed. Limit: {source}.',
    ellipses:
      'Gopher drops this document: it has {measured} "…" a word, {allowed} are allowed. Limit: {source}.',
    bullets:
      'Gopher drops this document: {measured} of its lines begin with a bullet, {allowed} are allowed. Limit: {source}.',
    ellipsisLines:
      'Gopher drops this document: {measured} of its lines end in "…", {allowed} are allowed. Limit: {source}.',
    letters:
      'Gopher drops this document: {measured} of its words hold a letter, {allowed} are asked for. Limit: {source}.',
    stopWords:
      'Gopher drops this document: of "{list}" it has {measured}, {allowed} are asked for. Limit: {source}.',
  },
  options: {
    language: choice(
      'Language of the stop words; auto takes the one the document is written in.',
      ['auto', ...knownLanguages],
      'auto',
    ),
  },
  check(document, { options, report }) {
    const scan = profileScanOf(document);
    const isKept = scan !== undefined && passesQuality(scan);
    if (isKept && passesStopWords(document, scan, options.language)) return;
    const text = profileTextOf(document);
    if (text.lines.length === 0) return;
    const common = { source, documentWords: text.words.length };
    for (const { name, value, limit, fails, weights } of measureQuality(text, {
      spaceless: isSpaceless(text),
    })) {
      if (!fails) continue;
      const isShare = asked[name] === undefined;
      const measured = isShare ? describeShare(value, limit) : describeRatio(value, limit);
      const allowed = asked[name] ?? describeLimit(limit);
      const data = { ...common, measure: name, value: roundMeasure(value), limit, measured, allowed };
      // The names of measures are the ids of the messages.
      report({ messageId: name as 'words', data, ...heaviestLines(text, weights) });
    }
    const language =
      options.language === 'auto' ? stopWordLanguageOf(document, () => text.text) : options.language;
    if (language === undefined) return;
    const list = stopWordsOf(language);
    const present = stopWordsIn(text, list);
    if (present.length >= gopherLimits.stopWords) return;
    report({
      messageId: 'stopWords',
      data: {
        ...common,
        measure: 'stopWords',
        value: present.length,
        limit: gopherLimits.stopWords,
        measured: String(present.length),
        allowed: String(gopherLimits.stopWords),
        list: list.join(' '),
        language: languageName(language),
      },
      span: wholeSpan(text),
    });
  },
});

/** True if most words are characters of a script without spaces. */
function isSpaceless({ words }: ProfileText): boolean {
  return words.filter(isSpacelessToken).length * 2 > words.length;
}
