import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nameAreaNames, nameRequestNames } from '../../src/kernels/names/name-texts.ts';
import { scanAreaNames, scanTableNames } from '../../src/kernels/scan-areas.ts';

/** The fields of the class in a file of src/kernels/assembly. */
function fieldsIn(file: string): string[] {
  const source = readFileSync(new URL(`../../src/kernels/assembly/${file}`, import.meta.url), 'utf8');
  return [...source.matchAll(/^ {2}(\w+): (?:usize|u32);$/gm)].map(([, name]) => name);
}

test('addresses are entered in the order in which the kernels read them', () => {
  expect(fieldsIn('scan-areas.ts')).toEqual([...scanAreaNames, ...scanTableNames, 'documentCount']);
  expect(fieldsIn('names/name-areas.ts')).toEqual([...nameAreaNames, ...nameRequestNames]);
});
