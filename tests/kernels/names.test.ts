import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowBuffer } from '../../src/engine/rows/row-buffer.ts';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { nameFormsOf } from '../../src/features/mentions/forms.ts';
import { foundNamesOf } from '../../src/features/mentions/found-names.ts';
import { mentionsPlain } from '../../src/features/mentions/mentions.ts';
import { mappedColumns } from '../../src/indexes/names/mentions/mention-columns.ts';
import { mapMentionsPlain } from '../../src/indexes/names/mentions/mention-rows.ts';
import { nearForms } from '../../src/indexes/names/near/near-in-document.ts';
import { smallWordsPlain } from '../../src/indexes/names/mentions/small-words.ts';
import { formColumns, mentionColumns, rowColumns } from '../../src/kernels/names/name-texts.ts';
import { TextDocument } from '../../src/segment/text-document.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

function documentOf(text: string): TextDocument {
  const rest = { offset: 0, record: null, sourceLine: 1, ordinal: 1, endsSource: true };
  return new TextDocument({ bytes: encodeText(text), ...rest });
}

/** What the twins find, as plain arrays in the order of the kernel's columns. */
function plainly(document: TextDocument): unknown {
  const mentions = mentionsPlain(document);
  const rows = new RowBuffer(mappedColumns);
  rows.startDocument(0);
  mapMentionsPlain(document, rows);
  const table = rows.finish();
  const forms = nameFormsOf(document);
  const pairs: number[] = [];
  nearForms(forms, (one, other) => pairs.push(one, other));
  return {
    mentions: mentionColumns.map((name) => [...mentions[name].subarray(0, mentions.to)]),
    rows: rowColumns.map((name) => [...(table.columns[name] as Uint32Array)]),
    forms: formColumns.map((name) => [...forms.first[name]]),
    nearPairs: pairs,
    smallWords: [...smallWordsPlain(document)],
  };
}

/** What the kernel finds; undefined if it leaves the document. */
function byKernel(document: TextDocument): unknown {
  const found = foundNamesOf(document);
  if (found === undefined) return undefined;
  return {
    mentions: mentionColumns.map((name) => [
      ...found.mentions[name].subarray(found.fromMention, found.toMention),
    ]),
    rows: rowColumns.map((name) => [...found.rows[name].subarray(found.fromRow, found.toRow)]),
    forms: formColumns.map((name) => [...found.forms[name].subarray(found.fromForm, found.toForm)]),
    nearPairs: [...found.nearPairs.subarray(found.fromPair, found.toPair)],
    smallWords: [...found.smallWords.subarray(found.fromSmall, found.toSmall)],
  };
}

// Names near one another, words of roles, particles, what stands between names, and characters of all kinds.
const names = [
  'Brennert',
  'Brenert',
  'Brennret',
  'Kamala',
  'Kamal',
  'Harris',
  'Harriss',
  'Ito',
  'Ottosen',
  'Ottesen',
];
const words = [
  ...names,
  ...names,
  ...names,
  'Minister',
  'minister',
  'Vice',
  'President',
  'president',
  'Senator',
  'envoy',
  'commander',
  'of',
  'for',
  'the',
  'The',
  'van',
  'der',
  'Van',
  'al',
  'Al',
  'de',
  'De',
  'la',
  'bin',
  'Monday',
  'On',
  'Committee',
  'St',
  'Mr',
  'Dr',
  'J',
  'A',
  'NATO',
  'UNO',
  'BBC',
  'I',
  'house',
  'and',
  'said',
  'le',
  'und',
  'der',
  'el',
  'Bericht',
  'war',
  'est',
  'que',
  'z3',
  '9th',
  '2024',
  "O'Brien",
  'O’Brien',
  "Russia's",
  'Russia’s',
  "d'Artagnan",
  'l’Élysée',
  "L'argomento",
  "Qu'il",
  "I'll",
  "James'",
  "s's",
  'McNair',
  'iPhone',
  'Élan',
  'Ölmez',
  'öl',
  'Straße',
  'Łódź',
  'Жуков',
  'жук',
  'Жукова',
  'Νίκος',
  'İzmir',
  'Dž',
  '中文',
  'ひらがな',
  'e\u0301tude',
  'E\u0301tude',
  'Hawai\u02bbi',
  'soft\u00adhyphen',
  '𐐀bc',
  '𝐀lpha',
  '😀',
  'مرحبا',
  'नमस्ते',
  'ǅ',
  'Ａｂｃ',
  'Æther',
];
const joints = [
  ' ',
  ' ',
  ' ',
  ' ',
  ' ',
  ' ',
  ' ',
  ', ',
  '. ',
  '.',
  '-',
  ' – ',
  '—',
  '\n',
  '\n\n',
  '\t',
  '\u00a0',
  ' "',
  '" ',
  ' ‘',
  '’ ',
  ' “',
  '” ',
  '…',
  ' • ',
  ' (',
  ') ',
  '/',
  '@',
  '_',
  '=',
  '#',
  '! ',
  '? ',
  ': ',
  '; ',
  ' «',
  '» ',
  ' ¿',
  " '",
  "'",
  '‐',
  '\r\n',
  '&',
  ' `',
  '` ',
  ' ``',
  '$',
  'TT\n',
  '. 2',
  '* ',
  '',
];
const unit = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...joints)).map((pair) => pair.join(''));
const text = fc.oneof(fc.array(unit, { maxLength: 60 }), fc.array(unit, { minLength: 200, maxLength: 300 }));
const texts = fc.array(text, { minLength: 1, maxLength: 6 });

describe('names by the kernel', () => {
  test('finds the mentions, rows, near names and small words that the twins find', () => {
    let looked = 0;
    fc.assert(
      fc.property(texts, (written) => {
        const documents = written.map((parts) => documentOf(parts.join('')));
        scanDocuments(documents);
        for (const document of documents) {
          const found = byKernel(document);
          if (found === undefined) continue;
          looked++;
          expect(found).toEqual(plainly(document));
        }
      }),
      { numRuns: 300 },
    );
    // Few texts may be left to the twins.
    expect(looked).toBeGreaterThan(100);
  });

  test('looks at long documents window by window, as the twins do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...names, 'Meier', 'Maier', 'Mayer', 'Lindqvist', 'Lindkvist'), {
          minLength: 900,
          maxLength: 1300,
        }),
        (written) => {
          const document = documentOf(
            written.map((name, index) => `then ${name}${index % 7} saw ${name}`).join(', '),
          );
          expect(byKernel(document)).toEqual(plainly(document));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('finds near words as the twin does, letter by letter', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'я'), minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 20, maxLength: 60 }), (written) => {
        const document = documentOf(written.map((name) => `we met A${name} there`).join(', '));
        expect(byKernel(document) ?? plainly(document)).toEqual(plainly(document));
      }),
      { numRuns: 300 },
    );
  });

  test('says the same of a document alone and among others', () => {
    const one = 'Vice President Kamala Harris met Kamal Harriss, the minister of Łódź. '.repeat(5);
    const alone = documentOf(one);
    const among = documentOf(one);
    scanDocuments([documentOf(`,${one}`), among, documentOf(`'s ${one}`)]);
    expect(byKernel(alone)).toBeDefined();
    expect(byKernel(among)).toEqual(byKernel(alone));
  });
});
