// Where the distinct names of a document first stand, by the kernel or without it.

import type { Document } from '../../model/document.ts';
import { nameFormsOf, type FirstMentions } from './forms.ts';
import { foundNamesOf } from './found-names.ts';

/** The first mention of every name of a document. */
export function firstMentionsOf(document: Document): FirstMentions {
  const found = foundNamesOf(document);
  if (found === undefined) return nameFormsOf(document).first;
  const { forms, fromForm: from, toForm: to } = found;
  return { token: forms.token, start: forms.start, end: forms.end, from, to };
}
