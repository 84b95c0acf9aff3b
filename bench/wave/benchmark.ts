import type { Benchmark } from '../benchmark.js';
import { measured } from '../process/measured.js';
import type { Answer } from '../process/program.js';
import { A_DAY_BEFORE, prepareShop, type PreparedShop } from '../steps/prepared.js';

const BENCH = 'wave';

export interface WaveTask extends PreparedShop {
  /** Of how many customers an answer turns at one instant. */
  readonly flips: number;
}

export interface WaveOutcome {
  readonly flips: number;
  /** Of the wave's own step. */
  readonly seconds: number;
  /** From the instant at which a fact arrives to when it is kept for good, in small steps, and in the wave. */
  readonly normal: number;
  readonly within: number;
}

/** What a fact waits for while an answer of very many customers turns at once. */
export const wave: Benchmark = async (bench) => {
  const shop = await prepareShop(bench, BENCH, A_DAY_BEFORE);
  // Under the share of everybody from which on everything is worked out anew.
  const flips = Math.min(200_000, Math.floor(bench.size.customers / 5));
  const runs: Answer<WaveOutcome>[] = [];
  for (let round = 1; round <= bench.rounds; round += 1) {
    bench.progress(`${BENCH}: round ${String(round)} of ${String(bench.rounds)}`);
    const database = await bench.databases.copy(shop.database, BENCH);
    runs.push(await measured<WaveTask, WaveOutcome>(new URL('ours.ts', import.meta.url), { ...shop, database, flips }));
    await bench.databases.drop(database);
  }
  await bench.databases.drop(shop.database);
  const best = (of: keyof WaveOutcome): number => Math.min(...runs.map(({ result }) => result[of]));
  const peak = Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes));
  const alone = { bench: BENCH, against: null, target: null } as const;
  return [
    { ...alone, figure: 'flips in the wave', value: best('flips'), unit: 'rows', goal: 'at least' },
    { ...alone, figure: 'time of the step of the wave', value: best('seconds'), unit: 's', goal: 'at most' },
    { ...alone, figure: 'a fact kept, p99 in small steps', value: best('normal'), unit: 's', goal: 'at most' },
    {
      ...alone,
      figure: 'a fact kept, p99 within the wave',
      value: best('within'),
      unit: 's',
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'p99 within the wave as a multiple of normal',
      value: best('within') / best('normal'),
      unit: 'ratio',
      against: 'small steps, same run',
      target: 2,
      goal: 'at most',
    },
    { bench: BENCH, figure: 'peak memory', value: peak, unit: 'MB', against: null, target: 1500, goal: 'at most' },
  ];
};
