// U+FFFD: what a program writes for a character it could not read.

import { documentRule } from '../src/define/index.ts';
import { isInBrokenText } from '../src/features/characters/broken-text.ts';
import { inJudgedText, isInCode, speaksOfCharacters } from '../src/features/characters/judged-text.ts';
import { suspiciousBytesOf } from '../src/features/characters/suspicious-bytes.ts';
import { span } from '../src/model/span.ts';
import { decodeText } from '../src/text/unicode/decode.ts';

const bytesOfCharacter = 3;
// Bytes on either side that a word reaches at most.
const reach = 40;

export default documentRule({
  id: 'replacement-character',
  summary: 'Flags the replacement character "\u{FFFD}", which stands for a character that was lost.',
  category: 'encoding',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  silentOn: 'soundCharacters',
  readsBesideWords: ['characters'],
  fixes: 'sometimes',
  messages: {
    lost: 'A character is lost in "{word}". Look it up in the original.',
    apostrophe: 'A character is lost in "{word}", most likely an apostrophe.',
    several: '{count} characters are lost in a row. Look them up in the original.',
  },
  options: {},
  check(document, { report }) {
    const { bytes } = document;
    const places = inJudgedText(document, suspiciousBytesOf(document).replacements);
    for (let index = 0; index < places.length; index++) {
      const start = places[index];
      while (places[index + 1] === places[index] + bytesOfCharacter) index++;
      const at = span(start, places[index] + bytesOfCharacter);
      if (isInBrokenText(document, start)) continue;
      if (isInCode(bytes, start) || speaksOfCharacters(bytes, at)) continue;
      const count = (at.end - at.start) / bytesOfCharacter;
      const head = /\S*$/u.exec(decodeText(bytes, span(Math.max(0, start - reach), start)))?.[0] ?? '';
      const tail = /^\S*/u.exec(decodeText(bytes, span(at.end, at.end + reach)))?.[0] ?? '';
      const word = head.replace(/^\ufffd/u, '') + '\ufffd'.repeat(count) + tail;
      if (count > 1) report({ messageId: 'several', data: { count, word }, span: at });
      else if (isApostrophe(head, tail)) {
        report({
          messageId: 'apostrophe',
          data: { word, expected: '’' },
          span: at,
          fix: { title: 'Write "’".', applicability: 'unsafe', edits: [{ span: at, text: '’' }] },
        });
      } else report({ messageId: 'lost', data: { word }, span: at });
    }
  },
});

/** "Senate�s", "don�t", "they�ve": endings of English that stand behind an apostrophe alone. */
function isApostrophe(head: string, tail: string): boolean {
  return /[a-z]n$/i.test(head)
    ? /^t(?![\p{L}\p{N}])/u.test(tail)
    : /\p{L}$/u.test(head) && /^(s|re|ve|ll|d|m)(?![\p{L}\p{N}\ufffd])/u.test(tail);
}
