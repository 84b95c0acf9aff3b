import type { Portrait } from '@tagwright/engine';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSmall } from '../suppression/count.js';
import { isGroupSmall } from '../suppression/merged.js';
import { portraitTold } from './portrait-told.js';

const K = { smallestCount: 5 };
const feature = (name: string, type: Portrait['features'][number]['feature']['type']) => ({
  kind: 'field' as const,
  name,
  type,
  value: { kind: 'customer-field' as const, type, column: name },
});

const part = fc.integer({ min: 0, max: 30 });
const cells = fc.array(fc.tuple(part, part), { minLength: 2, maxLength: 8 });

/** A portrait of which one text and one amount part the same customers, the first part of whom neither is known. */
const portraitOf = (parts: readonly (readonly [number, number])[]): Portrait => {
  const [missing, ...known] = parts.map(([group, rest]) => ({ group, everyone: group + rest }));
  const none = missing ?? { group: 0, everyone: 0 };
  return {
    asOf: 0,
    size: parts.reduce((sum, [group]) => sum + group, 0),
    population: parts.reduce((sum, [group, rest]) => sum + group + rest, 0),
    features: [
      {
        kind: 'values',
        feature: feature('a', { kind: 'enum', values: known.map((_, index) => `v${index}`) }),
        missing: none,
        values: known.map((counts, index) => ({ value: `v${index}`, ...counts })),
      },
      {
        kind: 'amounts',
        feature: feature('b', { kind: 'money', form: { exact: 2 } }),
        missing: none,
        buckets: known.map((counts, index) => ({ value: { value: index }, ...counts })),
        quartiles: { group: { lower: 1, median: 2, upper: 3 }, everyone: { lower: 1, median: 2, upper: 3 } },
      },
    ],
    tags: [],
    segments: known.map((counts, index) => ({ name: `s${index}`, ...counts })),
    typical: { customer: 'c', agrees: 1, respects: 2 },
  };
};

it('tells nothing from which a small count follows, whatever the portrait', () => {
  fc.assert(
    fc.property(cells, (parts) => {
      const portrait = portraitOf(parts);
      const told = portraitTold(portrait, K);
      const { size, population } = portrait;
      expect(told.withheld === true).toBe(isGroupSmall(size, population, K));
      expect(told.typical).toBeUndefined();
      const rows = told.features.map((each) => [
        ...(each.values ?? []),
        ...(each.buckets ?? []),
        ...[each.missing, each.together].filter((row) => row !== undefined),
      ]);
      for (const row of told.segments) rows.push([row]);
      const derived = rows.flatMap((each) =>
        subsets(each).flatMap((some) => {
          const inside = some.reduce((sum, { count }) => sum + count, 0);
          const all = some.reduce((sum, { everyone }) => sum + everyone, 0);
          return [inside, all - inside, size - inside, population - size - (all - inside)];
        }),
      );
      expect(derived.filter((count) => isSmall(count, K))).toEqual([]);
    }),
  );
});

const subsets = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: 2 ** items.length - 1 }, (_, mask) =>
    items.filter((__, index) => Math.floor((mask + 1) / 2 ** index) % 2 === 1),
  );

it('tells everything where nothing is held back', () => {
  const told = portraitTold(
    portraitOf([
      [1, 0],
      [0, 2],
      [3, 4],
    ]),
    {},
  );
  expect(told).toMatchObject({ count: 4, population: 10, share: 0.4, typical: { customer: 'c' } });
  expect(told.features[0]?.values?.map(({ count, everyone }) => [count, everyone])).toEqual([
    [0, 2],
    [3, 7],
  ]);
  expect(told.features[1]?.quartiles?.group).toEqual({ lower: 0.01, median: 0.02, upper: 0.03 });
  expect(told.segments).toHaveLength(2);
});
