// Sound text of many languages: Article 1 of the Universal Declaration of Human Rights (free text of the United Nations)
// and sentences of our own that hold what rules on characters may stumble over.

/** Paragraphs by language (BCP 47). */
export const cleanText: Readonly<Record<string, readonly string[]>> = {
  am: [
    'የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው። የተፈጥሮ ማስተዋልና ሕሊና ስላለው አንዱ ሌላውን በወንድማማችነት መንፈስ መመልከት ይገባዋል።',
  ],
  ar: [
    'يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء.',
    'قال الوزير: «سنبدأ في ١٥ مارس»؛ ثم زار مدينة \u200fBerlin\u200f (ألمانيا) جدًّا.',
  ],
  bg: [
    'Всички хора се раждат свободни и равни по достойнство и права. Тя каза: „Нейната книга ѝ хареса“ — и си тръгна.',
  ],
  bn: [
    'সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে। তাঁদের বিবেক এবং বুদ্ধি আছে; সুতরাং সকলেরই একে অপরের প্রতি ভ্রাতৃত্বসুলভ মনোভাব নিয়ে আচরণ করা উচিত। র\u200d্যাব',
  ],
  cs: [
    'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. „Přijďte k nám,“ řekl František Žižka – a odešel.',
  ],
  da: [
    'Alle mennesker er født frie og lige i værdighed og rettigheder. »Det er på høje tid,« sagde hun på Ærø.',
  ],
  de: [
    'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.',
    '„Spaß“, „Fuß“… „Das ist ein großer Spaß“, sagte sie; »Öl« – 5 × 3 m² zu 20 € je 100 km (§ 5 Abs. 2), 30 °C. ‚Äpfel‘ in ‚Übersee‘. DIE STRASSE „MENÜ“ UND „CAFÉ“.',
  ],
  el: [
    'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. «Ναι», είπε η Άννα· «πάμε!»',
  ],
  en: [
    'All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.',
    'The café’s naïve façade—“chic” in every résumé—cost £20 (or €23)… “É” is a letter; the CAFÉ’s owner, Zoë O’Neill, wrote coöperate. Temperature: 30 °C ± 2, 5 × 3 = 15, x² ≠ y³, 2√π, ½ cup, 10 µm, 5 μm, 10 kΩ, TNFα and Δt. AT&T, R&D, Q&A; 3 < 4 & 5 > 2; a[i] = {1}.',
    'Family: 👨\u200d👩\u200d👧, ❤\ufe0f, 1\ufe0f\u20e3, 🏳\ufe0f\u200d🌈, 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}, 👍🏽, ☎\ufe0e, ©\ufe0f.',
  ],
  es: [
    'Todos los seres humanos nacen libres e iguales en dignidad y derechos. ¿Quién lo dijo? «El señor Ñúñez», ¡claro! ESPAÑA, AÑO 2024, 1.º y 2.ª',
  ],
  fa: [
    'تمام افراد بشر آزاد به دنیا می\u200cآیند و از لحاظ حیثیت و حقوق با هم برابرند. همه دارای عقل و وجدان می\u200cباشند و باید نسبت به یکدیگر با روح برادری رفتار کنند. کتاب\u200cها و خانه\u200cای «بزرگ»\u200cها.',
  ],
  fi: [
    'Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. ”Älä mene”, sanoi Åke Öbergin äiti. MÄÄRÄ”',
  ],
  fr: [
    'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.',
    '«\u00a0La liberté\u00a0», dit-il\u00a0; l’œuvre d’Éluard — «\u202fL’été\u202f» —, payé\u00a0€\u00a05 à\u00a0« l’Étoile ». LIBERTÉ\u00a0: CAFÉ\u00a0! À\u00a0la Ô\u00a0temps. “É” et «\u00a0é\u00a0»…',
  ],
  gu: ['પ્રતિષ્ઠા અને અધિકારોની દૃષ્ટિએ સર્વ માનવો જન્મથી સ્વતંત્ર અને સમાન હોય છે. તેમનામાં વિચારશક્તિ અને અંતઃકરણ હોય છે.'],
  he: [
    'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון. בְּרֵאשִׁית בָּרָא \u200eUN\u200e (או״ם) ב־1948.',
  ],
  hi: [
    'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है। क्\u200dष और क्\u200cष, लड़का, पढ़ाई, फ़िल्म।',
  ],
  hu: [
    'Minden emberi lény szabadon születik és egyenlő méltósága és joga van. „Őszintén?” – kérdezte Ödön. Fülöp űrhajós. ÁRVÍZTŰRŐ”',
  ],
  hy: ['Բոլոր մարդիկ ծնվում են ազատ ու հավասար իրենց արժանապատվությամբ ու իրավունքներով։ «Այո», ասաց նա։'],
  id: [
    'Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama. Mereka dikaruniai akal dan hati nurani.',
  ],
  is: [
    'Hver maður er borinn frjáls og jafn öðrum að virðingu og réttindum. „Það er gott,“ sagði Þór. ÞAÐ ER „ÆÐI“',
  ],
  it: [
    'Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. «Perché?», chiese. È così: la città è più bella. “CITTÀ”',
  ],
  ja: [
    'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。',
    'Ｔシャツを２枚「ＧＡＰ」で買った。パソコン（ＰＣ）は①番、㎏や㌢も使う。IT化、Xの投稿、αβ線、葛\u{e0100}城市。',
  ],
  ka: [
    'ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით. მათ მინიჭებული აქვთ გონება და სინდისი.',
  ],
  kk: [
    'Барлық адамдар тумысынан азат және қадір-қасиеті мен құқықтары тең болып дүниеге келеді. Адамдарға ақыл-парасат, ар-ождан берілген.',
  ],
  km: [
    'មនុស្ស\u200bទាំងអស់\u200bកើត\u200bមក\u200bមាន\u200bសេរីភាព និង\u200bសមភាព\u200bក្នុង\u200bផ្នែក\u200bសេចក្តី\u200bថ្លៃថ្នូរ\u200bនិង\u200bសិទ្ធិ។',
  ],
  ko: [
    '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다. “네”라고 김 씨가 말했다.',
  ],
  lt: [
    'Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. „Ąžuolas“ – tai medis, o „Šiauliai“ – miestas.',
  ],
  ml: ['മനുഷ്യരെല്ലാവരും തുല്യാവകാശങ്ങളോടും അന്തസ്സോടും സ്വാതന്ത്ര്യത്തോടുംകൂടി ജനിച്ചവരാണ്. അവന്\u200d വന്നു.'],
  mr: ['सर्व मानवी व्यक्ति जन्मतःच स्वतंत्र आहेत व त्यांना समान प्रतिष्ठा व समान अधिकार आहेत. दुसऱ्या पुऱ्या.'],
  my: [
    'လူတိုင်းသည်\u200b တူညီ\u200bလွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။',
  ],
  nl: [
    'Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. ‘Zó’, zei ze, ‘’s ochtends één ei.’ België’s coördinatie.',
  ],
  no: [
    'Alle mennesker er født frie og med samme menneskeverd og menneskerettigheter. «Å», sa han på Ås, «GÅ PÅ»!',
  ],
  pa: ['ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ, ਸ਼ਾਨ ਅਤੇ ਹੱਕਾਂ ਦੇ ਪੱਖੋਂ ਜਨਮ ਤੋਂ ਹੀ ਆਜ਼ਾਦ ਹੈ ਅਤੇ ਸੁਤੇ ਸਿੱਧ ਸਾਰੇ ਲੋਕ ਬਰਾਬਰ ਹਨ।'],
  pl: [
    'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. „Źdźbło trawy” – rzekł Łukasz. ŻÓŁĆ”',
  ],
  pt: [
    'Todos os seres humanos nascem livres e iguais em dignidade e em direitos. “AMANHÃ”, MAÇÃ… e «IRMÃ»: NÃO! A MANHÃ™, à\u00a0noite — você, “Ã”.',
  ],
  ro: [
    'Toate ființele umane se nasc libere și egale în demnitate și în drepturi. „În câmp”, zise Ștefan, „Â” și „ÎN CÂMPÂ…”. Țară.',
  ],
  ru: [
    'Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью и должны поступать в отношении друг друга в духе братства.',
    'В\u00a0Москве — «Ёлка», С\u00a0уважением, «В»… ITшник и VIPы купили iPhoneы, Facebookа и X-лучи; XXIв. В США — HR-отдел, TV, №\u00a05, 25\u00a0°C, 10 кОм, СССР. РСФСР, ВСЁ.',
  ],
  sr: [
    'Сва људска бића рађају се слободна и једнака у достојанству и правима. „Ђорђе“, рече Љиљана, „Њ“ и „Џ“.',
  ],
  sv: ['Alla människor är födda fria och lika i värde och rättigheter. ”Å”, sade Åsa på MALMÖ” – ”Öl”.'],
  sw: [
    'Watu wote wamezaliwa huru, hadhi na haki zao ni sawa. Wote wamejaliwa akili na dhamiri, hivyo yapasa watendeane kindugu.',
  ],
  ta: ['மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும், உரிமைகளிலும் சமமானவர்கள்.'],
  te: ['ప్రతిపత్తిస్వత్వముల విషయమున మానవులెల్లరును జన్మతః స్వతంత్రులును సమానులును నగుదురు. సాఫ్ట్\u200cవేర్.'],
  th: [
    'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ\u200bต่างมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ',
  ],
  tr: [
    'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. “İstanbul’da mı?” dedi Çağrı. KÂR” ve “ÇIĞ”.',
  ],
  uk: [
    'Всі люди народжуються вільними і рівними у своїй гідності та правах. «СІРІ ВОВКИ», ПІСНІ, РІЄ, «Їжак» і ґудзик; об’єкт, Сірко, Рівне.',
  ],
  ur: [
    'تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔ انہیں ضمیر اور عقل ودیعت ہوئی ہے۔ خوش\u200cآمدید',
  ],
  vi: [
    'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền. “ĐÃ”, “XÃ…”, CHÂU Á, NGÃ BA” Huế, Đặng Thị Ngọc.',
  ],
  zh: [
    '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。“很好”，他说：‘是的’——《红楼梦》……𠮷野家、塚\ufe00。',
  ],
};
