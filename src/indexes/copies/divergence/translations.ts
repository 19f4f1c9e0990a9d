// Files that are one page in two languages, as their paths say: "help/it/start.html" and "help/de/start.html".

import { isLanguage } from '../../../text/languages/language-names.ts';

const subtags = /[^\p{L}\d]+/u;
const region = /^[A-Z]{2}$/;

/** True if two paths differ in nothing but languages and their regions. */
export function areTranslations(path: string, other: string): boolean {
  if (path === other) return false;
  const parts = path.split(subtags);
  const others = other.split(subtags);
  let languages = 0;
  for (const [at, part] of parts.entries()) {
    const one = others[at];
    if (part === one) continue;
    if (one !== undefined && isLanguage(part) && isLanguage(one)) languages++;
    else if (languages === 0 || one === undefined || !region.test(part) || !region.test(one)) return false;
  }
  return parts.length === others.length;
}
