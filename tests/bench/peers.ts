// Other finders of copied text, on the same files: jscpd 5, fetched by npm into a scratch folder, and sim_text of the
// Debian package similarity-tester. One that cannot be run is named with the reason and left out.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { type Command, outputOf } from './measure.ts';

/** A tool to compare with. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** The command that looks for copies in a folder of text files. */
  commandFor(folder: string): Command;
  /** Memory it takes per byte of text, as measured on 215 MB: what would not fit is not started. */
  readonly bytesPerByte: number;
}

/** A peer, or why there is none. */
export type Found = Peer | { readonly name: string; readonly missing: string };

/** The release of the reference measurements; 5.4.1 has no binaries on the registry. */
const jscpdVersion = '5.3.3';

/** The peers that can be run here. `jscpdFolder` may hold an installation already. */
export function findPeers(scratch: string, jscpdFolder: string | undefined): Found[] {
  return [findJscpd(jscpdFolder ?? join(scratch, 'jscpd'), scratch), findSimText(scratch)];
}

/** Runs of 50 words and more: its default, whatever the number of lines. */
function findJscpd(folder: string, scratch: string): Found {
  const name = 'jscpd';
  if (!existsSync(join(folder, 'node_modules'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
    const options = ['--no-audit', '--no-fund', '--loglevel=error', `jscpd@${jscpdVersion}`];
    const { status, stderr } = spawnSync('npm', ['install', ...options], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) return { name, missing: `npm could not install it: ${(stderr ?? '').split('\n')[0]}` };
  }
  // The binary itself: the script around it costs an empty Node more.
  const libraries = ['gnu', 'musl'].map((library) => `jscpd-${process.platform}-${process.arch}-${library}`);
  const packages = [...libraries, `jscpd-${process.platform}-${process.arch}`];
  const binaries = packages.map((one) => join(folder, 'node_modules', one, 'bin', 'jscpd'));
  const program = [...binaries, join(folder, 'node_modules/.bin/jscpd')].find((path) => existsSync(path));
  const version = program === undefined ? undefined : outputOf([program, '--version']);
  if (program === undefined || version === undefined)
    return { name, missing: 'it has no binary for this system' };
  return {
    name,
    version: version.replace(/^jscpd /, ''),
    bytesPerByte: 42,
    commandFor: (corpus) => {
      const report = ['-r', 'silent,json', '-o', join(scratch, 'jscpd-report')];
      return [program, '-k', '50', '-l', '1', '--no-gitignore', ...report, corpus];
    },
  };
}

/** Runs of 24 words and more in other files. */
function findSimText(scratch: string): Found {
  const name = 'sim_text';
  if (spawnSync('sim_text', ['-v']).error !== undefined)
    return { name, missing: 'the program sim_text (Debian package similarity-tester) is not installed' };
  return {
    name,
    version: outputOf(['dpkg-query', '-W', '-f', '${Version}', 'similarity-tester']) ?? 'unknown version',
    bytesPerByte: 4,
    commandFor: (corpus) => ['sim_text', '-p', '-r', '24', '-R', '-o', join(scratch, 'sim-report'), corpus],
  };
}

/** True if a peer can be expected to find room for a corpus. */
export function fits({ bytesPerByte }: Peer, corpusBytes: number): boolean {
  return corpusBytes * bytesPerByte < 0.8 * freemem();
}
