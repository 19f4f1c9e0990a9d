// Lines of the page with what to cut out of each article so that they go: found wherever there is a thread, and their places
// with it, so that nobody reads the articles a second time.

import { derivedIndex, type DocumentPairs, type Rows } from '../../define/index.ts';
import { cutLines } from '../../features/blocks/line-removal.ts';
import type { Edit } from '../../model/finding.ts';
import { span, type Span } from '../../model/span.ts';
import { manuals } from '../manuals.ts';
import { recurringLines } from './recurring-lines.ts';
import { type BlockClass, defaultBoilerplateDocuments, repeatedBlocks } from './repeated-blocks.ts';
import type { Repetition } from './repetitions.ts';
import { PlacesInDocuments } from './places-in-documents.ts';
import type { BlockPlace } from './same-blocks.ts';

// Shorter lines of a manual are titles of its sections, types and defaults: "Description", "Returns: boolean".
const wordsOfSentence = 6;

/** Lines of the page. */
export interface BoilerplateLines {
  readonly classes: readonly BlockClass[];
  /** Deletes the lines of these places. Undefined if one shares its line, or if an article would be left without a line. */
  delete(places: readonly BlockPlace[]): readonly Edit[] | undefined;
}

const cutColumns = { block: 'u32', start: 'u32', end: 'u32' } as const;

/** Lines that stand in so many different articles. */
export const boilerplateLines = (documents = defaultBoilerplateDocuments) =>
  derivedIndex({
    id: 'boilerplate-lines',
    options: { documents },
    needs: { classes: boilerplateClasses(documents) },
    compare: {
      isOfOneText: true,
      readsNoWords: true,
      notesPlaces: true,
      tables: { cuts: cutColumns },
      pairs: ({ classes }) => articlesOf(classes),
      compare(article, _, { cuts }, notes, note) {
        const { going, places } = PlacesInDocuments.read(notes);
        for (const place of places) note(article, place);
        if (going.size === 0 || going.size >= article.spans.length) return;
        for (const [block, cut] of cutLines(article, going)) {
          cuts.add({ block, start: cut.start, end: cut.end });
          // Of an edit in a record only its bytes are told.
          if (article.record === null) note(article, cut);
        }
      },
    },
    view: ({ classes }, _, { cuts }): BoilerplateLines => {
      const cutsOf = cutsByDocument(articlesOf(classes), cuts);
      return { classes, delete: (places) => editsOf(places, cutsOf) };
    },
  });

/** The classes themselves, without what is no line of the page. */
const boilerplateClasses = (documents: number) =>
  derivedIndex({
    id: 'boilerplate-classes',
    options: { documents },
    needs: { blocks: repeatedBlocks({ documents }), recurring: recurringLines(), manuals: manuals() },
    view({ blocks, recurring, manuals: pages }): readonly BlockClass[] {
      // What stands here and there between paragraphs is a widget, and told by the rule for these.
      const widgets = new Set(recurring.map(({ text }) => text));
      const isLabel = ({ place, kept }: Repetition): boolean =>
        place.words < wordsOfSentence && pages.areOfOne(place.document, kept.document);
      return blocks.boilerplate
        .filter(({ repetitions }) => !repetitions.every(({ place }) => widgets.has(place.text)))
        .map(({ key, repetitions }) => ({ key, repetitions: repetitions.filter((one) => !isLabel(one)) }));
    },
  });

/** The articles that hold lines of the page; notes are which of their blocks go, and where findings are placed. */
function articlesOf(classes: readonly BlockClass[]): DocumentPairs {
  const articles = new PlacesInDocuments();
  for (const { repetitions } of classes) {
    for (const { place, kept, varies, alongside } of repetitions) {
      articles.repetition(place, kept);
      // Lines that vary go by themselves or not at all: their figures stand nowhere else.
      if (!varies) for (const line of [place, ...alongside]) articles.goes(line);
    }
  }
  return articles.pairs();
}

function cutsByDocument(
  { first }: DocumentPairs,
  { length, document: pairOf, columns }: Rows<typeof cutColumns>,
): ReadonlyMap<number, ReadonlyMap<number, Span>> {
  const cuts = new Map<number, Map<number, Span>>();
  for (let row = 0; row < length; row++) {
    const document = first[pairOf[row]];
    let own = cuts.get(document);
    if (own === undefined) cuts.set(document, (own = new Map()));
    own.set(columns.block[row], span(columns.start[row], columns.end[row]));
  }
  return cuts;
}

function editsOf(
  places: readonly BlockPlace[],
  cuts: ReadonlyMap<number, ReadonlyMap<number, Span>>,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const { document, block } of places) {
    const cut = cuts.get(document)?.get(block);
    if (cut === undefined) return undefined;
    edits.push({ document, span: cut, text: '' });
  }
  return edits;
}
