import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Disagreement, type Benchmark } from '../benchmark.js';
import type { Finding } from '../figure.js';
import { measured } from '../process/measured.js';
import type { Answer } from '../process/program.js';
import type { ShopSize } from '../shop/folder.js';
import type { Comparison } from './compare.js';
import type { ImportOutcome, ImportTask } from './task.js';

const BENCH = 'import';

/** A shop's CSV files into an empty database, against the bare inserts of the same rows. */
export const importBench: Benchmark = async ({ size, rounds, scratch, progress }) => {
  const { result: folder } = await measured<ShopSize, string>(new URL('../shop/make.ts', import.meta.url), size);
  const ours: Answer<ImportOutcome>[] = [];
  const loop: Answer<ImportOutcome>[] = [];
  const task = (name: string): ImportTask => ({ database: join(scratch, name), folder, size });
  for (let round = 1; round <= rounds; round += 1) {
    progress(`${BENCH}: round ${String(round)} of ${String(rounds)}`);
    ours.push(await measured(new URL('ours.ts', import.meta.url), task('import.db')));
    loop.push(await measured(new URL('insert-loop.ts', import.meta.url), task('loop.db')));
    if (round === 1) await requireSameRows(task('import.db').database, task('loop.db').database);
    for (const name of ['import.db', 'loop.db']) rmSync(task(name).database);
  }
  return findings(ours, loop);
};

const findings = (
  ours: readonly Answer<ImportOutcome>[],
  loop: readonly Answer<ImportOutcome>[],
): readonly Finding[] => {
  const best = (runs: readonly Answer<ImportOutcome>[]): number =>
    Math.min(...runs.map(({ result }) => result.seconds));
  return [
    {
      bench: BENCH,
      figure: 'rows a second',
      value: (ours[0]?.result.rows ?? 0) / best(ours),
      unit: 'rows/s',
      against: null,
      target: 150_000,
      goal: 'at least',
    },
    {
      bench: BENCH,
      figure: 'our time as a multiple of bare inserts',
      value: best(ours) / best(loop),
      unit: 'ratio',
      against: 'insert loop over parsed rows, same run',
      target: null,
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'peak memory',
      value: Math.max(...ours.map(({ peakMegabytes }) => peakMegabytes)),
      unit: 'MB',
      against: null,
      target: 1000,
      goal: 'at most',
    },
  ];
};

const requireSameRows = async (ours: string, loop: string): Promise<void> => {
  const { result } = await measured<Comparison, readonly string[]>(new URL('compare.ts', import.meta.url), {
    ours,
    loop,
  });
  if (result.length > 0) throw new Disagreement(`the two imports differ:\n  ${result.join('\n  ')}`);
};
