import type { Bench, Benchmark } from '../benchmark.js';
import type { Finding } from '../figure.js';
import { measured } from '../process/measured.js';
import type { Answer } from '../process/program.js';
import { A_DAY_BEFORE, prepareShop, type PreparedShop } from '../steps/prepared.js';

const BENCH = 'daily-step';

export interface DayTask extends PreparedShop {
  /** In how many steps of the same length the day goes by. */
  readonly steps: number;
}

export interface DayOutcome {
  /** All steps together; telling the facts is not in it. */
  readonly seconds: number;
  /** A rebuild at the end of the day, in the same database. */
  readonly rebuild: number;
}

/** One step over a whole day against a rebuild, and the same day hour by hour. */
export const dailyStep: Benchmark = async (bench) => {
  const shop = await prepareShop(bench, BENCH, A_DAY_BEFORE);
  const daily: Answer<DayOutcome>[] = [];
  const hourly: Answer<DayOutcome>[] = [];
  for (let round = 1; round <= bench.rounds; round += 1) {
    bench.progress(`${BENCH}: round ${String(round)} of ${String(bench.rounds)}`);
    daily.push(await aDay(shop, 1, bench));
    hourly.push(await aDay(shop, 24, bench));
  }
  await bench.databases.drop(shop.database);
  return findings(daily, hourly);
};

const aDay = async (shop: PreparedShop, steps: number, { databases }: Bench): Promise<Answer<DayOutcome>> => {
  const database = await databases.copy(shop.database, `${BENCH}-${String(steps)}`);
  try {
    return await measured<DayTask, DayOutcome>(new URL('day.ts', import.meta.url), { ...shop, database, steps });
  } finally {
    await databases.drop(database);
  }
};

const findings = (daily: readonly Answer<DayOutcome>[], hourly: readonly Answer<DayOutcome>[]): readonly Finding[] => {
  const best = (runs: readonly Answer<DayOutcome>[], of: keyof DayOutcome): number =>
    Math.min(...runs.map(({ result }) => result[of]));
  const peak = Math.max(...[...daily, ...hourly].map(({ peakMegabytes }) => peakMegabytes));
  return [
    {
      bench: BENCH,
      figure: 'time of a daily step',
      value: best(daily, 'seconds'),
      unit: 's',
      against: null,
      target: null,
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'share of rebuild',
      value: best(daily, 'seconds') / best(daily, 'rebuild'),
      unit: 'ratio',
      against: 'fused rebuild, same run',
      target: 0.12,
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'hourly steps of a day as a multiple of the daily step',
      value: best(hourly, 'seconds') / best(daily, 'seconds'),
      unit: 'ratio',
      against: 'one daily step, same run',
      target: 1.6,
      goal: 'at most',
    },
    { bench: BENCH, figure: 'peak memory', value: peak, unit: 'MB', against: null, target: 1500, goal: 'at most' },
  ];
};
