// What the two rules about names say of a pair: the quoted forms, the places, and the data that reaches the outputs.

import type { Corpus } from '../../model/corpus.ts';
import type { Fix, MessageValue, RelatedPlace } from '../../model/finding.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import type { NamePair } from './judge-pairs.ts';
import type { NamePlace } from './places.ts';
import type { CaselessPair } from './caseless-forms.ts';
import { foldFullName } from './settings.ts';

/** The parts of a report that both rules share. */
export interface NameReport {
  readonly place: NamePlace;
  readonly related: readonly RelatedPlace[];
  readonly classKey: string;
  readonly fix?: Fix;
  readonly data: Readonly<Record<string, MessageValue>> & {
    readonly form: string;
    readonly preferred: string;
    readonly bond: string;
    readonly counts: string;
  };
}

/** "1 line", "2 lines". */
export function linesOf(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}

/** From this `oddness` on the letters are what tells. */
const oddLetters = 3;

/** What joins the forms, in words. */
function bondOf({ reason, anchor, evidence }: NamePair): string {
  if (anchor === undefined) {
    if (reason === 'speaker') return 'one speaker of the same article';
    if (reason === 'document') return 'same article';
    return evidence.oddness >= oddLetters
      ? 'letters that no other name has'
      : 'one slip from a frequent name';
  }
  if (reason === 'role')
    return anchor.side === 'right' ? 'same surname, same role' : 'same given name, same role';
  return anchor.side === 'right' ? 'same word after it' : 'same word before it';
}

/** The form of a place as the text has it, with single spaces, and the same with the name exchanged. */
function quote(
  corpus: Corpus,
  { document, span, name }: NamePlace,
  other: string,
): [form: string, exchanged: string] {
  const { bytes } = corpus.document(document);
  const before = decodeText(bytes, { start: span.start, end: name.start });
  const after = decodeText(bytes, { start: name.end, end: span.end });
  const form = before + decodeText(bytes, name) + after;
  return [form.replace(/\s+/g, ' '), (before + other + after).replace(/\s+/g, ' ')];
}

/** Words, places and data for one pair. */
export function reportName(corpus: Corpus, pair: NamePair): NameReport {
  const { evidence, anchor } = pair;
  const [place, ...further] = pair.suspectPlaces;
  const [form, preferred] = quote(corpus, place, pair.preferred);
  const seen = new Set([place.line]);
  const sameForm = further.map(({ document, span, line }): RelatedPlace => {
    const isCopy = document !== place.document && seen.has(line);
    seen.add(line);
    return { document, span, label: isCopy ? 'in its copy' : 'also here' };
  });
  const otherForm = pair.preferredPlaces.map(({ document, span }): RelatedPlace => ({
    document,
    span,
    label: 'spelt so here',
  }));
  const isFull = anchor !== undefined;
  const suspectLines = isFull ? evidence.suspectLines : evidence.allSuspectLines;
  const preferredLines = isFull ? evidence.preferredLines : evidence.allPreferredLines;
  // Only a person knows which spelling is right, and has said so.
  const fix: Fix = {
    title: `Write "${preferred}".`,
    applicability: 'unsafe',
    edits: pair.suspectPlaces.map(({ document, name }) => ({ document, span: name, text: pair.preferred })),
    keeps: [],
  };
  return {
    place,
    ...(pair.isDeclared ? { fix } : {}),
    related: [...sameForm, ...otherForm],
    classKey: `${foldFullName(form)}/${foldFullName(preferred)}`,
    data: {
      form,
      preferred,
      bond: bondOf(pair),
      counts: `${linesOf(suspectLines)} against ${preferredLines}`,
      formLines: suspectLines,
      preferredLines,
      formDocuments: evidence.suspectDocuments,
      preferredDocuments: evidence.preferredDocuments,
      evidence: pair.grade,
      anchor: anchor?.text ?? '',
      role: evidence.sharedRole,
      edit: evidence.edit.kind,
      ...(evidence.oddness > 0 ? { letters: evidence.oddness } : {}),
    },
  };
}

/** Words, places and data for a form of a listed name in a script without capitals. */
export function reportCaseless(pair: CaselessPair) {
  const { form, preferred, isDeclared, formLines, preferredLines, formPlaces, preferredPlaces } = pair;
  const [place, ...further] = formPlaces;
  const fix: Fix = {
    title: `Write "${preferred}".`,
    applicability: 'unsafe',
    edits: formPlaces.map((at) => ({ ...at, text: preferred })),
    keeps: [],
  };
  return {
    place,
    ...(isDeclared ? { fix } : {}),
    related: [
      ...further.map((at): RelatedPlace => ({ ...at, label: 'also here' })),
      ...preferredPlaces.map((at): RelatedPlace => ({ ...at, label: 'spelt so here' })),
    ],
    classKey: `${form}/${preferred}`,
    data: {
      form,
      preferred,
      counts: `${linesOf(formLines)} against ${preferredLines}`,
      formLines,
      preferredLines,
    },
  };
}
