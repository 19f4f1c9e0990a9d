// Checks the rules over views of a few documents, until nothing that must be known for that is missing.

import type { Scope } from '../../model/corpus.ts';
import type { Place, RawFinding } from '../../model/finding.ts';
import { type Checked, checkCorpus, documentFindings, unreadableFindings } from '../check.ts';
import type { Plan } from '../plan.ts';
import type { RunRequest } from '../request.ts';
import type { FocusCorpus } from './focus-corpus.ts';
import type { FocusViews, ViewMaker } from './focus-views.ts';
import { TooMuch } from './rows/sparse-rows.ts';

/** What is found, and the documents that were looked at for it. Throws TooMuch if a rule fails. */
export function checkUntilAllIsKnown(
  maker: ViewMaker,
  corpus: FocusCorpus,
  plan: Plan,
  request: RunRequest,
): { readonly checked: Checked; readonly scope: Scope } {
  let views = maker.make();
  let { checked, missing } = checkViews(views, corpus, plan, request);
  while (missing.length > 0) {
    views = maker.make(missing);
    ({ checked, missing } = checkViews(views, corpus, plan, request));
  }
  return { checked, scope: views.scope };
}

/**
 * What is found of the documents in scope, and of others in one class with it; `missing` are documents of which it must be
 * known whether they are copies, since what is found in copies is said once. Throws TooMuch if a rule fails.
 */
function checkViews(
  views: FocusViews,
  corpus: FocusCorpus,
  plan: Plan,
  request: RunRequest,
): { readonly checked: Checked; readonly missing: readonly number[] } {
  const { scope } = views;
  const { findings, remarks, failures } = checkCorpus(corpus, views, plan, request);
  if (failures.length > 0) throw new TooMuch('A rule failed.');
  const isAbout = (place: Place): boolean =>
    place.document >= corpus.documentCount || scope.related.has(place.document);
  const touches = ({ place, related = [] }: RawFinding): boolean => isAbout(place) || related.some(isAbout);
  const classOf = ({ rule, classKey }: RawFinding): string | undefined =>
    classKey === undefined ? undefined : `${rule}\n${classKey}`;
  const classes = new Set(findings.filter(touches).map(classOf));
  classes.delete(undefined);
  const kept = findings.filter((finding) => touches(finding) || classes.has(classOf(finding)));
  // Rules on duplication leave copies out themselves.
  const comparing = new Set(
    plan.corpusRules.flatMap(({ rule }) => (rule.category === 'duplication' ? [rule.id] : [])),
  );
  const missing = kept
    .filter(({ rule, place }) => !comparing.has(rule) && !isAbout(place))
    .map(({ place }) => place.document);
  const ofDocuments = views.batches
    .filter(({ first }) => scope.related.has(first))
    .flatMap(({ first, batch }) => documentFindings(batch, first));
  return {
    checked: {
      findings: [...ofDocuments, ...unreadableFindings({ corpus }, plan), ...kept],
      remarks,
      failures: [],
    },
    missing,
  };
}
