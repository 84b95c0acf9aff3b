import type { Benchmark } from '../benchmark.js';
import { measured } from '../process/measured.js';
import { type CompileOutcome, type EditsOutcome, RULES } from './task.js';

const BENCH = 'compile';

/**
 * A book of a thousand rules from text to plan in a cold process, against a parser that everybody knows; and again after
 * edits of one character.
 */
export const compileBench: Benchmark = async ({ rounds, progress }) => {
  const ours: number[] = [];
  const typescript: number[] = [];
  const edits: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    progress(`${BENCH}: round ${String(round)} of ${String(rounds)}`);
    const { result } = await measured<object, CompileOutcome>(new URL('ours.ts', import.meta.url), {});
    if (result.rules !== RULES) throw new Error(`the book came to ${String(result.rules)} rules`);
    ours.push(result.seconds);
    const parsed = await measured<number, number>(new URL('typescript.ts', import.meta.url), result.characters);
    typescript.push(parsed.result);
    const edited = await measured<object, EditsOutcome>(new URL('edits.ts', import.meta.url), {});
    edits.push(edited.result.seconds);
  }
  const seconds = Math.min(...ours);
  return [
    {
      bench: BENCH,
      figure: 'time of a cold compile of 1,000 rules',
      value: seconds,
      unit: 's',
      against: null,
      target: 0.5,
      goal: 'at most',
    },
    {
      bench: BENCH,
      figure: 'time of a compile after a one-character edit',
      value: Math.min(...edits),
      unit: 's',
      against: null,
      target: 0.03,
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
