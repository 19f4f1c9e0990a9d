// Leftovers of web pages in languages beside those of widget-phrases.ts, in the same notation. Only what no author writes
// alone on a line.

const networks = 'facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|vk|email';

const italian = [
  'condividi|tweet|stampa questo? articolo|pagina?',
  'condividi',
  `condividi su|via ${networks}`,
  'copia il? link',
  'pubblicità',
  'continua a leggere',
  'leggi di più|tutto',
  'leggi larticolo completo?',
  'caricamento in corso',
  'torna su',
  'torna allinizio',
  'vai al contenuto principale?',
  'articoli correlati|consigliati',
  'articoli più letti',
  'potrebbe interessarti anche?',
  '# commento|commenti',
  'lascia un commento',
  'tempo di lettura # min|minuto|minuti',
  'tutti i diritti riservati',
];

const portuguese = [
  'compartilhar|compartilhe|partilhar este|o? artigo|notícia?',
  `compartilhar|compartilhe|partilhar no|via ${networks}`,
  'copiar o? link',
  'publicidade',
  'continua depois|após da|a publicidade',
  'continue lendo',
  'continuar a ler',
  'leia|ler|ver mais',
  'carregando',
  'voltar ao topo',
  'ir|saltar para o conteúdo principal?',
  'notícias|artigos|conteúdo relacionadas|relacionados|relacionado',
  'mais lidas|lidos',
  '# comentário|comentários',
  'deixe um comentário',
  'todos os direitos reservados',
];

const dutch = [
  'deel dit? artikel|bericht',
  `deel|delen op|via ${networks}`,
  'link kopiëren',
  'kopieer link',
  'advertentie|advertenties',
  'lees meer|verder',
  'verder lezen na de? advertentie?',
  'bezig met laden',
  'terug naar boven',
  'naar de inhoud|hoofdinhoud',
  'gerelateerde artikelen|berichten',
  'meest gelezen',
  '# reactie|reacties',
  'plaats een? reactie',
  'alle rechten voorbehouden',
];

const polish = [
  'udostępnij artykuł?',
  `udostępnij na|przez ${networks}`,
  'kopiuj link',
  'reklama',
  'dalsza część artykułu pod reklamą',
  'czytaj więcej|dalej',
  'wróć na górę',
  'przejdź do treści',
  'najczęściej czytane',
  'powiązane artykuły',
  '# komentarz|komentarze|komentarzy',
  'dodaj komentarz',
  'wszelkie prawa zastrzeżone',
];

const russian = [
  'поделиться',
  'поделиться в|через facebook|фейсбуке|вконтакте|вк|twitter|твиттере|телеграме|telegram|whatsapp|одноклассниках',
  'скопировать ссылку',
  'реклама',
  'продолжение|текст|материал после рекламы',
  'продолжение ниже',
  'читать далее|дальше|полностью|ещё|еще',
  'показать ещё|еще',
  'наверх',
  'вернуться наверх|назад',
  'перейти к содержанию|содержимому',
  'похожие|связанные статьи|материалы|новости',
  'самое читаемое',
  '# комментарий|комментария|комментариев',
  'оставить|добавить комментарий',
  'подписаться на рассылку|новости?',
  'все права защищены',
];

const chineseAndJapanese = [
  '广告|廣告|正文继续|点击查看|阅读全文|閱讀全文|查看更多|加载更多|加載更多|加载中|返回顶部|返回首页|分享到微信|分享到微博|分享到朋友圈|复制链接|相关新闻|相關新聞|相关阅读|相關閱讀|热门文章|发表评论|扫一扫|版权所有|版權所有',
  '広告|続きを読む|もっと見る|もっと読む|読み込み中|トップへ戻る|ページトップへ|ページの先頭へ戻る|シェアする|ツイートする|リンクをコピー|リンクをコピーする|関連記事|おすすめ記事|人気記事|コメントする|コメントを書く|記事を印刷|無断転載を禁じます|無断転載禁止',
];

/** Phrases of these languages. */
export const phrasesOfMoreLanguages: readonly string[] = [
  ...italian,
  ...portuguese,
  ...dutch,
  ...polish,
  ...russian,
  ...chineseAndJapanese,
];
