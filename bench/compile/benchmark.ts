import type { Benchmark } from '../benchmark.js';
import { measured } from '../process/measured.js';
import { type CompileOutcome, RULES } from './task.js';

const BENCH = 'compile';

/** A book of a thousand rules from text to plan in a cold process, against a parser that everybody knows. */
export const compileBench: Benchmark = async ({ rounds, progress }) => {
  const ours: number[] = [];
  const typescript: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    progress(`${BENCH}: round ${String(round)} of ${String(rounds)}`);
    const { result } = await measured<object, CompileOutcome>(new URL('ours.ts', import.meta.url), {});
    if (result.rules !== RULES) throw new Error(`the book came to ${String(result.rules)} rules`);
    ours.push(result.seconds);
    const parsed = await measured<number, number>(new URL('typescript.ts', import.meta.url), result.characters);
    typescript.push(parsed.result);
  }
  const seconds = Math.min(...ours);
  return [
    {
      bench: BENCH,
      figure: 'time of a cold compile of 1,000 rules',
      value: seconds,
      unit: 's',
      against: null,
      target: null,
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'our time as a multiple of a parse',
      value: seconds / Math.min(...typescript),
      unit: 'ratio',
      against: "TypeScript's parser, cold, as many characters, same run",
      target: null,
      goal: 'at most',
    },
  ];
};
