import type { Bench, Benchmark } from '../benchmark.js';
import type { Finding } from '../figure.js';
import { measured } from '../process/measured.js';
import type { Answer } from '../process/program.js';
import { prepareShop, type PreparedShop } from '../steps/prepared.js';

const BENCH = 'facts';

/** So many facts a second are promised in batches of a hundred, each logged within so many seconds. */
export const PROMISED = { rate: 5000, p99: 0.1, bulk: 10_000, upkeep: 0.001 } as const;

export interface FactsOutcome {
  /** Batches of a hundred, each with a step of its own, one after the other. */
  readonly rate: number;
  /** From the instant at which a fact arrives, {@link PROMISED} a second, to the end of the step that logged what it changed. */
  readonly p50: number;
  readonly p99: number;
  /** How many of the arriving facts were logged a second. */
  readonly steadyRate: number;
  /** Batches of a thousand, and one step for all. */
  readonly bulkRate: number;
  /** For one threshold, of a step over a thousand facts: the median. */
  readonly upkeep: number;
}

/** Facts on their way into the log of changes, a few at a time and many together. */
export const factsBench: Benchmark = async (bench) => {
  const shop = await prepareShop(bench, BENCH, { left: Math.min(30_000, Math.ceil(bench.size.facts / 10)) });
  const runs: Answer<FactsOutcome>[] = [];
  for (let round = 1; round <= bench.rounds; round += 1) {
    bench.progress(`${BENCH}: round ${String(round)} of ${String(bench.rounds)}`);
    runs.push(await once(shop, bench));
  }
  await bench.databases.drop(shop.database);
  return findings(runs);
};

const once = async (shop: PreparedShop, { databases }: Bench): Promise<Answer<FactsOutcome>> => {
  const database = await databases.copy(shop.database, BENCH);
  try {
    return await measured<PreparedShop, FactsOutcome>(new URL('ours.ts', import.meta.url), { ...shop, database });
  } finally {
    await databases.drop(database);
  }
};

const findings = (runs: readonly Answer<FactsOutcome>[]): readonly Finding[] => {
  const most = (of: keyof FactsOutcome): number => Math.max(...runs.map(({ result }) => result[of]));
  const least = (of: keyof FactsOutcome): number => Math.min(...runs.map(({ result }) => result[of]));
  const alone = { bench: BENCH, against: null } as const;
  return [
    {
      ...alone,
      figure: 'facts a second in batches of 100, a step after each',
      value: most('rate'),
      unit: 'rows/s',
      target: PROMISED.rate,
      goal: 'at least',
    },
    {
      ...alone,
      figure: 'logged a second of 5,000 arriving',
      value: most('steadyRate'),
      unit: 'rows/s',
      target: null,
      goal: 'at least',
    },
    { ...alone, figure: 'fact to logged change, p50', value: least('p50'), unit: 's', target: null, goal: 'at most' },
    {
      ...alone,
      figure: 'fact to logged change, p99',
      value: least('p99'),
      unit: 's',
      target: PROMISED.p99,
      goal: 'at most',
    },
    {
      ...alone,
      figure: 'facts a second in bulk, a step at the end',
      value: most('bulkRate'),
      unit: 'rows/s',
      target: PROMISED.bulk,
      goal: 'at least',
    },
    {
      ...alone,
      figure: 'upkeep of a threshold for 1,000 facts',
      value: least('upkeep'),
      unit: 's',
      target: PROMISED.upkeep,
      goal: 'at most',
    },
    {
      ...alone,
      figure: 'peak memory',
      value: Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)),
      unit: 'MB',
      target: 1500,
      goal: 'at most',
    },
  ];
};
