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
export interface PlanTime {
  readonly wall: number;
  /** Of the processor, which does not grow with what else the machine does. */
  readonly processor: number;
}

export interface PlanOutcome {
  /** A book in which one condition is another. */
  readonly condition: PlanTime;
  /** One in which one metric is, so that facts have to be read. */
  readonly metric: PlanTime;
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
    ...(['condition', 'metric'] as const).flatMap((edited) => {
      const name = `plan of a book in which a ${edited} changed${edited === 'metric' ? ', facts read again' : ''}`;
      const times = runs.map(({ result }) => result[edited]);
      return [
        figure(
          name,
          times.map(({ wall }) => wall),
          's',
          5,
        ),
        figure(
          `${name}: of the processor`,
          times.map(({ processor }) => processor),
          's',
          null,
        ),
      ];
    }),
    { ...figure('peak memory', [0], 'MB', 1000), value: Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)) },
  ];
};
