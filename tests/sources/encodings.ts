// Text in encodings other than UTF-8, and sentences in many languages to put into them.

import { isUtf8 } from 'node:buffer';
import { expect } from 'vitest';
import { decode } from '../../src/sources/encodings/decode.ts';

/** A text in UTF-16, without a mark. */
export function utf16(text: string, order: 'utf-16le' | 'utf-16be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'utf-16le' ? bytes : bytes.swap16();
}

/** A text in a single-byte encoding of which TextDecoder knows the upper half. */
export function singleByte(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (character) => {
    const byte = byteOf.get(character);
    if (byte === undefined) throw new Error(`${encoding} has no ${character}`);
    return byte;
  });
}

/** A text in an encoding of one and two bytes a character. */
export function doubleByte(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const pairs = new Map<string, readonly number[]>();
  for (let first = 0x81; first < 0xff; first++) {
    for (let second = 0x40; second < 0xff; second++) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (!pairs.has(character)) pairs.set(character, [first, second]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      if (code < 0x80) return [code];
      const pair = pairs.get(character);
      if (pair === undefined) throw new Error(`${encoding} has no ${character}`);
      return pair;
    }),
  );
}

export function decoded(bytes: Uint8Array): { text: string; encoding: string; bomBytes: number } {
  const { text, encoding, bomBytes } = decode(bytes);
  expect(isUtf8(text)).toBe(true);
  return { text: Buffer.from(text).toString(), encoding, bomBytes };
}

export const languages: Readonly<Record<string, string>> = {
  English: 'The minister said on Monday: “We don’t know.”\nNobody asked why.\n',
  French: 'Le député a été réélu à la présidence. Où étaient les élèves ? À Noël, très loin.\n',
  German: 'Die Bürger über die größten Städte müssen schließlich wählen.\nSchöne Grüße.\n',
  Polish: 'Zażółć gęślą jaźń. Prezydent powiedział, że będzie głosował.\n',
  Czech:
    'Ministr zahraničí včera prohlásil, že jednání bude pokračovat příští týden v Praze, protože chybí stanovisko.\n',
  Hungarian: 'A kormány elfogadta a költségvetést, és a miniszterelnök szerint jövőre nő a gazdaság.\n',
  Romanian: 'Preşedintele a spus că ţara are nevoie de reforme.\n',
  Turkish: 'Başbakan dün yaptığı açıklamada yeni yasanın yürürlüğe gireceğini söyledi.\n',
  Latvian: 'Prezidents paziņoja, ka likums stāsies spēkā rīt, un valdība turpinās darbu.\n',
  Russian: 'Президент заявил, что новый закон вступит в силу завтра.\nОн не ответил.\n',
  Greek: 'Ο πρωθυπουργός δήλωσε ότι η κυβέρνηση θα συνεχίσει.\n',
  Hebrew: 'ראש הממשלה אמר כי הממשלה תמשיך.\n',
  Arabic: 'قال رئيس الوزراء إن الحكومة ستستمر في عملها.\n',
  Hindi: 'प्रधानमंत्री ने कहा कि सरकार जारी रहेगी।\nनया कानून।\n',
  Thai: 'นายกรัฐมนตรีกล่าวว่ารัฐบาลจะดำเนินต่อไป\nกฎหมายใหม่\n',
  Georgian: 'პრემიერ-მინისტრმა განაცხადა, რომ მთავრობა გააგრძელებს.\n',
  Chinese: '总理表示，政府将继续努力。\n新法律明天生效。\n记者没有提问。\n',
  Traditional: '總理表示，政府將繼續努力。\n新法律明天生效。\n記者沒有提問。他說，這是一個重要的決定。\n',
  Japanese: '首相は、政府が続けると述べた。\n新しい法律は明日から施行されることになっている。\n',
  Korean: '총리는 정부가 계속할 것이라고 말했다.\n새 법은 내일 시행된다.\n',
};
