// Small corpora with all that rules over a corpus look at: copies and edited copies, parts, passages, forms, footers,
// captions, leftovers of pages, names with slips, conventions of quotes and dashes, statements that contradict each other.

import { type Random, randomFrom } from '../bench/vocabulary.ts';

const syllables = 'ba ce di fo gu la me ni po ru sta tre vi wo za shi kle mon tar bel'.split(' ');
const forenames = ['Marion', 'Gustav', 'Helena', 'Tobias', 'Kamala', 'Brigitte', 'Lorenzo'];
const surnames = [
  'Brennert', 'Halvorsen', 'Lavrentiev', 'Goyeneche', 'Harrington', 'Sorensen', 'Kowalczyk', 'Tennyson', 'Whitfield',
  'Okonkwo', 'Petrakis', 'Vandermeer',
]; // prettier-ignore
const statements = [
  'The convoy reached Fort Calder before noon.',
  'The convoy reached Ft. Calder before noon.',
  'The Union of Harbour Workers (UHW) agreed.',
  'The United Hotel Waiters (UHW) agreed.',
  'Rep. Helena Harrington (D-Ohio) voted for it.',
  'Rep. Helena Harrington (R-Ohio) voted for it.',
  'Shelling was heard in the village of Jabbourin in rural Homs.',
  'Shelling was heard in the village of Jabbourin in rural Hama.',
];

const leftovers = ['Share', 'TT', 'Loading…', 'Read more'];

/** Writes texts, the same for one seed. */
export class TextWriter {
  readonly random: Random;
  readonly #words: readonly string[];
  readonly #passages: readonly string[];
  readonly #footers: readonly string[];
  readonly #noteRate: number;
  readonly #chance: Random;

  /** `noteRate`: how many footers have a line of few pages above or below them. */
  constructor(seed: number, noteRate = 0) {
    this.random = randomFrom(seed);
    this.#noteRate = noteRate;
    this.#words = Array.from({ length: 700 }, () =>
      Array.from({ length: 1 + this.random.below(3) }, () => this.pick(syllables)).join(''),
    );
    this.#passages = Array.from({ length: 3 }, () => this.#sentence(45));
    this.#footers = Array.from({ length: 3 }, () => this.#sentence(16));
    this.#chance = randomFrom(seed + 1);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.random.below(items.length)];
  }

  #word(): string {
    // Few words are frequent, so that unrelated texts share a phrase now and then.
    const { length } = this.#words;
    return this.#words[
      Math.min(this.random.below(length), this.random.below(length), this.random.below(length))
    ];
  }

  #name(): string {
    const surname = this.pick(surnames);
    const at = 1 + this.random.below(surname.length - 2);
    const isSlip = this.random.hits(0.06);
    const written = isSlip ? surname.slice(0, at) + surname.slice(at + 1) : surname;
    return `${this.pick(forenames)} ${written}`;
  }

  #sentence(words = 8 + this.random.below(14)): string {
    const made = Array.from({ length: words }, () => (this.random.hits(0.06) ? this.#name() : this.#word()));
    const text = made.join(' ');
    const sentence = text[0].toUpperCase() + text.slice(1);
    const [open, close] = this.random.hits(0.85) ? ['“', '”'] : ['"', '"'];
    if (this.random.hits(0.12))
      return `${open}${sentence},${this.random.hits(0.9) ? close : ''} said ${this.#name()}.`;
    return `${sentence}${this.random.hits(0.1) ? ` ${this.random.hits(0.8) ? '—' : '--'} ${this.#word()}` : ''}.`;
  }

  /** One paragraph. */
  paragraph(): string {
    if (this.random.hits(0.05)) return this.pick(this.#passages);
    const sentences = Array.from({ length: 2 + this.random.below(3) }, () => this.#sentence());
    if (this.random.hits(0.12)) sentences.push(this.pick(statements));
    return sentences.join(' ');
  }

  /** A text of its own. */
  article(): string {
    const title = Array.from({ length: 6 }, () => this.#word()).join(' ');
    const caption = `${this.#sentence(9)} (Photo by ${this.#name()}/Agency)`;
    const body = Array.from({ length: 3 + this.random.below(5) }, () => this.paragraph());
    const lines = [title[0].toUpperCase() + title.slice(1), ...body];
    if (this.random.hits(0.3)) lines.splice(1, 0, caption, caption);
    if (this.random.hits(0.1)) lines.splice(1, 0, lines[0]);
    if (this.random.hits(0.35)) lines.push(...this.#notes(), this.pick(this.#footers), ...this.#notes());
    if (this.#chance.hits(0.2)) lines.splice(2, 0, leftovers[this.#chance.below(leftovers.length)]);
    if (this.random.hits(0.06)) lines.push('The road to the town was closed because of the');
    const end = this.random.hits(0.1) ? '' : this.random.hits(0.05) ? '\r\n' : '\n';
    return `${lines.join('\n\n')}${end}`;
  }

  /** A text with every `distance`-th word or so exchanged. */
  edited(text: string, distance: number): string {
    return text
      .split(' ')
      .map((word) => (this.random.below(distance) === 0 ? this.#word() : word))
      .join(' ');
  }

  /** Perhaps a line of few pages, beside a footer. */
  #notes(): string[] {
    if (!this.#chance.hits(this.#noteRate)) return [];
    return [`${surnames[this.#chance.below(surnames.length)]} writes about boats and lives by the harbour.`];
  }

  /** One of several things that happen to texts, given some that are there. */
  derived(texts: readonly string[]): string {
    const text = this.pick(texts);
    const paragraphs = text.split('\n\n');
    switch (this.random.below(8)) {
      case 0:
        return text;
      case 1:
        return this.edited(text, 40);
      case 2:
        return this.edited(text, 8);
      case 3:
        return paragraphs.slice(0, Math.ceil(paragraphs.length / 2)).join('\n\n') + '\n';
      case 4:
        return [...paragraphs.slice(0, 2), this.pick(texts), ...paragraphs.slice(2)].join('\n\n');
      case 5:
        paragraphs.splice(1 + this.random.below(paragraphs.length), 0, this.paragraph());
        return paragraphs.join('\n\n');
      case 6:
        paragraphs.splice(this.random.below(paragraphs.length), 1, this.pick(this.pick(texts).split('\n\n')));
        return paragraphs.join('\n\n');
      default:
        return this.article();
    }
  }
}
