// Places of captions and headlines that stand more than once: their lines and columns are noted wherever there is a thread,
// so that nobody reads the articles for them when findings are worded and written.

import { derivedIndex } from '../../define/index.ts';
import { PlacesInDocuments } from './places-in-documents.ts';
import { repeatedBlocks } from './repeated-blocks.ts';

/** Captions and headlines that stand more than once, with their places noted. */
export const notedRepetitions = () =>
  derivedIndex({
    id: 'noted-repetitions',
    needs: { blocks: repeatedBlocks() },
    compare: {
      isOfOneText: true,
      readsNoWords: true,
      notesPlaces: true,
      tables: {},
      pairs({ blocks: { captions, headlines } }) {
        const articles = new PlacesInDocuments();
        for (const { repetitions } of [...captions, ...headlines]) {
          for (const { place, kept } of repetitions) articles.repetition(place, kept);
        }
        return articles.pairs();
      },
      compare(article, _second, _rows, notes, note) {
        for (const place of PlacesInDocuments.read(notes).places) note(article, place);
      },
    },
    view: ({ blocks: { captions, headlines } }) => ({ captions, headlines }),
  });
