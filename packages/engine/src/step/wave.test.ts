import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { DAY, NOW } from '../book.harness.js';
import type { Fact } from '../facts/ingest/fact.js';
import { findAhead } from './ahead.js';
import { Waiting } from './put-off.js';
import { refresh } from './refresh.js';
import { step } from './step.js';
import { IN_PART, type Line, stepping } from './step.harness.js';
import { type Watermark, watermark } from './watermark.js';

const HOUR = DAY / 24;
const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text  joined: time }
event order { amount: money }
event visit { page: text }
metric R = since last order
metric M = sum(order.amount in last 7d)
segment 新近 = R <= 2d
segment 久远 = not did order in last 2d
segment 繁忙 = count(visit in last 36h) >= 2
segment 看过 = did visit then not order within 1d
segment 近而忙 = in segment 新近 and in segment 繁忙
segment 本周 = did order this week
tag 意向 = 有 on visit where page = "/tea" expires 30h
tag 等级 { 高 when M >= top30% 中 when M > 50 低 otherwise }
`;
/** What the population decides goes by the thresholds of the part that it is worked out in. */
const BOUND = new Set(['等级']);

/** A generator of our own: what fails can be told again by its seed. */
const diceFrom = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const CUSTOMERS = 24;

const factsOf = (dice: (below: number) => number, from: number, until: number, name: string): Fact[] =>
  Array.from({ length: 30 }, (_, index): Fact => {
    const isOrder = dice(2) === 0;
    return {
      kind: 'event',
      event: isOrder ? 'order' : 'visit',
      id: `${name}-${index}`,
      customer: `c${dice(CUSTOMERS)}`,
      // Some of them late, some at one instant.
      at: dice(5) === 0 ? from - dice(3 * DAY) : from + dice((until - from) / HOUR) * HOUR,
      values: isOrder ? { amount: dice(90) } : { page: dice(2) === 0 ? '/tea' : '/' },
    };
  });

const own = (lines: readonly Line[]) =>
  lines
    .filter(({ name }) => !BOUND.has(name))
    .map(
      ({ customer, name, old, new: value, at, cause }) => `${customer} ${name}: ${old} → ${value} @ ${at} (${cause})`,
    )
    .sort();

/** What the facts alone tell of; whether it was a fact or the clock may have to be asked of them again. */
const uncaused = (lines: readonly string[]) => lines.map((line) => line.replace(/ \(.*/, ''));

const SEEDS = [0, 1, 2, 3].map((index) => Number(process.env['TAGWRIGHT_SEED']) + index);

describe('a wave that is worked off in parts', () => {
  it.each(
    SEEDS.flatMap((seed) => [
      { seed, how: 'in the first part', ahead: Infinity },
      { seed, how: 'before it', ahead: 2 },
    ]),
  )('leaves the log of a single transaction, whatever moved, found $how, seed $seed', async ({ seed, ahead }) => {
    const dice = diceFrom(seed);
    const [whole, inParts] = [await stepping(BOOK), await stepping(BOOK)];
    let now = NOW;
    for (const [round, length] of [0, 5 * HOUR, DAY, 3 * DAY, 40 * HOUR].entries()) {
      const until = now + length;
      const facts = factsOf(dice, now, Math.max(until, now + HOUR), `${round}`);
      for (const each of [whole, inParts]) await each.tell(until, ...facts);
      await whole.step(until, { ...IN_PART, chunk: Infinity });
      await inParts.step(until, { ...IN_PART, chunk: 3, ahead });
      expect(own(await inParts.log())).toEqual(own(await whole.log()));
      now = until;
    }
    for (const { store } of [whole, inParts]) await store.close();
  });

  it.each(SEEDS)(
    'follows facts that come while those whom the clock touches are put off ahead, seed %i',
    async (seed) => {
      const dice = diceFrom(seed);
      const { store, plan, tell, step: stepTo } = await stepping(BOOK);
      const aside = vi.spyOn(store, 'aside');
      let now = NOW;
      for (const [round, length] of [0, 5 * HOUR, DAY, 3 * DAY, 40 * HOUR].entries()) {
        const until = now + length;
        const facts = factsOf(dice, now, Math.max(until, now + HOUR), `${round}`);
        const others = factsOf(dice, now, Math.max(until, now + HOUR), `${round}-other`);
        await tell(until, ...facts.slice(0, 15));
        const telling = async (): Promise<void> => {
          for (const [index, fact] of facts.slice(15).entries()) {
            // oxlint-disable-next-line no-await-in-loop -- they come one by one, as the transactions of the step do
            await tell(until, fact, ...others.slice(2 * index, 2 * index + 2));
            // oxlint-disable-next-line no-await-in-loop -- some of them sooner
            for (let turn = dice(9); turn > 0; turn -= 1) await setImmediate();
          }
        };
        await Promise.all([refresh(store, plan, until, { ...IN_PART, strict: true, chunk: 2, ahead: 2 }), telling()]);
        // Every step is held against everything worked out anew.
        await stepTo(until + 1, { ...IN_PART, ahead: 2 });
        now = until + 1;
      }
      expect(aside).toHaveBeenCalled();
      await store.close();
    },
  );

  it('counts for nothing what was found before another step', async () => {
    const [between, whole] = [await stepping(BOOK), await stepping(BOOK)];
    for (const each of [between, whole]) {
      await each.tell(NOW, ...factsOf(diceFrom(5), NOW - DAY, NOW, 'a'));
      await each.step(NOW);
    }
    const mark = (await watermark(between.store)) as Watermark;
    const waiting = new Waiting();
    const options = { ...IN_PART, ahead: 2 };
    await findAhead(between.store, between.plan, { mark, now: NOW + 2 * DAY, options }, waiting);
    const { length: count } = await between.store.all(sql`select customer from tw_wave`);
    expect([count > 2, waiting.isAheadOf(mark), await watermark(between.store)]).toEqual([true, true, mark]);
    for (const each of [between, whole]) await each.step(NOW + DAY);
    const moved = (await watermark(between.store)) as Watermark;
    expect(waiting.isAheadOf(moved)).toBe(false);
    await findAhead(between.store, between.plan, { mark, now: NOW + 2 * DAY, options }, waiting);
    expect(waiting.isAheadOf(mark)).toBe(false);
    for (const each of [between, whole]) await each.step(NOW + 2 * DAY, { ...IN_PART, chunk: 4 });
    expect(uncaused(own(await between.log()))).toEqual(uncaused(own(await whole.log())));
    for (const { store } of [between, whole]) await store.close();
  });

  it('leaves the same log where the process that put the others off is gone', async () => {
    const dice = diceFrom(7);
    const [gone, whole] = [await stepping(BOOK), await stepping(BOOK)];
    const [before, after] = [factsOf(dice, NOW - DAY, NOW, 'a'), factsOf(dice, NOW, NOW + DAY, 'b')];
    for (const each of [gone, whole]) {
      await each.tell(NOW, ...before);
      await each.step(NOW);
      await each.tell(NOW + DAY, ...after);
    }
    const first = await gone.store.write(async (session) =>
      step(session, gone.plan, NOW + DAY, (await watermark(session)) as Watermark, { ...IN_PART, chunk: 3 }),
    );
    expect(first.isUnfinished).toBe(true);
    for (const each of [gone, whole]) await each.step(NOW + 2 * DAY, { ...IN_PART, chunk: 4 });
    expect(uncaused(own(await gone.log()))).toEqual(uncaused(own(await whole.log())));
    for (const { store } of [gone, whole]) await store.close();
  });
});
