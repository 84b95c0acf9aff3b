import { setTimeout as sleep } from 'node:timers/promises';
import { openIngest, refresh } from '@tagwright/engine';
import { answer, timed } from '../process/program.js';
import { plainSql, quoted } from '../steps/plain-sql.js';
import { quantile } from '../steps/quantile.js';
import { openShop, tell, type OpenShop } from '../steps/stepping.js';
import { type EventFact, retold } from '../steps/told.js';
import type { WaveOutcome, WaveTask } from './benchmark.js';

const SECOND = 1000;
const DAY = 86_400_000;
/** As the rule says whose value runs out: `tag 意向 expires 30d`. */
const EXPIRES = 30 * DAY;
/** A fact arrives so often. */
const EVERY = 10;
/** So long facts arrive while small steps are taken. */
const NORMAL = 3 * SECOND;

answer(async (task: WaveTask): Promise<WaveOutcome> => {
  const shop = await openShop(task);
  const looked = task.asOf + 1;
  const over = looked + EXPIRES;
  const wave = await lookedAtGifts(shop, task.flips, looked);
  for (let from = 0; from < wave.length; from += 5000) await tell(shop, wave.slice(from, from + 5000), looked);
  await refresh(shop.store, shop.plan, looked, { strict: true });
  await refresh(shop.store, shop.plan, over - 60 * SECOND, { strict: true });
  // The first small step may have something to lay down.
  await refresh(shop.store, shop.plan, over - 50 * SECOND, { strict: true });

  const normal = await arriving(shop, 'normal', over - 50 * SECOND, async (now) => {
    for (const until = performance.now() + NORMAL; performance.now() < until;) {
      await refresh(shop.store, shop.plan, now(), { strict: true });
      await sleep(1);
    }
  });
  let step = { seconds: 0, changes: 0 };
  const within = await arriving(shop, 'wave', over + SECOND, async (now) => {
    const { seconds, result } = await timed(() => refresh(shop.store, shop.plan, now(), { strict: true }));
    step = { seconds, changes: result.changes };
  });
  await shop.store.close();
  return { flips: step.changes, seconds: step.seconds, normal, within };
});

/** A long look at a gift by so many customers at one instant: each gets the value that runs out. */
const lookedAtGifts = async ({ store, plan }: OpenShop, count: number, at: number): Promise<readonly EventFact[]> => {
  const { customer } = plan.catalog;
  const facts: EventFact[] = [];
  const rows = store.rows<{ id: string }>(
    plainSql`select ${quoted(customer.id)} as id from ${quoted(customer.table)} order by ${quoted(customer.id)} limit ${count}`,
  );
  for await (const { id } of rows)
    facts.push({
      kind: 'event',
      event: 'view',
      id: `gift-${id}`,
      customer: id,
      at,
      values: { page: '/gift/1', dwell: 60 },
    });
  return facts;
};

/** What facts that arrive one by one wait while something else is being done: the 99th percentile, in seconds. */
const arriving = async (
  { store, plan, toCome }: OpenShop,
  name: string,
  from: number,
  meanwhile: (now: () => number) => Promise<void>,
): Promise<number> => {
  const intake = await openIngest(store, plan.catalog);
  const started = performance.now();
  const elapsed = (): number => performance.now() - started;
  const now = (): number => from + Math.floor(elapsed());
  const waits: Promise<number>[] = [];
  const over = new AbortController();
  const facts = async (): Promise<void> => {
    for (let nth = 0; !over.signal.aborted; nth += 1) {
      const arrival = nth * EVERY;
      if (arrival > elapsed()) await sleep(arrival - elapsed());
      const fact = retold([toCome[nth % toCome.length] as EventFact], `${name}-${String(nth)}`, now);
      waits.push(intake.ingest(fact, now()).then(() => (elapsed() - arrival) / SECOND));
    }
  };
  const arrivals = facts();
  await meanwhile(now);
  over.abort();
  await arrivals;
  const waited = await Promise.all(waits);
  await intake.close();
  return quantile(waited, 0.99);
};
