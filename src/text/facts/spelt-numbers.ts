// Numbers in words, of many languages at once: what a form states where it has no digits. Which number a word stands for
// is not told. Words that mean something else in another of the languages are left out ("once", "cent", "sei"), and all
// for one, which are articles or pronouns in most.

import { foldWord } from '../unicode/fold.ts';

const germanUnits = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
const germanTens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

const words = [
  // English
  `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen zero`,
  // German
  `zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
  hundert zweihundert dreihundert vierhundert fünfhundert sechshundert siebenhundert achthundert neunhundert tausend
  zweitausend dreitausend viertausend fünftausend zehntausend dutzend`,
  ...germanTens,
  ...germanTens.flatMap((ten) => germanUnits.map((unit) => `${unit}und${ten}`)),
  // French
  `deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
  soixante quatrevingts vingts cents mille douzaine vingtaine trentaine quarantaine cinquantaine centaine`,
  // Spanish
  `dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte
  veintiuno veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta
  cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos doscientas trescientos trescientas cuatrocientos
  cuatrocientas quinientos quinientas docena`,
  // Italian
  `due tre quattro cinque sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto
  diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento duecento trecento cinquecento mila`,
  // Portuguese
  `dois duas três quatro oito dez doze treze quatorze quinze dezesseis dezasseis dezessete dezassete dezoito dezenove dezanove
  vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem cento duzentos trezentos quinhentos`,
  // Dutch
  `twee drie vijf zes zeven negen tien twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig
  veertig vijftig zestig zeventig tachtig negentig honderd tweehonderd duizend`,
  // Polish and Czech
  `dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście
  szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt dwieście
  dwóch trzech czterech pięciu sześciu siedmiu ośmiu dziewięciu dziesięciu tysięcy tysiące dva dvě tři čtyři pět šest sedm osm devět deset jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct
  osmnáct devatenáct dvacet třicet čtyřicet padesát šedesát`,
  // Russian and Ukrainian
  `два две двух двум двумя три трёх трех трём трем тремя четыре четырёх четырех четырём четырем пять пяти пятью шесть шести
  семь семи восемь восьми девять девяти десять десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать
  семнадцать восемнадцать девятнадцать двадцать двадцати тридцать тридцати сорок сорока пятьдесят пятидесяти шестьдесят
  семьдесят восемьдесят девяносто двести триста четыреста пятьсот тысяч тысячи дві двох чотири чотирьох шість вісім дев’ять
  десять двадцять тридцять`,
  // Arabic
  `اثنان اثنين اثنتان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرون عشرين ثلاثون
  ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مئة مائة مئتان مئتين ألف آلاف`,
  // Hindi
  `तीन चार पांच पाँच छह छः सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस पच्चीस तीस चालीस पचास साठ सत्तर
  अस्सी नब्बे हजार हज़ार`,
  // Chinese and Japanese, of which every character is a word
  '二 两 三 四 五 六 七 八 九 十 百 千 万 兩 萬 〇',
];

/** Words for numbers from two on, folded. */
export function speltNumbers(): ReadonlySet<string> {
  return new Set(words.flatMap((list) => list.split(/\s+/u)).map(foldWord));
}
