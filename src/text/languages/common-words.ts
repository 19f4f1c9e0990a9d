// The commonest words of languages, by which a text tells its language, and the stop-word test of the Gopher filter asks
// for: the first eight of English are the published ones (Rae et al. 2021, appendix A.1.1); those of the other languages
// are chosen to match them: articles, conjunctions, prepositions, forms of "to be" and "to have".

/** Words by language subtag (BCP 47), in lower case, divided by spaces; the first eight are the stop words. */
export const commonWords = {
  en: 'the be to of and that have with is was for on as are by this from not it at his were which an been their has but they had',
  de: 'der und die zu von das mit ist den ein nicht sich auf im dem des eine auch es für als werden aus hat dass bei sie nach wird einer',
  fr: 'le de et à que les est dans la des un une du en pour qui sur au ne pas plus par avec il ce sont elle aux cette été',
  es: 'el de y que la en los con a del se las por un para una no es su al lo como más pero sus fue ha ser son este',
  pt: 'o de e que a em os com do da não para um uma na no se por dos mais as foi ao das como é são pelo ou pela',
  it: 'il di e che la in è con per del non un una le della i si da gli dei al sono nel alla più come ha anche lo delle',
  nl: 'de het en van een dat is met in te op voor zijn aan niet die er ook naar door bij uit om hij maar wordt heeft nog over worden',
  sv: 'och att i det som är med har en på av för den till inte om ett han de var från men sig så kan vid också eller där efter',
  da: 'og at i det som er med har en på af for den til ikke de der et han var fra men sig så kan ved også eller efter blev',
  nb: 'og å i det som er med har en på av for den til ikke de at et han var fra men seg så kan ved også eller etter ble',
  is: 'og að í það sem er með hefur á af um ekki við var fyrir en til hann þeir þar þá því hún frá eru svo eftir sér þau þess',
  fi: 'ja on että ei se oli hän ovat myös kun mutta joka ole tai sen kuin sekä hänen mukaan jo niin olla ollut jos sitä nyt vain jälkeen voi',
  et: 'ja on et ei see oli ta olid ka kui aga mis kes oma ning või selle nii pole seda ma tema nagu veel siis mida saab kuid välja üle',
  hu: 'a az és hogy nem is egy van volt meg ez azt már csak de mint vagy még lehet ki el szerint után amely amikor között aki ha sem mert',
  pl: 'i w z że na nie jest się do to o jak po za od ale co dla przez był są lub oraz już może tylko jego ich przy czy',
  cs: 'a v že na se je s by to z do o pro jako k za ale po tak od jsou byl který jeho nebo při už také podle až',
  sk: 'a v že na sa je s by to z do o pre ako k za ale po tak od sú bol ktorý jeho alebo pri už tiež podľa až',
  sl: 'in v je da na se so z za ki pa tudi ne bi po ter pri kot ali od iz še bil kar če bo kako ga o biti',
  hr: 'i u je da na se su s za koji od ne bi po te kao ili iz što još bio sve kako ga biti prema nije samo ako o',
  ro: 'și de la în că a cu este din pe un o nu pentru care mai sunt au fost ce se prin sau după al fi acest dar ca lui',
  sq: 'të e dhe në që për me është një nga i se ka nuk më si do u ishte kjo por janë ky edhe tij kanë mund duke këtë pas',
  lt: 'ir kad yra į su iš ne buvo tai kaip o bet jo už nuo dėl taip jis po apie ar prie turi savo jų gali ta kas dar tik',
  lv: 'un ka ir no ar uz par bija tas kā bet lai ne arī vai pēc to tā tika pie viņš nav savu tikai šī gan jau tiek kas kurš',
  tr: 've bir bu ile için da de olarak çok daha en gibi olan ne kadar sonra ise ancak var değil o olduğu her ki ya tarafından göre şey',
  az: 'və bir bu ilə üçün da də olan edir ki daha sonra isə kimi deyil çox o onun ən var lakin görə hər edib olub bütün həm olaraq',
  id: 'yang dan di untuk dengan dari itu ini pada tidak adalah dalam ke akan oleh juga sebagai telah atau mereka bisa kami ada saat karena tersebut lebih sudah dia',
  vi: 'và của là có không cho được trong một các với những người này đã khi để ở từ về đến cũng như ra tại nhiều vào sẽ ông do',
  sw: 'ya na wa kwa ni za katika la kuwa cha yake hii kama hiyo watu au wake baada vya pia alisema yao zaidi huo wao si lakini sasa',
  af: 'die en van het is nie dat om in op vir met te hy wat sy aan was word as ook deur sal ons kan hulle na maar ek uit',
  ca: 'el de i que la a en amb del els les per un una no és al es va dels més com hi ha seva pel però aquest són també',
  eu: 'eta da ez bat izan dira zuen den ere du baina hau hori dute egin beste zen bere duen ditu baino arte gabe edo dela ziren',
  ru: 'и в на что не с он быть это по как из за к от для о его но они был также до или уже её которые после было при',
  uk: 'і в на що не з він бути це по як із за до від для про його але вони був та й або вже її які після було при',
  be: 'і ў на што не з ён быць гэта па як за да ад для пра яго але яны быў таксама або ужо яе якія пасля было пры калі',
  bg: 'и в на че не с той да е от за се по са като до ще това или му но бе след който при към бъде си има',
  sr: 'и у на да не са он је се од за су по који као или из што до то би али био бити након при само још све',
  mk: 'и во на дека не со тој да е од за се по што како или до ќе ги го но беше кој при исто само уште има сите',
  el: 'και το να του η της με που από για την τον των δεν είναι στο τα οι ο θα στην σε ότι τους τις μια έχει ένα αυτό αλλά',
  he: 'של את על לא הוא עם זה כי גם אל היא היה אבל או כל יש אם לפני אחרי בין רק יותר אני הם זו כך עוד אין',
  ar: 'في من على أن إلى مع هذا كان التي عن ما لا هو ذلك الذي هذه بعد كما أو بين قد هي لم كل قال حيث خلال عند',
  fa: 'و در به از که این را با است برای آن یک تا می هم بود شد خود بر شده ها نیز اما یا دو کرد هر پس',
  ur: 'کے کی میں سے اور کا ہے کو نے کہ ہیں پر یہ تھا اس ان نہیں بھی تھی کر ایک جو گیا لیے وہ ہو تو اپنے',
  hi: 'के का की में से और है को ने कि हैं पर यह था इस एक नहीं भी थी कर जो गया लिए वह हो तो अपने साथ',
  mr: 'आणि आहे या व ते हे की नाही होते तर ही तो मी त्या का एक होता आहेत असे होती पण तसेच यांनी साठी',
  ne: 'र को मा छ ले लाई हो पनि यो गरेको भएको छन् थियो गर्न तथा एक वा नै हुने तर उनले गर्ने पर्ने',
  bn: 'ও এই করে না যে তার থেকে এবং হয় জন্য একটি এর কিন্তু সঙ্গে তিনি তা করা হয়েছে বলে আর মধ্যে কোনো পর ছিল',
} as const;

/** A language of the table. */
export type KnownLanguage = keyof typeof commonWords;

/** All languages of the table. */
export const knownLanguages = Object.keys(commonWords) as readonly KnownLanguage[];

// What the stop-word test asks for.
const stopWordCount = 8;

/** The eight stop words of a language, in lower case. */
export function stopWordsOf(language: KnownLanguage): readonly string[] {
  return commonWords[language].split(' ').slice(0, stopWordCount);
}
