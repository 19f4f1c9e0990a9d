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
    version: 1,
    columns: { token: 'u32', text: 'text' },
    map(document, rows) {
      const { token } = mentionsOf(document);
      const { length, firstMention, text } = nameFormsOf(document);
      for (let form = 0; form < length; form++)
        rows.add({ token: token[firstMention[form]], text: text[form] });
    },
    reduce: {
      key: 'token',
      minimum: 1,
      columns: { token: 'u32', text: 'text' },
      keepsFirst: true,
    },
    view: ({ length, columns }) => {
      const texts = new Map<number, string>();
      for (let row = 0; row < length; row++) texts.set(columns.token[row], columns.text[row]);
      return texts;
    },
  });
