// What a finding knows besides its message, as labelled values for people: the forms and counts of a name, what joins
// them, how much of a copy is the same. What the message or the list of places says anyway is left out.

import type { Finding } from '../../model/finding.ts';
import type { FindingClass } from '../grouping.ts';
import { counted, percentage } from '../wording.ts';

/** A labelled value. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Data that the places, the diff or another fact shows. */
const shownElsewhere = new Set([
  'kept',
  'differences',
  'bond',
  'counts',
  'form',
  'preferred',
  'formLines',
  'preferredLines',
  'formDocuments',
  'preferredDocuments',
  'percent',
  'reverse',
]);

/** Labels of data that a plain reading of its name would not tell; all else is labelled by its name. */
const labels: Readonly<Record<string, string>> = {
  reason: 'stays because it is',
  anchor: 'stands beside both',
  role: 'role of both',
  edit: 'difference',
  letters: 'its letters are less usual by',
  text: 'says',
  other: 'says elsewhere',
};

/** Said even where the message holds the same words by chance. */
const evidence = new Set(['reason', 'anchor', 'role', 'edit']);

const edits: Readonly<Record<string, string>> = {
  drop: 'one letter left out',
  two: 'two letters differ',
  insert: 'one letter too many',
  substitute: 'one letter exchanged',
  transpose: 'two letters swapped',
  double: 'a letter doubled, or not',
};

/** The facts of a class, in the order in which they are read. */
export function describeFacts(members: FindingClass): Fact[] {
  const [first] = members;
  return [...namesOf(first), ...copiesOf(members), ...othersOf(first)];
}

function numberOf({ data }: Finding, key: string): number | undefined {
  const value = data[key];
  return typeof value === 'number' ? value : undefined;
}

/** Both forms of a name with what speaks for each. */
function namesOf(finding: Finding): Fact[] {
  const { form, preferred, bond } = finding.data;
  if (form === undefined || preferred === undefined) return [];
  return [
    { label: 'spelt here', value: `${form}${usesOf(finding, 'form')}` },
    { label: 'spelt elsewhere', value: `${preferred}${usesOf(finding, 'preferred')}` },
    ...(bond === undefined ? [] : [{ label: 'in common', value: String(bond) }]),
  ];
}

/** How often one form stands; beside another word, lines are those with both, documents those with the name alone. */
function usesOf(finding: Finding, key: 'form' | 'preferred'): string {
  const lines = numberOf(finding, `${key}Lines`);
  const documents = numberOf(finding, `${key}Documents`);
  if (lines === undefined) return '';
  if (documents === undefined) return ` — ${counted(lines, 'line')}`;
  const anchor = String(finding.data['anchor'] ?? '');
  if (anchor === '') return ` — ${counted(lines, 'line')} of ${counted(documents, 'document')}`;
  const name = String(finding.data[key]).replace(anchor, '').trim();
  return ` — ${counted(lines, 'line')}; "${name}" in ${counted(documents, 'document')}`;
}

/** How alike copies are: one value for the class, or the range. */
function copiesOf(members: FindingClass): Fact[] {
  const shares = members.flatMap(({ data, score }) => {
    const value = data['similarity'] ?? score;
    return typeof value === 'number' && value > 0 && value < 1 ? [value] : [];
  });
  if (shares.length === 0) return [];
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const value = least === most ? percentage(least, 1) : `${percentage(least, 1)} to ${percentage(most, 1)}`;
  return [{ label: 'alike', value }];
}

function othersOf({ data, message }: Finding): Fact[] {
  return Object.entries(data).flatMap(([key, value]): Fact[] => {
    const text = key === 'edit' ? (edits[value] ?? String(value)) : String(value);
    if (shownElsewhere.has(key) || key === 'similarity' || text === '') return [];
    if (!evidence.has(key) && message.includes(text)) return [];
    return [{ label: labels[key] ?? spaced(key), value: text }];
  });
}

/** "otherLines" as "other lines". */
function spaced(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
