import { compile, type Plan } from '@tagwright/dsl';
import type { Fact } from '@tagwright/engine';
import { Dice } from '../../oracle/index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CUSTOMERS = 40;
/** A call may tell so many of the first events of the one before it again, with other values. */
export const TOLD_AGAIN = 2;

/** Windows, recencies, a rank, history, values that linger, and one tag on top of another. */
const BOOK = `timezone "Asia/Shanghai"
customer { city: text  level: one of gold, silver }
event order { amount: money }
event visit { page: text }
metric M = sum(order.amount in last 30d)
tag Size { big when M >= top20%  small when M > 0  none otherwise }
tag Habit { often when did visit at least 3 times in last 7d  seldom when did visit }
tag Mood { fresh on visit where page = "home" expires 3d  warm on order expires 1d }
segment Quiet = since(last(order)) > 10d
segment Loyal = tag Habit = often for at least 2d
segment Target = tag Size = big and (not in segment Quiet or level = gold)
`;

/** The book of those who are killed and of those who look after them. */
export function worldPlan(): Plan {
  const { plan, diagnostics } = compile({ files: [{ path: 'world.tag', text: BOOK }], readList: () => undefined });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return plan;
}

/** The facts of a call: its events have the ids that `idsOf` says; some were told before, some change customers. */
export function callOf(number: number, now: number): readonly Fact[] {
  const dice = new Dice(number);
  const customer = () => `c${dice.int(1, CUSTOMERS)}`;
  const instant = () => now + dice.pick([0, 0, 0, -1, 1, -HOUR, HOUR, -2 * DAY, -40 * DAY, 3 * DAY]);
  const events = idsOf(number).map((id): Fact =>
    id.endsWith('v')
      ? {
          kind: 'event',
          event: 'visit',
          id,
          customer: customer(),
          at: instant(),
          values: { page: dice.pick(['home', 'cart']) },
        }
      : {
          kind: 'event',
          event: 'order',
          id,
          customer: customer(),
          at: instant(),
          values: { amount: String(dice.int(1, 99)) },
        },
  );
  const again = number > 0 && dice.chance(0.3) ? idsOf(number - 1).slice(0, TOLD_AGAIN) : [];
  return [
    ...events,
    ...again.map((id): Fact => ({
      kind: 'event',
      event: id.endsWith('v') ? 'visit' : 'order',
      id,
      customer: customer(),
      at: now,
    })),
    { kind: 'customer', id: customer(), fields: { level: dice.pick(['gold', 'silver', null]) } },
  ];
}

/** The ids of the events that a call is the first to tell of. */
export function idsOf(number: number): readonly string[] {
  const dice = new Dice(number);
  return Array.from({ length: dice.int(1, 30) }, (_, i) => `${number}-${i}${dice.chance(0.5) ? 'v' : 'o'}`);
}

/** The world's clock runs an hour in a second, from a midsummer noon on; `began` is the real instant (ms UTC) of that. */
export function worldInstant(began: number, real: number): number {
  return Date.UTC(2026, 5, 15, 4) + (real - began) * 3600;
}
