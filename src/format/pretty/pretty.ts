// The report for people: a block for each class of findings, the totals, and what the run found out on its way.

import { isFailing } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { formatNumber } from '../../text/showing/number.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { createBuffer } from '../buffer.ts';
import { classesOf, groupClasses, wantedFindings, type ClassGroup, type FindingClass } from '../grouping.ts';
import { columnsOf, columnsOfPieces, composeLine, wrapWords, type Piece } from '../terminal/layout.ts';
import { createPalette } from '../terminal/palette.ts';
import { writeClass, writeSinglePlaces, type Page } from './pretty-class.ts';
import type { Environment, Reporter } from '../reporter.ts';
import { statisticsTables } from './statistics.ts';
import {
  countFindings,
  describeDuplication,
  describeFixable,
  describeSize,
  noteAgainst,
  noteDecisions,
  noteDivision,
  noteFailures,
  noteReading,
} from './totals.ts';
import { counted } from '../wording.ts';

/** Classes of a rule that are shown unless the user says otherwise: the rest is the like of it. */
const defaultClassesARule = 20;
/** Places of a class that are shown. */
const defaultMembers = 5;
/** Columns of the severity and the space behind it: everything else begins there. */
const gutter = 'warning'.length + 2;
/** Places looked up only to count their files: each may need a text to be read again. */
const mostLocated = 1000;
/** A line longer than this parts an id from what it belongs to, however wide the terminal. */
const widest = 140;

/** `--format pretty`, the default. */
export const pretty: Reporter = {
  id: 'pretty',
  summary: 'For people: a block for each class of findings, with the text and the totals.',
  report(result, write, environment) {
    const { maxFindings } = environment;
    const width = Math.min(environment.width, widest);
    const output = createBuffer(write);
    const page: Page = {
      result,
      palette: createPalette(environment),
      width,
      mostMembers: maxFindings === 0 ? 0 : defaultMembers,
      line: (indent, left, right = []) => output.add(`${composeLine(indent, left, right, width)}\n`),
    };
    const findings = wantedFindings(result.findings, environment).filter(isFailing);
    const cap = maxFindings === 0 ? Infinity : (maxFindings ?? defaultClassesARule);
    for (const group of groupClasses(classesOf(findings), cap)) {
      writeGroup(group, page);
      output.add('\n');
    }
    writeTotals(result, page, environment, findings.length);
    output.flush();
  },
};

/** A block: the heading, then the places of each of its classes. */
function writeGroup(group: ClassGroup, page: Page): void {
  const { palette, result, width } = page;
  const { severity, rule, classes, shown, hidden } = group;
  const message = makeVisible(group.message);
  const isOne = classes.length === 1;
  const idOf = (index: number): Piece[] => [{ text: `#${classes[index][0].id}`, paint: palette.aside }];
  const right = isOne ? idOf(0) : [{ text: extentOf(group, result), paint: palette.aside }];
  const start: Piece[] = [
    { text: severity.padEnd(gutter), paint: palette.severity[severity] },
    { text: rule, paint: palette.rule },
    { text: '  ' },
  ];
  const room = width - gutter - columnsOf(rule) - 2 - columnsOf(right[0].text) - 2;
  if (columnsOf(message) <= room) {
    page.line(0, [...start, { text: message, paint: palette.message }], right);
  } else {
    page.line(0, start.slice(0, 2), right);
    for (const text of wrapWords(message, width - gutter, pathsOf(classes[0], result))) {
      page.line(gutter, [{ text, paint: palette.message }]);
    }
  }
  const setting = { severity, heading: message, indent: gutter, hang: isOne ? 0 : 2 };
  const places = classes.slice(0, shown).map(([{ place }], index) => ({ place, id: idOf(index) }));
  if (!isOne && classes.every((members) => members.length === 1 && members[0].related.length === 0)) {
    writeSinglePlaces(places, page, { ...setting, id: [] });
  } else {
    places.forEach(({ id }, index) => writeClass(classes[index], page, { ...setting, id: isOne ? [] : id }));
  }
  if (hidden > 0) {
    const text = `${formatNumber(hidden)} more of ${rule} (--max-findings 0 shows all)`;
    page.line(gutter, [{ text, paint: palette.aside }]);
  }
}

/** Paths that a message may name. */
function pathsOf(members: FindingClass, result: Result): string[] {
  const [{ place, related }] = members;
  return [place, ...related.slice(0, defaultMembers)].map((named) => makeVisible(result.locate(named).path));
}

/** How far a group of classes reaches: "5 files", or "8 cases in 5 files" where a file has several. */
function extentOf({ classes }: ClassGroup, result: Result): string {
  if (classes.length > mostLocated) return counted(classes.length, 'case');
  const files = new Set(classes.map(([{ place }]) => result.locate(place).path)).size;
  if (files === classes.length) return counted(files, 'file');
  const cases = counted(classes.length, 'case');
  return files === 1 ? cases : `${cases} in ${counted(files, 'file')}`;
}

function writeTotals(result: Result, page: Page, { quiet }: Environment, shownFindings: number): void {
  const { palette } = page;
  const paragraph = (text: string, paint?: Piece['paint']): void => {
    for (const line of wrapWords(makeVisible(text), page.width, [])) page.line(0, [{ text: line, paint }]);
  };
  const { summary, notes } = result;
  const counts = countFindings(summary);
  if (quiet) {
    const errors = counts.filter(({ severity }) => severity === 'error');
    if (shownFindings > 0)
      for (const { text, severity } of errors) paragraph(`${text}.`, palette.severity[severity]);
  } else if (counts.length === 0) {
    paragraph(
      summary.sources === 0
        ? 'Nothing to check: no text was found.'
        : `${describeSize(result)} checked: nothing ${result.findings.length === 0 ? 'to report' : 'new'}.`,
      palette.keep,
    );
  } else {
    const sentences = [`${describeSize(result)}.`, describeDuplication(summary)].filter(
      (text) => text !== '',
    );
    const left = sentences.map((text): Piece => ({ text: `${text} ` }));
    const right = [
      ...counts.flatMap(({ severity, text }, index): Piece[] => [
        { text: index === 0 ? '' : ', ' },
        { text, paint: palette.severity[severity] },
      ]),
      { text: `${describeFixable(summary)}.` },
    ];
    if (columnsOfPieces([...left, ...right]) <= page.width) {
      page.line(0, [...left, ...right]);
    } else {
      paragraph(sentences.join(' '));
      page.line(0, right);
    }
  }
  const isSilent = quiet || counts.length === 0;
  if (!quiet) for (const note of noteAgainst(summary)) paragraph(note, palette.aside);
  if (!isSilent) for (const note of noteDivision(notes)) paragraph(note, palette.aside);
  if (!quiet) for (const note of noteDecisions(result)) paragraph(note, palette.aside);
  if (!quiet) for (const note of noteReading(notes)) paragraph(note, palette.aside);
  for (const note of noteFailures(notes)) paragraph(note, palette.severity.error);
  const table = statisticsTables(result);
  if (table.length > 0) page.line(0, []);
  for (const line of table) page.line(0, [{ text: line }]);
}
