// Sizes of memory as people write them: 512M, 2G, 50%.

import { totalmem } from 'node:os';

const units: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Below this nothing is meant: Node alone takes forty times as much. */
const leastBytes = 2 ** 20;

/**
 * Bytes that a text means: a number with K, M, G or T (powers of 1024, with or without B or iB behind), or a share of the
 * memory there is for this process. Undefined for anything else, for less than 1M and for more than 100%.
 */
export function readMemorySize(text: string, total: number = memoryOfProcess()): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?(?:(%)|([kmgt])(?:i?b)?)$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, digits, percent, unit] = match;
  const value = Number(digits);
  if (percent !== undefined && value > 100) return undefined;
  const bytes = Math.round(percent === undefined ? value * units[unit.toLowerCase()] : (value / 100) * total);
  return bytes >= leastBytes && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** Of the machine, or of the container that the process runs in. */
function memoryOfProcess(): number {
  const limit = process.constrainedMemory();
  // Without a limit some systems answer 0, others more than there is.
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
