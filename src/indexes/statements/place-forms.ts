// Places whose name stands in full and shortened: "Fort Carson" and "Ft. Carson".

import { baseIndex, derivedIndex, type IndexRequest } from '../../define/index.ts';
import { placeFormsOf } from '../../features/facts/place-forms.ts';
import type { Fix, MessageValue, Place, RelatedPlace, Severity } from '../../model/finding.ts';
import { linesOf } from '../names/report.ts';
import { foldFullName, KnownNames, type NameSettings } from '../names/settings.ts';
import {
  addStatement,
  reduceStatements,
  type Stated,
  type Statement,
  statedValues,
  statementColumns,
  statementsByName,
} from './statements.ts';

const writtenForms = (): IndexRequest<readonly (readonly Statement[])[]> =>
  baseIndex({
    id: 'place-forms',
    version: 2,
    columns: statementColumns,
    silentOn: 'noPlaceForms',
    map(document, rows) {
      for (const { name, isShort, text, span, block } of placeFormsOf(document))
        addStatement(document, rows, { name, value: isShort ? 'short' : 'full', text, span, block });
    },
    reduce: reduceStatements,
    probe: 'key',
    view: (rows) => statementsByName(rows),
  });

/** The parts of a report on two forms. */
export interface FormReport {
  readonly place: Place;
  readonly related: readonly RelatedPlace[];
  readonly severity: Severity;
  readonly classKey: string;
  readonly data: Readonly<Record<string, MessageValue>> & {
    readonly form: string;
    readonly preferred: string;
    readonly counts: string;
  };
  readonly fix?: Fix;
}

/** A name in two forms. */
export interface FormPair {
  readonly form: Stated;
  readonly preferred: Stated;
  /** The preferred form is declared right; otherwise it is merely the more frequent one, in doubt the full one. */
  readonly isDeclared: boolean;
}

/** Names in two forms, but for those that are declared to be two names or right in both. */
export const placeForms = (settings: Omit<NameSettings, 'evidence'>): IndexRequest<readonly FormPair[]> =>
  derivedIndex({
    id: 'place-form-pairs',
    options: settings,
    needs: { names: writtenForms() },
    view({ names }) {
      const known = new KnownNames(settings);
      return names.flatMap((statements): FormPair[] => {
        const [one, other] = statedValues(statements);
        // A copied line may hold one of the forms alone: both may still stand in one line.
        const [more, fewer] = one.lines > other.lines || one.value === 'full' ? [one, other] : [other, one];
        const spellings = ({ statements: [{ text }] }: Stated): string[] => [foldFullName(text)];
        if (known.areDistinct(spellings(more), spellings(fewer))) return [];
        const isRight = [more, fewer].map((form) => known.isCanonical(spellings(form)));
        if (isRight[0] && isRight[1]) return [];
        return isRight[1]
          ? [{ form: more, preferred: fewer, isDeclared: true }]
          : [{ form: fewer, preferred: more, isDeclared: isRight[0] }];
      });
    },
  });

/** Related places that are shown of the preferred form, and at most of the other one. */
const shownPlaces = 3;
const mostPlaces = 32;

/** What is said of a pair: the first mention of the form is blamed, the others and some of the preferred form related. */
export function reportForm({ form, preferred, isDeclared }: FormPair): FormReport {
  const [place, ...further] = form.statements;
  const [{ text }] = preferred.statements;
  const fix: Fix = {
    title: `Write "${text}".`,
    applicability: 'unsafe',
    edits: form.statements.map(({ document, span }) => ({ document, span, text })),
    keeps: [],
  };
  const related = (statements: readonly Statement[], most: number, label: string): RelatedPlace[] =>
    statements.slice(0, most).map(({ document, span }) => ({ document, span, label }));
  return {
    place: { document: place.document, span: place.span },
    related: [
      ...related(further, mostPlaces, 'also here'),
      ...related(preferred.statements, shownPlaces, 'spelt so here'),
    ],
    severity: isDeclared ? 'warning' : 'info',
    classKey: place.name,
    data: {
      form: place.text,
      preferred: text,
      counts: `${linesOf(form.lines)} against ${preferred.lines}`,
      formLines: form.lines,
      preferredLines: preferred.lines,
    },
    ...(isDeclared ? { fix } : {}),
  };
}
