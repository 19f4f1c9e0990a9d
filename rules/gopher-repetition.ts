// The repetition filter of Gopher: which documents it would drop, and which lines repeat themselves.

import { documentRule } from '../src/define/index.ts';
import { type GramMeasure, type Measure, measureRepetition } from '../src/features/profiles/gopher.ts';
import { heaviestLines } from '../src/features/profiles/heaviest-lines.ts';
import { passesRepetition } from '../src/features/profiles/profile-bounds.ts';
import { profileScanOf } from '../src/features/profiles/profile-scan.ts';
import { profileTextOf } from '../src/features/profiles/profile-text.ts';
import { cutMiddle } from '../src/text/showing/cut.ts';
import { describeLimit, describeShare, roundMeasure } from '../src/text/showing/shares.ts';

const source = 'Rae et al. 2021, table A1';
// Characters of an n-gram that a message quotes.
const mostQuoted = 40;

export default documentRule({
  id: 'gopher-repetition',
  summary: 'Flags a document that the repetition filter of Gopher would drop, at the lines that repeat.',
  category: 'quality',
  severity: 'off',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  silentOn: 'keptByGopherRepetition',
  readsBesideWords: ['characters'],
  needsCounts: ['grams'],
  messages: {
    lines:
      'Gopher drops this document: {measured} of its lines repeat others, {allowed} are allowed. Limit: {source}.',
    lineCharacters:
      'Gopher drops this document: repeated lines are {measured} of it, {allowed} are allowed. Limit: {source}.',
    paragraphs:
      'Gopher drops this document: {measured} of its paragraphs repeat others, {allowed} are allowed. Limit: {source}.',
    paragraphCharacters:
      'Gopher drops this document: repeated paragraphs are {measured} of it, {allowed} are allowed. Limit: {source}.',
    topGram:
      'Gopher drops this document: "{gram}" is {measured} of it, {allowed} are allowed. Limit: {source}.',
    duplicateGrams:
      'Gopher drops this document: repeated runs of {words} words are {measured} of it, {allowed} are allowed. Limit: {source}.',
  },
  options: {},
  check(document, { report }) {
    const scan = profileScanOf(document);
    if (scan !== undefined && passesRepetition(document, scan)) return;
    const text = profileTextOf(document);
    if (text.lines.length === 0) return;
    const { topGrams, duplicateGrams, ...shares } = measureRepetition(text);
    const dataOf = ({ name, value, limit }: Measure) => ({
      measure: name,
      value: roundMeasure(value),
      limit,
      measured: describeShare(value, limit),
      allowed: describeLimit(limit),
      source,
      documentWords: text.words.length,
    });
    for (const measure of Object.values(shares)) {
      if (!measure.fails) continue;
      // The names of measures are the ids of the messages.
      report({
        messageId: measure.name as 'lines',
        data: dataOf(measure),
        ...heaviestLines(text, measure.weights),
      });
    }
    const top = worst(topGrams);
    if (top !== undefined) {
      const gram = cutMiddle(top.gram, mostQuoted);
      const data = { ...dataOf(top), words: top.words, gram, all: listAll(topGrams) };
      report({ messageId: 'topGram', data, ...heaviestLines(text, top.weights) });
    }
    const runs = worst(duplicateGrams);
    if (runs !== undefined) {
      const data = { ...dataOf(runs), words: runs.words, all: listAll(duplicateGrams) };
      report({ messageId: 'duplicateGrams', data, ...heaviestLines(text, runs.weights) });
    }
  },
});

/** The measure that is furthest beyond its limit; undefined where none is. */
function worst(measures: readonly GramMeasure[]): GramMeasure | undefined {
  return measures
    .filter(({ fails }) => fails)
    .sort((a, b) => b.value / b.limit - a.value / a.limit || a.words - b.words)
    .at(0);
}

/** All values that are beyond their limits: "5 words 16.2 % > 15 %, 6 words …". */
function listAll(measures: readonly GramMeasure[]): string {
  return measures
    .filter(({ fails }) => fails)
    .map(
      ({ words, value, limit }) => `${words} words ${describeShare(value, limit)} > ${describeLimit(limit)}`,
    )
    .join(', ');
}
