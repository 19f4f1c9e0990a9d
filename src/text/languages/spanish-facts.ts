// Spanish: dates, numbers, measures, rises and falls.

import type { FactLanguage } from './fact-language.ts';

/** Words of facts in Spanish. */
export const spanishFacts: FactLanguage = {
  id: 'es',
  months:
    'enero ene/febrero feb/marzo mar/abril abr/mayo/junio jun/julio jul/agosto ago/septiembre setiembre sept sep/octubre oct/noviembre nov/diciembre dic',
  weekdays: 'lunes/martes/miércoles/jueves/viernes/sábado/domingo',
  capitalisesDates: false,
  dateLeads: 'el al hasta del desde antes después',
  dateline: 'publicado fecha el del',
  numbers: 'un una uno/dos/tres/cuatro/cinco/seis/siete/ocho/nueve/diez/once/doce',
  powers: { 3: 'mil', 6: 'millón_de millones_de millón millones', 9: 'mil_millones_de mil_millones' },
  about: `unos unas cerca_de alrededor_de aproximadamente casi más_de menos_de al_menos hasta_unos en_torno_a
    por_lo_menos`,
  notExactly: `al_menos más_de menos_de unos unas cerca_de casi los_primeros los_últimos las_primeras las_últimas de
    otros otras primeros primeras últimos últimas próximos próximas
    cada`,
  befell: `se fueron serán firmaron resultaron han están estaban son eran habían quedaron siguen votaron murieron faltaron recibieron
    sobrevivieron`,
  tallies: 'goles tantos puntos votos medallas títulos victorias premios escaños',
  measures: 'segundos minutos horas días noches semanas meses años veces kilómetros metros euros pesos',
  including: `incluidos incluidas incluido incluyendo como tales_como por_ejemplo entre_ellos entre_ellas entre_otros
    entre_otras sobre_todo etc etc. otros otras respectivamente`,
  conjunctions: 'y e o u así_como &',
  or: 'o o_sea es_decir lo_que_supone lo_que_es',
  articles: 'un una unos unas el la los las su sus del de',
  percent: 'por_ciento',
  rise: `subió subieron sube suben aumentó aumentaron aumenta aumentan creció crecieron crece crecen avanzó
    incrementó aumentado subido crecido`,
  fall: 'bajó bajaron baja bajan cayó cayeron cae caen descendió descendieron disminuyó disminuyeron retrocedió',
  rises: 'aumento alza incremento subida crecimiento más',
  falls: 'caída descenso baja disminución retroceso menos',
  of: 'de del',
  ofWhole: 'de de_los de_las entre',
  fromWhole: 'de entre',
  by: 'un en_un el',
  amountEnds: 'en el la hace y pero un una al',
  to: 'a hasta hasta_los a_los',
  from: 'desde de desde_los frente_a pasando_de',
  against: 'frente_a frente_a_los comparado_con en_comparación_con contra',
  earlier: 'un_año_antes del_año_anterior el_año_anterior el_año_pasado del_año_pasado',
  units: {
    kilometre: 'kilómetro kilómetros',
    metre: 'metro metros',
    centimetre: 'centímetro centímetros',
    millimetre: 'milímetro milímetros',
    mile: 'milla millas',
    nauticalMile: 'milla_náutica millas_náuticas',
    yard: 'yarda yardas',
    foot: 'pie pies',
    inch: 'pulgada pulgadas',
    squareKilometre: 'kilómetro_cuadrado kilómetros_cuadrados',
    squareMetre: 'metro_cuadrado metros_cuadrados',
    hectare: 'hectárea hectáreas',
    squareMile: 'milla_cuadrada millas_cuadradas',
    squareFoot: 'pie_cuadrado pies_cuadrados',
    acre: 'acre acres',
    tonne: 'tonelada toneladas',
    kilogram: 'kilogramo kilogramos kilo kilos',
    gram: 'gramo gramos',
    pound: 'libra libras',
    ounce: 'onza onzas',
    litre: 'litro litros',
    millilitre: 'mililitro mililitros',
    cubicMetre: 'metro_cúbico metros_cúbicos',
    cubicFoot: 'pie_cúbico pies_cúbicos',
    gallon: 'galón galones',
    barrel: 'barril barriles',
    kilometreAnHour: 'kilómetros_por_hora',
    mileAnHour: 'millas_por_hora',
    knot: 'nudo nudos',
    celsius: 'grados_celsius grados_centígrados grados',
    fahrenheit: 'grados_fahrenheit',
  },
  parties: 'PP PSOE Vox Sumar ERC PNV Podemos IU BNG CiU',
};
