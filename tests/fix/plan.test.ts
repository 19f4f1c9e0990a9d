// The plan against a naive oracle, and the promise that no class loses its last copy.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFixes, type FixableFinding } from '../../src/fix/index.ts';
import type { Applicability, Edit, Fix, Place } from '../../src/model/finding.ts';

type Numbered = FixableFinding & { readonly id: number };

const everything: ReadonlySet<Applicability> = new Set(['safe', 'unsafe', 'destructive']);

function edit(start: number, end: number, text = '', document = 0): Edit {
  return { document, span: { start, end }, text };
}

function place(start: number, end: number, document = 0): Place {
  return { document, span: { start, end } };
}

function finding(
  id: number,
  edits: readonly Edit[],
  keeps: readonly Place[] = [],
  applicability: Applicability = 'safe',
): Numbered {
  return { id, fix: { title: 'Mend.', applicability, edits, keeps } };
}

function outcome(findings: readonly Numbered[], allowed = everything) {
  const { accepted, refused } = planFixes(findings, allowed);
  return {
    accepted: accepted.map(({ id }) => id),
    refused: refused.map(({ finding: { id }, reason, by }) => [id, reason, by?.id]),
  };
}

const spans = fc.tuple(fc.nat(30), fc.nat(6)).map(([start, length]) => ({ start, end: start + length }));
const places = fc.record({ document: fc.nat(1), span: spans });
const fixes: fc.Arbitrary<Fix> = fc.record({
  title: fc.constant('Mend.'),
  applicability: fc.constantFrom('safe' as const, 'unsafe' as const, 'destructive' as const),
  edits: fc.array(fc.record({ document: fc.nat(1), span: spans, text: fc.constantFrom('', 'x', 'ü') }), {
    maxLength: 3,
  }),
  keeps: fc.array(places, { maxLength: 2 }),
});
const lists = fc.array(fc.option(fixes, { nil: undefined }), { maxLength: 25 });

/** Two edits cannot both be made. */
function collide(a: Place, b: Place): boolean {
  if (a.document !== b.document) return false;
  const [s, t] = [a.span, b.span];
  if (s.start === s.end || t.start === t.end) return s.start <= t.end && t.start <= s.end;
  return s.start < t.end && t.start < s.end;
}

/** The edit changes what is kept. */
function touches(a: Place, kept: Place): boolean {
  return a.document === kept.document && a.span.start < kept.span.end && kept.span.start < a.span.end;
}

/** Ids of the accepted findings, decided pair by pair. */
function oracle(findings: readonly Numbered[], allowed: ReadonlySet<Applicability>): number[] {
  const accepted: { id: number; fix: Fix }[] = [];
  for (const { id, fix } of findings) {
    if (fix === undefined || !allowed.has(fix.applicability) || fix.edits.length === 0) continue;
    const isSound =
      fix.edits.every((one, index) => fix.edits.slice(index + 1).every((other) => !collide(one, other))) &&
      fix.edits.every((one) => fix.keeps.every((kept) => !touches(one, kept)));
    const fits = accepted.every(
      ({ fix: other }) =>
        fix.edits.every((one) => other.edits.every((two) => !collide(one, two))) &&
        fix.edits.every((one) => other.keeps.every((kept) => !touches(one, kept))) &&
        fix.keeps.every((kept) => other.edits.every((two) => !touches(two, kept))),
    );
    if (isSound && fits) accepted.push({ id, fix });
  }
  return accepted.map(({ id }) => id);
}

describe('the plan of fixes', () => {
  test('accepts what comparing all pairs accepts', () => {
    fc.assert(
      fc.property(lists, fc.subarray([...everything]), (list, kinds) => {
        const findings = list.map((fix, id) => ({ id, fix }));
        const allowed = new Set(kinds);
        expect(planFixes(findings, allowed).accepted.map(({ id }) => id)).toEqual(oracle(findings, allowed));
      }),
      { numRuns: 3000 },
    );
  });

  test('accounts for every finding that has a fix, once', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const findings = list.map((fix, id) => ({ id, fix }));
        const { accepted, refused } = planFixes(findings, everything);
        const ids = [...accepted, ...refused.map((one) => one.finding)].map(({ id }) => id);
        const wanted = findings.filter(({ fix }) => fix !== undefined).map(({ id }) => id);
        expect(ids.toSorted((a, b) => a - b)).toEqual(wanted);
      }),
    );
  });

  test('hands out the edits of the accepted fixes by document, ascending and disjoint', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { accepted, edits } = planFixes(
          list.map((fix, id) => ({ id, fix })),
          everything,
        );
        const all = [...edits].flatMap(([document, ofDocument]) => {
          const positions = ofDocument.flatMap(({ span }) => [span.start, span.end]);
          expect(positions).toEqual(positions.toSorted((a, b) => a - b));
          expect(ofDocument.filter((one) => one.document !== document)).toEqual([]);
          return ofDocument;
        });
        expect(all).toHaveLength(accepted.reduce((sum, { fix }) => sum + (fix?.edits.length ?? 0), 0));
      }),
    );
  });

  test('leaves a copy of every class, whichever copies its fixes delete and keep', () => {
    const classes = fc
      .integer({ min: 2, max: 5 })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { minLength: 1, maxLength: 8 }),
        ),
      );
    fc.assert(
      fc.property(classes, ([size, orders]) => {
        const copy = (index: number): Place => place(index * 10, index * 10 + 9);
        const findings = orders.map(([drop, keep], id) =>
          finding(id, [{ ...copy(drop), text: '' }], [copy(keep)]),
        );
        const { accepted } = planFixes(findings, everything);
        const deleted = new Set(accepted.map(({ fix }) => fix?.edits[0].span.start));
        expect(deleted.size).toBeLessThan(size);
      }),
    );
  });

  test('says why a fix has to wait, and for which other', () => {
    expect(
      outcome([
        finding(0, [edit(0, 10)], [place(20, 30)]),
        finding(1, [edit(5, 12)]),
        finding(2, [edit(25, 26, 'x')]),
        finding(3, [edit(40, 41)], [place(0, 5)]),
        finding(4, [edit(50, 60), edit(55, 56)]),
        finding(5, []),
        finding(6, [edit(70, 71)], [place(70, 80)]),
      ]),
    ).toEqual({
      accepted: [0],
      refused: [
        [1, 'collision', 0],
        [2, 'kept', 0],
        [3, 'kept', 0],
        [4, 'malformed', undefined],
        [5, 'malformed', undefined],
        [6, 'malformed', undefined],
      ],
    });
  });

  test('makes only fixes of the kinds it is allowed', () => {
    const findings = [
      finding(0, [edit(0, 1)], [], 'safe'),
      finding(1, [edit(2, 3)], [], 'unsafe'),
      finding(2, [edit(4, 5)], [], 'destructive'),
    ];
    expect(outcome(findings, new Set(['safe', 'unsafe']))).toEqual({
      accepted: [0, 1],
      refused: [[2, 'consent', undefined]],
    });
  });

  test('takes a fix whole or not at all', () => {
    const findings = [
      finding(0, [edit(0, 1)]),
      finding(1, [edit(0, 1), edit(5, 6)]),
      finding(2, [edit(5, 6)]),
    ];
    expect(outcome(findings).accepted).toEqual([0, 2]);
  });

  test('lets deletions touch, but no insertion touch anything', () => {
    expect(
      outcome([finding(0, [edit(0, 5)]), finding(1, [edit(5, 9)]), finding(2, [edit(9, 9, 'x')])]),
    ).toEqual({
      accepted: [0, 1],
      refused: [[2, 'collision', 1]],
    });
  });

  test('lets a line end be added behind a kept place, and between two that touch', () => {
    const findings = [
      finding(0, [edit(50, 60)], [place(0, 10), place(10, 20)]),
      finding(1, [edit(10, 10, '\n')]),
      finding(2, [edit(20, 20, '\n')]),
    ];
    expect(outcome(findings).accepted).toEqual([0, 1, 2]);
  });

  test('is quick for many fixes of one document', () => {
    const findings = Array.from({ length: 20_000 }, (_, id) =>
      finding(id, [edit(id * 10, id * 10 + 5)], [place(id * 10 + 6, id * 10 + 9)]),
    );
    const begin = performance.now();
    expect(planFixes(findings, everything).accepted).toHaveLength(20_000);
    // All pairs would take minutes.
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
