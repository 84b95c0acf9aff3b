import type { Benchmark } from '../benchmark.js';
import type { Finding } from '../figure.js';
import { measured } from '../process/measured.js';
import type { Answer } from '../process/program.js';
import { A_DAY_BEFORE, prepareShop, type PreparedShop } from '../steps/prepared.js';

const BENCH = 'preview';

/** In seconds from the asking. */
export interface PreviewTimes {
  readonly estimate: number;
  readonly exact: number;
}

export interface PreviewOutcome {
  /** A draft in which a condition is another. */
  readonly condition: PreviewTimes;
  /** One in which a metric is, so that facts have to be read. */
  readonly metric: PreviewTimes;
}

/** A draft of the fifty rules against their stored answers: the estimate from a sample, then the exact count. */
export const previewBench: Benchmark = async (bench) => {
  const shop = await prepareShop(bench, BENCH, A_DAY_BEFORE);
  const runs: Answer<PreviewOutcome>[] = [];
  for (let round = 1; round <= bench.rounds; round += 1) {
    bench.progress(`${BENCH}: round ${String(round)} of ${String(bench.rounds)}`);
    runs.push(await measured<PreparedShop, PreviewOutcome>(new URL('drafts.ts', import.meta.url), shop));
  }
  await bench.databases.drop(shop.database);
  const best = (draft: keyof PreviewOutcome, of: keyof PreviewTimes): number =>
    Math.min(...runs.map(({ result }) => result[draft][of]));
  const figure = (name: string, value: number, target: number | null): Finding => ({
    bench: BENCH,
    figure: name,
    value,
    unit: 's',
    against: null,
    target,
    goal: 'at most',
  });
  return [
    figure('estimate of a draft in which a condition changed', best('condition', 'estimate'), 0.1),
    figure('exact count of it', best('condition', 'exact'), 2),
    figure('estimate of a draft in which a metric changed', best('metric', 'estimate'), null),
    figure('exact count of it, facts read again', best('metric', 'exact'), null),
  ];
};
