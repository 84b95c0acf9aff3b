import { join } from 'node:path';
import type { Benchmark } from '../benchmark.js';
import { measured } from '../process/measured.js';
import { writeBook } from './book.js';
import { type CheckFilesOutcome, type CheckFilesRequest, FILES } from './task.js';

const BENCH = 'check-files';
const COMMANDS = ['check', 'fmt --check'] as const;

/** A thousand rule files checked, and looked over for their layout, in a cold process each, against parsing them alone. */
export const checkFilesBench: Benchmark = async ({ rounds, scratch, progress }) => {
  const folder = join(scratch, 'book');
  writeBook(folder);
  const best = { check: Infinity, 'fmt --check': Infinity, parse: Infinity };
  for (let round = 1; round <= rounds; round += 1) {
    progress(`${BENCH}: round ${String(round)} of ${String(rounds)}`);
    for (const work of [...COMMANDS, 'parse'] as const) {
      const request: CheckFilesRequest = { folder, work };
      const { result } = await measured<CheckFilesRequest, CheckFilesOutcome>(
        new URL('ours.ts', import.meta.url),
        request,
      );
      if (result.files !== FILES + 1) throw new Error(`the book has ${String(result.files)} files`);
      best[work] = Math.min(best[work], result.seconds);
    }
  }
  return COMMANDS.flatMap((work) => [
    {
      bench: BENCH,
      figure: `time of a cold ${work} of 1,000 files`,
      value: best[work],
      unit: 's' as const,
      against: null,
      target: 3,
      goal: 'at most' as const,
    },
    {
      bench: BENCH,
      figure: `${work} as a multiple of parsing`,
      value: best[work] / best.parse,
      unit: 'ratio' as const,
      against: 'reading and parsing the same files, cold, same run',
      target: null,
      goal: 'at most' as const,
    },
  ]);
};
