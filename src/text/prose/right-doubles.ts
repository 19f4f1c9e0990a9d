// Doubles that grammar asks for, told by the words around them: "objected to to avoid", "before you you will find".

const laughs = /^(?:ha|he|hi|ho|ja|je|ji)$/;

/** "Ha ha!": in Spanish and Portuguese "ha" is a verb as well, which no mark follows. */
export function isLaughter(word: string, text: string): boolean {
  return laughs.test(word) && new RegExp(`(?<!\\p{L})${word}\\s+${word}\\s*[!,.…?]`, 'iu').test(text);
}

/** What may stand around two of certain words; `$` is the word. */
interface RightDouble {
  readonly words: RegExp;
  readonly around: string;
}

const prepositions =
  'about|after|against|around|at|before|behind|beside|besides|between|beyond|by|for|from|in|into|of|on|over|through|to|toward|towards|under|upon|with|without';
const auxiliaries =
  'am|are|be|became|becomes|can|could|did|do|does|had|has|have|is|may|might|must|need|ought|seemed|seems|shall|should|was|were|will|would';
/** Verbs that a "to" belongs to, so that another may follow: "resorted to to avert", "the host it talks to to ask". */
const takeTo =
  'acceded|adhere[sd]?|agreed|allude[sd]?|appeal(?:s|ed)?|appl(?:y|ies|ied)|assented|attend(?:s|ed)?|belong(?:s|ed)?|conform(?:s|ed)?|connect(?:s|ed)|consented|defer(?:s|red)?|given|linked|listen(?:s|ed|ing)?|look(?:s|ed)|object(?:s|ed)|point(?:s|ed|ing)?|recurred|refer(?:s|red|ring)?|repl(?:y|ies|ied)|resort(?:s|ed)?|respond(?:s|ed|ing)?|revert(?:s|ed)?|speak(?:s|ing)?|spoken|subscribe[sd]?|sworn|talk(?:s|ed|ing)?|turned|writ(?:e|es|ing|ten)|yield(?:s|ed)?';
/** What no verb begins with: before these the second "to" is a slip. */
const beginNoun =
  '(?:the|an?|this|that|these|those|my|your|his|her|its|our|their|him|them|us|me|you|it|each|every|all|any|some|no)';

const rightDoubles: readonly RightDouble[] = [
  // "Wobei die eine eine Kopie der anderen ist", "de een een boek, de ander een plaat": one of two, and an article.
  { words: /^(?:ein(?:e[nmr]?)?|een)$/, around: String.raw`\b(?:d(?:er|ie|as|en|em)|de)\s+$\s+$\b` },
  // "Wenn ich so bin, bin ich ich!": who is himself.
  {
    words: /^(?:ich|du|er|sie|wir|ihr)$/,
    around: String.raw`(?:(?:bin|bist|ist|sind|seid|war|warst|waren|bleibe|bleibst|bleibt|bleiben)\s+$\s+$(?!\p{L})|(?<!\p{L})$\s+$\s+(?:bin|bist|ist|sind|seid|war|warst|waren|bleibe|bleibst|bleibt|bleiben)(?!\p{L}))`,
  },
  // "Diferente da da máquina": unlike that of; a comparison, and the noun it spares.
  {
    words: /^(?:d[ao]s?)$/,
    around: String.raw`(?<!\p{L})(?:diferentes?|distint[ao]s?|além|iguais|igual|semelhantes?|próxim[ao]s?|longe|perto|acima|abaixo|antes|depois|dentro|fora|mais|menos|maior(?:es)?|menor(?:es)?|melhor(?:es)?|pior(?:es)?)\s+$\s+$(?!\p{L})`,
  },
  // "The words and and or": where another conjunction follows, the first is spoken of.
  {
    words: /^(?:and|or|und|oder|et|ou|y|e|o|en|of|och|og|eller|i|lub|и|или)$/,
    around: String.raw`(?<!\p{L})$\s+$\s+(?:and|or|not|xor|und|oder|nicht|et|ou|non|y|o|e|no|en|of|niet|och|og|eller|i|lub|nie|и|или|не)(?!\p{L})`,
  },
  // "What it is is a start": a verb that ends a clause before the same verb.
  {
    words: /^(?:is|was)$/,
    around: String.raw`\b(?:what|who|where|how|why|all|that|this|it)\b[^.!?]{0,60}\b$\s+$\b`,
  },
  { words: /^to$/, around: String.raw`\b(?:${takeTo})\s+$\s+$\s+(?!${beginNoun}\b)` },
  // "Жена му му даде": Bulgarian, whose wife, and to whom she gave it.
  { words: /^(?:му|ѝ|ми)$/, around: String.raw`\p{L}\s+$\s+$\s+(?:го|я|ги|се|\p{L}{3,})` },
  // "In much of it it is certain": a pronoun that ends one clause and begins the next.
  {
    words: /^(?:it|you|him|her|them|us)$/,
    around: String.raw`\b(?:${prepositions})\s+$\s+$\s+(?:${auxiliaries})\b`,
  },
];

/** True for what is called out ("Holà holà, doucement"), and for columns of a listing ("1777 root root 10d"). */
export function isCallOrColumn(word: string, text: string): boolean {
  const pair = `${word}\\s+${word}`;
  return new RegExp(`(?:^|[.!?:…«“"—–-]\\s*)${pair}\\s*[,!]|\\d\\s+${pair}\\s+\\d`, 'imu').test(text);
}

/** True if a word of a text may rightly stand twice where it does: where no comma was set between two clauses. */
export function isRightTwice(word: string, text: string): boolean {
  return rightDoubles.some(
    ({ words, around }) => words.test(word) && new RegExp(around.replaceAll('$', word), 'iu').test(text),
  );
}
