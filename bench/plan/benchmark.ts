import type { Benchmark } from '../benchmark.js';
import type { Finding } from '../figure.js';
import { measured } from '../process/measured.js';
import type { Answer } from '../process/program.js';
import { A_DAY_BEFORE, prepareShop } from '../steps/prepared.js';

const BENCH = 'plan';

export interface PlanTask {
  readonly database: string;
  /** An empty folder, for the edited book. */
  readonly folder: string;
}

/** In seconds, each for the whole command. */
export interface PlanOutcome {
  /** A book in which one condition is another. */
  readonly condition: number;
  /** One in which one metric is, so that facts have to be read. */
  readonly metric: number;
}

/** `tagwright plan` of the fifty rules with one of them edited, against their kept answers: from text to the printed plan. */
export const planBench: Benchmark = async (bench) => {
  const { database } = await prepareShop(bench, BENCH, A_DAY_BEFORE);
  const runs: Answer<PlanOutcome>[] = [];
  for (let round = 1; round <= bench.rounds; round += 1) {
    bench.progress(`${BENCH}: round ${String(round)} of ${String(bench.rounds)}`);
    const task: PlanTask = { database, folder: `${bench.scratch}/${BENCH}-${String(round)}` };
    runs.push(await measured<PlanTask, PlanOutcome>(new URL('edited.ts', import.meta.url), task));
  }
  await bench.databases.drop(database);
  const figure = (name: string, values: readonly number[], unit: 's' | 'MB', target: number | null): Finding => ({
    bench: BENCH,
    figure: name,
    value: Math.min(...values),
    unit,
    against: null,
    target,
    goal: 'at most',
  });
  return [
    figure(
      'plan of a book in which a condition changed',
      runs.map(({ result }) => result.condition),
      's',
      5,
    ),
    figure(
      'plan of a book in which a metric changed, facts read again',
      runs.map(({ result }) => result.metric),
      's',
      5,
    ),
    { ...figure('peak memory', [0], 'MB', 1000), value: Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)) },
  ];
};
