// Stars in place of what is not to be read.

/** The text with a star for every ASCII letter and digit: its form can be told, its content not. */
export function maskText(text: string): string {
  return text.replaceAll(/[A-Za-z0-9]/g, '*');
}
