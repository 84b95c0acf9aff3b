import { UsageError } from './arguments.js';
import type { Benchmark } from './benchmark.js';
import { checkFilesBench } from './check-files/benchmark.js';
import { compileBench } from './compile/benchmark.js';
import { dailyStep } from './daily-step/benchmark.js';
import type { StoreName } from './databases.js';
import { factsBench } from './facts/benchmark.js';
import { fullEvaluation } from './full-evaluation/benchmark.js';
import { httpBench } from './http/benchmark.js';
import { importBench } from './import/benchmark.js';
import { jsonLogicBench } from './json-logic/benchmark.js';
import { minuteStep } from './minute-step/benchmark.js';
import { planBench } from './plan/benchmark.js';
import { previewBench } from './preview/benchmark.js';
import { typingBench } from './typing/benchmark.js';
import { wave } from './wave/benchmark.js';

const MEASURED: ReadonlyMap<string, Benchmark> = new Map([
  ['compile', compileBench],
  ['check-files', checkFilesBench],
  ['full-evaluation', fullEvaluation],
  ['import', importBench],
  ['facts', factsBench],
  ['daily-step', dailyStep],
  ['minute-step', minuteStep],
  ['wave', wave],
  ['preview', previewBench],
  ['plan', planBench],
  ['json-logic', jsonLogicBench],
  ['http', httpBench],
  ['typing', typingBench],
]);

/** What is measured on a server too. */
const ON_SERVER: readonly string[] = ['facts', 'daily-step', 'minute-step', 'wave', 'preview', 'plan', 'http'];

/** The benchmarks of these names, in their order; for none all that are measured on the store. */
export const benchmarksNamed = (
  names: readonly string[],
  store: StoreName = 'sqlite',
): readonly (readonly [string, Benchmark])[] => {
  const onStore = [...MEASURED.keys()].filter((name) => store === 'sqlite' || ON_SERVER.includes(name));
  return (names.length === 0 ? onStore : [...new Set(names)]).map((name) => {
    const benchmark = MEASURED.get(name);
    if (benchmark !== undefined && onStore.includes(name)) return [name, benchmark];
    const known = `measured so far: ${onStore.join(', ')}`;
    if (benchmark !== undefined) throw new UsageError(`${name} is measured on sqlite alone; on ${store} ${known}`);
    throw new UsageError(`there is no benchmark ${name}; ${known}`);
  });
};
