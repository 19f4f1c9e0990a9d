// How each name is written: the text behind the hashes of src/indexes/names/mention-rows.ts.

import { baseIndex, type IndexRequest } from '../../define/index.ts';
import { nameFormsOf } from '../../features/mentions/forms.ts';
import { mentionsOf } from '../../features/mentions.ts';

/** Spelling of a name by the hash of its folded form, as first written in the corpus. */
export type Spellings = ReadonlyMap<number, string>;

/** Spellings of all names. */
export const spellings = (): IndexRequest<Spellings> =>
  baseIndex({
    id: 'name-spellings',
    version: 2,
    columns: { token: 'u32', text: 'text' },
    map(document, rows) {
      const { token, start, end } = mentionsOf(document);
      const { length, firstMention } = nameFormsOf(document);
      const room = rows.room(length);
      const first = rows.end;
      for (let form = 0; form < length; form++) {
        const mention = firstMention[form];
        room.token[first + form] = token[mention];
        rows.addText('text', document.bytes, start[mention], end[mention]);
      }
      rows.take(length);
    },
    reduce: {
      key: 'token',
      minimum: 1,
      columns: { token: 'u32', text: 'text' },
      keepsFirst: true,
    },
    probe: 'key',
    view: ({ length, columns }) => {
      const texts = new Map<number, string>();
      for (let row = 0; row < length; row++) texts.set(columns.token[row], columns.text[row]);
      return texts;
    },
  });
