import { answer } from '../process/program.js';
import type { PreparedShop } from '../steps/prepared.js';
import { quantile } from '../steps/quantile.js';
import { openShop, rebuildSeconds, tellAndStep } from '../steps/stepping.js';
import type { MinuteOutcome } from './benchmark.js';

const MINUTE = 60_000;
const MINUTES = 60;
/** The prepared shop stands at a midnight; people buy at noon. */
const NOON = 12 * 60 * MINUTE;

answer(async (task: PreparedShop): Promise<MinuteOutcome> => {
  const shop = await openShop(task);
  const start = task.asOf + NOON;
  await tellAndStep(shop, task.asOf, start);
  const times: number[] = [];
  for (let minute = 1; minute <= MINUTES; minute += 1)
    times.push(await tellAndStep(shop, start + (minute - 1) * MINUTE, start + minute * MINUTE));
  const rebuild = await rebuildSeconds(shop, start + MINUTES * MINUTE);
  await shop.store.close();
  return { median: quantile(times, 0.5), slowest: Math.max(...times), rebuild };
});
