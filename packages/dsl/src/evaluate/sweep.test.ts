import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerFacts } from '../plan/facts.js';
import type { Plan, SegmentId, TagId } from '../plan/types.js';
import { facts, LIFE, plan } from './brief-lives.harness.js';
import { breakpoints } from './breakpoints.js';
import { momentOf } from './evaluate.js';
import { customer, DAY, events, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';
import { recordOf } from './record.js';
import { Sweep } from './sweep.js';

const sweepOf = (book: Plan) => {
  const parts = new Map<TagId | SegmentId, object>([...book.tags, ...book.segments].map((part) => [part.id, part]));
  return { sweep: new Sweep(prepare(book), parts), parts };
};

/** What is found together is what is found for each part by itself. */
const expectAsAlone = (book: Plan, own: CustomerFacts, after: number, until: number) => {
  const { sweep, parts } = sweepOf(book);
  const record = recordOf(book, own);
  const prepared = prepare(book);
  const momentAt = (instant: number) => momentOf(prepared, own, instant);
  const together = sweep.breakpoints(record, after, until);
  for (const [id, part] of parts) {
    if (!sweep.has(id)) continue;
    expect(together.get(id) ?? []).toEqual(breakpoints(prepared, part, record, after, until, 'held', momentAt));
  }
  return together;
};

describe('many parts at once', () => {
  it('have the breakpoints that each of them has by itself', () => {
    const instant = fc.integer({ min: -5, max: LIFE + 20 });
    fc.assert(
      fc.property(plan, facts, instant, instant, (book, own, a, b) => {
        expectAsAlone(book, own, Math.min(a, b), Math.max(a, b));
      }),
      { numRuns: 300 },
    );
  });

  const BOOK = planOf(`
timezone "America/New_York"
customer { city: text  due: time  born: date }
event order { amount: money  paid: time }
tag 手 manual expires 1mo { 高 低 }
segment 月 = did order in last 1mo
segment 早 = due before 2mo ago or due within next 1mo
segment 日 = age(born) >= 30
segment 期 = due >= 2026-05-20
segment 付 = did order where paid in last 3d
segment 久 = city = "A" for at least 3d
segment 算 = (since last order) * 2 > 9d
`);

  it('follow months, midnights, and what the rules themselves say', () => {
    const own = customer(
      'c',
      { due: NOW - 40 * DAY, born: 9000 },
      { order: events({ ago: 32 * DAY, amount: 1, paid: NOW - 2 * DAY }, { ago: 3 * DAY, amount: 1, paid: null }) },
      {
        changes: [{ at: NOW - 5 * DAY, column: 'due', value: NOW + 33 * DAY }],
        handSet: [{ tag: '手', value: '高', from: NOW - 31 * DAY, until: NOW + DAY }],
      },
    );
    for (const until of [NOW, NOW + 5 * DAY])
      for (const days of [1, 10, 60]) expectAsAlone(BOOK, own, until - days * DAY, until);
    expect([...expectAsAlone(BOOK, own, NOW - 10 * DAY, NOW).keys()].length).toBeGreaterThan(3);
  });

  it('are those of each stretch, whichever was asked about before', () => {
    const own = customer(
      'c',
      { due: NOW - 2 * DAY, born: 9000 },
      { order: events(...[40, 32, 12, 3, 1].map((days) => ({ ago: days * DAY, amount: 1, paid: NOW - days * DAY }))) },
    );
    const record = recordOf(BOOK, own);
    const { sweep } = sweepOf(BOOK);
    const untils = [NOW - 9 * DAY, NOW, NOW + 30 * DAY];
    const lengths = [DAY / 4, DAY / 2, DAY, 2 * DAY, 9 * DAY, 40 * DAY];
    const stretches = untils.flatMap((until) => lengths.map((length) => [until - length, until] as const));
    // Longer ones first and last, and each again: what is kept of one has to do for others, or must not be asked.
    for (const [after, until] of [...stretches.toReversed(), ...stretches, ...stretches.toReversed()])
      expect(sweep.breakpoints(record, after, until)).toEqual(sweepOf(BOOK).sweep.breakpoints(record, after, until));
  });

  it('turn on one side alone of an instant of the rules that a window lets go', () => {
    const book = planOf(`timezone "America/New_York"
customer { due: time }
event order { amount: money }
segment A = count(order in last 3d) > 1 and due >= 2026-05-20
segment B = since(due) > 3d and due >= 2026-05-20`);
    for (const after of [NOW - 20 * DAY, NOW - 9 * DAY, NOW - 12.5 * DAY])
      expectAsAlone(
        book,
        customer('c', { due: NOW - 11 * DAY }, { order: events({ ago: 10 * DAY, amount: 1 }) }),
        after,
        NOW,
      );
  });

  it('leave out what is computed, and what has a history', () => {
    const { sweep } = sweepOf(BOOK);
    const names = [...BOOK.tags, ...BOOK.segments].filter(({ id }) => !sweep.has(id)).flatMap((each) => each.names);
    expect(names.sort()).toEqual(['久', '算'].sort());
  });
});
