// German: dates, numbers, measures, rises and falls.

import type { FactLanguage } from './fact-language.ts';

/** Words of facts in German. */
export const germanFacts: FactLanguage = {
  id: 'de',
  months:
    'januar jänner jan/februar feber feb/märz mär mrz/april apr/mai/juni jun/juli jul/august aug/september sept sep/oktober okt/november nov/dezember dez',
  weekdays:
    'Montag montags/Dienstag dienstags/Mittwoch mittwochs/Donnerstag donnerstags/Freitag freitags/Samstag Sonnabend samstags/Sonntag sonntags',
  capitalisesDates: true,
  dateLeads: 'am bis zum vom ab seit dem den',
  dateline: 'veröffentlicht stand datum vom am den',
  numbers: 'ein eine einen/zwei/drei/vier/fünf/sechs/sieben/acht/neun/zehn/elf/zwölf',
  powers: { 3: 'tausend tsd', 6: 'million millionen mio mio.', 9: 'milliarde milliarden mrd mrd.' },
  about: `rund etwa ungefähr circa ca. knapp gut fast nahezu über mehr_als weniger_als mindestens bis_zu höchstens
    zirka gegen`,
  notExactly: `mindestens mehr_als weniger_als rund etwa knapp fast über bis_zu der_ersten die_ersten der_letzten
    die_letzten der von anderen andere weitere weiteren ersten letzten nächsten höchstens`,
  befell: `wurden sind waren haben hatten werden bleiben blieben fehlten fehlen starben überlebten stimmten stimmen
    enthielten kamen erhielten nahmen gaben traten an teil`,
  tallies: 'tore treffer punkte stimmen medaillen titel siege preise sitze',
  measures: `sekunden minuten stunden tage tagen nächte wochen monate monaten jahre jahren male kilometer meter euro
    dollar prozent`,
  including: `darunter wie beispielsweise etwa unter_anderem u.a. z.b. zum_beispiel insbesondere vor_allem jeweils
    einschließlich usw usw. etc etc. andere weitere mehr`,
  conjunctions: 'und oder sowie &',
  or: 'oder also das_sind das_ist das_entspricht',
  articles: 'ein eine einen einem einer der die das den dem des seine ihre',
  percent: 'prozent',
  rise: `stieg stiegen gestiegen steigt steigen wuchs wuchsen gewachsen wächst kletterte kletterten zunahm erhöhte
    erhöhten erhöht legte hob`,
  fall: 'fiel fielen gefallen fällt sank sanken gesunken sinkt schrumpfte schrumpften verringerte verringerten senkte senkten',
  rises: 'plus anstieg zuwachs zunahme wachstum mehr höher',
  falls: 'minus rückgang abnahme einbruch verlust weniger niedriger',
  of: 'von um',
  ofWhole: 'von der des aus',
  fromWhole: 'von unter',
  by: 'um sich_um',
  amountEnds: 'im in am vor und aber als zum von seit',
  to: 'auf',
  from: 'von',
  against: 'nach gegenüber verglichen_mit im_Vergleich_zu zuvor',
  earlier:
    'im_vorjahr des_vorjahres im_vorjahreszeitraum im_vorjahresquartal ein_jahr_zuvor im_jahr_zuvor im_jahr_davor',
  units: {
    kilometre: 'kilometer kilometern',
    metre: 'meter metern',
    centimetre: 'zentimeter zentimetern',
    millimetre: 'millimeter millimetern',
    mile: 'meile meilen',
    nauticalMile: 'seemeile seemeilen',
    yard: 'yard yards',
    foot: 'fuß fuss',
    inch: 'zoll',
    squareKilometre: 'quadratkilometer quadratkilometern qkm',
    squareMetre: 'quadratmeter quadratmetern qm',
    hectare: 'hektar',
    squareMile: 'quadratmeile quadratmeilen',
    squareFoot: 'quadratfuß',
    acre: 'acre acres',
    tonne: 'tonne tonnen',
    kilogram: 'kilogramm kilo',
    gram: 'gramm',
    pound: 'britische_pfund',
    ounce: 'unze unzen',
    litre: 'liter litern',
    millilitre: 'milliliter',
    cubicMetre: 'kubikmeter kubikmetern',
    cubicFoot: 'kubikfuß',
    gallon: 'gallone gallonen',
    barrel: 'barrel',
    kilometreAnHour: 'stundenkilometer stundenkilometern kilometer_pro_stunde',
    mileAnHour: 'meilen_pro_stunde',
    knot: 'knoten',
    celsius: 'grad_celsius grad',
    fahrenheit: 'grad_fahrenheit',
  },
  parties: 'CDU CSU SPD FDP AfD Grüne Linke BSW NPD ÖVP FPÖ SPÖ NEOS SVP',
};
