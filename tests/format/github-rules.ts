// What GitHub's code scanning demands of a SARIF file beyond the schema: limits above which it refuses the whole file, keys
// it requires, lengths it takes (github/docs: "SARIF support for code scanning", read in 2026).

import { gzipSync } from 'node:zlib';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';

/** What GitHub would refuse, or not show, in a report; empty where all is well. */
export function complaintsOf(report: string): string[] {
  const { runs } = JSON.parse(report) as Log;
  const packed = gzipSync(report).length;
  return [
    ...over('bytes of the packed file', packed, 10_000_000),
    ...over('runs', runs.length, 20),
    ...runs.flatMap(complaintsOfRun),
  ];
}

function complaintsOfRun({ tool, results = [] }: Run): string[] {
  const { rules = [] } = tool.driver;
  return [
    ...over('results', results.length, 25_000),
    ...over('rules', rules.length, 25_000),
    ...rules.flatMap(complaintsOfRule),
    ...results.flatMap((result) => [
      ...complaintsOfResult(result),
      ...(result.ruleIndex === undefined || rules[result.ruleIndex]?.id === result.ruleId
        ? []
        : [`rule index of ${result.ruleId}`]),
    ]),
  ];
}

function complaintsOfRule({
  id,
  name = '',
  shortDescription,
  fullDescription,
  help,
  properties,
}: ReportingDescriptor): string[] {
  return [
    ...missing('id', id),
    ...over('name', name.length, 255),
    ...missing('short description', shortDescription?.text),
    ...over('short description', shortDescription?.text.length ?? 0, 1024),
    ...missing('full description', fullDescription?.text),
    ...over('full description', fullDescription?.text.length ?? 0, 1024),
    ...missing('help', help?.text),
    ...over('tags', properties?.tags?.length ?? 0, 20),
  ];
}

function complaintsOfResult(result: Result): string[] {
  const { message, locations = [], relatedLocations = [], partialFingerprints } = result;
  const places = [...locations, ...relatedLocations];
  const ids = new Set(relatedLocations.map(({ id }) => id));
  const links = [...(message.text ?? '').matchAll(/(?<!\\)\[(?:\\.|[^\\[\]])*\]\((\d+)\)/g)];
  return [
    ...missing('message', message.text),
    ...missing('location', locations[0]?.physicalLocation?.artifactLocation?.uri),
    ...missing('fingerprint', Object.values(partialFingerprints ?? {})[0]),
    // 1,000 are taken, and 100 kept.
    ...over('locations', places.length, 100),
    ...places.flatMap(({ physicalLocation }) => {
      const uri = physicalLocation?.artifactLocation?.uri ?? '';
      return /^(?:\.{0,2}\/|[a-z][a-z\d+.-]*:)/i.test(uri)
        ? [`${uri} is not relative to the repository`]
        : [];
    }),
    ...links.flatMap(([link, id]) => (ids.has(Number(id)) ? [] : [`${link} leads nowhere`])),
    ...(ids.size === relatedLocations.length ? [] : ['two places have one id']),
    ...(ids.size > 0 && links.length === 0 ? ['no related place is shown'] : []),
  ];
}

function over(what: string, count: number, most: number): string[] {
  return count > most ? [`${what}: ${count}, at most ${most}`] : [];
}

function missing(what: string, text: string | undefined): string[] {
  return text === undefined || text === '' ? [`no ${what}`] : [];
}
