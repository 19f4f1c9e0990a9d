// Units of measure and what they are worth. A name may stand for several units (a ton has three weights): every
// reading counts, and a conversion is wrong only if all are.

import { factLanguages } from '../languages/fact-languages.ts';
import { alternation, phrasesIn } from '../languages/fact-language.ts';

/** One reading of a unit. */
export interface Unit {
  readonly concept: string;
  readonly dimension: 'length' | 'area' | 'weight' | 'volume' | 'speed' | 'temperature';
  /** Units of one system are not converted into each other in brackets. */
  readonly system: 'metric' | 'imperial' | 'nautical';
  /** Metres, square metres, kilograms, litres, kilometres an hour; for temperatures degrees Celsius in one degree. */
  readonly worth: number;
  /** Degrees Celsius of the unit's zero. */
  readonly zero: number;
  /** True for a reading that must fit without rounding: nautical miles that are called miles. */
  readonly isRare: boolean;
}

type Line = readonly [Unit['dimension'], Unit['system'], readonly number[], string];

// Worths are exact by definition (international yard and pound, 1959; US liquid and imperial gallon). Symbols are
// written as in a text; those that are everyday words ("in", "m") count only behind a figure.
const table: Readonly<Record<string, Line>> = {
  kilometre: ['length', 'metric', [1000], 'km'],
  metre: ['length', 'metric', [1], 'm'],
  centimetre: ['length', 'metric', [0.01], 'cm'],
  millimetre: ['length', 'metric', [0.001], 'mm'],
  mile: ['length', 'imperial', [1609.344, 1852], 'mi mi.'],
  nauticalMile: ['length', 'nautical', [1852], 'nautical_miles nautical_mile nmi'],
  yard: ['length', 'imperial', [0.9144], 'yd yd.'],
  foot: ['length', 'imperial', [0.3048], 'ft ft.'],
  inch: ['length', 'imperial', [0.0254], 'in in.'],
  squareKilometre: ['area', 'metric', [1e6], 'km2 km² km^2'],
  squareMetre: ['area', 'metric', [1], 'm2 m² m^2'],
  hectare: ['area', 'metric', [1e4], 'ha'],
  squareMile: ['area', 'imperial', [1609.344 ** 2], 'mi2 mi²'],
  squareFoot: ['area', 'imperial', [0.3048 ** 2], 'ft2 ft²'],
  acre: ['area', 'imperial', [4046.8564224], ''],
  tonne: ['weight', 'metric', [1000], 't'],
  ton: ['weight', 'imperial', [907.18474, 1016.0469088, 1000], ''],
  shortTon: ['weight', 'imperial', [907.18474], ''],
  longTon: ['weight', 'imperial', [1016.0469088], ''],
  kilogram: ['weight', 'metric', [1], 'kg'],
  gram: ['weight', 'metric', [0.001], 'g'],
  pound: ['weight', 'imperial', [0.45359237], 'lb lb.'],
  ounce: ['weight', 'imperial', [0.028349523125, 0.0311034768], 'oz oz.'],
  litre: ['volume', 'metric', [1], 'l L'],
  millilitre: ['volume', 'metric', [0.001], 'ml mL'],
  cubicMetre: ['volume', 'metric', [1000], 'm3 m³'],
  cubicFoot: ['volume', 'imperial', [28.316846592], 'ft3 ft³'],
  gallon: ['volume', 'imperial', [3.785411784, 4.54609], 'gal gal.'],
  barrel: ['volume', 'imperial', [158.987294928, 163.65924, 119.240471196], 'bbl'],
  kilometreAnHour: ['speed', 'metric', [1], 'km/h'],
  mileAnHour: ['speed', 'imperial', [1.609344], ''],
  knot: ['speed', 'nautical', [1.852], ''],
  celsius: ['temperature', 'metric', [1], '°C ºC C'],
  fahrenheit: ['temperature', 'imperial', [5 / 9], '°F ºF F'],
};

const zeroOfFahrenheit = -160 / 9;

let units: ReadonlyMap<string, readonly Unit[]> | undefined;

function unitTable(): ReadonlyMap<string, readonly Unit[]> {
  if (units !== undefined) return units;
  const known = new Map<string, Unit[]>();
  for (const [concept, [dimension, system, worths, symbols]] of Object.entries(table)) {
    const zero = concept === 'fahrenheit' ? zeroOfFahrenheit : 0;
    const readings = worths.map((worth, index): Unit => {
      const isRare = concept === 'mile' && index > 0;
      return { concept, dimension, system, worth, zero, isRare };
    });
    const names = factLanguages.flatMap(({ units: named }) => phrasesIn(named[concept] ?? ''));
    for (const name of [...phrasesIn(symbols), ...names]) {
      const others = known.get(name) ?? [];
      known.set(name, [...others.filter((unit) => unit.concept !== concept), ...readings]);
    }
  }
  units = known;
  return known;
}

/** What a unit's name may mean: as written, or in small letters. Empty for what is no unit. */
export function unitsNamed(name: string): readonly Unit[] {
  const written = name.replace(/\s+/gu, ' ');
  return unitTable().get(written) ?? unitTable().get(written.toLowerCase()) ?? [];
}

/** A pattern for the names of all units, longest first; for use without regard to case. */
export function unitPattern(): string {
  return `(?:${alternation(unitTable().keys())})`;
}

/** The worth of a figure in the base unit of its dimension; of a difference of temperatures where `isDifference`. */
export function worthOf(value: number, { worth, zero }: Unit, isDifference = false): number {
  return value * worth + (isDifference ? 0 : zero);
}

/** The figure whose worth is given: the reverse of `worthOf`. */
export function figureOf(worth: number, unit: Unit, isDifference = false): number {
  return (worth - (isDifference ? 0 : unit.zero)) / unit.worth;
}
