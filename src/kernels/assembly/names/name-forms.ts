// The distinct names of a document and which of them are near. Twins: src/features/mentions/forms.ts, and
// near-in-document.ts, near-words.ts and edits.ts of src/indexes/names.

import { beginKeys, keyCount, numberOf } from '../key-numbers';
import { areNearWords, shortestForInitial, shortestForTwo } from './near-words';
import { byteAt, leaveDocument } from '../read-document';

/** As in src/indexes/names/near/near-in-document.ts. */
const windowMentions: u32 = 400;

const letterKind: u8 = 2;
const markKind: u8 = 4;

const none: u32 = 0xffffffff;

// Columns of the forms of this document, one number each, and their letters in two bytes each.
let formTokens: usize = 0;
let formStarts: usize = 0;
let formEnds: usize = 0;
let letterBits: usize = 0;
let lengths: usize = 0;
let firsts: usize = 0;
let endBits: usize = 0;
let spellings: usize = 0;
let letterCount: u32 = 0;
let letters: usize = 0;
let formCount: u32 = 0;

// Of words in a window: the one before each with the same first letter or end, and the last of each, plus one.
let previous: usize = 0;
let previousOfEnd: usize = 0;
let lastOfLetter: usize = 0;
let lastOfEnd: usize = 0;

let pairs: usize = 0;
let pairCount: u32 = 0;
let mostPairs: u32 = 0;

@inline function at(column: usize, index: u32): u32 {
  return load<u32>(column + (<usize>index << 2));
}

@inline function put(column: usize, index: u32, value: u32): void {
  store<u32>(column + (<usize>index << 2), value);
}

@inline function addLetter(letter: u32): void {
  store<u16>(letters + (<usize>letterCount << 1), <u16>letter);
  letterCount++;
}

/** Writes the folded letters of the name at [start, end). */
function fold(start: u32, end: u32, kinds: usize, folds: usize): void {
  for (let from = start; from < end;) {
    const lead = byteAt(from);
    if (lead < 0x80) {
      if (lead != 0x27) addLetter(lead - 0x41 < 26 ? lead + 32 : lead);
      from++;
      continue;
    }
    let codePoint: u32;
    if (lead < 0xe0) {
      codePoint = ((lead & 0x1f) << 6) | (byteAt(from + 1) & 0x3f);
      from += 2;
    } else if (lead < 0xf0) {
      codePoint = ((lead & 0x0f) << 12) | ((byteAt(from + 1) & 0x3f) << 6) | (byteAt(from + 2) & 0x3f);
      from += 3;
      if (codePoint == 0x2019) continue;
    } else {
      leaveDocument();
      return;
    }
    const kind = load<u8>(kinds + codePoint);
    if (kind != letterKind && kind != markKind) {
      leaveDocument();
      return;
    }
    addLetter(<u32>load<u16>(folds + (<usize>codePoint << 1)));
  }
}

function addForm(token: u32, start: u32, end: u32, kinds: usize, folds: usize): void {
  const form = formCount++;
  const from = letterCount;
  fold(start, end, kinds, folds);
  const length = letterCount - from;
  const spelling = letters + (<usize>from << 1);
  let bits: u32 = 0;
  for (let index: u32 = 0; index < length; index++) bits |= 1 << (<u32>load<u16>(spelling + (<usize>index << 1)) & 31);
  put(formTokens, form, token);
  put(formStarts, form, start);
  put(formEnds, form, end);
  put(spellings, form, from);
  put(letterBits, form, bits);
  put(lengths, form, length);
  put(firsts, form, length > 0 ? <u32>load<u16>(spelling) : 0);
  const last = spelling + (<usize>length << 1);
  put(
    endBits,
    form,
    length >= 3 ? (<u32>load<u16>(last - 2) + 7 * <u32>load<u16>(last - 4) + 53 * <u32>load<u16>(last - 6)) & 255 : 0,
  );
}

/** As `nearEdit` of src/indexes/names/near/edits.ts finds an edit between two forms that differ. */
function areNear(a: u32, b: u32): bool {
  return areNearWords(
    letters + (<usize>at(spellings, a) << 1),
    at(lengths, a),
    letters + (<usize>at(spellings, b) << 1),
    at(lengths, b),
  );
}

function addPair(a: u32, b: u32): void {
  if (pairCount == mostPairs) {
    leaveDocument();
    return;
  }
  put(pairs, 2 * pairCount, a);
  put(pairs, 2 * pairCount + 1, b);
  pairCount++;
}

/** Adds the near pairs of `count` forms, whose numbers stand at `forms`: those that share a first letter or an end. */
function nearAmong(forms: usize, count: u32): void {
  memory.fill(lastOfLetter, 0, 2048);
  for (let i: u32 = 0; i < count; i++) {
    const form = at(forms, i);
    const length = at(lengths, form);
    const bits = at(letterBits, form);
    const first = at(firsts, form);
    const slot = lastOfLetter + ((first & 255) << 2);
    let j = load<u32>(slot);
    put(previous, i, j);
    store<u32>(slot, i + 1);
    for (; j != 0; j = at(previous, j - 1)) {
      const other = at(forms, j - 1);
      if (at(firsts, other) != first) continue;
      const lengthOfOther = at(lengths, other);
      const longer: u32 = max(length, lengthOfOther);
      const edits: u32 = longer >= shortestForTwo ? 2 : 1;
      const apart: u32 = 2 * longer - length - lengthOfOther;
      if (apart > edits || popcnt(bits ^ at(letterBits, other)) > 2 * edits) continue;
      if (areNear(other, form)) addPair(other, form);
    }
    if (length < shortestForInitial) continue;
    const end = lastOfEnd + (at(endBits, form) << 2);
    j = load<u32>(end);
    put(previousOfEnd, i, j);
    store<u32>(end, i + 1);
    for (; j != 0; j = at(previousOfEnd, j - 1)) {
      const other = at(forms, j - 1);
      if (at(firsts, other) == first) continue;
      const lengthOfOther = at(lengths, other);
      if (length > lengthOfOther + 1 || lengthOfOther > length + 1) continue;
      if (popcnt(bits ^ at(letterBits, other)) <= 2 && areNear(other, form)) addPair(other, form);
    }
  }
}

/**
 * Finds the distinct names of a document with `mentionCount` mentions, and which are near. `forms` gets token,
 * start and end of the first mention of each, columns of `stride` bytes, `pairOutput` two names a pair, `pairRoom` pairs at most: with more of them the document is left.
 * `space`: see `name-areas.ts`.
 */
export function findForms(
  mentionCount: u32,
  token: usize,
  start: usize,
  end: usize,
  forms: usize,
  pairOutput: usize,
  pairRoom: u32,
  space: usize,
  stride: usize,
  kinds: usize,
  folds: usize,
): void {
  formTokens = forms;
  formStarts = forms + stride;
  formEnds = formStarts + stride;
  pairs = pairOutput;
  mostPairs = pairRoom;
  pairCount = 0;
  formCount = 0;
  letterCount = 0;
  lastOfLetter = space;
  lastOfEnd = space + 1024;
  let next = space + 2048;
  letterBits = next;
  lengths = next += stride;
  firsts = next += stride;
  endBits = next += stride;
  spellings = next += stride;
  previous = next += stride;
  previousOfEnd = next += stride;
  const formOfMention = (next += stride);
  const list = (next += stride);
  letters = next + stride;
  beginKeys();
  for (let mention: u32 = 0; mention < mentionCount; mention++) {
    const known = keyCount();
    const form = numberOf(at(token, mention));
    if (form == known) addForm(at(token, mention), at(start, mention), at(end, mention), kinds, folds);
    put(formOfMention, mention, form);
  }
  if (mentionCount <= windowMentions) {
    for (let form: u32 = 0; form < formCount; form++) put(list, form, form);
    nearAmong(list, formCount);
    return;
  }
  const step = windowMentions / 2;
  for (let first: u32 = 0; first + step < mentionCount; first += step) {
    const last = min(first + windowMentions, mentionCount);
    let count: u32 = 0;
    beginKeys();
    for (let mention = first; mention < last; mention++) {
      const form = at(formOfMention, mention);
      const known = keyCount();
      if (numberOf(form) == known) put(list, count++, form);
    }
    nearAmong(list, count);
  }
}

/** Distinct names that `findForms` found. */
export function foundForms(): u32 {
  return formCount;
}

/** Near pairs that `findForms` found. */
export function foundPairs(): u32 {
  return pairCount;
}
