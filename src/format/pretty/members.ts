// The places of a class as rows to be shown: copies with the one that stays, or evidence with its lines of text.
// What two rows would say alike is said in one.

import type { Finding, Place, RelatedPlace } from '../../model/finding.ts';
import type { LocatedPlace, Result } from '../../model/result.ts';
import { keptLabel, type FindingClass } from '../grouping.ts';

/** One place of a class. */
export interface Member {
  readonly place: Place;
  readonly located: LocatedPlace;
}

/** Copies in one file that have the same lot. */
export interface CopyRow {
  readonly lot: 'keep' | 'drop';
  /** In one file, at least one. */
  readonly members: readonly Member[];
  readonly note: string;
}

/** Copies of one text. */
export interface Copies {
  readonly kind: 'copies';
  /** Text of which the first line is quoted. */
  readonly quoted: Place;
  readonly rows: readonly CopyRow[];
  /** Members left out. */
  readonly hidden: number;
  /** What the copies differ in, as the rule words it. */
  readonly differences: readonly string[];
  /** Further places, for example of the differing words. */
  readonly evidence: readonly EvidenceRow[];
}

/** A place with its line of text. */
export interface EvidenceRow extends Member {
  readonly note: string;
}

/** Places that support what is said. */
export interface Evidence {
  readonly kind: 'evidence';
  readonly rows: readonly EvidenceRow[];
  readonly hidden: number;
}

/** The places of a class, at most `most` of them in rows (0 = all). What `heading` says is not said again. */
export function membersOf(
  members: FindingClass,
  result: Result,
  most: number,
  heading: string,
): Copies | Evidence {
  const limit = most === 0 ? Infinity : most;
  const isCopies = members.every(({ related }) => related[0]?.label === keptLabel);
  return isCopies ? copiesOf(members, result, limit, heading) : evidenceOf(members, result, limit);
}

function copiesOf(members: FindingClass, result: Result, limit: number, heading: string): Copies {
  const reason = textOf(members[0], 'reason');
  const located = (place: Place): Member => ({ place, located: result.locate(place) });
  const keptPlaces = distinctPlaces(members.map(({ related }) => related[0]));
  const known = new Set([...keptPlaces, ...members.map(({ place }) => place)].map(placeKey));
  const further = distinctPlaces(members.flatMap(({ related }) => related.slice(1)))
    .filter((place) => !known.has(placeKey(place)))
    .slice(0, inspected(limit));
  const quotedText = further.length === 0 ? '' : result.text(keptPlaces[0]);
  const elsewhere = further.filter((place) => result.text(place) === quotedText);
  const kept = keptPlaces.slice(0, limit);
  const dropped = members.slice(0, Math.max(1, limit - kept.length));
  const rows: CopyRow[] = [
    ...kept.map((place): CopyRow => ({
      lot: 'keep',
      members: [located(place)],
      note: joinNotes([heading.includes(reason) ? '' : reason, ...labelsOf(elsewhere)]),
    })),
    ...dropped.map((finding): CopyRow => ({
      lot: 'drop',
      members: [located(finding.place)],
      note: likeness(finding, members),
    })),
  ];
  const differing = further.filter((place) => !elsewhere.includes(place));
  return {
    kind: 'copies',
    quoted: keptPlaces[0],
    rows: joinFiles(rows),
    hidden: keptPlaces.length + members.length - kept.length - dropped.length,
    differences: [
      ...new Set(members.flatMap((finding) => textOf(finding, 'differences').split('\n'))),
    ].filter((line) => line.trim() !== ''),
    evidence: foldRows(differing, result, Math.min(limit, mostDifferences)),
  };
}

/** Differing places shown beneath copies: enough to see of what kind the differences are. */
const mostDifferences = 4;

/** Members of one file, lot and note that follow one another become one row. */
function joinFiles(rows: readonly CopyRow[]): CopyRow[] {
  const joined: CopyRow[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const isSameFile = last?.members[0].located.path === row.members[0].located.path;
    if (last !== undefined && isSameFile && last.lot === row.lot && last.note === row.note) {
      joined[joined.length - 1] = { ...last, members: [...last.members, ...row.members] };
    } else {
      joined.push(row);
    }
  }
  return joined;
}

function textOf({ data }: Finding, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

function similarityOf({ data, score }: Finding): string | number | undefined {
  return data['similarity'] ?? score;
}

/** How much of a copy is the same, where the copies of a class differ in that. */
function likeness(finding: Finding, members: FindingClass): string {
  const own = similarityOf(finding);
  if (typeof own !== 'number' || members.every((other) => similarityOf(other) === own)) return '';
  return `${Math.floor(own <= 1 ? own * 100 : own)} % the same`;
}

function evidenceOf(members: FindingClass, result: Result, limit: number): Evidence {
  const own = distinctPlaces(members.map(({ place }) => ({ ...place, label: '' })));
  const known = new Set(own.map(placeKey));
  const related = distinctPlaces(members.flatMap((finding) => finding.related)).filter(
    (place) => !known.has(placeKey(place)),
  );
  const most = inspected(limit);
  const all = foldRows([...own.slice(0, most), ...related.slice(0, most)], result, Infinity);
  const ownRows = all.filter(({ label }) => label === '').length;
  // What is wrong is shown before what speaks against it, but never without two places of that.
  const shownOwn = Math.min(ownRows, Math.max(1, limit - Math.min(all.length - ownRows, 2)));
  const shownRelated = Math.min(all.length - ownRows, limit - shownOwn);
  const uninspected = Math.max(0, own.length - most) + Math.max(0, related.length - most);
  return {
    kind: 'evidence',
    rows: [...all.slice(0, shownOwn), ...all.slice(ownRows, ownRows + shownRelated)],
    hidden: all.length - shownOwn - shownRelated + uninspected,
  };
}

/** Places looked at to choose the rows to show, so that a class of 100,000 places does not make a report read them all. */
function inspected(limit: number): number {
  return limit * 50;
}

/** Width at which two lines are compared: wide enough to tell lines apart that merely hold the same word. */
const comparedWidth = 120;

/**
 * Rows of places. A place whose line reads as one already shown joins that row ("and in its copy"); so does a place that
 * holds the same text, under the same label, in the same file ("3 times").
 */
function foldRows(
  places: readonly RelatedPlace[],
  result: Result,
  limit: number,
): (EvidenceRow & { readonly label: string })[] {
  interface Folded {
    readonly member: Member;
    readonly label: string;
    times: number;
    readonly also: Set<string>;
  }
  const folded: Folded[] = [];
  const byLine = new Map<string, Folded>();
  const byText = new Map<string, Folded>();
  for (const place of places) {
    const { before, at, after } = result.excerpt(place, comparedWidth);
    const located = result.locate(place);
    const line = JSON.stringify([before, at, after]);
    const text = JSON.stringify([located.path, place.label, at]);
    const sameLine = at === '' ? undefined : byLine.get(line);
    const sameText = at === '' ? undefined : byText.get(text);
    if (sameLine !== undefined && place.label !== '' && sameLine.member.located.path !== located.path) {
      sameLine.also.add(`and ${place.label}`);
    } else if (sameText !== undefined) {
      sameText.times++;
    } else {
      const row: Folded = { member: { place, located }, label: place.label, times: 1, also: new Set() };
      folded.push(row);
      if (!byLine.has(line)) byLine.set(line, row);
      byText.set(text, row);
    }
  }
  return folded.slice(0, limit).map(({ member, label, times, also }) => ({
    ...member,
    label,
    note: joinNotes([label, times > 1 ? `${times} times` : '', ...also]),
  }));
}

function labelsOf(places: readonly RelatedPlace[]): string[] {
  return [...new Set(places.map(({ label }) => `and ${label}`))];
}

function joinNotes(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

function placeKey({ document, span }: Place): string {
  return `${document}:${span.start}-${span.end}`;
}

function distinctPlaces<Kind extends Place>(places: readonly Kind[]): Kind[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const key = placeKey(place);
    return !seen.has(key) && seen.add(key);
  });
}
