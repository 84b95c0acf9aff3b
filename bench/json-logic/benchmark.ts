import type { Benchmark } from '../benchmark.js';
import { measured } from '../process/measured.js';
import type { ShopSize } from '../shop/folder.js';
import type { JsonLogicOutcome, JsonLogicTask } from './task.js';

const BENCH = 'json-logic';
/** Fifty rules for one customer, as a phone or an edge function would ask: a millisecond. */
const TARGET = 0.001;
/** As many facts a customer as in the large shop; more customers would only take longer to import. */
const SIZE: ShopSize = { customers: 1000, facts: 10_000, seed: 'json-logic' };

/** Fifty rules for one customer in JavaScript, against the same rules under the stock library. */
export const jsonLogicBench: Benchmark = async ({ progress }) => {
  progress(`${BENCH}: making the shop`);
  const made = await measured<ShopSize, string>(new URL('../shop/make.ts', import.meta.url), SIZE);
  progress(`${BENCH}: one customer after another`);
  const task: JsonLogicTask = { folder: made.result };
  const { result } = await measured<JsonLogicTask, JsonLogicOutcome>(new URL('ours.ts', import.meta.url), task);
  if (result.rules !== 50) throw new Error(`the book came to ${String(result.rules)} rules`);
  return [
    {
      bench: BENCH,
      figure: 'fifty rules for one customer',
      value: result.compiled,
      unit: 's',
      against: null,
      target: TARGET,
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'fifty rules for the slowest customer',
      value: result.slowest,
      unit: 's',
      against: null,
      target: TARGET,
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'the stock library as a multiple of our time',
      value: result.interpreted / result.compiled,
      unit: 'ratio',
      against: 'json-logic-js over the printed rules, same run',
      target: null,
      goal: 'at least',
    },
  ];
};
