// Which repeated blocks are what: captions, headlines, paragraphs, boilerplate. Each repeated block is claimed by one
// kind, exact copies of articles count once, and what a larger likeness of two articles explains is left out.

import { derivedIndex } from '../../define/index.ts';
import { isOfFigures } from '../../features/blocks/block-keys.ts';
import { leastParagraphWords } from '../../features/blocks/line-removal.ts';
import { isVerse } from '../../features/blocks/verse.ts';
import type { Corpus } from '../../model/corpus.ts';
import { orderPlaces } from '../../model/finding.ts';
import { withPairedCharacters } from '../../text/prose/count-words.ts';
import { isRequest, isRoff, mayBeRequest } from '../../text/markup/roff.ts';
import { isNumberedTitle } from '../../text/prose/numbered-title.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { areAttributions } from './attributions.ts';
import { areOneStory, rolesOfBlocks } from './block-roles.ts';
import { Forms } from './form-lines.ts';
import { exactCopies, type ExactCopies } from '../copies/exact-copies.ts';
import { standAboveTitles } from './kickers.ts';
import { PageLines } from './page-lines.ts';
import { nearDuplicates, type NearDuplicates } from '../copies/near-duplicates.ts';
import { Families, isOfBody, type Repetition, withinDocuments } from './repetitions.ts';
import { sameBlocks, type BlockGroup, type BlockPlace, type RoleOf } from './same-blocks.ts';

/** Repetitions of one text (or frame). */
export interface BlockClass {
  /** Made of the text: the same in every corpus. */
  readonly key: string;
  /** In corpus order of their places. */
  readonly repetitions: readonly Repetition[];
}

/** Requests set up the source of a page, in many articles: no rule tells them, and they are no passage either. */
type BlockKind = 'captions' | 'headlines' | 'paragraphs' | 'boilerplate' | 'requests';

/** What repeats, by kind. */
export interface RepeatedBlocks extends Readonly<Record<BlockKind, readonly BlockClass[]>> {
  /** Other documents that have lines of the focus, of which all must be known to tell whether these belong to the page. */
  readonly beside: readonly number[];
}

/** Thresholds. */
export interface Repetitiveness {
  /** Different articles in which a line must stand to be boilerplate. */
  readonly documents?: number;
  /** Words a paragraph must have. */
  readonly words?: number;
}

/** What holds where nothing is set. */
export const defaultBoilerplateDocuments = 4;
export const defaultParagraphWords = leastParagraphWords;

// A line of a few words stands in several articles by chance ("He was right."), the more so the larger the corpus:
// it must stand in one of a thousand.
const fewWords = 5;
const leastRateOfFewWords = 0.001;

// Figures by themselves are the number or date of a page where many articles have one; elsewhere a cell or mark in a list.
const leastRateOfFigures = 0.25;

// A line about the author or the paper has a sentence or two. What is longer is a paragraph wherever it stands.
const mostBytesOfLine = 240;

// A character of a script without spaces takes three bytes and is a word by itself. Nine are a section title.
const mostBytesOfCharacter = 4;

// A headline of fewer words names a column ("Editorial", "Weather Report"), not a story.
const fewestHeadlineWords = 4;

// "Fig. 1.", "Plate II": each part of a book counts its pictures anew.
const fewestCaptionWords = 4;

/** Repeated blocks by kind. Thresholds belong to the view: another one reads no text again. */
export const repeatedBlocks = ({
  documents = defaultBoilerplateDocuments,
  words = defaultParagraphWords,
}: Repetitiveness = {}) =>
  derivedIndex({
    id: 'repeated-blocks',
    options: { documents, words },
    needs: { blocks: sameBlocks(), copies: exactCopies(), near: nearDuplicates(), roleOf: rolesOfBlocks() },
    view({ blocks, copies, near, roleOf }, corpus): RepeatedBlocks {
      const sorter = new Sorter(roleOf, copies, near, corpus, { documents, words });
      for (const group of blocks.groups(roleOf)) sorter.sort(group);
      return sorter.finish();
    },
    focusing: { kin: ({ beside }) => ({ beside }) },
  });

/** A line of too few articles for boilerplate: what stands around it tells what it is. */
interface RareLine {
  readonly key: string;
  readonly places: readonly BlockPlace[];
  /** Its places in copies of these articles as well. */
  readonly all: readonly BlockPlace[];
}

class Sorter {
  readonly #copies: ExactCopies;
  readonly #near: NearDuplicates;
  readonly #families: Families;
  readonly #forms: Forms;
  readonly #corpus: Corpus;
  readonly #limits: Required<Repetitiveness>;
  readonly #classes = {
    captions: [] as BlockClass[],
    headlines: [] as BlockClass[],
    paragraphs: [] as BlockClass[],
    boilerplate: [] as BlockClass[],
    requests: [] as BlockClass[],
  };
  readonly #rare: RareLine[] = [];
  readonly #lines: PageLines;
  readonly #beside: number[] = [];

  constructor(
    roleOf: RoleOf,
    copies: ExactCopies,
    near: NearDuplicates,
    corpus: Corpus,
    limits: Required<Repetitiveness>,
  ) {
    this.#copies = copies;
    this.#near = near;
    this.#families = new Families(corpus, near);
    this.#forms = new Forms(corpus);
    this.#corpus = corpus;
    this.#limits = limits;
    this.#lines = new PageLines(roleOf);
  }

  sort(group: BlockGroup): void {
    const { frame } = group;
    if (areOneStory(group.documents, this.#copies, this.#near)) return;
    const all = group.places();
    const distinct = all.filter(({ document }) => this.#copies.first(document) === document);
    const places = distinct.filter(({ role }) => role !== 'residue');
    if (places.length < 2) return;
    if (isOfFigures(frame) && this.#families.count(places) < this.#corpus.documentCount * leastRateOfFigures)
      return;
    const captionTexts = new Set(places.filter(({ role }) => role === 'caption').map(({ text }) => text));
    const isCaption = ({ role, text }: BlockPlace): boolean =>
      role === 'caption' || (role === 'body' && captionTexts.has(text));
    const captions = places.filter(isCaption);
    const rest = places.filter((place) => !isCaption(place));
    if (captions.length > 1 && captions[0].words >= fewestCaptionWords) this.#addCaptions(frame, captions);
    if (rest.length > 1) this.#addLines(frame, rest, all);
  }

  finish(): RepeatedBlocks {
    for (const line of this.#rare) this.#addRare(line);
    const byPlace = (a: BlockClass, b: BlockClass): number =>
      orderPlaces(a.repetitions[0].place, b.repetitions[0].place);
    for (const classes of Object.values(this.#classes)) classes.sort(byPlace);
    return { ...this.#classes, beside: this.#beside };
  }

  #add(kind: BlockKind, key: string, repetitions: readonly Repetition[]): void {
    if (repetitions.length > 0) this.#classes[kind].push({ key, repetitions });
  }

  #addCaptions(frame: number, places: readonly BlockPlace[]): void {
    const inside = withinDocuments(places);
    const across = byText(places).flatMap((same) => this.#families.acrossDocuments(same));
    const repetitions = [...inside, ...across].sort((a, b) => orderPlaces(a.place, b.place));
    this.#add('captions', keyOf(frame), repetitions);
  }

  #addLines(frame: number, places: readonly BlockPlace[], all: readonly BlockPlace[]): void {
    for (const same of byText(places)) {
      const key = keyOf(frame, same[0].text);
      const headlines = same.filter(({ role }) => role === 'headline');
      if (this.#isBoilerplate(headlines) && standAboveTitles(this.#corpus, headlines)) {
        this.#addBody(key, same, all);
        continue;
      }
      if (headlines.length > 1) {
        const across = this.#holdsWords(same[0], fewestHeadlineWords)
          ? this.#families.acrossDocuments(headlines)
          : [];
        const repetitions = [...withinDocuments(headlines), ...across];
        this.#add(
          'headlines',
          key,
          repetitions.sort((a, b) => orderPlaces(a.place, b.place)),
        );
      }
      const body = same.filter(isOfBody);
      if (body.length > 1)
        this.#addBody(key, this.#isBoilerplate(body) ? same.filter(isBelowTitle) : body, all);
    }
    // What varies in figures alone; standings of one text that suffice are a class of their own already.
    const varying = byText(places.filter(isOfBody)).filter((same) => !this.#isBoilerplate(same));
    const lines = varying.flat().sort(orderPlaces);
    if (varying.length > 1 && this.#isOfPage(lines, true)) {
      this.#lines.note(lines);
      this.#addOfPage(keyOf(frame), lines, this.#families.acrossDocuments(lines, true));
    }
  }

  #addBody(key: string, body: readonly BlockPlace[], all: readonly BlockPlace[]): void {
    if (this.#isBoilerplate(body)) {
      // Nor are they paragraphs that repeat, however long: they go with what stands above them.
      if (!this.#isOfPage(body, false)) return;
      this.#lines.note(body);
      this.#addOfPage(key, body, this.#families.withCopies(this.#families.acrossDocuments(body), all));
      return;
    }
    const { words, span } = body[0];
    if (words < fewWords || span.end - span.start > mostBytesOfLine) {
      this.#addParagraphs(key, body);
      return;
    }
    this.#rare.push({ key, places: body, all });
    this.#lines.noteRare(body);
  }

  #addParagraphs(key: string, body: readonly BlockPlace[]): void {
    const paragraphs = body.filter(({ role }) => role === 'body');
    if (paragraphs.length < 2 || !this.#holdsWords(body[0], this.#limits.words)) return;
    if (this.#isTitleOfSection(body[0]) || areAttributions(this.#corpus, paragraphs)) return;
    const inside = withinDocuments(paragraphs).filter(
      ({ place }) => !isVerse(this.#corpus.document(place.document)),
    );
    const repetitions = [...inside, ...this.#families.acrossDocuments(paragraphs)];
    this.#add(
      'paragraphs',
      key,
      repetitions.sort((a, b) => orderPlaces(a.place, b.place)),
    );
  }

  /** True if a block has so many words, two characters of a script without spaces counted as one. */
  #holdsWords({ document, span, words }: BlockPlace, least: number): boolean {
    if (words < least || span.end - span.start > mostBytesOfCharacter * words) return words >= least;
    return withPairedCharacters(decodeText(this.#corpus.document(document).bytes, span), words) >= least;
  }

  #addRare({ key, places, all }: RareLine): void {
    const { scope } = this.#corpus;
    if (
      scope !== undefined &&
      places.some((place) => scope.focus.has(place.document) && this.#lines.isInMargin(place))
    )
      for (const { document } of places) this.#beside.push(document);
    const isOfPage =
      this.#families.count(places) === places.length &&
      places.every((place) => this.#lines.isInMargin(place));
    if (isOfPage)
      this.#add('boilerplate', key, this.#families.withCopies(this.#families.acrossDocuments(places), all));
    else this.#addParagraphs(key, places);
  }

  /** True if lines of enough articles are no part of what these say. */
  #isOfPage(lines: readonly BlockPlace[], varies: boolean): boolean {
    return (
      this.#isBoilerplate(lines) &&
      !areAttributions(this.#corpus, lines) &&
      !this.#forms.haveAsData(lines, varies)
    );
  }

  #addOfPage(key: string, [line]: readonly BlockPlace[], repetitions: readonly Repetition[]): void {
    this.#add(this.#isSetByRoff(line) ? 'requests' : 'boilerplate', key, repetitions);
  }

  #isTitleOfSection({ document, span }: BlockPlace): boolean {
    const bytes = span.end - span.start;
    return (
      bytes <= mostBytesOfLine && isNumberedTitle(decodeText(this.#corpus.document(document).bytes, span))
    );
  }

  #isSetByRoff({ document, span }: BlockPlace): boolean {
    const { bytes } = this.#corpus.document(document);
    return mayBeRequest(bytes[span.start]) && isRoff(bytes) && isRequest(decodeText(bytes, span));
  }

  /** True if a line stands in enough articles that are not copies of one another. */
  #isBoilerplate(places: readonly BlockPlace[]): boolean {
    if (places.length < this.#limits.documents) return false;
    const families = this.#families.count(places);
    return (
      families >= this.#limits.documents &&
      (places[0].words >= fewWords || families >= this.#corpus.documentCount * leastRateOfFewWords)
    );
  }
}

/** True for what may be a section title as well: where the same line is body text elsewhere, it is none. */
function isBelowTitle({ role }: BlockPlace): boolean {
  return role === 'body' || role === 'subhead';
}

function byText(places: readonly BlockPlace[]): BlockPlace[][] {
  const groups = new Map<number, BlockPlace[]>();
  for (const place of places) {
    const known = groups.get(place.text);
    if (known === undefined) groups.set(place.text, [place]);
    else known.push(place);
  }
  return [...groups.values()];
}

function keyOf(...hashes: readonly number[]): string {
  return hashes.map((hash) => hash.toString(16).padStart(8, '0')).join('');
}
