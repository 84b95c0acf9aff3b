import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CustomerRecord } from './record.js';
import { oncePerStretch } from './stretches.js';

const stretch = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }));

it('finds in every stretch what there is, whatever was asked about before', () => {
  const all = fc.uniqueArray(fc.integer({ min: -100, max: 300 })).map((instants) => instants.sort((a, b) => a - b));
  fc.assert(
    fc.property(all, fc.array(stretch, { maxLength: 20 }), (instants, asked) => {
      const [record, part] = [{} as CustomerRecord, {}];
      const find = (after: number, until: number) => instants.filter((at) => at > after && at <= until);
      for (const [after, length] of asked)
        expect(oncePerStretch(record, part, after, after + length, find)).toEqual(find(after, after + length));
    }),
  );
});

it('looks through a stretch once, however often and however far back it is asked about', () => {
  const [record, part] = [{} as CustomerRecord, {}];
  let looked = 0;
  const find = (after: number, until: number): readonly number[] => {
    looked += until - after;
    return [];
  };
  for (let until = 1000; until > 0; until -= 1) oncePerStretch(record, part, until - 100, until, find);
  expect(looked).toBeLessThan(1400);
});

it('tells customers and parts apart', () => {
  const [one, other] = [{} as CustomerRecord, {} as CustomerRecord];
  const part = {};
  const ask = (record: CustomerRecord, of: object, instant: number) =>
    oncePerStretch(record, of, 0, 10, () => [instant]);
  expect([ask(one, part, 1), ask(other, part, 2), ask(one, {}, 3), ask(one, part, 4)]).toEqual([[1], [2], [3], [1]]);
});
