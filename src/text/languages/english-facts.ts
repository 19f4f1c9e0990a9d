// English: dates, numbers, measures, rises and falls.

import type { FactLanguage } from './fact-language.ts';

/** Words of facts in English. */
export const englishFacts: FactLanguage = {
  id: 'en',
  months:
    'january jan/february feb/march mar/april apr/may/june jun/july jul/august aug/september sept sep/october oct/november nov/december dec',
  weekdays:
    'Monday mon/Tuesday tues tue/Wednesday weds wed/Thursday thurs thur thu/Friday fri/Saturday sat/Sunday sun',
  capitalisesDates: true,
  dateLeads: 'on by until till through before after from since dated ending ended effective',
  dateline: 'published posted updated date dated for_immediate_release released issued on',
  numbers: 'one/two/three/four/five/six/seven/eight/nine/ten/eleven/twelve',
  powers: { 3: 'thousand', 6: 'million millions mln m', 9: 'billion billions bln bn', 12: 'trillion trln' },
  about: `about around roughly approximately approx some nearly almost over under circa ca c. more_than less_than
    at_least up_to just_over just_under close_to an_estimated estimated or_so`,
  notExactly: `at_least more_than less_than fewer_than about around roughly nearly almost over up_to the_first the_last
    the_other of_the of_these of_those all_of of_the_top at_most only_one_of first last next top another other than out_of one_in 1_in
    every each`,
  befell: `were are will have had remain remained survived died drowned voted abstained resigned refused signed attended
    spoke gave testified applied qualified withdrew retired joined took won lost`,
  tallies:
    'goals points votes medals titles tries runs wickets hits shots wins victories prizes awards seats',
  measures: `seconds minutes hours days nights weeks weekends months seasons years decades centuries times miles kilometres
    kilometers metres meters feet inches pounds dollars cents euros percent points`,
  including: `including include includes included such_as among like e.g. for_example for_instance notably especially
    particularly either each respectively namely_among mainly mostly plus etc etc. others more`,
  conjunctions: 'and or &',
  or: 'or which_is that_is i.e.',
  articles: 'a an the its their his her our your my both',
  percent: 'percent per_cent pct pc',
  rise: `rose risen rise rises rising increased increase increases increasing grew grown grow grows growing climbed climb
    climbs climbing gained gain gains gaining jumped jump jumps jumping surged surge surges surging advanced up soared
    soar soars soaring expanded raised lifted boosted`,
  fall: `fell fallen fall falls falling dropped drop drops dropping declined decline declines declining decreased decrease
    decreases decreasing slipped slip slips slipping plunged plunge plunges plunging down lost slid slides tumbled
    tumble tumbles sank shrank shrunk eased cut reduced lowered slashed`,
  rises: 'increase rise gain jump growth surge up more higher',
  falls: 'decrease fall drop decline reduction plunge slump cut discount down fewer less lower',
  of: 'of by',
  ofWhole: 'of out_of',
  fromWhole: 'of out_of among',
  by: 'by a an of',
  amountEnds: 'in a an the last on at during for by and but as when while from over this since a_year',
  to: 'to at',
  from: 'from',
  against: 'compared_with compared_to versus vs. vs against up_from down_from',
  earlier: `a_year_ago a_year_earlier a_year_before year-ago last_year the_year_before the_previous_year the_prior_year
    year-earlier the_same_quarter the_same_period quarter_of half_of months_of`,
  units: {
    kilometre: 'kilometre kilometres kilometer kilometers kms',
    metre: 'metre metres meter meters',
    centimetre: 'centimetre centimetres centimeter centimeters cms',
    millimetre: 'millimetre millimetres millimeter millimeters',
    mile: 'mile miles',
    yard: 'yard yards yds',
    foot: 'foot feet',
    inch: 'inch inches',
    squareKilometre:
      'square_kilometre square_kilometres square_kilometer square_kilometers sq_km sq._km sq_kms',
    squareMetre: 'square_metre square_metres square_meter square_meters sq_m sq._m sqm',
    hectare: 'hectare hectares',
    squareMile: 'square_mile square_miles sq_mi sq._mi sq_miles sq._miles',
    squareFoot: 'square_foot square_feet sq_ft sq._ft. sq._ft',
    acre: 'acre acres',
    tonne: 'tonne tonnes metric_ton metric_tons',
    ton: 'ton tons',
    shortTon: 'short_ton short_tons',
    longTon: 'long_ton long_tons',
    kilogram: 'kilogram kilograms kilogramme kilogrammes kilo kilos kgs',
    gram: 'gram grams gramme grammes',
    pound: 'pound pounds lbs lbs.',
    ounce: 'ounce ounces',
    litre: 'litre litres liter liters',
    millilitre: 'millilitre millilitres milliliter milliliters',
    cubicMetre: 'cubic_metre cubic_metres cubic_meter cubic_meters cu_m cu._m',
    cubicFoot: 'cubic_foot cubic_feet cu_ft cu._ft',
    gallon: 'gallon gallons',
    barrel: 'barrel barrels',
    kilometreAnHour:
      'kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour km_per_hour km_an_hour kph kmph',
    mileAnHour: 'miles_per_hour miles_an_hour mile_per_hour mph',
    knot: 'knot knots',
    celsius: 'degrees_celsius degrees_centigrade celsius centigrade degrees_c deg_c',
    fahrenheit: 'degrees_fahrenheit fahrenheit degrees_f deg_f',
  },
  parties: 'Lab Con LD SNP DUP UUP SDLP Plaid UKIP ALP NDP',
};
