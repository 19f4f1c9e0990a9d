// `corpuslint baseline`: writes what is found now to a file, so that from then on only what is new or grows fails a run.
// Touches what this run could see and leaves the rest: lines of other paths and of rules that did not run.

import { readKnownFile, relativeTo } from '../../config/decisions.ts';
import { recognitionFor, sightOf } from '../../findings/known/judge.ts';
import { type KnownEntry, writeEntries } from '../../findings/known/known-entry.ts';
import { entryFor } from '../../findings/known/portrait.ts';
import { recognise } from '../../findings/known/recognise.ts';
import { counted } from '../../format/wording.ts';
import { UsageError } from '../../model/errors.ts';
import { formatNumber } from '../../text/showing/number.ts';
import { rulesOf } from '../../lint.ts';
import { exitClean, exitFailed } from '../exit-codes.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { say } from '../stderr/say.ts';
import { writeWhole } from '../writing/write-whole.ts';
import { checkFor } from '../checking.ts';
import { corpusAsShown } from '../../findings/corpus-as-shown.ts';

/** Writes, updates or prunes the baseline. Resolves to the exit code. Throws UsageError if it cannot be written. */
export async function baselineCommand(
  paths: readonly string[],
  flags: CheckFlags,
  isPruning: boolean,
): Promise<number> {
  if (flags.baseline === false) throw new UsageError('--no-baseline is no flag of corpuslint baseline.');
  const cwd = process.cwd();
  const { result, config } = await checkFor(paths, flags, { baseline: false });
  const { failures, unreadableNamed } = result.notes;
  if (failures.length > 0 || unreadableNamed.length > 0) {
    const what =
      failures.length > 0 ? `the rule ${failures[0].rule} failed` : `${unreadableNamed[0]} cannot be read`;
    say(`no baseline was written, since ${what}: findings would be missing from it.`);
    return exitFailed;
  }
  const file = flags.baseline ?? config.baseline;
  const before = readKnownFile('baseline', cwd, file, true);
  if (before === undefined && isPruning) throw new UsageError(`There is no baseline ${file} to prune.`);

  const { focus, findings } = result;
  const corpus = corpusAsShown(result);
  const recognition = recognitionFor(file, relativeTo(cwd), { corpus, rules: rulesOf(config) });
  const { known, left } = recognise(findings, before ?? [], recognition);
  const ran = new Set(config.rules.filter(({ isOn }) => isOn).map(({ id }) => id));
  const { isSeen, isVisible } = sightOf(file, relativeTo(cwd), {
    corpus,
    rules: rulesOf(config),
    ran,
    focus,
  });
  const gone = left.filter(isVisible);
  const added = findings.filter((finding) => !known.has(finding));
  const updated = [...known].filter(([, { isSame }]) => !isSame);
  const describe = (finding: (typeof findings)[number]): KnownEntry =>
    entryFor(finding, corpus, recognition.pathOf);
  const entries = [
    ...left.filter((entry) => !isVisible(entry)),
    ...[...known].map(([finding, { entry }]) => refresh(describe(finding), entry, isSeen)),
    ...(isPruning ? [] : added.map(describe)),
  ];
  writeWhole('The baseline', file, writeEntries('baseline', entries));

  const changes = [
    `+${formatNumber(isPruning ? 0 : added.length)} new`,
    `${formatNumber(updated.length)} changed`,
    `−${formatNumber(gone.length)} gone`,
  ];
  const ending = isPruning && added.length > 0 ? ` ${counted(added.length, 'new finding')} left out.` : '';
  process.stdout.write(
    `${file}: ${counted(new Set(entries.map(({ id }) => id)).size, 'finding')} known (${changes.join(', ')}).${ending}\n`,
  );
  return exitClean;
}

/** The entry of a finding as it is now, with what people wrote into the old one and the copies this run did not see. */
function refresh(entry: KnownEntry, old: KnownEntry, isSeen: (path: string) => boolean): KnownEntry {
  const { reason, expires, further } = old;
  const unseen = old.paths.filter((path) => !entry.paths.includes(path) && !isSeen(path));
  const [own, ...twins] = entry.paths;
  return {
    ...entry,
    paths: [own, ...[...twins, ...unseen].sort()],
    ...(reason === undefined ? {} : { reason }),
    ...(expires === undefined ? {} : { expires }),
    further,
  };
}
