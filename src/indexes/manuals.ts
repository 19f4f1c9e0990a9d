// Pages of a manual: texts with program text in their sentences, or with the terms of a licence. Their authors say the
// same of every parameter and set every page up alike, so that what stands twice there was mostly written twice on purpose.

import { baseIndex } from '../define/index.ts';
import { codeOf } from '../features/marks/prose.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Document } from '../model/document.ts';
import { bytesAsText } from '../text/decode.ts';
import { span } from '../model/span.ts';

/** Tells pages of manuals. */
export interface Manuals {
  /** True if two articles are pages of one manual, or one page: files of one folder, or of a corpus that is a manual. */
  areOfOne(a: number, b: number): boolean;
  /** True if two articles are terms of use, told by the names of their files. */
  areTerms(a: number, b: number): boolean;
}

// A report on software may name a command or two.
const leastCode = 4;
// A corpus is a manual if most of its pages hold a piece of code and so many of them are pages of a manual.
const shareOfPages = 0.2;
/** "LICENSE.md", "COPYING.txt", "third-party-notices.md". */
const terms = /(?:^|\/)(?:licen[cs]es?|copying|copyrights?|notices?|third[-_]?party[^/]*)(?:[._-][^/]*)?$/i;
const grave = 0x60;
/** Code between grave accents, as Markdown and its kin set it; not what TeX opens with two of them. */
const inline = /(?<!`)`[^`\n]{1,80}`(?![`\w])|``[^`\n]{1,80}``(?![`\w])/g;

/** Pieces of program text in sentences, `leastCode` at most. */
function countCode(document: Document): number {
  const { bytes, phrases, record } = document;
  // Records of one file come from anywhere.
  if (record !== null) return 0;
  if (phrases !== undefined) return Math.min(codeOf(document).length, leastCode);
  if (bytes.indexOf(grave) < 0) return 0;
  const text = bytesAsText(bytes, span(0, bytes.length));
  let count = 0;
  for (inline.lastIndex = 0; count < leastCode && inline.exec(text) !== null;) count++;
  return count;
}

/** Pages of manuals in the corpus. Short pages have little code: a corpus whose pages are most of a manual is one. */
export const manuals = () =>
  baseIndex({
    id: 'manuals',
    version: 1,
    columns: { code: 'u32' },
    map(document, rows) {
      const code = countCode(document);
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
