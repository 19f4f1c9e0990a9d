// What may be said of what rules reported: with the severity that holds at its path and the key of its content, in the order
// of the corpus.

import type { Rule } from '../define/index.ts';
import { type Corpus, sourceOf } from '../model/corpus.ts';
import { orderPlaces, type RawFinding, severities, type Severity } from '../model/finding.ts';
import type { Candidate } from './candidate.ts';
import { contentKey } from './identity.ts';
import type { NotedPlaces } from './places/noted-places.ts';
import type { Recollection } from './places/recollection.ts';
import { orderTexts } from './reading-order.ts';
import { isAboutReferences } from './references.ts';

/** Every rule that ran, by id, with its position among them. */
type RulesById = ReadonlyMap<string, { readonly rule: Rule; readonly position: number }>;

/** What candidates depend on besides the findings. */
export interface GatheringContext {
  readonly corpus: Corpus;
  severityOf(ruleId: string, path: string): Severity | 'off';
  readonly recollection?: Recollection | undefined;
  readonly noted?: NotedPlaces | undefined;
}

/** All that is not off, by place. `shown` holds the texts as reports show them. */
export function gatherCandidates(
  reported: readonly RawFinding[],
  rules: RulesById,
  shown: Corpus,
  context: GatheringContext,
): Candidate[] {
  const { corpus } = context;
  const keys = new Keys(shown, context);
  const candidates: Candidate[] = [];
  for (const [index, raw] of reported.entries()) {
    const found = rules.get(raw.rule);
    if (found === undefined) throw new Error(`A finding names the rule "${raw.rule}", which does not exist.`);
    const { rule, position } = found;
    if (isAboutReferences(raw, rule, corpus)) continue;
    const ceiling = context.severityOf(rule.id, sourceOf(corpus, raw.place.document).path);
    if (ceiling === 'off') continue;
    const severity = raw.severity === undefined ? ceiling : lower(ceiling, raw.severity);
    candidates.push({ raw, rule, position, severity, key: keys.of(raw, rule, index) });
  }
  return candidates.sort(
    (a, b) => orderPlaces(a.raw.place, b.raw.place) || a.position - b.position || orderTexts(a.key, b.key),
  );
}

/** Keys of the contents of findings. */
class Keys {
  readonly #shown: Corpus;
  readonly #context: GatheringContext;
  /** One text for all findings of a class: it takes less memory, and a map that knows it compares no letters. */
  readonly #ofClasses = new Map<string, Map<string, string>>();

  constructor(shown: Corpus, context: GatheringContext) {
    this.#shown = shown;
    this.#context = context;
  }

  /** The key of the finding that rules reported as the one with this index. */
  of(raw: RawFinding, rule: Rule, index: number): string {
    // The key of a class needs no text.
    if (raw.classKey !== undefined) return this.#ofClass(raw, raw.classKey);
    const { corpus, recollection, noted } = this.#context;
    const make = (): string => {
      const { document } = raw.place;
      noted?.noteAll(raw, (other) => (other === document ? corpus.document(document) : undefined));
      return contentKey(raw, rule.hidesText === true ? this.#shown : corpus);
    };
    return recollection === undefined ? make() : recollection.key(index, make);
  }

  #ofClass(raw: RawFinding, classKey: string): string {
    let ofRule = this.#ofClasses.get(raw.rule);
    if (ofRule === undefined) this.#ofClasses.set(raw.rule, (ofRule = new Map<string, string>()));
    let key = ofRule.get(classKey);
    if (key === undefined) ofRule.set(classKey, (key = contentKey(raw, this.#context.corpus)));
    return key;
  }
}

function lower(a: Severity, b: Severity): Severity {
  return severities[Math.max(severities.indexOf(a), severities.indexOf(b))];
}
