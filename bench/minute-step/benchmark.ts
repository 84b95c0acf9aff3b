import type { Benchmark } from '../benchmark.js';
import { measured } from '../process/measured.js';
import type { Answer } from '../process/program.js';
import { A_DAY_BEFORE, prepareShop, type PreparedShop } from '../steps/prepared.js';

const BENCH = 'minute-step';

export interface MinuteOutcome {
  /** The median of an hour's steps; telling the facts is not in it. */
  readonly median: number;
  readonly slowest: number;
  /** A rebuild afterwards, in the same database. */
  readonly rebuild: number;
}

/** An hour of the day, minute by minute, against a rebuild. */
export const minuteStep: Benchmark = async (bench) => {
  const shop = await prepareShop(bench, BENCH, A_DAY_BEFORE);
  const runs: Answer<MinuteOutcome>[] = [];
  for (let round = 1; round <= bench.rounds; round += 1) {
    bench.progress(`${BENCH}: round ${String(round)} of ${String(bench.rounds)}`);
    const database = await bench.databases.copy(shop.database, BENCH);
    runs.push(
      await measured<PreparedShop, MinuteOutcome>(new URL('minutes.ts', import.meta.url), { ...shop, database }),
    );
    await bench.databases.drop(database);
  }
  await bench.databases.drop(shop.database);
  const best = (of: keyof MinuteOutcome): number => Math.min(...runs.map(({ result }) => result[of]));
  const peak = Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes));
  return [
    {
      bench: BENCH,
      figure: 'time of a one-minute step, median of an hour',
      value: best('median'),
      unit: 's',
      against: null,
      target: null,
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'the slowest of them',
      value: best('slowest'),
      unit: 's',
      against: null,
      target: null,
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'share of rebuild',
      value: best('median') / best('rebuild'),
      unit: 'ratio',
      against: 'fused rebuild, same run',
      target: 0.001,
      goal: 'at most',
    },
    { bench: BENCH, figure: 'peak memory', value: peak, unit: 'MB', against: null, target: 1500, goal: 'at most' },
  ];
};
