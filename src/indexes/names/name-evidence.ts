// All evidence on names of the corpus that are near each other. What is counted document by document meets here. Nothing of a
// threshold or a setting goes into these facts, so that changing one reads no text again.

import { derivedIndex, type IndexRequest } from '../../define/index.ts';
import { gatherEvidence, type Evidence } from './evidence/evidence.ts';
import { mentionRows } from './mentions/mention-rows.ts';
import { NameTable } from './mentions/name-table.ts';
import { smallWords } from './mentions/small-words.ts';
import { spellings } from './mentions/spellings.ts';
import { findCandidates } from './near/candidates.ts';
import { anchorsOfNames, partnersOfNames } from './near/kin-of-names.ts';
import { nearInCorpus } from './near/near-in-corpus.ts';
import { nearInDocument } from './near/near-in-document.ts';
import { columnsOfNames } from './near/near-kept.ts';

/** The names of the corpus, and what is known of pairs of them. */
export interface NameEvidence {
  readonly names: NameTable;
  /**
   * Gathered when first asked for: a run over a few files makes this view again once it knows which names matter. It then
   * asks for pairs of these alone, by the tokens of one name or the other.
   */
  evidence(among?: ReadonlySet<number>): readonly Evidence[];
}

const namesNeeds = { rows: mentionRows(), texts: spellings(), near: nearInDocument(), small: smallWords() };

/** Evidence on every candidate pair, whatever the settings. */
export const nameEvidence = (): IndexRequest<NameEvidence> =>
  derivedIndex({
    id: 'name-evidence',
    needs: namesNeeds,
    view({ rows, texts, near, small }, corpus): NameEvidence {
      const names = new NameTable(rows, texts);
      let evidence: readonly Evidence[] | undefined;
      let gather: ((among?: ReadonlySet<number>) => readonly Evidence[]) | undefined = (among) =>
        findCandidates(names, near, nearInCorpus(names))
          .filter(({ a, b }) => isAmong(among, names, a, b))
          .map((candidate) => gatherEvidence(names, candidate, small, corpus));
      return {
        names,
        evidence(among) {
          // Views with other settings ask for others.
          if (among !== undefined && gather !== undefined) return gather(among);
          evidence ??= gather?.() ?? [];
          // What it was gathered from is let go.
          gather = undefined;
          return evidence;
        },
      };
    },
    focusing: {
      keep: ({ names }) => columnsOfNames(names),
      keepValues: ({ names, evidence }) => {
        const [anchors, partners] = [anchorsOfNames(names), partnersOfNames(names, evidence())];
        return {
          numbers: Uint32Array.from([...anchors.numbers, ...partners.numbers]),
          values: Uint32Array.from([...anchors.values, ...partners.values]),
        };
      },
    },
  });

/** True if one of two names is among some, or none are named. */
export function isAmong(
  tokens: ReadonlySet<number> | undefined,
  names: NameTable,
  one: number,
  other: number,
): boolean {
  return tokens === undefined || tokens.has(names.token(one)) || tokens.has(names.token(other));
}
