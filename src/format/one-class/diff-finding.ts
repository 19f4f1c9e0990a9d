// `corpuslint diff <finding-id>`: the two texts a finding is about, with what it says of them.

import { comparePlaces, type Surrounded } from '../../compare/compare-places.ts';
import { compareTexts, type Comparison } from '../../compare/compare-texts.ts';
import { UsageError } from '../../model/errors.ts';
import type { Finding, Place, RelatedPlace } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { paragraphOf } from './describe-class.ts';
import { describeWords, layOutDiff } from './diff-text.ts';
import { keptLabel } from '../grouping.ts';
import { composeLine, wrapWords, type Piece } from '../terminal/layout.ts';
import { copyLocation } from '../places/location.ts';
import { createPalette } from '../terminal/palette.ts';
import { percentage } from '../wording.ts';

/** How the diff is written. */
export interface DiffSetting {
  readonly colour: boolean;
  /** Columns of a line. */
  readonly width: number;
  /** True: lines that are the same are shown as well. */
  readonly isWhole: boolean;
}

/** What is compared: copies whole, statements within their paragraphs. */
export interface ComparedPlaces {
  readonly left: RelatedPlace;
  readonly right: RelatedPlace;
  readonly comparison: Comparison;
}

/** Compares a finding's place with the one that tells most: what stays of copies, else the first that says otherwise. */
export function compareFinding({ place, related }: Finding, result: Result): ComparedPlaces | undefined {
  if (related.length === 0) return undefined;
  if (related[0].label === keptLabel) {
    const comparison = compareTexts(result.text(related[0]), result.text(place));
    return { left: related[0], right: { ...place, label: 'copy' }, comparison };
  }
  const text = result.text(place);
  const other = related.find((candidate) => result.text(candidate) !== text) ?? related[0];
  const surrounded = (part: Place): Surrounded => {
    const { document, span } = part;
    const { start, end } = paragraphOf(part, result).span;
    return {
      before: result.text({ document, span: { start, end: span.start } }),
      at: result.text(part),
      after: result.text({ document, span: { start: span.end, end } }),
    };
  };
  const comparison = comparePlaces(surrounded(other), surrounded(place));
  return { left: other, right: { ...place, label: 'here' }, comparison };
}

/** Writes the diff. Throws UsageError if the finding has a single place. */
export function diffFinding(
  finding: Finding,
  result: Result,
  setting: DiffSetting,
  write: (text: string) => void,
): void {
  const { id, rule, message, severity, score } = finding;
  const places = compareFinding(finding, result);
  if (places === undefined) {
    throw new UsageError(
      `#${id} (${rule}) has one place, so there is nothing to compare: corpuslint explain ${id} shows it.`,
    );
  }
  const palette = createPalette(setting);
  const { width } = setting;
  const line = (left: readonly Piece[], right: readonly Piece[] = []): void =>
    write(`${composeLine(0, left, right, width)}\n`);
  line(
    [
      { text: severity, paint: palette.severity[severity] },
      { text: '  ' },
      { text: rule, paint: palette.rule },
    ],
    [{ text: `#${id}`, paint: palette.aside }],
  );
  for (const text of wrapWords(makeVisible(message), width, [])) line([{ text, paint: palette.message }]);
  write('\n');
  const { comparison } = places;
  const title = (place: RelatedPlace): Piece[] => {
    const located = result.locate(place);
    return [
      { text: copyLocation(located), paint: palette.location(located.path) },
      { text: `  ${makeVisible(place.label)}`, paint: palette.aside },
    ];
  };
  for (const pieces of layOutDiff(comparison, [title(places.left), title(places.right)], {
    ...setting,
    palette,
  })) {
    line(pieces);
  }
  write('\n');
  const alike = score === undefined || score >= 1 ? '' : ` Similarity ${percentage(score, 1)}.`;
  line([{ text: `${describeWords(comparison)}${alike}`, paint: palette.aside }]);
}
