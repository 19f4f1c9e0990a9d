// How each name is written: the text behind the hashes of src/indexes/names/mentions/mention-rows.ts.

import { baseIndex, type IndexRequest } from '../../../define/index.ts';
import { KeyNumbers } from '../../../kernels/keys/key-numbers.ts';
import { firstMentionsOf } from '../../../features/mentions/first-mentions.ts';

/** Spelling of a name by the hash of its folded form, as first written in the corpus. */
export interface Spellings {
  get(token: number): string | undefined;
}

/** Spellings of all names. */
export const spellings = (): IndexRequest<Spellings> =>
  baseIndex({
    id: 'name-spellings',
    version: 4,
    columns: { token: 'u32', text: 'text' },
    map(document, rows) {
      const { from, to, token, start, end } = firstMentionsOf(document);
      const room = rows.room(to - from);
      const first = rows.end;
      let added = 0;
      for (let form = from; form < to; form++) {
        if (!rows.isNew(token[form])) continue;
        room.token[first + added++] = token[form];
        rows.addText('text', document.bytes, start[form], end[form]);
      }
      rows.take(added);
    },
    reduce: {
      key: 'token',
      minimum: 1,
      columns: { token: 'u32', text: 'text' },
      keepsFirst: true,
    },
    probe: 'key',
    view: ({ length, columns: { token, text } }) => {
      const known = new KeyNumbers();
      known.begin(length);
      for (let row = 0; row < length; row++) known.numberOf(token[row]);
      return { get: (name) => text[known.find(name) ?? length] };
    },
  });
