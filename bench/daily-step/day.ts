import { answer } from '../process/program.js';
import { AS_OF } from '../shop/folder.js';
import { openShop, rebuildSeconds, tellAndStep } from '../steps/stepping.js';
import type { DayOutcome, DayTask } from './benchmark.js';

answer(async (task: DayTask): Promise<DayOutcome> => {
  const shop = await openShop(task);
  const length = AS_OF - task.asOf;
  const instant = (step: number): number => task.asOf + Math.round((length * step) / task.steps);
  let seconds = 0;
  for (let step = 1; step <= task.steps; step += 1)
    seconds += await tellAndStep(shop, instant(step - 1), instant(step));
  const rebuild = await rebuildSeconds(shop, AS_OF);
  await shop.store.close();
  return { seconds, rebuild };
});
