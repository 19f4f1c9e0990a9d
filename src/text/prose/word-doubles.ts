// What it means, language by language, that a word stands twice in a row. Three lists: words that never do so rightly,
// words that do so now and then ("we log in in the morning"), and words that do so often ("had had", "die die").
// Together they are everyday words, by which the language of a paragraph is known as well.

import { guessLanguage } from '../languages/document-language.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';

/** How a language takes words that stand twice in a row. Words are in lower case. */
export interface DoublesOfLanguage {
  /** Subtag of BCP 47. */
  readonly id: string;
  readonly never: ReadonlySet<string>;
  readonly rarely: ReadonlySet<string>;
  readonly often: ReadonlySet<string>;
  /** True if a word of no list that stands twice is a slip: false where doubling is a way to form words and adverbs. */
  readonly hasOtherSlips: boolean;
}

function language(
  id: string,
  never: string,
  rarely: string,
  often: string,
  hasOtherSlips: boolean,
): DoublesOfLanguage {
  const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));
  // Made when they are first asked for, which is not in every run.
  let neverWords: ReadonlySet<string> | undefined;
  let rareWords: ReadonlySet<string> | undefined;
  let frequentWords: ReadonlySet<string> | undefined;
  return {
    id,
    get never() {
      return (neverWords ??= words(never));
    },
    get rarely() {
      return (rareWords ??= words(rarely));
    },
    get often() {
      return (frequentWords ??= words(often));
    },
    hasOtherSlips,
  };
}

const english = language(
  'en',
  `a an the of and or nor but if to from with without for as than because although though while during between among
   into onto upon about after before against through per via are were be been being am has have having i we they he
   she your our their its his this these those not also would could should must shall when since until unless
   whether every both either neither some such them him us`,
  `my in on at by up off out over under back down is was it you me who which what where how one all any each other let`,
  `had that her do does did done can will may might there here so too very really truly quite way much many more most
   no yes yeah yep nope never ever now then again well oh ah aha eh hey hi ho ha hm hmm uh um mm wow okay ok bye please
   long big old far deep dark wide high low hot cold good bad sad dear little tiny great real nice slow fast quick hard
   soft sweet poor young new blue only just always still two three four five six seven eight nine ten hundred thousand
   million hello night hush knock blah bla yada yadda la na da ta ra ding dong tick tock tap tip tut tsk clap click bang
   boom bam beep pop puff chop chow choo ring row hear wait go run come look stop help hip hubba pow quack woof tweet
   twinkle wink yum yummy nom zoom dum tom pom cha yo aye boo paw tse tuk agar bling cous dik papa mama bora pago walla
   sapiens gorilla whoa goody nudge pretty plus dash check test left right round etc fine sure kind win nil`,
  true,
);

const german = language(
  'de',
  `und oder aber ein eine einen einem einer eines kein keine von mit für durch gegen ohne um bei seit zum zur im am
   beim vom ins des dass weil wenn obwohl während auch noch nur schon nicht sich ich du er wir man sein seine seinen
   seinem seiner unser unsere mein dein dieser diese dieses diesem diesen sowie sondern bis`,
  `in an auf aus nach zu vor über unter es ist sind war waren hat haben hatte wird werden wurde wurden kann soll als
   wie was wer wo da dann hier`,
  `die der das dem den denen deren dessen sie ihr ihre ihnen uns euch so sehr ja nein nie viel viele mehr immer ganz
   lange bald na ach ei hurra lieber bitte danke tick tack nun doch`,
  true,
);

const french = language(
  'fr',
  `le les un une des du de et ou mais donc car au aux à dans par pour avec sans sous chez vers entre ce ces cet cette
   mon ma mes ton ta tes son sa ses notre nos leur leurs je il ils qui dont où ne pas se lui être avoir est sont
   était étaient ont plus aussi comme lorsque puisque quand selon depuis pendant`,
  `en sur que y la on avait`,
  `nous vous elle elles tout tous toute toutes très bien oui non si trop tant peu vite doucement faire encore jamais
   toujours petit petite ça là haha hop ah oh bon coco toc leu`,
  true,
);

const spanish = language(
  'es',
  `el la los las un una unos unas de del al y e o u pero sino con sin por desde hasta hacia según ante bajo contra
   durante mediante su sus mi mis tu tus nuestro nuestra este esta estos estas ese esa aquel que porque cuando donde
   es son fue eran está están ha han había se le les lo me te nos también ni si`,
  `a en para sobre entre como era tras`,
  `no sí muy casi ya tan más poco nada mucho luego así ahora bien todo toda todos nunca siempre claro hola adiós ja
   je bueno`,
  true,
);

const italian = language(
  'it',
  `il lo gli i un uno una di del della dei delle degli dello da dal dalla dai a al alla ai alle con su sul sulla per
   tra fra e ed o ma che non è sono era erano ha hanno si ne mi ti questo questa questi queste suo sua suoi come anche
   se dove quando perché nel nella nei nelle`,
  `in la le ci vi`,
  `piano poco via quasi sotto sopra passo man mano così ora or bene sì no tutto tutta tutti molto ben lemme pian
   appena dopo subito zitto vicino`,
  false,
);

const portuguese = language(
  'pt',
  `o os as um uma uns umas de do da dos das em no na nos nas por pelo pela com sem sob e ou mas porque quando onde é
   são foi eram está estão tem têm seu sua seus suas este esta estes estas esse essa aquele também não ao aos à às`,
  `a que como sobre entre era`,
  `se para muito mais já sim logo quase tudo todo assim nunca nada só bem agora pouco`,
  true,
);

const dutch = language(
  'nl',
  `de een en of maar want dus met zonder voor tot tegen tussen ook niet nog al als wanneer
   omdat hoewel wordt worden werd werden heeft hebben had hij wij we ik mijn onze deze`,
  `van was waren te dan naar`,
  `in om is aan op uit over door bij af mee die dat het er zijn haar ze zij zich u je heel zeer veel meer nooit ja nee nou wel zo toch`,
  true,
);

const swedish = language(
  'sv',
  `och eller men en ett från utan mellan vid hos inte också har hade kan kunde ska skulle vi jag
   han hon de sig sin sitt sina detta denna dessa när eftersom blir blev`,
  `i på att om är var av med för till under`,
  `det den som så mycket mer ja nej nu då här där aldrig långt`,
  true,
);

const danish = language(
  'da',
  `og eller men en et fra uden mellem ved hos ikke også har havde kan kunne skal skulle vi jeg han
   hun de sig sin sit sine denne dette disse når fordi bliver blev`,
  `i på at om er var af med for til under`,
  `det den der som så meget mere ja nej nu da her aldrig`,
  true,
);

const polish = language(
  'pl',
  `i oraz albo ale lecz w we z ze na do od dla przez po przed pod nad przy bez o u jest są był była było były że aby
   żeby który która które którzy jak jako gdy jeśli jej ich jego ten ta te tego tej tych`,
  `się co`,
  `to nie tak już bardzo dużo mało coraz długo zaraz ledwo`,
  true,
);

const russian = language(
  'ru',
  `и или но а в во на с со к ко от до из за по под над при для без о об у через между что чтобы который которая
   которые которых как если когда где это этот эта эти был была было были есть не он она они мы его её их`,
  `я вы ты все то`,
  `да нет очень много мало так вот ну еле чуть едва давно ещё еще тише долго только`,
  true,
);

/** The languages that are known. */
export const doublesOfLanguages: readonly DoublesOfLanguage[] = [
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  swedish,
  danish,
  polish,
  russian,
];

let everyday: Map<string, number> | undefined;

/** Every listed word with the languages that list it: bit `i` for `doublesOfLanguages[i]`. One look a word, not 33. */
function everydayWords(): ReadonlyMap<string, number> {
  if (everyday !== undefined) return everyday;
  everyday = new Map();
  for (const [index, { never, rarely, often }] of doublesOfLanguages.entries())
    for (const list of [never, rarely, often])
      for (const word of list) everyday.set(word, (everyday.get(word) ?? 0) | (1 << index));
  return everyday;
}

/** True if the word stands in a list of any language. */
export function isEveryday(word: string): boolean {
  return everydayWords().has(word);
}

// Running text is made of everyday words to a third and more; an eighth tells text of a language from names and terms.
const leastShare = 0.125;
const leastWords = 3;
// Sister languages share words: one with nearly as many as the first cannot be ruled out.
const nearlyAsMany = 0.7;

/** Languages without lists in which many a word stands twice by rule, as in Turkish "ayrı ayrı", Hungarian "az az ember". */
const formsWordsByDoubling: ReadonlySet<string> = new Set(['az', 'eu', 'hu', 'id', 'sw', 'tr', 'vi']);

const letterRuns = scriptPattern(String.raw`\p{L}+`, 'g');

/**
 * The languages that a text may be in: the one with most everyday words, and those that have nearly as many. Empty if
 * the text is in none that is known, or too short to tell.
 */
export function languagesOf(text: string): readonly DoublesOfLanguage[] {
  const lower = text.toLowerCase();
  const words = lower.match(letterRuns.for(lower)) ?? [];
  const counts = countEveryday(words);
  const best = Math.max(...counts);
  if (best < leastWords || best < words.length * leastShare) return [];
  if (formsWordsByDoubling.has(guessLanguage(text)?.language ?? '')) return [];
  return doublesOfLanguages.filter((_, index) => counts[index] >= best * nearlyAsMany);
}

/** How many of the words each language lists. */
function countEveryday(words: readonly string[]): number[] {
  const known = everydayWords();
  const counts = doublesOfLanguages.map(() => 0);
  for (const word of words) {
    let listed = known.get(word);
    // From the highest bit down.
    while (listed) {
      const index = 31 - Math.clz32(listed);
      counts[index]++;
      listed ^= 1 << index;
    }
  }
  return counts;
}
