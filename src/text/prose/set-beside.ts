// Two forms of a word that a writer sets side by side: "X or Y", "X (also spelt Y)", "Y, v. X". Whoever writes so knows both
// forms. Patterns are tried on a short window around one form, never on a whole text.

import { isWestern, scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';

/** Words that set one form beside the other, in the languages of the rules. "And" with more around it joins what has nothing else in common. */
const joining =
  'or|nor|not|vs|to|into|instead|rather|statt|alias|aka|also|oder|nicht|auch|ou|aussi|pas|non|o|u|também|también|no|oppure|eller|ili|lub|albo|nebo|alebo|tai|vagy|veya';
/** Words that may stand between these and a form, and prove nothing by themselves. */
const filling =
  'as|the|a|an|in|of|for|by|to|into|than|is|was|its|called|spelt|spelled|written|known|named|sometimes|often|usually|formerly|now|more|less|rarely|modern|old|older|later|properly|earlier|correctly|genannt|geschrieben|dit|dite|écrit|anciennement|llamado|llamada|escrito|die|der|das|le|la|les|el|los';
/** Words that make a form another one of the form before it. */
const naming =
  'also|alias|aka|renamed|corrected|formerly|variant|variants|var|variously|misspelt|misspelled|misprint|corrupted|corruption|auch|aussi|también|syn|synonym|rarely|incorrectly';
/** Words by which an entry sends its reader to another one. */
const sending = 'see|same|cf|v|var|variant|mean|q|siehe|s|vgl|voir|voyez|véase|vid';

/** Marks that may stand around a form, and what a dictionary says of a word before it says more: "\\Bra*doon\\, n. pl. (Min.)". */
const wrapping = String.raw`[\s"'“”‘’«»„\{\}*_\x60]`;
const aside = String.raw`(?:\\[^\\\n]{1,60}\\|\[[^\[\]\n]{1,30}\]|\([^()\n]{1,30}\)|\b[\p{L}]{1,7}\.)`;

/** More of a text between two forms is about something else, and so is another sentence. */
const fewCharacters = 40;

const pattern = (source: string): ScriptPattern => scriptPattern(source, 'i');

const words = (list: string): string => String.raw`\b(?:${list})\b`;
// What can be matched in one way only, so that no gap takes long.
const skipped = String.raw`${wrapping}|[,;:(\[/=~]|${aside}`;

/** "X or Y", "X (or Y", "X, also spelt Y", "X \\pronounced\\ or Y". */
const joins = pattern(
  String.raw`^(?:${skipped})*${words(joining)}(?:${wrapping}|[,:(]|${words(`${joining}|${filling}`)})*$`,
);
/** "X, formerly spelt Y", where a few words may stand before that. */
const names = pattern(
  String.raw`^[^.?!]{0,${fewCharacters}}${words(naming)}(?:${wrapping}|[.,:(]|${words(`${naming}|${filling}`)})*$`,
);
/** "X \\pronounced\\, Y": no more than a dictionary says of a headword before it gives the next one. */
const lists = pattern(`^(?:${skipped})*[,/\\\\](?:${skipped})*$`);
/** "X/Y", "X = Y", "X -> Y". */
const equates = pattern(`^${wrapping}*(?:[/=]|-{1,2}>|=>|[→⇒➔])${wrapping}*$`);
/** "X & Y", "X and Y", with nothing else between: nobody sets a name beside itself. */
const pairs = pattern(String.raw`^\s+(?:&|and|und|et|y|e|i|en|och|og|и)\s+$`);
/** "X (Y", which a bracket closes behind Y. */
const opens = pattern(String.raw`^${wrapping}*[(\[]${wrapping}*$`);
const closes = pattern(String.raw`^${wrapping}*[)\]]`);
/** "X (ハムド Y", "X (Russian: Киев, Y": the name in its own script, and how it is read. */
const transliterates = pattern(
  String.raw`^${wrapping}*[(\[][^()\[\]\n]{0,${fewCharacters}}(?!\p{Script=Latin})\p{L}[^()\[\]\n]{0,${fewCharacters}}$`,
);
/** "X, n. See Y", where X begins its line. */
const sends = pattern(
  String.raw`^(?:${skipped}|[.?]|${words(filling)}(?!\.)|\bdo you\b)*${words(sending)}(?:${wrapping}|[,:.]|${words(`${sending}|${filling}`)})*$`,
);
/** "Also spelt Y", "variously written Y", "syn. Y": whatever it is another form of. */
const varies = pattern(
  String.raw`(?:\b(?:also|sometimes|formerly|often|usually|variously|auch|aussi|también) (?:spelt|spelled|written|écrit|geschrieben|escrito)|\b(?:spelt|spelled|written|écrit|escrito) (?:also|aussi|también)|\b(?:anche scritto|também escrito|ook (?:geschreven|gespeld)|även (?:stavat|skrivet)|også (?:skrevet|stavet|omskrevet)|także pisan[eay]|również pisan[eay]|také psáno|tiež písané|također pisano)(?: (?:som|aj|kao|als|come|como|jako))?|\bsyn(?:onyms?)?\s*[.:])${wrapping}*$`.replaceAll(
    ' ',
    String.raw`\s+`,
  ),
);
/** "The old word X", "the Doric form X", "also known as X": of a word as a word, whose spelling is the matter; "in the words of X" is not. */
const mentions = pattern(
  String.raw`(?:\b(?:the|an?)\s+(?:[\p{L}-]+\s+)?(?:word|name|form|term|spelling|epithet)|\b(?:also|formerly|originally|variously|sometimes)\s+(?:known\s+as|called|named))${wrapping}*$`,
);
/** A word alone between quotation marks. */
const opensQuote = /["“„«‘]$/;
const closesQuote = /^[,.]?["”“»’]/;
const sic = pattern(String.raw`^${wrapping}*[(\[]\s*sic\b`);

/** True if the writer marks the word between `before` and `behind` as spelt so: "also written X", "X [sic]". */
export function isMarkedAsMeant(before: string, behind: string): boolean {
  if (sic.test(behind) || varies.test(before) || mentions.test(before)) return true;
  return opensQuote.test(before) && closesQuote.test(behind);
}

let lastRuns: ReadonlySet<string> | undefined;

/** Of the words that may stand last between two forms set side by side, the Latin letters that they end with. */
function runsThatEnd(): ReadonlySet<string> {
  const words = `${joining}|${filling}|${naming}|${sending}`.split('|');
  return new Set(words.map((word) => /[a-z]+$/.exec(word)?.[0] ?? ''));
}

/** False if the words between two forms do not set them side by side, told without patterns that take long to compile. */
function mayEndBetween(between: string): boolean {
  // Cases of other scripts fold to Latin letters.
  if (!isWestern(between)) return true;
  lastRuns ??= runsThatEnd();
  return lastRuns.has(
    between
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.at(-1) ?? '',
  );
}

/**
 * True if two near forms are set side by side: `between` stands between them, `behind` follows the second, and `opensLine`
 * says that nothing but marks stands before the first in its line.
 */
export function areSetBeside(between: string, behind: string, opensLine: boolean): boolean {
  if (pairs.test(between) || (!isWestern(between) && transliterates.test(between))) return true;
  if (!/[a-z0-9]/i.test(between) && (equates.test(between) || (opens.test(between) && closes.test(behind))))
    return true;
  if (!mayEndBetween(between)) return false;
  return joins.test(between) || (opensLine && sends.test(between)) || names.test(between);
}

/** True if two forms follow each other as headwords of one entry do. */
export function areListed(between: string): boolean {
  return lists.test(between);
}
