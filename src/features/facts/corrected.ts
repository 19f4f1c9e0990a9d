// Whether an article says of itself that it was corrected.

import { feature } from '../../define/feature.ts';
import { saysCorrected } from '../../text/facts/corrections.ts';
import { decodeText } from '../../text/unicode/decode.ts';

/** Blocks at either end in which an article may say that it was corrected. */
const mostAtEnd = 3;

/** True if the first or last lines of an article say that it was corrected. */
export const isCorrected = feature(({ bytes, spans }): boolean =>
  [...spans.slice(0, mostAtEnd), ...spans.slice(-mostAtEnd)].some((one) =>
    saysCorrected(decodeText(bytes, one)),
  ),
);
