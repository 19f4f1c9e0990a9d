// A class of findings in full: what is judged, on what evidence, every place with the text around it. The one source of
// `explain`, the HTML page and `review`, so that they say the same.

import type { Applicability, Finding, Place, RelatedPlace, Severity } from '../../model/finding.ts';
import type { LocatedPlace, Result } from '../../model/result.ts';
import { cutEnd, cutMiddle, cutStart } from '../../text/showing/cut.ts';
import { keptLabel, type FindingClass } from '../grouping.ts';
import { describeFacts, type Fact } from './facts.ts';

/** Text around a place: `before`, `at` and `after` together are a part of its paragraph, in visible form. */
export interface Quote {
  readonly before: string;
  readonly at: string;
  readonly after: string;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** One place of a class. */
export interface DescribedPlace {
  readonly place: Place;
  readonly located: LocatedPlace;
  /** Of copies: what is to become of it. */
  readonly lot: 'keep' | 'drop' | undefined;
  /** What stands there, in a few words; empty for what is judged itself. */
  readonly label: string;
  /** The finding that judges this place; undefined for a place that only supports it. */
  readonly finding: string | undefined;
  /** How much of it is the same as what stays, 0 to 1, where it was measured. */
  readonly score: number | undefined;
}

/** A class of copies, or of statements with their evidence. */
export interface DescribedClass {
  /** Id of its first finding. */
  readonly id: string;
  readonly class: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly kind: 'copies' | 'evidence';
  /** What stays first, then what is judged, then what supports it. */
  readonly places: readonly DescribedPlace[];
  /** Places left out. */
  readonly hidden: number;
  /** Ids of all its findings. */
  readonly findings: readonly string[];
  /** What was measured or compared, labelled. */
  readonly facts: readonly Fact[];
  readonly fix: { readonly title: string; readonly applicability: Applicability } | undefined;
}

/** Describes a class with at most `mostPlaces` of its places. Throws SourceError if a source changed since it was read. */
export function describeClass(
  members: FindingClass,
  result: Result,
  { mostPlaces = Infinity }: { readonly mostPlaces?: number } = {},
): DescribedClass {
  const [first] = members;
  const isCopies = members.every(({ related }) => related[0]?.label === keptLabel);
  const all = isCopies ? placesOfCopies(members) : placesOfEvidence(members);
  const places = all.slice(0, mostPlaces).map(({ place, ...rest }): DescribedPlace => ({
    place: { document: place.document, span: place.span },
    located: result.locate(place),
    ...rest,
  }));
  return {
    id: first.id,
    class: first.class,
    rule: first.rule,
    severity: first.severity,
    message: first.classMessage ?? first.message,
    kind: isCopies ? 'copies' : 'evidence',
    places,
    hidden: all.length - places.length,
    findings: members.map(({ id }) => id),
    facts: describeFacts(members),
    fix:
      first.fix === undefined
        ? undefined
        : { title: first.fix.title, applicability: first.fix.applicability },
  };
}

/** Both spellings, where a finding is about a name. */
export function namesOf({ data }: Finding): readonly [form: string, preferred: string] | undefined {
  const { form, preferred } = data;
  return typeof form === 'string' && typeof preferred === 'string' ? [form, preferred] : undefined;
}

type UnlocatedPlace = Omit<DescribedPlace, 'located'>;

function supporting(place: RelatedPlace, lot?: 'keep'): UnlocatedPlace {
  return { place, lot, label: place.label, finding: undefined, score: undefined };
}

function judged(finding: Finding, lot?: 'drop'): UnlocatedPlace {
  const { place, id, score } = finding;
  return { place, lot, label: '', finding: id, score };
}

function placesOfCopies(members: FindingClass): UnlocatedPlace[] {
  return distinct([
    ...members.map(({ related }) => supporting(related[0], 'keep')),
    ...members.map((finding) => judged(finding, 'drop')),
    ...members.flatMap(({ related }) => related.slice(1).map((place) => supporting(place))),
  ]);
}

function placesOfEvidence(members: FindingClass): UnlocatedPlace[] {
  return distinct([
    ...members.map((finding) => judged(finding)),
    ...members.flatMap(({ related }) => related.map((place) => supporting(place))),
  ]);
}

function distinct(places: readonly UnlocatedPlace[]): UnlocatedPlace[] {
  const seen = new Set<string>();
  return places.filter(({ place: { document, span } }) => {
    const key = `${document}:${span.start}-${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The paragraph (block, else line) in which a place begins; the place itself where it is longer. */
export function paragraphOf({ document, span }: Place, result: Result): Place {
  const { bytes, blocks } = result.document(document);
  const block = blocks.find(
    (candidate) => candidate.span.start <= span.start && span.start < candidate.span.end,
  );
  const around = block?.span ?? lineAround(bytes, span.start);
  return {
    document,
    span: { start: Math.min(around.start, span.start), end: Math.max(around.end, span.end) },
  };
}

const lineFeed = 0x0a;

function lineAround(bytes: Uint8Array, at: number): Place['span'] {
  const end = bytes.indexOf(lineFeed, at);
  return { start: at === 0 ? 0 : bytes.lastIndexOf(lineFeed, at - 1) + 1, end: end < 0 ? bytes.length : end };
}

/** Bytes looked at on either side of a place: more than any quote shows. */
const quotedBytes = 4000;

/** A place with its paragraph around it, at most `length` UTF-16 units in all. */
export function quotePlace(place: Place, result: Result, length: number): Quote {
  const { document, span } = place;
  const paragraph = paragraphOf(place, result).span;
  const { bytes } = result.document(document);
  const from = wholeCharacter(bytes, Math.max(paragraph.start, span.start - quotedBytes));
  const to = wholeCharacter(bytes, Math.min(paragraph.end, span.end + quotedBytes));
  const text = (start: number, end: number): string =>
    result.text({ document, span: { start, end } }).replaceAll(/\s*[\r\n]+\s*/g, ' ');
  const at = cutMiddle(
    text(span.start, Math.min(span.end, wholeCharacter(bytes, span.start + 4 * length))),
    length,
  );
  const before = text(from, span.start).trimStart();
  const after = text(span.end, to).trimEnd();
  const room = Math.max(0, length - at.length);
  const shownAfter = cutEnd(after, Math.max(Math.ceil(room / 2), room - before.length));
  const shownBefore = cutStart(before, Math.max(0, room - shownAfter.text.length));
  return {
    before: shownBefore.text,
    at,
    after: shownAfter.text,
    isCutBefore: shownBefore.isCut || from > paragraph.start,
    isCutAfter: shownAfter.isCut || to < paragraph.end,
  };
}

/** The start of the character that `at` lies in. */
function wholeCharacter(bytes: Uint8Array, at: number): number {
  let start = Math.min(at, bytes.length);
  while (start > 0 && start < bytes.length && (bytes[start] & 0xc0) === 0x80) start--;
  return start;
}
