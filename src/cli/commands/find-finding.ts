// A finding by its id, as reports print it: with or without `#`, and as much of it as is unique.

import { classesOf, type FindingClass } from '../../format/grouping.ts';
import { UsageError } from '../../model/errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { nearest } from '../../text/nearest.ts';
import { counted } from '../../format/wording.ts';

/** True for what may be (the beginning of) the id of a finding. */
export function isFindingId(text: string): boolean {
  return /^#?[0-9a-f]{1,8}$/i.test(text);
}

/** The finding with its class. Throws UsageError if there is none, or several begin so. */
export function findFinding(
  given: string,
  { findings, summary }: Result,
): { readonly finding: Finding; readonly members: FindingClass } {
  const id = given.replace(/^#/, '').toLowerCase();
  if (!isFindingId(given)) {
    throw new UsageError(
      `"${given}" is no id of a finding: ids are eight digits and letters a to f, such as #a1b2c3d4.`,
    );
  }
  const exact = findings.filter((finding) => finding.id === id);
  const byId = exact.length > 0 ? exact : findings.filter((finding) => finding.id.startsWith(id));
  // JSON reports also give the id of the class: its first finding stands for it.
  const matches =
    byId.length > 0 ? byId : findings.filter((finding) => finding.class.startsWith(id)).slice(0, 1);
  if (matches.length > 1) {
    const ids = matches.slice(0, 5).map((finding) => `#${finding.id}`);
    const more = matches.length > ids.length ? ` and ${matches.length - ids.length} more` : '';
    throw new UsageError(
      `${counted(matches.length, 'finding')} begin with #${id}: ${ids.join(', ')}${more}. Give more of the id.`,
    );
  }
  const finding = matches.at(0);
  if (finding === undefined) throw new UsageError(describeMissing(id, findings, summary.documents));
  const members = classesOf(findings).find((candidates) => candidates.includes(finding));
  return { finding, members: members ?? [finding] };
}

function describeMissing(id: string, findings: readonly Finding[], documents: number): string {
  const checked = `${counted(findings.length, 'finding')} in ${counted(documents, 'document')}`;
  const near = nearest(
    id,
    findings.map((finding) => finding.id),
  );
  const hint =
    near.length > 0
      ? `Did you mean #${near.join(', #')}?`
      : 'Give the paths and the configuration of the report that printed it.';
  return `There is no finding #${id} here (${checked}). ${hint}`;
}
