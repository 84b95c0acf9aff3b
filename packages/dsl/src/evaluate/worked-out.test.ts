import { describe, expect, it } from 'vitest';
import type { CustomerFacts, EventFact } from '../plan/facts.js';
import { momentOf } from './evaluate.js';
import { customer, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';
import { turnsBetween } from './timeline.js';

const CATALOG = `
timezone "Asia/Shanghai"
customer { joined: time  due: time  points: integer }
event order { amount: money }
metric R = since(joined) / 1s
metric D = since(due) / 1s
`;
const LENGTH = 4000;
const order = (after: number): EventFact => ({ id: `o${after}`, at: NOW + after, values: { amount: 100 } });
/** Joined a second before the stretch and is due in the midst of it, and orders within it. */
const own = customer('ann', { joined: NOW - 1000, due: NOW + 1500, points: 2 }, { order: [order(700), order(1300)] });
const stranger = customer('bob', { joined: NOW - 1000 });

/** Whether the segment holds at each ms of the stretch, from before its first one on. */
const seen = (prepared: ReturnType<typeof prepare>, facts: CustomerFacts): readonly boolean[] =>
  Array.from({ length: LENGTH + 1 }, (_, ms) => momentOf(prepared, facts, NOW + ms).segment('s0'));

describe('what is worked out from a recency turns where looking at every ms finds it', () => {
  it.each([
    'R * 2 > 6',
    'R * 2 = 6',
    'since(joined) * 2 in (6s, 8s)',
    'abs(R - 3) < 1',
    'abs(R - 3) <= 0',
    // Products touch what they are compared with for one ms, at their vertex.
    '(R - 2) * (R - 4) <= -1',
    '(2 - R) * (R - 4) >= 1',
    '-((R - 2) * (R - 4)) >= 1',
    '(R - 2) * (R - 4) + points <= 1',
    '(R - 2) * (R - 4) < 0',
    'R * D > 2',
    // Away from a pole, and back from the other end.
    '1 / (R - 3) > 500',
    '1 / (3 - R) < -500',
    'D / (R - 3) < -400',
    'D / (R - 3) > 500',
    'least(R, 6 - R) >= 3',
    'greatest(R, 6 - R) <= 3',
    'least(abs(R - 2), abs(R - 4)) >= 1',
    'R - round(R) > 0.498',
    'round(R) - R > 0.498',
    'round(R) = 3',
    'round(R) + round(D) in (2, 3)',
    'least(round(R), points) * R > 5',
    'round(R) > D + 2.7',
    // Each event by itself, and all of them together.
    'count(order where since(at) * 2 > 2s and since(at) * 3 < 4s) > 0',
    'count(order where since(at) * 2 > 2s and since(at) * 3 < 4s) = 1',
    'sum(abs(since(order.at) - 1s)) < 1s',
    'sum(since(order.at)) * 2 > 4s',
  ])('%s', (condition) => {
    const prepared = prepare(planOf(`${CATALOG}segment S = ${condition}`));
    const holds = seen(prepared, own);
    const turns = holds.flatMap((now, ms) => (ms > 0 && now !== holds[ms - 1] ? [ms] : []));
    expect(turns).not.toEqual([]);
    const found = (after: number, until: number) =>
      turnsBetween(prepared, own, { after: NOW + after, until: NOW + until, subjects: ['s0'] }).turns;
    const expected = (after: number, until: number) =>
      turns
        .filter((ms) => ms > after && ms <= until)
        .map((ms) => ({ subject: 's0', at: NOW + ms, values: holds[ms] === true ? ['in'] : [] }));
    const stretches = turns.flatMap((ms) => [
      [0, ms],
      [0, ms - 1],
      [ms, LENGTH],
      [ms - 1, ms],
      [ms - 1, LENGTH],
      [ms - 2, Math.min(ms + 2, LENGTH)],
    ]);
    for (const [after = 0, until = 0] of [[0, LENGTH], ...stretches])
      expect(found(Math.max(0, after), until)).toEqual(expected(Math.max(0, after), until));
  });

  it.each(['R * D > 2', 'abs(D) < 1', 'round(D) > R', '1 / D > 2', 'D * 2 = 1'])(
    'and nowhere where it is not known: %s',
    (condition) => {
      const prepared = prepare(planOf(`${CATALOG}segment S = ${condition}`));
      const stretch = { after: NOW, until: NOW + LENGTH, subjects: ['s0'] as const };
      expect(turnsBetween(prepared, stranger, stretch).turns).toEqual([]);
    },
  );

  it('a bit at a time, where it is asked for each bit', () => {
    const prepared = prepare(planOf(`${CATALOG}segment S = R - round(R) > 0.498`));
    const bits = Array.from({ length: 40 }, (_, index) => index * 100);
    const found = bits.flatMap(
      (after) => turnsBetween(prepared, own, { after: NOW + after, until: NOW + after + 100, subjects: ['s0'] }).turns,
    );
    expect(found).toEqual(turnsBetween(prepared, own, { after: NOW, until: NOW + LENGTH, subjects: ['s0'] }).turns);
  });
});
