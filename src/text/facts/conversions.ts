// "90 km (56 miles)": a measure with its conversion in brackets, and whether the two agree. They agree if one, converted
// exactly, rounds or is cut to the other.

import { factLanguages } from '../languages/fact-languages.ts';
import { alternation, phrasesIn } from '../languages/fact-language.ts';
import { factorOf, figurePattern, powerPattern, type Reading, readFigure } from './numerals.ts';
import { figureOf, type Unit, unitPattern, unitsNamed, worthOf } from './units.ts';
import { formatNumber } from '../showing/number.ts';
import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';

/** A conversion that does not hold; positions are UTF-16 units of the text. */
export interface WrongConversion {
  readonly start: number;
  readonly end: number;
  /** The value that belongs into the brackets, with the unit as it stands there. */
  readonly expected: string;
}

interface Patterns {
  readonly before: ScriptPattern;
  readonly inside: ScriptPattern;
  readonly heightBefore: ScriptPattern;
  readonly heightInside: ScriptPattern;
  readonly behind: ScriptPattern;
  readonly about: ScriptPattern;
}

let patterns: Patterns | undefined;

function patternsOf(): Patterns {
  if (patterns !== undefined) return patterns;
  const about = alternation(factLanguages.flatMap((language) => phrasesIn(language.about)));
  const measure = (name: string): string =>
    `(?<figure${name}>${figurePattern})(?:[\\s-]{0,2}(?<power${name}>${powerPattern()}))?[\\s-]{0,2}(?<unit${name}>${unitPattern()})`;
  const or = alternation(factLanguages.flatMap((language) => phrasesIn(language.or)));
  const second = `(?<about>(?:${about}|[~≈])\\s*)?(?<sign>[-−–]|minus\\s+)?${measure('')}`;
  patterns = {
    behind: scriptPattern(`^,\\s+(?:${or})\\s+${second}(?![\\p{L}\\d])`, 'i'),
    before: scriptPattern(`(?<sign>(?<![\\d\\p{L}])[-−–]|minus\\s+)?(?<![\\d.,])${measure('')}\\s*$`, 'i'),
    inside: scriptPattern(`^\\(\\s*${second}\\s*\\)`, 'i'),
    heightBefore: scriptPattern(`(?<![\\d.,]|°\\s?)${height}\\s*$`, 'i'),
    heightInside: scriptPattern(`^\\(\\s*(?<about>(?:${about}|[~≈])\\s*)?${height}\\s*\\)`, 'i'),
    about: scriptPattern(`(?:(?<!\\p{L})(?:${about})\\s+(?:a|an|the)?\\s*|[~≈]\\s*)$`, 'i'),
  };
  return patterns;
}

// "5 ft 11 in", "6-foot-4", "5' 11\""
const height = `(?<feet>\\d{1,2})[\\s-]{0,2}(?:ft\\.?|feet|foot|['’′])[\\s-]{0,2}(?<inches>\\d{1,2})(?:[\\s-]{0,2}(?:inches|inch|in\\.?(?!\\p{L})|["”″]))?`;
const inchesInFoot = 12;

/** A height in feet and inches as so many inches; any other measure as it is. */
function measured(match: RegExpExecArray | null): Groups | undefined {
  const groups = match?.groups;
  if (groups?.feet === undefined) return groups;
  const inches = Number(groups.feet) * inchesInFoot + Number(groups.inches);
  return { ...groups, figure: String(inches), unit: 'inches' };
}

/** So many inches as feet and inches. */
function inFeet(inches: number): string {
  return `${Math.floor(inches / inchesInFoot)} ft ${inches % inchesInFoot} in`;
}

// What makes the figure part of something else: a range ("5-10 km"), a sum of units ("5 ft 9 in"), a product
// ("10 x 20 m"), a fraction ("2 1/2 miles"), a tolerance.
const isPartBefore = scriptPattern(
  String.raw`(?:[\d\p{L}][\s]*[-–—/×x*±+^]\s*|\d\s+|\d\s*(?:['’′]|ft\.?|feet|foot|lbs?\.?|pounds?|st\.?|stones?|m|metres?|meters?|miles?|yards?|deg)\s*,?\s*(?:and\s+)?|\d\s*(?:to|and|or|by|bis|und|à|et|ou|a|y|o)\s+|[$€£#№/]\s*|½|¼|¾)$`,
  'i',
);

// Rules of thumb count as right: 1 foot = 0.3 m, 1 inch = 2.5 cm are 1.6 % off.
const ruleOfThumb = 0.017;
/** Off by less, a rough figure (one or two digits) is taken as cut, or rounded to fives. */
const roughShare = 0.05;
const aboutShare = 0.12;
/** "100" stands for 95 to 105, not for 50 to 150; only figures without a zero at the end may be off by half of it. */
const roundedShare = 0.1;

/**
 * Judges the conversion whose opening bracket stands at `bracket` of `text`, or the comma of ", or 51 pounds"; undefined
 * where there is none, or it is right.
 */
export function judgeConversion(text: string, bracket: number): WrongConversion | undefined {
  const { before, inside, behind, heightBefore, heightInside, about } = patternsOf();
  const isBracket = text[bracket] === '(';
  const end = text.slice(bracket);
  const second = isBracket ? (inside.exec(end) ?? heightInside.exec(end)) : behind.exec(end);
  const secondGroups = measured(second);
  if (second === null || secondGroups === undefined) return undefined;
  const front = text.slice(0, bracket);
  const first = heightBefore.exec(front) ?? before.exec(front);
  const firstGroups = measured(first);
  if (first === null || firstGroups === undefined) return undefined;
  const lead = front.slice(0, first.index);
  if (isPartBefore.test(lead)) return undefined;
  const isRough = secondGroups.about !== undefined || about.test(lead);
  const pairs = readPairs(firstGroups, secondGroups);
  if (pairs.length === 0 || pairs.some((pair) => agrees(pair, isRough))) return undefined;
  const figure = expectedFigure(nearest(pairs));
  const isHeight = secondGroups.feet !== undefined;
  const written = second[0].slice(second[0].indexOf(secondGroups.figure ?? ''), isBracket ? -1 : undefined);
  return {
    start: first.index + (first[0].length - first[0].trimStart().length),
    end: bracket + second[0].length,
    expected: isHeight
      ? inFeet(Math.round(Number(figure)))
      : written.replace(secondGroups.figure ?? '', figure),
  };
}

interface Pair {
  readonly from: Reading;
  readonly to: Reading;
  readonly fromUnit: Unit;
  readonly toUnit: Unit;
  readonly factor: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** All readings of both measures; none where one of them is no measure of the other's kind in another system. */
function readPairs(first: Groups, second: Groups): Pair[] {
  const pairs: Pair[] = [];
  const factor = factorOf(second.power);
  for (const fromUnit of unitsNamed(first.unit ?? '')) {
    for (const toUnit of unitsNamed(second.unit ?? '')) {
      if (fromUnit.dimension !== toUnit.dimension || fromUnit.system === toUnit.system) return [];
      for (const from of readMeasure(first)) {
        for (const to of readMeasure(second)) pairs.push({ from, to, fromUnit, toUnit, factor });
      }
    }
  }
  return pairs;
}

function readMeasure({ figure, power, sign }: Groups): Reading[] {
  const readings = readFigure(figure ?? '', factorOf(power));
  return sign === undefined ? readings : readings.map(({ value, step }) => ({ value: -value, step }));
}

/** The pair of readings that contradict each other least: the others are misread marks. */
function nearest(pairs: readonly Pair[]): Pair {
  const distance = ({ from, to, fromUnit, toUnit }: Pair): number =>
    Math.abs(Math.log(Math.abs(figureOf(worthOf(from.value, fromUnit), toUnit) / to.value)));
  const usual = pairs.filter(({ fromUnit, toUnit }) => !fromUnit.isRare && !toUnit.isRare);
  return usual.reduce((best, pair) => (distance(pair) < distance(best) ? pair : best));
}

function agrees(pair: Pair, isRough: boolean): boolean {
  const { from, to, fromUnit, toUnit } = pair;
  if (fromUnit.isRare || toUnit.isRare) {
    const exact = figureOf(worthOf(from.value, fromUnit), toUnit);
    return Math.abs(exact - to.value) <= ruleOfThumb * exact;
  }
  const kinds = fromUnit.dimension === 'temperature' ? [false, true] : [false];
  return kinds.some((isDifference) => {
    const converted = figureOf(worthOf(from.value, fromUnit, isDifference), toUnit, isDifference);
    const back = figureOf(worthOf(to.value, toUnit, isDifference), fromUnit, isDifference);
    // "150C (250F)" is no difference of 270 that somebody rounded: what is read so has to fit.
    if (isDifference && !isRough) return isRounded(converted, to) || isRounded(back, from);
    return isNear(converted, to, isRough) || isNear(back, from, isRough);
  });
}

/** True if a figure is the other one rounded, or off by no more than a rule of thumb. */
function isRounded(exact: number, { value, step }: Reading): boolean {
  const error = Math.abs(exact - value);
  return (
    error <= ruleOfThumb * Math.abs(exact) ||
    (error <= step * 0.5000001 && error <= roundedShare * Math.abs(exact))
  );
}

function isNear(exact: number, { value, step }: Reading, isRough: boolean): boolean {
  const error = Math.abs(exact - value);
  const share = error / Math.max(Math.abs(exact), Number.MIN_VALUE);
  if (share <= (isRough ? aboutShare : ruleOfThumb)) return true;
  const digits = Math.round(Math.abs(value) / step);
  // "10 pounds (4 kg)": a small whole figure may be cut.
  if (step === 1 && digits < 10 && exact > value && error < step) return true;
  // The half of a step, and a hair for the binary fraction.
  if (error <= step * 0.5000001 && (step <= 1 || share <= roundedShare)) return true;
  const isFive = digits % 5 === 0;
  if (isFive && error <= step * 2.5 && share <= roundedShare) return true;
  return error <= step * (isRough ? 2 : 1) && (digits > 99 || share <= roughShare);
}

/** The converted figure, as exact as the one that stands in the brackets, but with two digits at least. */
function expectedFigure({ from, to, fromUnit, toUnit, factor }: Pair): string {
  const exact = figureOf(worthOf(from.value, fromUnit), toUnit) / factor;
  const size = Math.floor(Math.log10(Math.max(Math.abs(exact), 1e-9)));
  const step = Math.min(to.step / factor, 10 ** (size - 1));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return formatNumber(Number((Math.round(exact / step) * step).toFixed(decimals)));
}
