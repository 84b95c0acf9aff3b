import {
  conditionReasons,
  type PlannedBook,
  prepare,
  runTest,
  type TestOutcome,
  UNNAMED,
  wordingOf,
} from '@tagwright/dsl';
import { proxyMarker } from 'comlink';
import type { WhyNode } from '../ui/why.js';
import type { WorkerBook } from './worker-book.js';

/** A step of a test, in the order written: what is given, what happens, what is expected. */
export interface TestStep {
  readonly kind: 'given' | 'clock' | 'expect';
  /** As it was written; empty for what only the plan has. */
  readonly text: string;
  /** Where the clock stands after it, ms UTC. */
  readonly at: number;
  /** Whom it is about; undefined for the customer without a name, and for the clock. */
  readonly customer: string | undefined;
  /** Where it starts in the file. */
  readonly offset: number | undefined;
  /** Of an expectation that is not met: the condition with what was seen. */
  readonly unmet: WhyNode | undefined;
}

/** What became of a test of the book. */
export interface TestReport {
  readonly name: string;
  readonly file: string;
  readonly offset: number;
  readonly passes: boolean;
  readonly expectations: number;
  /** Where its clock starts, ms UTC. */
  readonly start: number;
  readonly steps: readonly TestStep[];
}

export interface TestsReport {
  /** The revision of the book that was tested. */
  readonly revision: number;
  /** The book's time zone, in which its tests tell the time. */
  readonly zone: string;
  readonly tests: readonly TestReport[];
}

/** Runs the tests of the book in the worker: each on a clock and on customers of its own. */
export class BookTests {
  readonly [proxyMarker] = true as const;
  readonly #book: WorkerBook;
  #last: TestsReport | undefined;

  constructor(book: WorkerBook) {
    this.#book = book;
  }

  /** What became of all tests; undefined while the book has errors. The same book is tested once. */
  run(): TestsReport | undefined {
    const { planned, revision } = this.#book;
    if (planned?.plan === undefined) return undefined;
    if (this.#last?.revision === revision) return this.#last;
    const { tests } = planned;
    const prepared = tests === undefined ? undefined : prepare(tests.plan);
    this.#last = {
      revision,
      zone: planned.plan.catalog.zone,
      tests:
        tests === undefined || prepared === undefined
          ? []
          : tests.tests.map((test) => this.#report(planned, runTest(prepared, test))),
    };
    return this.#last;
  }

  #report({ origins }: PlannedBook, { test, expectations, unmet }: TestOutcome): TestReport {
    const { workspace } = this.#book;
    const wording = wordingOf({ origins, parsed: workspace.files.map((file) => workspace.parsed(file)) });
    const seen = new Map(unmet.map((each) => [each.step as object, each.seen]));
    let told = -1;
    let at = test.start;
    const steps = test.steps.flatMap((step): readonly TestStep[] => {
      if (step.kind === 'clock') at = step.now;
      const span = origins.get(step)?.node.span;
      // A line may give several things at once, and what happens as time goes by stands behind it: each is told once.
      if (span !== undefined && step.kind !== 'expect') {
        if (span.start < told) return [];
        told = span.end;
      }
      const failed = seen.get(step);
      const customer = 'customer' in step && step.customer !== UNNAMED ? step.customer : undefined;
      return [
        {
          kind: step.kind === 'clock' ? 'clock' : step.kind === 'expect' ? 'expect' : 'given',
          text: wording(step)?.text ?? '',
          at,
          customer,
          offset: span?.start,
          unmet: failed === undefined ? undefined : conditionReasons(failed, wording),
        },
      ];
    });
    const origin = origins.get(test);
    return {
      name: test.name,
      file: origin?.file ?? '',
      offset: origin?.node.span.start ?? 0,
      passes: unmet.length === 0,
      expectations,
      start: test.start,
      steps,
    };
  }
}
