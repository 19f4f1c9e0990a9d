// Pages of a manual: sources of Unix manuals, texts with program text in their sentences, or the terms of a licence. Their authors say the
// same of every parameter and set every page up alike, so that what stands twice there was mostly written twice on purpose.

import { baseIndex } from '../define/index.ts';
import { codePiecesOf, leastCode } from '../features/marks/code-pieces.ts';
import type { Corpus } from '../model/corpus.ts';
import { isRoff } from '../text/markup/roff.ts';

/** Tells pages of manuals. */
export interface Manuals {
  /** True if two articles are pages of one manual, or one page: files of one folder, or of a corpus that is a manual. */
  areOfOne(a: number, b: number): boolean;
  /** True if two articles are terms of use, told by the names of their files. */
  areTerms(a: number, b: number): boolean;
}

// A corpus is a manual if most of its pages hold a piece of code and so many of them are pages of a manual.
const shareOfPages = 0.2;
/** "LICENSE.md", "COPYING.txt", "third-party-notices.md". */
const terms = /(?:^|\/)(?:licen[cs]es?|copying|copyrights?|notices?|third[-_]?party[^/]*)(?:[._-][^/]*)?$/i;

/** Pages of manuals in the corpus. Short pages have little code: a corpus whose pages are most of a manual is one. */
export const manuals = () =>
  baseIndex({
    id: 'manuals',
    version: 2,
    columns: { code: 'u32' },
    readsBesideWords: [],
    map(document, rows) {
      // Records of one file come from anywhere.
      const code = document.record !== null ? 0 : isRoff(document.bytes) ? leastCode : codePiecesOf(document);
      if (code > 0) rows.add({ code });
    },
    view({ length, document, columns: { code } }, corpus): Manuals {
      const pages = new Set<number>();
      for (let row = 0; row < length; row++) if (code[row] >= leastCode) pages.add(document[row]);
      const isManual = length * 2 > corpus.documentCount && pages.size > shareOfPages * corpus.documentCount;
      const isPage = (one: number): boolean => (isManual ? isFile(corpus, one) : pages.has(one));
      return {
        areOfOne: (a, b) =>
          isPage(a) && isPage(b) && (a === b || isManual || folderOf(corpus, a) === folderOf(corpus, b)),
        areTerms: (a, b) => terms.test(pathOf(corpus, a)) && terms.test(pathOf(corpus, b)),
      };
    },
  });

function isFile(corpus: Corpus, document: number): boolean {
  return corpus.sources[corpus.facts(document).source].documentCount === 1;
}

function pathOf(corpus: Corpus, document: number): string {
  return corpus.sources[corpus.facts(document).source].path;
}

function folderOf(corpus: Corpus, document: number): string {
  const path = pathOf(corpus, document);
  return path.slice(0, path.lastIndexOf('/') + 1);
}
