import { setTimeout as sleep } from 'node:timers/promises';
import { refresh } from '@tagwright/engine';
import { answer, timed } from '../process/program.js';
import type { PreparedShop } from '../steps/prepared.js';
import { quantile } from '../steps/quantile.js';
import { withRankClock } from '../steps/rank-time.js';
import { openShop, tell, type OpenShop } from '../steps/stepping.js';
import { type EventFact, retold } from '../steps/told.js';
import { type FactsOutcome, PROMISED } from './benchmark.js';

const SMALL = 100;
const LARGE = 1000;

answer(async (task: PreparedShop): Promise<FactsOutcome> => {
  const shop = await openShop(task);
  const clock = new Clock(task.asOf);
  const rate = await oneAfterTheOther(shop, clock);
  const steady = await asTheyArrive(shop, clock);
  const bulkRate = await inBulk(shop, clock);
  const upkeep = await upkeepOfAThreshold(shop, clock);
  await shop.store.close();
  return { rate, ...steady, bulkRate, upkeep };
});

/** The shop's own time, which goes on in milliseconds as facts are told. */
class Clock {
  constructor(public now: number) {}

  /** Facts of the next instants, one a millisecond. */
  tellOf(facts: readonly EventFact[], name: string): readonly EventFact[] {
    const from = this.now;
    this.now += facts.length;
    return retold(facts, name, (index) => from + index + 1);
  }
}

const batchesOf = (facts: readonly EventFact[], size: number): readonly (readonly EventFact[])[] =>
  Array.from({ length: Math.ceil(facts.length / size) }, (_, index) => facts.slice(index * size, (index + 1) * size));

const oneAfterTheOther = async (shop: OpenShop, clock: Clock): Promise<number> => {
  const batches = batchesOf(shop.toCome, SMALL);
  const { seconds } = await timed(async () => {
    for (const batch of batches) {
      await tell(shop, clock.tellOf(batch, 'one'), clock.now);
      await refresh(shop.store, shop.plan, clock.now, { strict: true });
    }
  });
  return shop.toCome.length / seconds;
};

/** Each step takes in whatever has arrived until then. */
const asTheyArrive = async (
  shop: OpenShop,
  clock: Clock,
): Promise<Pick<FactsOutcome, 'p50' | 'p99' | 'steadyRate'>> => {
  const batches = batchesOf(shop.toCome, SMALL);
  const arrival = (index: number): number => (index * SMALL * 1000) / PROMISED.rate;
  const waits: number[] = [];
  const started = performance.now();
  const elapsed = (): number => performance.now() - started;
  for (let next = 0; next < batches.length;) {
    const first = next;
    if (arrival(first) > elapsed()) await sleep(arrival(first) - elapsed());
    for (; next < batches.length && arrival(next) <= elapsed(); next += 1)
      await tell(shop, clock.tellOf(batches[next] ?? [], 'steady'), clock.now);
    await refresh(shop.store, shop.plan, clock.now, { strict: true });
    const done = elapsed();
    for (let index = first; index < next; index += 1) {
      const wait = (done - arrival(index)) / 1000;
      for (const _ of batches[index] ?? []) waits.push(wait);
    }
  }
  return { p50: quantile(waits, 0.5), p99: quantile(waits, 0.99), steadyRate: waits.length / (elapsed() / 1000) };
};

const inBulk = async (shop: OpenShop, clock: Clock): Promise<number> => {
  const batches = batchesOf(shop.toCome, LARGE);
  const { seconds } = await timed(async () => {
    for (const batch of batches) await tell(shop, clock.tellOf(batch, 'bulk'), clock.now);
    await refresh(shop.store, shop.plan, clock.now, { strict: true });
  });
  return shop.toCome.length / seconds;
};

const upkeepOfAThreshold = async (shop: OpenShop, clock: Clock): Promise<number> => {
  const ranks = shop.plan.ranks.length;
  const times: number[] = [];
  for (const batch of batchesOf(shop.toCome, LARGE)) {
    await tell(shop, clock.tellOf(batch, 'ranked'), clock.now);
    const { store, seconds } = withRankClock(shop.store);
    await refresh(store, shop.plan, clock.now, { strict: true });
    times.push(seconds() / ranks);
  }
  return quantile(times, 0.5);
};
