import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scanAreaNames, scanTableNames } from '../../src/kernels/scan-areas.ts';

test('addresses are entered in the order in which the kernels read them', () => {
  const source = new URL('../../src/kernels/assembly/scan-areas.ts', import.meta.url);
  const fields = [...readFileSync(source, 'utf8').matchAll(/^ {2}(\w+): (?:usize|u32);$/gm)].map(
    ([, name]) => name,
  );
  expect(fields).toEqual([...scanAreaNames, ...scanTableNames, 'documentCount']);
});
