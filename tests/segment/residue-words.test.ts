import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openingHashes } from '../../src/segment/roles/opening-hashes.ts';
import { isDateLine, widgetCertainty, mayBeWidget } from '../../src/segment/roles/residue-words.ts';
import { widgetLists } from '../../src/segment/roles/widget-lists.ts';
import { hashOpenings, readHashes, writeHashes } from '../../src/segment/roles/widget-openings.ts';
import { residueWords } from '../../src/segment/roles/widget-phrases.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

const certain = [
  'Läs också',
  'Lue myös',
  'Czytaj także',
  'Читайте также',
  'यह भी पढ़ें',
  'اقرأ أيضا',
  'Accetta tutti i cookie',
  'Hyväksy kaikki evästeet',
  'すべてのクッキーを受け入れる',
  'Artiklen fortsætter under billedet',
  'Nghe bài viết',
  'TT',
  'Share',
  'Tweet',
  'Share this article',
  'SHARE ON FACEBOOK',
  'Print this page | Share on LinkedIn | Tweet',
  'Loading…',
  'Loading more comments...',
  'ADVERTISEMENT',
  '• Advertisement •',
  'Story continues below',
  'Article continues after this advertisement',
  'Read more',
  'Read More »',
  'Show less',
  'Back to top ↑',
  'Skip to main content',
  'Recommended for you',
  'You may also like',
  'Follow us on Twitter',
  '12 Comments',
  '0 Comments | Log in to post',
  '1,204 views',
  'Page 3 of 12',
  '3 of 12',
  '5 min read',
  '12 people like this. Be the first.',
  'Send to a friend',
  'Comments (33)',
  'Email this to a colleague',
  'Save for later',
  'Most popular stories',
  'Sponsored links',
  'Printer-friendly version',
  'Text size: A A A',
  'Reprints and Permissions',
  'View slideshow',
  'Photos: View slideshow',
  'Watch live',
  'Top of page',
  'Join the conversation',
  'Post your comment',
  'Viewed 1,204 times',
  'Rated 4 of 5 by 31 readers',
  'More from this section',
  'Add to favorites',
  'Accept all | Reject all',
  'Manage your cookie preferences',
  'Do not sell my personal information',
  'Updated 5 minutes ago',
  'Posted May 3 at 8:48 | Updated 2 hours ago',
  'Auf Facebook teilen',
  'Weiterlesen',
  'Anzeige',
  'Wird geladen…',
  'Nach oben',
  'Das könnte Sie auch interessieren',
  'Seite 3 von 12',
  '7 Kommentare',
  'Partager sur WhatsApp',
  'Partager l’article',
  'Lire la suite',
  'Publicité',
  'Chargement en cours…',
  'Page 3 sur 12',
  'Compartir en Facebook',
  'Leer más',
  'Publicidad',
  'Cargando…',
  'Página 3 de 12',
];

const likely = [
  'Skriv ut',
  'Drukuj',
  'Распечатать',
  'प्रिंट करें',
  'Εκτύπωση',
  '인쇄',
  'Logga in',
  'Uppdaterad kl. 14.32',
  'Обновлено в 14:32',
  'Print',
  'Comments',
  'Home | News | Menu'.replace('News', 'Search'),
  'Sign up for our newsletter and never miss a story.',
  'Subscribe today and save.',
  'Click here to read the whole report',
  'Click on the picture below to see more',
  'Download our app',
  'Report an error',
  'Comments are closed.',
  'Comments on this story are now closed.',
  'Please enable JavaScript to view the comments.',
  'This site uses cookies to improve your visit.',
  'We use cookies and similar technologies to remember you.',
  'We and our partners store data on your device.',
  'We value your privacy',
  'Don’t miss',
  'Editor’s picks',
  'Published May 3, 2024',
  'Veröffentlicht am 3. Mai 2024 um 8:48 Uhr',
  'Drucken',
  'Klicken Sie hier, um den Artikel zu lesen',
  'Imprimer',
  'Cliquez ici pour vous abonner',
  'Inscrivez-vous à notre newsletter',
  'Imprimir',
  'Haga clic aquí para suscribirse',
  '|',
  '» »',
];

const notWidgets = [
  'Läs också det finstilta innan du skriver under',
  'Skriv ut dina svar med stora bokstäver',
  'Drukuj i czytaj: nowa książka o druku',
  'Читайте также медленно, как он',
  'Actualizado el puerto, vuelve el ferry',
  'Uppdaterade regler för hamnen',
  'Logga in i hamnboken gör kaptenen',
  'この記事を聴くと眠くなる人がいる。',
  '1      1      Reply',
  '1\t12\tReply',
  '',
  '***',
  '* * *',
  '----',
  'X',
  'IV',
  'Home.',
  'Next?',
  'News',
  'The Lighthouse Keeper',
  'Shares fall in London',
  'Share of voters who stayed at home rises',
  'Read more books, says minister',
  'He said he would share it.',
  'Loading of the ships began at dawn.',
  'Print runs of the old paper were small.',
  'Published figures show that 29 people left.',
  'Updated rules for 2024',
  'Page 3 of the report says so.',
  'Comments on the draft are welcome until May.',
  'Click beetles of the northern woods',
  'Sign of the times',
  'Comment:',
  '<',
  '>',
  'Follow the money',
  'We use cookies and cake as prizes, she said.',
  'We value your privacy policy less than your bread',
  'Watch for falling rocks',
  'Most popular names of the year',
  'Send a friend to the mill',
  'Save the old pier',
  'The editors pick apples',
  'Got it.',
  'Not now',
  'Die Anzeige wurde am Montag erstattet.',
  'Teilen ist schwer',
  'Publicité mensongère: une plainte déposée',
  'Más dinero para escuelas',
  'النص',
  '語',
];

describe('widgetCertainty', () => {
  test.each(certain)('is certain of %j', (line) => {
    expect(widgetCertainty(line)).toBe('certain');
  });

  test.each(likely)('finds %j likely', (line) => {
    expect(widgetCertainty(line)).toBe('likely');
  });

  test.each(notWidgets)('leaves %j alone', (line) => {
    expect(widgetCertainty(line)).toBeUndefined();
  });

  test('is as sure of several parts as of the least sure one', () => {
    expect(widgetCertainty('Share | Tweet')).toBe('certain');
    expect(widgetCertainty('Share | Print')).toBe('likely');
    expect(widgetCertainty('Share | The pier')).toBeUndefined();
  });

  test('knows nothing of long lines', () => {
    expect(widgetCertainty(`Click here to ${'read '.repeat(60)}`)).toBeUndefined();
  });
});

describe('mayBeWidget', () => {
  const quickLook = (line: string): boolean => {
    const bytes = encodeText(line);
    return mayBeWidget(bytes, 0, bytes.length);
  };

  test('never misses a widget', () => {
    for (const line of [...certain, ...likely]) expect([line, quickLook(line)]).toEqual([line, true]);
  });

  test('takes a notice of rights for one, and no line whose first word opens nothing', () => {
    expect(quickLook('(c) 2024 Aldermere Post. All rights reserved.')).toBe(true);
    expect(quickLook('- Harbour boats of the county')).toBe(false);
    expect(quickLook('-- | --')).toBe(true);
  });

  test('never misses a line made of the phrases themselves', () => {
    const phrases = residueWords.flatMap((words) => [...words.certain, ...words.likely]);
    // `left` says which of the words that may stand there are left out, a bit each.
    const pick = (phrase: string, choice: number, left: number): string =>
      phrase
        .split(' ')
        .filter((word, index) => word !== '*' && !(word.endsWith('?') && (left >> index) & 1))
        .map((word) => word.replace(/\?$/u, '').split('|'))
        .map((words) => words[choice % words.length].replace('#', '7'))
        .join(' ');
    fc.assert(
      fc.property(
        fc.constantFrom(...phrases),
        fc.nat(20),
        fc.nat(255),
        fc.constantFrom('lower', 'upper', 'title'),
        (phrase, choice, left, spelling) => {
          const line = pick(phrase, choice, left).replace(
            /\bemail\b/u,
            choice % 2 === 0 ? 'email' : 'e-mail',
          );
          const spelt =
            spelling === 'lower'
              ? line
              : spelling === 'upper'
                ? line.toUpperCase()
                : line[0].toUpperCase() + line.slice(1);
          expect(widgetCertainty(spelt)).toBeDefined();
          expect(quickLook(spelt)).toBe(true);
          const besideSigns = [`- ${spelt}`, `| ${spelt} |`, `(${spelt})`, `'${spelt}'`, `>>> ${spelt}`];
          for (const quoted of [`“${spelt}”`, `"${spelt}"`, `„“${spelt}“`, ...besideSigns]) {
            expect([quoted, quickLook(quoted) || widgetCertainty(quoted) === undefined]).toEqual([
              quoted,
              true,
            ]);
          }
        },
      ),
    );
  });

  test('spares most lines of prose a closer look', () => {
    for (const line of [
      'The harbour board agreed on Tuesday.',
      'Nobody has told us.',
      'Fishermen fear it.',
      'By the way, nobody asked.',
      'This harbour is old.',
    ]) {
      expect(quickLook(line)).toBe(false);
    }
  });
});

describe('isDateLine', () => {
  test.each([
    'May 3, 2024',
    '3. Mai 2024',
    '2024-05-03 08:48',
    'Le 3 mai 2024',
    'Viernes, 3 de mayo de 2024',
    'Updated May 3',
  ])('takes %j for a date', (line) => {
    expect(isDateLine(line)).toBe(true);
  });

  test.each(['May', 'Seven Days in May', 'The 3 of us', 'Apollo 13', ''])(
    'does not take %j for a date',
    (line) => {
      expect(isDateLine(line)).toBe(false);
    },
  );
});

describe('hashes of what leftovers open with', () => {
  test('are those of the lists, as they were written', () => {
    const hashes = hashOpenings(widgetLists().openings);
    expect(hashes.length).toBeGreaterThan(1000);
    expect(readHashes(writeHashes(hashes))).toEqual(hashes);
    expect(readHashes(openingHashes)).toEqual(hashes);
  });
});
