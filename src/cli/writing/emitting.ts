// `--emit`: lists and attributes for other tools, to stdout or to a file or folder.

import { join } from 'node:path';
import { writeAudit } from '../../clean/audit.ts';
import { deletions, emitAttributes, emitKinds, emitList, type EmitKind } from '../../clean/emit.ts';
import { describeFix } from '../../fix/index.ts';
import { UsageError } from '../../model/errors.ts';
import type { Result } from '../../model/result.ts';
import { nearest } from '../../text/nearest.ts';
import { say } from '../stderr/say.ts';
import { refuseText, writeWhole } from './write-whole.ts';

/** What to emit, and where to; undefined = stdout. */
export interface Emission {
  readonly kind: EmitKind;
  readonly path: string | undefined;
}

/** Reads what stands behind the flags. Throws UsageError for an unknown kind, and where two go to one place. */
export function readEmissions(texts: readonly string[]): Emission[] {
  const emissions = texts.map(readEmission);
  for (const [index, { path }] of emissions.entries()) {
    if (emissions.findIndex((other) => other.path === path) < index)
      throw new UsageError(
        `Two --emit go to ${path ?? 'standard output'}. Give each a path of its own: kind=path.`,
      );
  }
  return emissions;
}

/** Reads `kind` or `kind=path`. Throws UsageError with the nearest right name. */
function readEmission(text: string): Emission {
  const equals = text.indexOf('=');
  const kind = equals < 0 ? text : text.slice(0, equals);
  const path = equals < 0 ? undefined : text.slice(equals + 1);
  if (!(emitKinds as readonly string[]).includes(kind)) {
    const near = nearest(kind, [...emitKinds]);
    throw new UsageError(
      `Nothing called "${kind}" can be emitted. ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${emitKinds.join(', ')}.`}`,
    );
  }
  if (path === '') throw new UsageError(`--emit ${text} names no file behind "=".`);
  return { kind: kind as EmitKind, path };
}

/** Writes what was asked for. A list in a file gets the record of the removals beside it. */
export function emit(result: Result, { kind, path }: Emission): void {
  if (kind === 'attributes') {
    const files = emitAttributes(result);
    if (path === undefined) for (const { text } of files) process.stdout.write(text);
    else {
      for (const file of files) writeWhole('The attributes', join(path, file.path), file.text);
      say(
        `wrote attributes of ${result.summary.documents} documents to ${path}; spans count characters (code points).`,
      );
    }
    return;
  }
  const list = emitList(result, kind);
  if (path === undefined) {
    process.stdout.write(list);
    return;
  }
  refuseText('The list', path, result.corpus);
  writeWhole('The list', path, list);
  const audit = `${path}.removed.jsonl`;
  writeWhole(
    'The record of removals',
    audit,
    writeAudit(deletions(result).map((finding) => describeFix(finding, 1, result, new Set(['destructive'])))),
  );
  const count = list === '' ? 0 : list.split('\n').length - 1;
  say(`wrote ${count} ${count === 1 ? 'id' : 'ids'} to ${path}, and what goes for which partner to ${audit}`);
}
