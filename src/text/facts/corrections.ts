// "(Corrects the number of votes)", "Berichtigung:", "Rectificatif": what an article says of itself that was corrected. It
// stands in the first or the last lines, and its figures differ from those of the first version for a reason.

const announced =
  /(?:^|[\s("[])(?:corrects|corrected|correcting|correction|corrections|clarification|amended|erratum|korrigiert|korrektur|berichtigt|berichtigung|corrige|corrigé|corrigée|rectificatif|rectifie|corregid[oa]|corrección|rectificación|fe de errores)(?:[\s:.,)\]]|$)/iu;

/** "CORRECTED-Ferry …": as agencies set it before a headline. Elsewhere a hyphen makes another word of it. */
const prefixed =
  /^\s*(?:corrected|correction|refiled|korrektur|berichtigung|rectificatif|corrección)\s*[-–—]/iu;

/** True if a line says that something in its article was corrected. */
export function saysCorrected(line: string): boolean {
  return announced.test(line) || prefixed.test(line);
}
