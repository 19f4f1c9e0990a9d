// Whether a text says who said what it quotes, or where it stands: by verbs of speaking and writing, and by references.

import { guessLanguage } from '../languages/document-language.ts';
import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';
import { tellsSpeech } from './speakers.ts';

/**
 * What words begin with that stand beside what somebody said or wrote, by language. Wide: a word too many lets a quotation
 * be compared, a word too few keeps silent about what was said.
 */
const attributions: Readonly<Record<string, string>> = {
  en: `ask accord argu assert call cit claim conclu declar describ emphasi express maintain proclaim put_it quot
    recall report said say speak spoke speech stat talk tell told think thought words_of writ wrote`,
  de: `behaupt bekräftig beton erklär frag laut mein nannte nennt sag schreib schrieb sprach sprich wort zitier zufolge`,
  fr: `accus appel assur cit confi demand dire disai disen dit écri estim jug lanc martel mots parl parole propos selon`,
  es: `afirm asegur cit decir diciendo dij escrib escrit expres habl palabra pregunt respond según`,
  it: `afferm aggiun chied chies cit dett dic disse parol ribad rispo scriv scritt secondo sosten sostien sottoline spieg`,
  pt: `acrescent afirm cit declar diss diz escrev escrit explic fala palavra pergunt respond segundo`,
  nl: `aldus antwoord gezegd geschr noem schre schrij verkla vertel volgens vraag vroeg woord zeg zei`,
  pl: `cyt doda mówi napis odpowie oświadcz pisz podkreśl powiedz pyta słow stwierdz według wyjaśn zapyta zdaniem`,
  ru: `говор добав заяв назв объясн ответ отме писа пиш подчерк сказа скаж слов спрос цит`,
  sv: `berätt enligt förklar fråg mena ord sade sagt säg skrev skriv svar uppg`,
  ja: String.raw`\n(?:と|って) 述べ 語っ 話し 発言`,
  zh: '说 說 表示 称 稱 写 寫 指出 强调 強調 问 問 告诉 告訴 宣布 回答 认为 認為 话 話',
};

/** Languages that part their words by nothing: what stands beside a quotation there need not begin a word. */
const unspaced = new Set(['ja', 'zh']);

const patterns = new Map<string, ScriptPattern>();

function attributionOf(language: string): ScriptPattern {
  let pattern = patterns.get(language);
  if (pattern === undefined) {
    const beginnings = attributions[language]
      .split(/\s+/)
      .map((words) => words.replaceAll('_', String.raw`\s+`));
    const start = unspaced.has(language) ? '' : String.raw`(?<!\p{L})`;
    pattern = scriptPattern(`${start}(?:${beginnings.join('|')})`, 'i');
    patterns.set(language, pattern);
  }
  return pattern;
}

/** "[Op. Cit., p. 12]", "(Works, vol. 3)", "– Goethe" behind a quotation; not "(see section 3)". */
const reference = scriptPattern(
  String.raw`^[.,;:!?…]*\s*(?:[\[(](?!\s*(?:[Ss](?:ee|iehe|ect|ecc)|[Vv]oir|[Vv]er|[Vv]edi|[Zz]ie|[Aa]bschnitt|[Kk]apitel|[Cc]hap|§))[^\])]{0,80}\p{L}|(?:--|[—–])\s*\p{Lu})`,
);

/** False if nothing beside a quotation tells that somebody said it, or where. True in languages whose words for it are not known. */
export function namesSource(before: string, quotation: string, behind: string): boolean {
  if (reference.test(behind)) return true;
  const around = `${before}\n${behind}`;
  if (tellsSpeech(around)) return true;
  const language = guessLanguage(`${before} ${quotation} ${behind}`)?.language;
  // Lists and lines of programs are in no language.
  if (language === undefined || language === 'und') return false;
  return attributions[language] === undefined || attributionOf(language).test(around);
}
