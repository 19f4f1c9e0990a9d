// Listed names of scripts without capitals, and forms one edit away from them, over the corpus. Nothing is sought where
// no such name is listed; whether there are texts in such scripts is known in any case.

import { baseIndex, derivedIndex, type IndexRequest } from '../../define/index.ts';
import { hashOfRun, wordsOf } from '../../features/words.ts';
import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import { isMostlyCaseless } from '../../text/unicode/caseless.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { caselessAmong, CaselessNames, isFullName } from './caseless-names.ts';
import { foldFullName, KnownNames, type NameSettings } from './settings.ts';

/** Documents most of whose letters have no capitals. */
export const caselessTexts = (): IndexRequest<number> =>
  baseIndex({
    id: 'caseless-texts',
    version: 1,
    columns: { text: 'u32' },
    map({ bytes }, rows) {
      if (isMostlyCaseless(bytes)) rows.add({ text: 1 });
    },
    probe: 'own',
    totals: ({ length }) => [length],
    view: (_rows, _corpus, [texts]) => texts,
  });

interface FormRow extends Place {
  readonly name: number;
  readonly isRight: boolean;
  /** Hash of the words of its block: equal for copies of a line. */
  readonly line: number;
  readonly text: string;
}

/** Scripts without capitals lie behind this byte in UTF-8. */
const firstLead = 0xd6;

function mayHoldNames(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] >= firstLead) return true;
  return false;
}

const caselessForms = (names: readonly string[]): IndexRequest<readonly FormRow[]> => {
  let known: CaselessNames | undefined;
  return baseIndex({
    id: 'caseless-names',
    version: 1,
    options: names,
    columns: { name: 'u32', isRight: 'u32', line: 'u32', start: 'u32', end: 'u32', text: 'text' },
    map(document: Document, rows) {
      if (names.length === 0) return;
      const { bytes, spans } = document;
      spans.forEach(({ start, end }, block) => {
        if (!mayHoldNames(bytes, start, end)) return;
        const text = decodeText(bytes, { start, end });
        known ??= new CaselessNames(names);
        const forms = known.find(text);
        if (forms.length === 0) return;
        const words = wordsOf(document);
        const [line] = hashOfRun(words, words.firstOfSpan[block], words.firstOfSpan[block + 1]);
        for (const { name, isRight, start: from, end: to } of forms) {
          const span = spanInText(text, start, from, to);
          rows.add({ name, isRight: isRight ? 1 : 0, line, ...span, text: text.slice(from, to) });
        }
      });
    },
    view: ({ length, document, columns }) =>
      Array.from({ length }, (_, row) => ({
        name: columns.name[row],
        isRight: columns.isRight[row] === 1,
        line: columns.line[row],
        document: document[row],
        span: { start: columns.start[row], end: columns.end[row] },
        text: columns.text[row],
      })),
  });
};

/** A form that is one edit away from a listed name. */
export interface CaselessPair {
  readonly form: string;
  readonly preferred: string;
  /** The name is declared right, not merely listed as a name. */
  readonly isDeclared: boolean;
  /** It is declared, and the form is hardly another word. */
  readonly isSure: boolean;
  /** Distinct lines with each. */
  readonly formLines: number;
  readonly preferredLines: number;
  /** Every place of the form, never empty, and a few of the name, if it stands anywhere; in corpus order. */
  readonly formPlaces: readonly Place[];
  readonly preferredPlaces: readonly Place[];
}

/** A slip of a listed name is rarer than the name. A single word is near other words: so many times rarer. */
const fewLines = 2;
const leastRatio = 3;
const safeRatio = 5;
const shownPlaces = 3;

/** Forms near listed names of scripts without capitals, in corpus order. */
export const caselessNames = (settings: NameSettings): IndexRequest<readonly CaselessPair[]> => {
  const names = caselessAmong([...settings.canonical, ...settings.gazetteer]);
  const declared = new Set(caselessAmong(settings.canonical));
  return derivedIndex({
    id: 'caseless-pairs',
    options: settings,
    needs: { forms: caselessForms(names) },
    view: ({ forms }) => pairsOf(forms, names, declared, new KnownNames(settings)),
  });
};

function pairsOf(
  forms: readonly FormRow[],
  names: readonly string[],
  declared: ReadonlySet<string>,
  known: KnownNames,
): CaselessPair[] {
  const linesOf = (rows: readonly FormRow[]): number => new Set(rows.map(({ line }) => line)).size;
  const groups = new Map<string, FormRow[]>();
  for (const row of forms) {
    if (row.isRight) continue;
    const key = `${row.name} ${row.text}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const pairs: CaselessPair[] = [];
  for (const rows of groups.values()) {
    const [{ name, text: form }] = rows;
    const preferred = names[name];
    const isDeclared = declared.has(preferred);
    if (known.areDistinct([foldFullName(form)], [foldFullName(preferred)])) continue;
    const right = forms.filter((one) => one.isRight && one.name === name);
    const formLines = linesOf(rows);
    const preferredLines = linesOf(right);
    const isFull = isFullName(preferred);
    if (!isFull && preferredLines < leastRatio * formLines) continue;
    if (!isDeclared && formLines > fewLines && preferredLines < safeRatio * formLines) continue;
    const placeOf = ({ document, span }: FormRow): Place => ({ document, span });
    pairs.push({
      form,
      preferred,
      isDeclared,
      isSure: isDeclared && (isFull || preferredLines >= safeRatio * formLines),
      formLines,
      preferredLines,
      formPlaces: rows.map(placeOf),
      preferredPlaces: right.slice(0, shownPlaces).map(placeOf),
    });
  }
  return pairs;
}
