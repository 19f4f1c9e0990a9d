// Texts made up for the tests, and small tools to read what the segmenter makes of a text.

import type { Block, BlockRole } from '../../src/model/document.ts';
import { assignRoles, segmentLines } from '../../src/segment/blocks.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';

/** The blocks of one article: its lines with their roles. */
export function segmentBlocks(bytes: Uint8Array): Block[] {
  return assignRoles(bytes, segmentLines(bytes));
}

/** One block as `role: text`; line breaks inside are shown as ⏎. */
export function outlineOf(text: string): string[] {
  const bytes = encodeText(text);
  return segmentBlocks(bytes).map(
    ({ span, role }) => `${role}: ${decodeText(bytes, span).replace(/\r?\n/gu, '⏎')}`,
  );
}

/** Roles of the blocks of a text. */
export function rolesIn(text: string): BlockRole[] {
  return segmentBlocks(encodeText(text)).map(({ role }) => role);
}

/** Texts of the blocks, line breaks and indents inside as one space. */
export function blocksIn(text: string): string[] {
  const bytes = encodeText(text);
  return segmentBlocks(bytes).map(({ span }) => decodeText(bytes, span).replace(/\s*\n\s*/gu, ' '));
}

/** Breaks a paragraph into lines of at most `width` characters, as editors do. `indent` goes before every line but the first. */
export function wrap(paragraph: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}

/** Breaks text without spaces every `width` characters. */
export function wrapCharacters(paragraph: string, width: number): string {
  return paragraph.replace(new RegExp(`(.{${width}})(?=.)`, 'gu'), '$1\n');
}

export const english = [
  'The harbour board agreed on Tuesday to rebuild the old pier, which was damaged in the storms of last winter and has been closed to walkers ever since.',
  'Work will begin in April and is expected to last for about a year, said the board’s chair, Helen Marsh, who added that the money had already been set aside. She did not say how much it would cost.',
  'Fishermen fear that they will lose their berths for a whole season.',
  '“Nobody has told us where to go,” said one of them, mending a net on the quay. “We read about it in the paper like everybody else, and the paper did not know either.”',
];

export const german = [
  'Der Hafenrat hat am Dienstag beschlossen, den alten Anleger wieder aufzubauen, der bei den Stürmen des letzten Winters beschädigt wurde und seither für Spaziergänger gesperrt ist.',
  'Die Arbeiten sollen im April beginnen und etwa ein Jahr dauern, sagte die Vorsitzende des Rates, die hinzufügte, dass das Geld bereits vorhanden sei.',
];

export const arabic = [
  'قرر مجلس الميناء يوم الثلاثاء إعادة بناء الرصيف القديم الذي تضرر في عواصف الشتاء الماضي وأغلق أمام المارة منذ ذلك الحين وقالت رئيسة المجلس إن الأعمال ستبدأ في أبريل وستستمر نحو عام كامل وأضافت أن المال متوفر بالفعل لكنها لم تذكر حجم التكلفة.',
  'ويخشى الصيادون أن يفقدوا أماكنهم طوال موسم كامل وقال أحدهم وهو يصلح شبكته على الرصيف إن أحدا لم يخبرهم إلى أين يذهبون وإنهم قرأوا الخبر في الصحيفة مثل الجميع.',
];

export const chinese = [
  '港务委员会周二决定重建去年冬天在风暴中受损的旧码头，该码头自那时起一直对行人关闭。委员会主席表示，工程将于四月开始，预计持续约一年时间，所需资金已经到位，但她没有说明具体费用是多少。',
  '渔民们担心他们将在整个渔季失去泊位。其中一人在码头上补网时说，没有人告诉他们应该去哪里，他们和其他人一样是从报纸上得知这一消息的，而报纸也不知道答案。',
];

/** An article of paragraphs under a title. */
export function article(title: string, paragraphs: readonly string[] = english): string {
  return [title, ...paragraphs].join('\n\n');
}

/** The roles at the head of what `scraped` makes. */
export const scrapedHead: readonly BlockRole[] = [
  'headline',
  'caption',
  'caption',
  'residue',
  'headline',
  'caption',
  'caption',
];

/** An article as scrapers leave it: headline, caption twice, widget, all again, then the paragraphs. */
export function scraped(title: string, caption: string, paragraphs: readonly string[] = english): string {
  return [title, `${caption}\n${caption}\nTT`, title, `${caption}\n${caption}`, ...paragraphs].join('\n\n');
}
