// What is known of the names of many documents, in one call: their mentions, the rows of the corpus' names, the distinct
// names and which of them are near, the words written small.

import { useKeyTable } from '../key-numbers';
import { findMentions, mentionCount, mentionRows } from './mentions';
import { NameAreas } from './name-areas';
import { findForms, foundForms, foundPairs } from './name-forms';
import { readDocument, readTables, unknownCharacter } from '../read-document';

/** Numbers that `names` is told of a document, and that it tells. */
const fieldsOfDocument: u32 = 8;
const fieldsOfResult: u32 = 6;

// What was found so far.
let mentions: usize = 0;
let rows: usize = 0;
let forms: usize = 0;
let nearPairs: u32 = 0;
let smalls: usize = 0;

/**
 * Finds the names of documents. Positions are those within the document. Where the result of a document has a character that
 * is not in the tables, its code point (0x10000 if none will do), nothing of the document counts.
 */
export function names(areas: NameAreas): void {
  useKeyTable(areas.keyTable, areas.keyCapacity);
  mentions = 0;
  rows = 0;
  forms = 0;
  nearPairs = 0;
  smalls = 0;
  for (let index: u32 = 0; index < areas.documentCount; index++) {
    const entry = areas.documents + <usize>(index * fieldsOfDocument) * 4;
    beginDocument(areas, entry);
    const smallCount = findMentionsOf(areas, entry);
    const stride = areas.stride;
    const rowCount = mentionRows(areas.mentions + (stride << 3) + (rows << 2), stride);
    findFormsOf(areas);
    const result = areas.results + <usize>(index * fieldsOfResult) * 4;
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

function beginDocument(areas: NameAreas, entry: usize): void {
  const first = <usize>load<u32>(entry, 4) << 2;
  const words = load<u32>(entry, 8);
  const text = areas.text + load<u32>(entry);
  readTables(load<u32>(entry, 20), areas.cases);
  readDocument(text, areas.hash + first, areas.start + first, areas.end + first, words, areas.writing);
  memory.fill(areas.writing, 0, words);
}

/** Returns the number of small words. */
function findMentionsOf(areas: NameAreas, entry: usize): u32 {
  return findMentions(
    areas.blocks + <usize>load<u32>(entry, 12) * 12,
    load<u32>(entry, 16),
    areas.mentions + (mentions << 2),
    areas.stride,
    load<u32>(entry, 24),
    areas.space,
    areas.space + areas.stride,
    areas.firstWords,
    areas.small + (smalls << 2),
    areas.kinds,
    areas.folds,
  );
}

function findFormsOf(areas: NameAreas): void {
  const own = areas.mentions + (mentions << 2);
  findForms(
    mentionCount,
    own,
    own + areas.stride,
    own + 2 * areas.stride,
    areas.forms + (forms << 2),
    areas.pairs + (<usize>nearPairs << 3),
    areas.pairRoom - nearPairs,
    areas.space,
    areas.stride,
    areas.kinds,
    areas.folds,
  );
}
