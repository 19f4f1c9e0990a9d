// What is known of the names of many documents, in one call: their mentions, the rows of the corpus' names, the distinct
// names and which of them are near, the words written small.

import { useKeyTable } from '../key-numbers';
import { findMentions, mentionCount, mentionRows } from './mentions';
import { findForms, foundForms, foundPairs } from './name-forms';
import { readDocument, readTables, unknownCharacter } from '../read-document';

/** Numbers that `names` is told of a document, and that it tells. */
const fieldsOfDocument: u32 = 8;
const fieldsOfResult: u32 = 6;

/**
 * Looks at `documentCount` documents. Of each, `documents` holds: where its text begins, number of its first word and of its
 * words, number of its first block and of its blocks, address of the tables of its languages, flags of all its mentions.
 * `blocks` holds start, end and role of each block. `hash`, `start` and `end` are the columns of the words, positions being
 * those within the document. Thirteen columns of `stride` bytes go to `columns`: those of mentions and those of rows.
 * `formColumns` gets three columns more: token, start and end of the first mention of each name; `pairs` near names by their
 * numbers, at most `pairRoom`; `small` hashes of small words.
 * `results` gets, of each document, how many mentions, rows, names, pairs and small words there are, and 0 or, if a
 * character is not in the tables, its code point (0x10000 if none will do): then nothing of the document counts.
 * `firstWords` is working memory of four bytes for each block of a document and one more, `space` of 2 KB, ten columns of `stride` bytes, two bytes a byte of the longest text and 8 bytes for each
 * of `keyCapacity` keys, a power of two above twice the words of a document.
 */
export function names(
  text: usize,
  documents: usize,
  documentCount: u32,
  blocks: usize,
  hash: usize,
  start: usize,
  end: usize,
  writing: usize,
  columns: usize,
  stride: usize,
  formColumns: usize,
  pairs: usize,
  pairRoom: u32,
  small: usize,
  results: usize,
  firstWords: usize,
  keyTable: usize,
  keyCapacity: u32,
  space: usize,
  cases: usize,
  kinds: usize,
  folds: usize,
): void {
  useKeyTable(keyTable, keyCapacity);
  const rowColumns = columns + (stride << 3);
  let mentions: usize = 0;
  let rows: usize = 0;
  let forms: usize = 0;
  let nearPairs: u32 = 0;
  let smalls: usize = 0;
  for (let index: u32 = 0; index < documentCount; index++) {
    const entry = documents + <usize>(index * fieldsOfDocument) * 4;
    const firstWord = <usize>load<u32>(entry, 4) << 2;
    const words = load<u32>(entry, 8);
    const ownBlocks = blocks + <usize>load<u32>(entry, 12) * 12;
    const blockCount = load<u32>(entry, 16);
    readTables(load<u32>(entry, 20), cases);
    readDocument(text + load<u32>(entry), hash + firstWord, start + firstWord, end + firstWord, words, writing);
    memory.fill(writing, 0, words);
    const own = columns + (mentions << 2);
    const smallCount = findMentions(
      ownBlocks,
      blockCount,
      own,
      stride,
      load<u32>(entry, 24),
      space,
      space + stride,
      firstWords,
      small + (smalls << 2),
      kinds,
      folds,
    );
    const rowCount = mentionRows(rowColumns + (rows << 2), stride);
    findForms(
      mentionCount,
      own,
      own + stride,
      own + 2 * stride,
      formColumns + (forms << 2),
      pairs + (<usize>nearPairs << 3),
      pairRoom - nearPairs,
      space,
      stride,
      kinds,
      folds,
    );
    const result = results + <usize>(index * fieldsOfResult) * 4;
    store<u32>(result, mentionCount);
    store<u32>(result, rowCount, 4);
    store<u32>(result, foundForms(), 8);
    store<u32>(result, foundPairs(), 12);
    store<u32>(result, smallCount, 16);
    store<u32>(result, unknownCharacter, 20);
    mentions += mentionCount;
    rows += rowCount;
    forms += foundForms();
    nearPairs += foundPairs();
    smalls += smallCount;
  }
}
