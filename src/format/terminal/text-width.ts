// Columns of text in a terminal, cluster by cluster (Unicode Standard Annexes 11 and 29). Not string-width: its emoji
// patterns take 10 ms to compile at every start, and most reports have no use for them.

import { eastAsianWidth } from 'get-east-asian-width';

interface Measure {
  readonly segmenter: Intl.Segmenter;
  /** Characters that take no column. */
  readonly unseen: RegExp;
  readonly emoji: RegExp;
}

let measure: Measure | undefined;

/** Columns a terminal needs for any text without escape sequences. Slow: a microsecond a character. */
export function measureText(text: string): number {
  measure ??= {
    segmenter: new Intl.Segmenter(),
    unseen: /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]$/u,
    emoji: /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|^\p{RI}{2}$|^[\d#*]\ufe0f?\u20e3$/u,
  };
  let columns = 0;
  for (const { segment } of measure.segmenter.segment(text)) columns += measureCluster(segment, measure);
  return columns;
}

/** An emoji takes two columns; anything else what its visible characters that do not combine take. */
function measureCluster(cluster: string, { unseen, emoji }: Measure): number {
  if (emoji.test(cluster)) return 2;
  const seen = [...cluster].find((character) => !unseen.test(character));
  return seen === undefined ? 0 : eastAsianWidth(seen.codePointAt(0) as number);
}
