import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { command, folderWithSeeds } from './command.ts';

function report(cwd: string, ...flags: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...flags, command, 'seeds', '--format', 'json'], { cwd }, (_, stdout) =>
      resolve(stdout),
    );
  });
}

test('without WebAssembly the report is the same to the byte: the twins do the work', async () => {
  const folder = folderWithSeeds();
  const expected = await report(folder);
  expect(JSON.parse(expected).findings.length).toBeGreaterThan(0);
  expect(await report(folder, '--jitless')).toBe(expected);
});
