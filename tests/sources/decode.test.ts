import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binaryKind, isBinary } from '../../src/sources/binary.ts';
import { decode } from '../../src/sources/decode.ts';
import { complaintOf } from './scratch.ts';

/** A text in UTF-16, without a mark. */
function utf16(text: string, order: 'utf-16le' | 'utf-16be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'utf-16le' ? bytes : bytes.swap16();
}

/** A text in a single-byte encoding of which TextDecoder knows the upper half. */
function singleByte(text: string, encoding: string): Uint8Array {
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
function doubleByte(text: string, encoding: string): Uint8Array {
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

function decoded(bytes: Uint8Array): { text: string; encoding: string; bomBytes: number } {
  const { text, encoding, bomBytes } = decode(bytes);
  expect(isUtf8(text)).toBe(true);
  return { text: Buffer.from(text).toString(), encoding, bomBytes };
}

const languages: Readonly<Record<string, string>> = {
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

describe('UTF-8', () => {
  test('is handed on without a copy', () => {
    const bytes = Buffer.from('“Grüße”\r\n');
    const { text, encoding, bomBytes } = decode(bytes);
    expect(text).toBe(bytes);
    expect([encoding, bomBytes]).toEqual(['utf-8', 0]);
  });

  test('loses its byte order mark without a copy', () => {
    const bytes = Buffer.from('\ufeffGrüße');
    const { text, encoding, bomBytes } = decode(bytes);
    expect([Buffer.from(text).toString(), encoding, bomBytes]).toEqual(['Grüße', 'utf-8', 3]);
    expect(text.buffer).toBe(bytes.buffer);
  });

  test('keeps a second byte order mark, which a rule reports', () => {
    expect(decoded(Buffer.from('\ufeff\ufeffa'))).toEqual({
      text: '\ufeffa',
      encoding: 'utf-8',
      bomBytes: 3,
    });
  });

  test('may be empty, or a byte order mark alone', () => {
    expect(decoded(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', bomBytes: 0 });
    expect(decoded(Buffer.from('\ufeff'))).toEqual({ text: '', encoding: 'utf-8', bomBytes: 3 });
    expect(decoded(Buffer.from([0xff, 0xfe]))).toEqual({ text: '', encoding: 'utf-16le', bomBytes: 2 });
  });

  test('with a broken byte is refused, with its line and place', async () => {
    const bytes = Buffer.concat([Buffer.from('“One”\n“Two”\n“Caf'), Buffer.of(0xe9), Buffer.from('”\n')]);
    expect(await complaintOf(() => decode(bytes))).toBe(
      'SourceError: Not valid UTF-8 at line 3, byte 7 of the line (0xE9), though the rest shows that UTF-8 is meant. ' +
        'Correct the character there, or save the file anew as UTF-8.',
    );
    expect(() => decode(bytes)).toThrow(expect.objectContaining({ line: 3 }));
  });

  test('behind a byte order mark counts the mark among the bytes of its line', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeffCaf'), Buffer.of(0xe9)]);
    expect(await complaintOf(() => decode(bytes))).toMatch(/ at line 1, byte 7 of the line \(0xE9\)/);
  });

  test.each([
    ['cut off in the middle of a character', [0xe2, 0x80], 0xe2],
    ['overlong', [0xc0, 0xaf], 0xc0],
    ['an encoded surrogate', [0xed, 0xa0, 0x80], 0xed],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0xf4],
    ['a lone continuation byte', [0x80], 0x80],
  ])('is refused where it is %s', async (_, broken, first) => {
    const bytes = Buffer.concat([Buffer.from('Ünïcödé wörds\n'), Buffer.from(broken)]);
    expect(await complaintOf(() => decode(bytes))).toContain(
      `at line 2, byte 1 of the line (0x${first.toString(16).toUpperCase()})`,
    );
  });

  test('of any text comes back, with a mark and without', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.startsWith('\ufeff'));
        // Units of control characters and NULs that happen to look like UTF-16 are not text that anybody wrote.
        fc.pre(!text.includes('\0'));
        expect(decoded(Buffer.from(text)).text).toBe(text);
        expect(decoded(Buffer.from(`\ufeff${text}`)).text).toBe(text);
      }),
    );
  });
});

describe('UTF-16', () => {
  for (const order of ['utf-16le', 'utf-16be'] as const) {
    test.each(Object.entries(languages))(`is told by its shape: ${order}, %s`, (_, text) => {
      expect(decoded(utf16(text, order))).toEqual({ text, encoding: order, bomBytes: 0 });
      expect(isBinary(utf16(text, order))).toBe(false);
    });

    test(`of any text comes back by its mark: ${order}`, () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          // Behind the mark of UTF-16LE a NUL makes the mark of UTF-32.
          fc.pre(!text.startsWith('\0'));
          const bytes = utf16(`\ufeff${text}`, order);
          expect(decoded(bytes)).toEqual({ text, encoding: order, bomBytes: 2 });
          expect(isBinary(bytes)).toBe(false);
        }),
      );
    });

    test(`with half a pair of surrogates is refused: ${order}`, async () => {
      for (const half of ['\ud83d', '\ude00', '\ud83dx']) {
        expect(await complaintOf(() => decode(utf16(`\ufeffone\ntwo ${half}`, order)))).toBe(
          `SourceError: Not valid ${order.toUpperCase()} at line 2: half a character stands there. ` +
            'Save the file anew, best as UTF-8.',
        );
      }
    });
  }

  test('that ends in the middle of a unit is refused', async () => {
    const bytes = utf16('\ufeffone\ntwo', 'utf-16le').subarray(0, -1);
    expect(await complaintOf(() => decode(bytes))).toMatch(/^SourceError: Not valid UTF-16LE at line 2/);
  });

  test('may be as short as a word', () => {
    expect(decoded(utf16('Hi\n', 'utf-16le'))).toEqual({ text: 'Hi\n', encoding: 'utf-16le', bomBytes: 0 });
    expect(decoded(utf16('Hi', 'utf-16be'))).toEqual({ text: 'Hi', encoding: 'utf-16be', bomBytes: 0 });
  });

  test('is not seen in text that holds a few NULs', () => {
    for (const text of [
      'abc\0def\n',
      'a\0',
      '\0abc',
      'One \0two three\n',
      'x'.repeat(101) + '\0\n',
      'a\0b\0c and so on\n',
    ]) {
      expect(decoded(Buffer.from(text))).toEqual({ text, encoding: 'utf-8', bomBytes: 0 });
    }
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.nat(), (text, at) => {
        const place = at % text.length;
        const withNul = `${text.slice(0, place)}\0${text.slice(place)}\n`;
        expect(decoded(Buffer.from(withNul)).text).toBe(withNul);
      }),
    );
  });
});

describe('UTF-32', () => {
  test('is refused by name', async () => {
    for (const bytes of [
      [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0],
      [0, 0, 0xfe, 0xff, 0, 0, 0, 0x61],
    ]) {
      expect(await complaintOf(() => decode(Uint8Array.from(bytes)))).toBe(
        'SourceError: The text is in UTF-32, which is not read. Save it as UTF-8: iconv -f UTF-32 -t UTF-8.',
      );
    }
  });
});

describe('older encodings', () => {
  test('of Western Europe are windows-1252, of which Latin-1 is a part', () => {
    for (const text of [languages.French, languages.German, 'El Niño costó mucho.\n']) {
      expect(decoded(Buffer.from(text, 'latin1'))).toEqual({ text, encoding: 'windows-1252', bomBytes: 0 });
    }
  });

  test.each([
    'Café déjà vu à la carte\n',
    'Le café était fermé.',
    'Grüße aus München',
    '¿Qué pasó en España?',
    'Beyoncé sang.',
    'Åsa åkte till Malmö på måndag.',
    'A situação não é fácil, são questões.',
    'La col·lecció és bona.',
    'President Peña Nieto met García Márquez in Bogotá.',
  ])('of Western Europe are windows-1252 even in a few words: %s', (text) => {
    expect(decoded(Buffer.from(text, 'latin1'))).toEqual({ text, encoding: 'windows-1252', bomBytes: 0 });
  });

  test('with typographic quotes and dashes are windows-1252', () => {
    const bytes = Buffer.from('He said \x93no\x94 \x96 and we don\x92t know\x85 It cost \x80 5.\n', 'latin1');
    const text = 'He said “no” – and we don’t know… It cost € 5.\n';
    expect(decoded(bytes)).toEqual({ text, encoding: 'windows-1252', bomBytes: 0 });
  });

  test('have a character for every byte of windows-1252', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const { text } = decoded(
      Buffer.concat([Buffer.from('Voilà ça été déjà là\n'.repeat(200), 'latin1'), bytes]),
    );
    const table = Array.from(text.slice(-256));
    expect(table.length).toBe(256);
    expect(table[0x80]).toBe('€');
    expect(table[0x9f]).toBe('Ÿ');
    expect(table[0x81]).toBe('\u0081');
    expect(table.slice(0xa0).join('')).toBe(Buffer.from(bytes.subarray(0xa0)).toString('latin1'));
  });

  test.each([
    ['windows-1251', 'Russian'],
    ['koi8-r', 'Russian'],
    ['iso-8859-5', 'Russian'],
    ['iso-8859-2', 'Polish'],
    ['windows-1250', 'Polish'],
    ['windows-1250', 'Czech'],
    ['iso-8859-2', 'Hungarian'],
    ['windows-1250', 'Romanian'],
    ['windows-1254', 'Turkish'],
    ['windows-1257', 'Latvian'],
    ['iso-8859-7', 'Greek'],
    ['windows-1255', 'Hebrew'],
    ['windows-1256', 'Arabic'],
  ])('are told by their letters: %s', (encoding, language) => {
    const text = languages[language].repeat(3);
    const found = decoded(singleByte(text, encoding));
    expect(found.text).toBe(text);
    expect(found.encoding).toBe(new TextDecoder(found.encoding).encoding);
  });

  test.each([
    ['shift_jis', 'Japanese'],
    ['euc-jp', 'Japanese'],
    ['euc-kr', 'Korean'],
    ['gb18030', 'Chinese'],
    ['big5', 'Traditional'],
  ])('are told by their pairs of bytes: %s', (encoding, language) => {
    const text = languages[language].repeat(3);
    expect(decoded(doubleByte(text, encoding))).toEqual({ text, encoding, bomBytes: 0 });
  });

  test('are not taken for UTF-8 with mistakes, nor that for them', async () => {
    const text = languages.Japanese.repeat(3);
    const mixed = Buffer.concat([Buffer.from(text), doubleByte(text, 'shift_jis')]);
    expect(await complaintOf(() => decode(mixed))).toMatch(
      /^SourceError: Not valid UTF-8 at line 7, byte 1 /,
    );
    const french = Buffer.concat([Buffer.from(languages.French), Buffer.from(languages.French, 'latin1')]);
    expect(await complaintOf(() => decode(french))).toMatch(
      /^SourceError: Not valid UTF-8 at line 2, byte 5 /,
    );
  });

  test('are told even if the first letter beyond ASCII stands far in', () => {
    const text = 'Plain words come first.\n'.repeat(2000) + languages.Russian;
    const found = decoded(singleByte(text, 'windows-1251'));
    expect(found.encoding).toBe('windows-1251');
    expect(found.text).toBe(text);
  });

  test('are decoded whole, however long', () => {
    const text = languages.Russian.repeat(30_000);
    expect(decoded(singleByte(text, 'windows-1251')).text === text).toBe(true);
  });

  test('keep NULs and control characters for the rules', () => {
    const bytes = Buffer.from('Caf\xe9 \0 au lait,\x07 d\xe9j\xe0 vu. ', 'latin1');
    expect(isBinary(bytes)).toBe(false);
    expect(decoded(bytes).text).toBe('Café \0 au lait,\u0007 déjà vu. ');
  });
});

describe('binary content', () => {
  const noise = (length: number): Buffer => {
    let state = 1;
    return Buffer.from(
      Uint8Array.from({ length }, () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24),
    );
  };

  test.each([
    ['a PDF document', Buffer.from('%PDF-1.7\nall in ASCII\n')],
    [
      'a ZIP archive',
      Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\0\0'), Buffer.from('stored text '.repeat(900))]),
    ],
    ['a gzip file', Buffer.concat([Buffer.of(0x1f, 0x8b, 8), noise(300)])],
    [
      'a tar archive',
      Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\0'), Buffer.from('text '.repeat(999))]),
    ],
    ['an image', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise(300)])],
    ['a program', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), noise(300)])],
    ['an SQLite database', Buffer.concat([Buffer.from('SQLite format 3\0'), noise(300)])],
    ['binary content', noise(1000)],
    ['binary content', noise(200)],
    ['binary content', Buffer.alloc(1000)],
    ['binary content', Buffer.of(0)],
    ['binary content', Buffer.concat([Buffer.from('<?xpacket metadata ?>'.repeat(500)), noise(100_000)])],
    ['binary content', Buffer.from(Float64Array.from({ length: 100 }, (_, index) => index / 7).buffer)],
    ['binary content', Buffer.from(Int32Array.from({ length: 100 }, (_, index) => index).buffer)],
  ])('is told: %s (%#)', (kind, bytes) => {
    expect(binaryKind(bytes) ?? 'text').toContain(kind);
  });

  test.each([
    ['nothing', ''],
    ['a NUL', 'Some words\0 and more.\n'],
    ['a NUL in few words', 'a\0b'],
    ['NULs between names', 'one/file.txt\0another/file.txt\0a/third.txt\0'.repeat(9)],
    ['a tail of NULs', `A log line.\n${'\0'.repeat(5000)}`],
    ['control characters', 'Some \u0001words \u0002with \u0003control \u0004characters \u0005and more.\n'],
    ['colours of a terminal', '\u001b[31mred\u001b[0m\n'.repeat(20)],
    ['a form feed', 'page\fpage\n'],
    ['a beginning like a program', 'MZ is the name of a village.\n'],
    ['a beginning like Parquet', 'PAR1S is no city.\n'],
  ])('is not seen in text with %s', (_, text) => {
    expect(binaryKind(Buffer.from(text))).toBeUndefined();
  });

  test('is not seen in any text of letters, in any encoding', () => {
    for (const text of Object.values(languages)) {
      expect(isBinary(Buffer.from(text))).toBe(false);
      expect(isBinary(utf16(`\ufeff${text}`, 'utf-16be'))).toBe(false);
    }
    expect(isBinary(singleByte(languages.Russian, 'koi8-r'))).toBe(false);
    expect(isBinary(doubleByte(languages.Japanese, 'shift_jis'))).toBe(false);
  });
});
