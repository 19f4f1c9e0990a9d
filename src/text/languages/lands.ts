// Countries, peoples and languages: right in themselves, and near each other (Austria and Australia, Japanese and Javanese).

import { foldWord } from '../unicode/fold.ts';
import { wordsIn } from './index.ts';

const list = `
  abkhaz afghan afghanistan afrikaans albania albanian algeria algerian amharic andes andorra angola angolan arab arabia
  arabian arabic aragon aragonese armenia armenian asia asian assamese assyria assyrian asturian australia australian
  austria austrian azerbaijan azerbaijani bahama bahamas bahrain bali balinese balkan balkans baltic bangladesh
  bangladeshi bangla barbados basque bavaria bavarian belarus belarusian belgian belgium belize bengal bengali benin
  bermuda bhutan bolivia bolivian borneo bosnia bosnian botswana brazil brazilian breton britain british brunei bulgaria
  bulgarian burkina burma burmese burundi cambodia cambodian cameroon canada canadian cantonese catalan catalonia
  celtic chad chechen chechnya chile chilean china chinese colombia colombian columbia comoros congo congolese cornish
  corsica corsican costa crete croat croatia croatian cuba cuban cyprus cypriot czech dane danish denmark djibouti
  dominica dominican dutch ecuador egypt egyptian england english eritrea estonia estonian ethiopia ethiopian europe
  european faroese fiji fijian finland finn finnish flemish france french frisian gabon gabonese gaelic galicia galician
  gambia gambian gaza georgia georgian german germany ghana ghanaian greece greek greenland grenada guam guatemala
  guinea guyana haiti haitian hausa hawaii hebrew hindi holland honduras hungarian hungary iberia iberian iceland
  icelandic india indian indonesia indonesian iran iranian iraq iraqi ireland irish israel israeli italian italy jamaica
  jamaican japan japanese java javanese jordan jordanian kannada kashmir kashmiri kazakh kazakhstan kenya kenyan khmer
  kiribati korea korean kosovo kurdish kurdistan kuwait kuwaiti kyrgyz kyrgyzstan laos laotian latin latvia latvian
  lebanese lebanon lesotho liberia liberian libya libyan lithuania lithuanian lombard luxembourg macau macedonia
  macedonian madagascar malawi malay malaya malayalam malaysia malaysian maldives mali malian malta maltese manx maori
  marathi mauritania mauritius mayan mexican mexico moldova moldovan monaco mongol mongolia mongolian montenegro
  moravia moravian morocco moroccan mozambique myanmar namibia namibian nauru nepal nepalese nepali netherlands
  nicaragua niger nigeria nigerian nigerien norman norway norwegian occitan oman omani oriya ossetia ossetian pakistan
  pakistani palau palestine palestinian panama paraguay paraguayan pashto persia persian peru peruvian philippines
  pole poland polish polynesia portugal portuguese prussia prussian punjab punjabi qatar qatari quechua romania
  romanian romansh romany russia russian rwanda rwandan salvador samoa samoan sanskrit sardinia sardinian saudi saxon
  saxony scotland scots scottish senegal senegalese serb serbia serbian siberia siberian sicilian sicily silesia
  silesian sindhi singapore slav slavic slavonia slovak slovakia slovene slovenia slovenian somali somalia spain
  spaniard spanish sudan sudanese sumatra surinam suriname swahili swazi swaziland swede sweden swedish swiss
  switzerland syria syriac syrian tagalog taiwan taiwanese tajik tajikistan tamil tanzania tanzanian tatar telugu thai
  thailand tibet tibetan togo togolese tonga tongan trinidad tunis tunisia tunisian turkey turkish turkmen
  turkmenistan tuvalu uganda ugandan ukraine ukrainian umbria umbrian urdu uruguay uruguayan uzbek uzbekistan vanuatu
  venezuela venezuelan vietnam vietnamese wales walloon welsh yemen yemeni yiddish yoruba yugoslav yugoslavia zambia
  zambian zimbabwe zulu
`;

let lands: ReadonlySet<string> | undefined;

/** True for a country, a people or a language, in small letters. */
export function isLand(folded: string): boolean {
  lands ??= new Set(wordsIn(list).map(foldWord));
  return lands.has(folded);
}
