// What is said of a mention in one bit each.

/** The mention opens a sentence (or a quotation or list item), where every word has a capital. */
export const opensSentence = 1;
/** A particle such as "al" or "van" stands before it. */
export const afterParticle = 2;
/** A hyphen joins it to another word. */
export const hyphenated = 4;
/** A capital stands inside it: "McNair". */
export const innerCapital = 8;
/** It tells nothing about who is meant: a title or a common part of names. */
export const commonWord = 16;
/** The language gives every noun a capital. */
export const amongCapitals = 32;
/** Names may take endings in the language of the document. */
export const mayTakeEndings = 64;
/** Flags that all mentions of a document have. */
export function flagsOfDocument(capitalisesNouns: boolean, mayInflectNames: boolean): number {
  return (capitalisesNouns ? amongCapitals : 0) | (mayInflectNames ? mayTakeEndings : 0);
}
