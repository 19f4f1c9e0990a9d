// Which decisions there are about each class of a result.

import { describeClass, namesOf } from '../format/one-class/describe-class.ts';
import { classesOf, keptLabel, type FindingClass } from '../format/grouping.ts';
import type { Place } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import type { Choice } from './decision.ts';
import type { SessionClass } from './session.ts';

/** A class with its findings. */
export interface ReviewClass extends SessionClass {
  readonly members: FindingClass;
}

/** The classes of a result, in its order, each with the choices there are. */
export function reviewClasses(result: Result): ReviewClass[] {
  return classesOf(result.findings).map((members) => {
    const { id, rule, message } = describeClass(members, result, { mostPlaces: 1 });
    return { id, rule, message, choices: choicesFor(members, result), members };
  });
}

function choicesFor(members: FindingClass, result: Result): Choice[] {
  const areArticles = areCopiedArticles(members, result);
  return [
    ...(areArticles || members.some(({ fix }) => fix !== undefined) ? (['accept'] as const) : []),
    // Of three copies, "the other" would be any of two.
    ...(areArticles && members.length === 1 ? (['other'] as const) : []),
    'ignore',
    ...(namesOf(members[0]) === undefined ? [] : (['distinct'] as const)),
    'later',
  ];
}

/** True if whole articles are copies of whole articles: then deleting one is a fix, whichever it is. */
export function areCopiedArticles(members: FindingClass, result: Result): boolean {
  return members.every(
    ({ place, related }) =>
      related[0]?.label === keptLabel && isArticle(place, result) && isArticle(related[0], result),
  );
}

/** True if all blocks of the document lie in the place. */
function isArticle({ document, span }: Place, result: Result): boolean {
  const { blocks } = result.document(document);
  return (
    blocks.length > 0 && span.start <= blocks[0].span.start && blocks[blocks.length - 1].span.end <= span.end
  );
}
