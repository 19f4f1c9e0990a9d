// What the published quality filters would take from a corpus: for the table of `--statistics`.

import type { Finding } from '../model/finding.ts';
import type { Result } from '../model/result.ts';

/** What one filter takes. Shares are of the documents and words that were checked. */
export interface ProfileLoss {
  /** Rule of the filter. */
  readonly rule: string;
  readonly documents: number;
  readonly documentShare: number;
  /** Words of the dropped documents, and of lines that are deleted from others. */
  readonly words: number;
  readonly wordShare: number;
  /** Lines that are deleted from documents that stay; 0 for a filter that drops whole documents alone. */
  readonly lines: number;
}

/** The rules that stand for filters, in the order of the table. */
const profiles = ['gopher-quality', 'gopher-repetition', 'c4-lines', 'fineweb-quality'];

// What C4 does to a whole document; its other findings are about lines.
const c4Drops = new Set(['loremIpsum', 'brace', 'sentences']);

/** What each filter that ran would take, in the order of the table; undefined where none ran or figures of rules were not asked for. */
export function profilesOf(result: Result): ProfileLoss[] | undefined {
  if (result.summary.rules === undefined) return undefined;
  const losses = profileLosses(result);
  return losses.length === 0 ? undefined : losses;
}

/**
 * The losses by each filter that ran, in the order of the pipeline they come from. A document counts once however many
 * limits it misses; a copy, whose findings are told with those of the article that stays, counts as well.
 */
export function profileLosses({ findings, summary, notes, corpus }: Result): ProfileLoss[] {
  return profiles
    .filter((rule) => notes.ran.includes(rule))
    .map((rule) => {
      const own = findings.filter((finding) => finding.rule === rule);
      const dropped = new Set<number>();
      for (const finding of own) {
        if (rule === 'c4-lines' && !c4Drops.has(finding.messageId)) continue;
        for (const document of documentsOf(finding)) dropped.add(document);
      }
      let lines = 0;
      let words = [...dropped].reduce((sum, document) => sum + corpus.facts(document).words, 0);
      for (const finding of own) {
        if (rule !== 'c4-lines' || c4Drops.has(finding.messageId)) continue;
        const shortened = documentsOf(finding).filter((document) => !dropped.has(document)).length;
        lines += shortened * numberIn(finding, 'count');
        words += shortened * numberIn(finding, 'words');
      }
      return {
        rule,
        documents: dropped.size,
        documentShare: dropped.size / Math.max(1, summary.documents),
        words,
        wordShare: words / Math.max(1, summary.words),
        lines,
      };
    });
}

/** The document of a finding, and the copies in which it stands as well: a filter's other places lie in its document. */
function documentsOf({ place, related }: Pick<Finding, 'place' | 'related'>): number[] {
  return [...new Set([place.document, ...related.map(({ document }) => document)])];
}

function numberIn({ data }: Pick<Finding, 'data'>, name: string): number {
  const value = data[name];
  return typeof value === 'number' ? value : 0;
}
