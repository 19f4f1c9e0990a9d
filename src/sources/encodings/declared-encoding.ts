// The encoding an HTML page declares of itself, which servers of the 1990s and archives of them left behind.

import { bufferOf } from '../bytes.ts';

/** Browsers look at so many bytes (HTML Standard, "prescan a byte stream to determine its encoding"). */
const prescanBytes = 1024;

/**
 * The encoding that a `<meta charset>` or `<meta http-equiv>` in the first 1024 bytes declares, in the spelling of the
 * Encoding Standard; undefined if there is none, one of Unicode, or one that no decoder knows.
 */
export function declaredEncoding(page: Uint8Array): string | undefined {
  const start = bufferOf(page.subarray(0, prescanBytes))
    .toString('latin1')
    .replace(/<!--.*?-->/gs, '');
  for (const [tag] of start.matchAll(/<meta\s[^>]*>/gi)) {
    const label = /\bcharset\s*=\s*["']?\s*([^\s"';/>]+)/i.exec(tag)?.[1];
    if (label === undefined) continue;
    try {
      const { encoding } = new TextDecoder(label);
      // A page whose declaration could be read as ASCII is in no UTF-16, as the standard says as well.
      return encoding.startsWith('utf-') ? undefined : encoding;
    } catch {
      return undefined;
    }
  }
  return undefined;
}
