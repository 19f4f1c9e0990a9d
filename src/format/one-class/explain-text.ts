// `corpuslint explain <finding-id>`: the whole evidence of one class of findings, and what can be done about it.

import { compareTexts } from '../../compare/compare-texts.ts';
import type { Result } from '../../model/result.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import {
  describeClass,
  namesOf,
  quotePlace,
  type DescribedClass,
  type DescribedPlace,
} from './describe-class.ts';
import { describeWords, layOutDiff } from './diff-text.ts';
import type { FindingClass } from '../grouping.ts';
import { columnsOf, composeLine, wrapWords, type Paint, type Piece } from '../terminal/layout.ts';
import { copyLocation, pointLocation } from '../places/location.ts';
import { nextSteps } from './next-steps.ts';
import { createPalette, type Palette } from '../terminal/palette.ts';
import { wrapPieces } from '../terminal/wrap-runs.ts';
import { counted, percentage } from '../wording.ts';

/** How and for whom it is written. */
export interface TextSetting {
  readonly colour: boolean;
  /** Columns of a line. */
  readonly width: number;
  /** What the rule is for, in one sentence. */
  readonly ruleSummary: string;
  /** Paths as the user gave them, to be repeated in commands. */
  readonly paths: readonly string[];
}

/** Where everything but headings begins. */
const indent = 2;
/** Quoted text of a place, in UTF-16 units: three lines of a terminal. */
const quoteLength = 240;
/** Differing rows shown; `diff` shows them all. */
const mostDifferences = 6;

/** Writes everything known of a class to `write`. Throws SourceError if a source changed since it was read. */
export function explainClass(
  members: FindingClass,
  result: Result,
  setting: TextSetting,
  write: (text: string) => void,
): void {
  const palette = createPalette(setting);
  const described = describeClass(members, result);
  const { width } = setting;
  const line = (at: number, left: readonly Piece[], right: readonly Piece[] = []): void =>
    write(`${composeLine(at, left, right, width)}\n`);
  const paragraph = (text: string, at: number, paint?: Paint): void => {
    for (const part of wrapWords(makeVisible(text), width - at, [])) line(at, [{ text: part, paint }]);
  };
  const heading = (text: string): void => {
    write('\n');
    line(0, [{ text, paint: palette.message }]);
  };

  line(
    0,
    [
      { text: described.severity, paint: palette.severity[described.severity] },
      { text: '  ' },
      { text: described.rule, paint: palette.rule },
    ],
    [{ text: `#${described.id}`, paint: palette.aside }],
  );
  paragraph(described.message, 0, palette.message);
  paragraph(`${described.rule}: ${setting.ruleSummary}`, 0, palette.aside);

  if (described.facts.length > 0) {
    heading('Evidence');
    const columns = Math.max(...described.facts.map(({ label }) => columnsOf(label))) + 2;
    for (const { label, value } of described.facts) {
      const lines = wrapPieces([{ text: makeVisible(value) }], Math.max(20, width - indent - columns));
      lines.forEach((pieces, index) =>
        line(indent, [{ text: (index === 0 ? label : '').padEnd(columns), paint: palette.aside }, ...pieces]),
      );
    }
  }
  heading(described.places.length === 1 ? 'Place' : `${counted(described.places.length, 'place')}`);
  for (const place of described.places) writePlace(place, described, result, { palette, width, line });
  if (described.kind === 'copies') {
    heading('What differs');
    writeDifferences(described, result, { ...setting, palette, line, paragraph });
  }
  heading('What to do');
  for (const { purpose, command } of nextSteps(
    { ...described, names: namesOf(members[0]), places: described.places.map(({ located }) => located) },
    setting.paths,
  )) {
    paragraph(`${purpose}:`, indent);
    for (const part of command.split('\n'))
      line(indent + 2, [{ text: makeVisible(part), paint: palette.keep }]);
  }
}

type WriteLine = (at: number, left: readonly Piece[], right?: readonly Piece[]) => void;

function writePlace(
  place: DescribedPlace,
  { kind, severity }: DescribedClass,
  result: Result,
  { palette, width, line }: { readonly palette: Palette; readonly width: number; readonly line: WriteLine },
): void {
  const { located, lot, label, score } = place;
  const location = lot === undefined ? pointLocation(located) : copyLocation(located);
  const notes = [
    lot === 'keep' || (kind === 'evidence' && label === '') ? '' : label,
    score !== undefined && score < 1 && lot === 'drop' ? `${percentage(score, 1)} alike` : '',
  ].filter((note) => note !== '');
  const lotPieces: Piece[] =
    lot === undefined ? [] : [{ text: `${lot}  `, paint: lot === 'keep' ? palette.keep : palette.drop }];
  line(indent, [
    ...lotPieces,
    { text: location, paint: palette.location(located.path) },
    ...(notes.length === 0 ? [] : [{ text: `   ${makeVisible(notes.join(', '))}`, paint: palette.aside }]),
  ]);
  if (lot !== undefined) return;
  const { before, at, after, isCutBefore, isCutAfter } = quotePlace(place.place, result, quoteLength);
  if (before === '' && at === '' && after === '') return;
  const pieces: Piece[] = [
    { text: `${isCutBefore ? '… ' : ''}${before}` },
    ...palette.mark(at, severity),
    { text: `${after}${isCutAfter ? ' …' : ''}` },
  ];
  for (const wrapped of wrapPieces(pieces, width - indent - 4)) line(indent + 4, wrapped);
}

/** The differences of the first copy that differs; that the others do not, or that `diff` shows theirs. */
function writeDifferences(
  { places }: DescribedClass,
  result: Result,
  page: TextSetting & {
    readonly palette: Palette;
    readonly line: WriteLine;
    readonly paragraph: (text: string, at: number, paint?: Paint) => void;
  },
): void {
  const kept = places.find(({ lot }) => lot === 'keep');
  const copies = places.filter(({ lot }) => lot === 'drop');
  if (kept === undefined || copies.length === 0) return;
  const text = result.text(kept.place);
  const differing = copies.filter(({ place }) => result.text(place) !== text);
  if (differing.length === 0) {
    page.paragraph('Nothing: the same characters stand in all of them.', indent);
    return;
  }
  const [copy] = differing;
  const comparison = compareTexts(text, result.text(copy.place));
  const isSame = comparison.rows.every((row) => row.isSame);
  page.paragraph(isSame ? 'White space and line breaks alone.' : describeWords(comparison), indent);
  if (!isSame) {
    const titles = [kept, copy].map(({ located }): Piece[] => [
      { text: copyLocation(located), paint: page.palette.aside },
    ]);
    const lines = layOutDiff(comparison, [titles[0], titles[1]], {
      palette: page.palette,
      width: page.width - indent,
      colour: page.colour,
      isWhole: false,
      mostRows: mostDifferences,
    });
    for (const pieces of lines) page.line(indent, pieces);
  }
  if (differing.length > 1)
    page.paragraph(`${counted(differing.length - 1, 'other copy', 'other copies')} differ as well.`, indent);
}
