// Words after which a sentence goes on: articles, prepositions, conjunctions, possessives, auxiliary verbs of English. A text that ends in one was cut.
// Left out is what may stand last as well ("in", "on" and "over" do behind English verbs, "an" and "auf" behind German
// ones), and what is a noun in another of these languages ("son", "des" stays, "die" stays: nothing else ends so).

const hanging = {
  en: 'a an the and or nor of from at with between among during than because although unless whether if its their our your my every which whose is are was were be been has have had will would',
  de: 'der die das dem den des ein eine einen einem einer eines und oder sondern dass von vom mit bei beim zur zum für durch gegen seit wegen zwischen weil wenn sowie deren dessen',
  fr: 'le la les un une et ou du des de au aux dans par pour sur chez sans vers ses leur leurs que qui dont lorsque parce',
  es: 'el los las unos unas y u del con por para sin desde hasta entre sobre sus cuyo cuya porque aunque cuando',
  it: 'il lo gli uno e o di dello della dei degli delle nel nella nei nelle dal dalla con per tra fra che quando perché',
  pt: 'os as um uma do da dos das no na nos nas pelo pela com sem até que quando porque',
  nl: 'het een en van met voor bij naar tussen zonder omdat terwijl hun onze',
  ru: 'и в на с по из за к от для о об или который которая которые что чтобы если',
} as const;

const words: ReadonlySet<string> = new Set(Object.values(hanging).join(' ').split(' '));

/** True if a sentence goes on behind the word, in lower case, in one of the languages of the table. */
export function isHanging(word: string): boolean {
  return words.has(word);
}
