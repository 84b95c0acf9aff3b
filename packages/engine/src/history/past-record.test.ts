import type { Held } from '@tagwright/dsl/sql';
import { describe, expect, it } from 'vitest';
import { emptyStore } from '../store/empty.harness.js';
import { recordedPast, recordPast } from './past-record.js';

describe('what the population said in the past', () => {
  it('is read back as it was, integers of any size among it', async () => {
    const store = await emptyStore();
    const held: Held = {
      thresholds: [
        { rank: 'r0', group: null, theta: 9_223_372_036_854_775_807n, tie: null, size: 3 },
        { rank: 'r1', group: '北京', theta: 0.1, tie: 'c1', size: 1 },
        { rank: 'r2', group: null, theta: null, tie: null, size: 0 },
      ],
      overall: new Map<'c0' | 'c1' | 'c2', number | bigint | string | null>([
        ['c0', 5],
        ['c1', '茶'],
        ['c2', null],
      ]),
    };
    expect(await recordedPast(store)).toEqual(new Map());
    await recordPast(store, new Map([[-5, held]]));
    await recordPast(
      store,
      new Map([
        [7, held],
        [-9, { thresholds: [], overall: new Map() }],
      ]),
    );
    const read = await recordedPast(store);
    expect([...read]).toEqual([
      [-9, { thresholds: [], overall: new Map() }],
      [7, held],
    ]);
    await store.close();
  });
});
