import { Looked, type PlanTests, prepare, runTest, subjectsUnder } from '@tagwright/dsl';

/** Some of the tests of a book, for a process of its own. */
export interface SliceTask extends PlanTests {
  readonly coverage: boolean;
}

export interface SliceRun {
  /** In the order of the tests. */
  readonly ran: readonly { readonly expectations: number; readonly passed: boolean; readonly milliseconds: number }[];
  /** What the expectations looked at. */
  readonly bits: Uint8Array | undefined;
}

const run = ({ plan, tests, coverage }: SliceTask): SliceRun => {
  const looked = coverage ? new Looked(plan) : undefined;
  const looking = looked === undefined ? undefined : { looked, subjectsUnder: subjectsUnder(plan) };
  const prepared = prepare(plan);
  const ran = tests.map((test) => {
    const began = performance.now();
    const { expectations, unmet } = runTest(prepared, test, looking);
    return { expectations, passed: unmet.length === 0, milliseconds: performance.now() - began };
  });
  return { ran, bits: looked?.bits };
};

process.once('message', (task) => {
  // The connection is what keeps the process up: it ends once the answer is on its way.
  process.send?.(run(task as SliceTask), () => process.disconnect());
});
