// Languages that paths of files name: "help/it/start.html" and "help/de/start.html" are one page in two languages.

import { isLanguage } from './language-names.ts';

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

const namedLanguage = /(?:^|[/._-])([a-z]{2})(?:[-_][A-Za-z]{2})?(?=[/.]|$)/g;

/** True if two paths name languages, and none in common. */
export function nameTwoLanguages(path: string, other: string): boolean {
  const own = languagesNamed(path);
  const others = languagesNamed(other);
  return own.length > 0 && others.length > 0 && !own.some((language) => others.includes(language));
}

function languagesNamed(path: string): string[] {
  return [...path.matchAll(namedLanguage)].map(([, subtag]) => subtag).filter(isLanguage);
}
