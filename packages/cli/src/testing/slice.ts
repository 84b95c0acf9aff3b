import { parentPort, workerData } from 'node:worker_threads';
import { Looked, type PlanTests, prepare, runTest, subjectsUnder } from '@tagwright/dsl';

/** Some of the tests of a book, for a thread of its own. */
export interface SliceTask extends PlanTests {
  readonly coverage: boolean;
}

export interface SliceRun {
  /** In the order of the tests. */
  readonly ran: readonly { readonly expectations: number; readonly passed: boolean; readonly milliseconds: number }[];
  /** What the expectations looked at. */
  readonly bits: Uint8Array | undefined;
}

const { plan, tests, coverage } = workerData as SliceTask;
const looked = coverage ? new Looked(plan) : undefined;
const looking = looked === undefined ? undefined : { looked, subjectsUnder: subjectsUnder(plan) };
const prepared = prepare(plan);
const ran = tests.map((test) => {
  const began = performance.now();
  const { expectations, unmet } = runTest(prepared, test, looking);
  return { expectations, passed: unmet.length === 0, milliseconds: performance.now() - began };
});
parentPort?.postMessage({ ran, bits: looked?.bits } satisfies SliceRun);
