// French: dates, numbers, measures, rises and falls.

import type { FactLanguage } from './fact-language.ts';

/** Words of facts in French. */
export const frenchFacts: FactLanguage = {
  id: 'fr',
  months:
    'janvier janv/février févr fév/mars/avril avr/mai/juin/juillet juil/août/septembre sept/octobre oct/novembre nov/décembre déc',
  weekdays: 'lundi/mardi/mercredi/jeudi/vendredi/samedi/dimanche',
  capitalisesDates: false,
  dateLeads: "le au du jusqu'au dès avant après",
  dateline: 'publié mis_en_ligne date le du',
  numbers: 'un une/deux/trois/quatre/cinq/six/sept/huit/neuf/dix/onze/douze',
  powers: {
    3: 'mille',
    6: 'million_de million_d millions_de millions_d million millions',
    9: 'milliard_de milliards_de milliard milliards',
  },
  about: `environ près_de quelque presque plus_de moins_de au_moins jusqu'à à_peine autour_de approximativement
    au_plus`,
  notExactly: `au_moins plus_de moins_de environ près_de quelque presque les_premiers les_derniers des de d'autres
    autres premiers premières derniers dernières prochains prochaines
    chaque`,
  befell: 'se ont sont furent étaient avaient seront restent manquaient',
  tallies: 'buts points voix médailles titres essais victoires prix sièges',
  measures: 'secondes minutes heures jours nuits semaines mois années ans fois kilomètres mètres euros',
  including: `dont notamment comme tels_que telles_que par_exemple entre_autres parmi y_compris surtout etc etc. autres
    respectivement`,
  conjunctions: 'et ou ainsi_que &',
  or: "ou soit c'est-à-dire ce_qui_représente",
  articles: 'un une le la les des du de son sa ses leur leurs',
  percent: 'pour_cent pourcent',
  rise: `augmenté augmente augmentent augmentait progressé progresse progressent bondi grimpé grimpe crû hausse
    augmentation`,
  fall: 'baissé baisse baissent reculé recule reculent diminué diminue diminuent chuté chute chutent baisse',
  rises: 'hausse augmentation progression bond de_plus',
  falls: 'baisse recul diminution chute de_moins',
  of: 'de',
  ofWhole: 'sur de des parmi',
  fromWhole: 'sur parmi',
  by: 'de',
  amountEnds: 'en au il et mais le la un une',
  to: 'à',
  from: 'contre de depuis passant_de',
  against: 'contre comparé_à par_rapport_à',
  earlier: "un_an_plus_tôt un_an_auparavant l'an_dernier l'année_précédente l'an_passé",
  units: {
    kilometre: 'kilomètre kilomètres',
    metre: 'mètre mètres',
    centimetre: 'centimètre centimètres',
    millimetre: 'millimètre millimètres',
    mile: 'mille_terrestre milles_terrestres',
    nauticalMile: 'mille_marin milles_marins mille_nautique milles_nautiques',
    yard: 'verge verges',
    foot: 'pied pieds',
    inch: 'pouce pouces',
    squareKilometre: 'kilomètre_carré kilomètres_carrés',
    squareMetre: 'mètre_carré mètres_carrés',
    hectare: 'hectare hectares',
    squareMile: 'mille_carré milles_carrés',
    squareFoot: 'pied_carré pieds_carrés',
    tonne: 'tonne tonnes',
    kilogram: 'kilogramme kilogrammes kilo kilos',
    gram: 'gramme grammes',
    ounce: 'once onces',
    litre: 'litre litres',
    millilitre: 'millilitre millilitres',
    cubicMetre: 'mètre_cube mètres_cubes',
    cubicFoot: 'pied_cube pieds_cubes',
    gallon: 'gallon gallons',
    barrel: 'baril barils',
    kilometreAnHour: "kilomètres_par_heure kilomètres_à_l'heure kilomètres_à_l’heure kilomètres-heure",
    mileAnHour:
      "miles_par_heure miles_à_l'heure miles_à_l’heure milles_par_heure milles_à_l'heure milles_à_l’heure",
    knot: 'nœud nœuds',
    celsius: 'degrés_celsius degrés',
    fahrenheit: 'degrés_fahrenheit',
  },
  parties: 'PS LR RN LFI PCF EELV UMP MoDem UDI FN RPR UDF',
};
