// The filters of FineWeb: which documents they would drop, for which value, and which lines cause it.

import { choice, documentRule } from '../src/define/index.ts';
import { measureFineweb } from '../src/features/profiles/fineweb.ts';
import { heaviestLines } from '../src/features/profiles/heaviest-lines.ts';
import { passesFineweb } from '../src/features/profiles/profile-bounds.ts';
import { profileScanOf } from '../src/features/profiles/profile-scan.ts';
import { profileTextOf } from '../src/features/profiles/profile-text.ts';
import { describeLimit, describeRatio, describeShare, roundMeasure } from '../src/text/showing/shares.ts';

const sources = { program: 'Penedo et al. 2024, program', paper: 'Penedo et al. 2024' } as const;

export default documentRule({
  id: 'fineweb-quality',
  summary:
    'Flags a document that the filters of FineWeb would drop, with the value, its limit and the lines.',
  category: 'quality',
  severity: 'off',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  silentOn: 'keptByFineweb',
  readsBesideWords: ['characters'],
  needsCounts: ['lines'],
  messages: {
    punctuation:
      'FineWeb drops this document: {measured} of its lines end in punctuation, over {allowed} must. Limit: {source}.',
    asciiPunctuation:
      'FineWeb drops this document: {measured} of its lines end in ASCII punctuation, more must. ' +
      'Limit: {allowed}, {source}. In that of all scripts {unicode} do: with the option sentenceEnds: "unicode" it stays.',
    shortLines:
      'FineWeb drops this document: {measured} of its lines are short, less than {allowed} may be. Limit: {source}.',
    duplicateLines:
      'FineWeb drops this document: repeated lines are {measured} of it, less than {allowed} may be. Limit: {source}.',
    lineEnds:
      'FineWeb drops this document: it has {measured} line ends a word, at most {allowed} are allowed. Limit: {source}.',
  },
  options: {
    definition: choice(
      'Limits of the program that made the data set, or of the paper about it.',
      ['program', 'paper'],
      'program',
    ),
    sentenceEnds: choice(
      'Marks that end a line well: those of ASCII, as published, or those of all scripts.',
      ['ascii', 'unicode'],
      'ascii',
    ),
  },
  check(document, { options, report }) {
    const { definition, sentenceEnds: ends } = options;
    const scan = profileScanOf(document);
    if (scan !== undefined && passesFineweb(document, scan, { definition, ends })) return;
    const text = profileTextOf(document);
    if (text.lines.length === 0) return;
    const measures = measureFineweb(text, { definition, ends });
    for (const { name, value, limit, fails, weights } of measures) {
      if (!fails) continue;
      const isRatio = name === 'lineEnds';
      const data = {
        measure: name,
        value: roundMeasure(value),
        limit,
        measured: isRatio ? describeRatio(value, limit) : describeShare(value, limit),
        allowed: isRatio ? String(limit) : describeLimit(limit),
        source: sources[definition],
        documentWords: text.words.length,
      };
      const at = heaviestLines(text, weights);
      const lenient =
        name === 'punctuation' ? measureFineweb(text, { definition, ends: 'unicode' })[0] : undefined;
      if (lenient !== undefined && !lenient.fails) {
        const unicode = describeShare(lenient.value, limit);
        report({ messageId: 'asciiPunctuation', data: { ...data, unicode }, ...at });
      } else {
        // The names of measures are the ids of the messages.
        report({ messageId: name as 'punctuation', data, ...at });
      }
    }
  },
});
