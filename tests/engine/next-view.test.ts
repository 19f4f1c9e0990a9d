import { describe, expect, test } from 'vitest';
import type { DerivedIndex, Needs } from '../../src/define/index.ts';
import { readyToCompare, takeNext } from '../../src/engine/next-view.ts';

type Kind = 'view' | 'of pairs' | 'of one text';

interface Planned {
  readonly key: string;
  readonly index: DerivedIndex;
}

function planned(key: string, kind: Kind, ...needs: readonly string[]): Planned {
  const compare = kind === 'view' ? undefined : { isOfOneText: kind === 'of one text' ? true : undefined };
  const needed = Object.fromEntries(needs.map((need) => [need, { key: need }]));
  return { key, index: { kind: 'derived', id: key, needs: needed as unknown as Needs, compare } as never };
}

/** The order in which views are made, and what is begun to be compared before each. */
function orderOf(all: readonly Planned[], ...there: readonly string[]): string[] {
  const made = new Set(there);
  const begun = new Set<string>();
  const left = [...all];
  const order: string[] = [];
  while (left.length > 0) {
    const lists = readyToCompare(
      left.filter(({ key }) => !begun.has(key)),
      (key) => made.has(key),
    );
    for (const steps of lists) {
      order.push(`compare ${steps.map(({ key }) => key).join(' + ')}`);
      for (const { key } of steps) begun.add(key);
    }
    const { key } = takeNext(left, (one) => made.has(one));
    made.add(key);
    order.push(key);
  }
  return order;
}

describe('the next view', () => {
  test('is one that something is compared for', () => {
    const views = [
      planned('plain', 'view', 'rows'),
      planned('pairs', 'view', 'rows'),
      planned('verified', 'of pairs', 'pairs'),
    ];
    expect(orderOf(views, 'rows')).toEqual(['pairs', 'compare verified', 'plain', 'verified']);
  });

  test('is made while others are compared, if it can be', () => {
    const views = [
      planned('pairs', 'view', 'rows'),
      planned('verified', 'of pairs', 'pairs'),
      planned('classes', 'view', 'verified'),
      planned('groups', 'view', 'rows'),
      planned('regions', 'view', 'groups', 'classes'),
    ];
    expect(orderOf(views, 'rows')).toEqual([
      'pairs',
      'compare verified',
      'groups',
      'verified',
      'classes',
      'regions',
    ]);
  });

  test('lets steps that look at single texts wait for one another, and for nothing else', () => {
    const views = [
      planned('places', 'view', 'rows'),
      planned('paragraphs', 'of pairs', 'places'),
      planned('regions', 'view', 'rows'),
      planned('words', 'of one text', 'regions'),
      planned('unjudged', 'view', 'rows'),
      planned('roles', 'of one text', 'unjudged'),
      planned('later', 'view', 'roles'),
      planned('more', 'of one text', 'later'),
    ];
    expect(orderOf(views, 'rows')).toEqual([
      'regions',
      'unjudged',
      'compare words + roles',
      'places',
      'compare paragraphs',
      'paragraphs',
      'words',
      'roles',
      'later',
      'compare more',
      'more',
    ]);
  });
});
