import { UsageError } from './arguments.js';
import type { Benchmark } from './benchmark.js';
import { compileBench } from './compile/benchmark.js';
import { fullEvaluation } from './full-evaluation/benchmark.js';
import { importBench } from './import/benchmark.js';
import { jsonLogicBench } from './json-logic/benchmark.js';

const MEASURED: ReadonlyMap<string, Benchmark> = new Map([
  ['compile', compileBench],
  ['full-evaluation', fullEvaluation],
  ['import', importBench],
  ['json-logic', jsonLogicBench],
]);

/** Names that belong to the contract, of what the product does not do yet. */
const NOT_YET = ['facts', 'daily-step', 'minute-step', 'wave', 'preview', 'plan', 'http', 'typing'];

/** The benchmarks of these names, in their order; all of them for none. */
export const benchmarksNamed = (names: readonly string[]): readonly (readonly [string, Benchmark])[] =>
  (names.length === 0 ? [...MEASURED.keys()] : [...new Set(names)]).map((name) => {
    const benchmark = MEASURED.get(name);
    if (benchmark !== undefined) return [name, benchmark];
    const known = `measured so far: ${[...MEASURED.keys()].join(', ')}`;
    if (NOT_YET.includes(name)) throw new UsageError(`${name} is not measured yet; ${known}`);
    throw new UsageError(`there is no benchmark ${name}; ${known}`);
  });
