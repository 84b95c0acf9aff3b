import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import {
  Looked,
  type PlanTest,
  type PlanTests,
  prepare,
  runTest,
  subjectsUnder,
  type TestOutcome,
} from '@tagwright/dsl';
import type { SliceRun, SliceTask } from './slice.js';

/** What became of a test, and how long it took. */
export interface TimedOutcome extends TestOutcome {
  readonly milliseconds: number;
}

export interface TestRun {
  /** In the order of the tests. */
  readonly outcomes: readonly TimedOutcome[];
  /** What the expectations looked at; undefined where nobody asked. */
  readonly looked: Looked | undefined;
}

export interface RunOptions {
  /** Note what the expectations look at. */
  readonly coverage?: boolean;
  /** How long to go on in this process before others are asked, in ms. */
  readonly aloneMs?: number;
  /** How long what is left has to take, at the pace so far, to be worth processes, in ms. */
  readonly worthMs?: number;
  /** How many processes share the work; as many as there are processors if left out. */
  readonly processes?: number;
  /** How Node is to load the program of a process. */
  readonly execArgv?: readonly string[];
}

/** A process takes about half of this to load the language. */
const WORTH = 1400;

/**
 * Runs tests, each on a clock and customers of its own. A test takes a fraction of a millisecond, so that processes pay
 * only where there are very many: what is left after a second of them is shared, if it would take longer than starting.
 */
export async function runTests({ plan, tests }: PlanTests, options: RunOptions = {}): Promise<TestRun> {
  const { coverage = false, aloneMs = 1000, worthMs = WORTH, processes = availableParallelism() } = options;
  const looked = coverage ? new Looked(plan) : undefined;
  const prepared = prepare(plan);
  const looking = looked === undefined ? undefined : { looked, subjectsUnder: subjectsUnder(plan) };
  const runOne = (test: PlanTest): TimedOutcome => {
    const began = performance.now();
    const outcome = runTest(prepared, test, looking);
    return { ...outcome, milliseconds: performance.now() - began };
  };
  const outcomes: TimedOutcome[] = [];
  const began = performance.now();
  for (const [index, test] of tests.entries()) {
    const spent = performance.now() - began;
    if (processes > 1 && index > 0 && spent > aloneMs && ((tests.length - index) * spent) / index > worthMs) break;
    outcomes.push(runOne(test));
  }
  const rest = tests.slice(outcomes.length);
  if (rest.length === 0) return { outcomes, looked };
  const slices = await Promise.all(
    Array.from({ length: processes }, (_, own) => {
      const slice = rest.filter((_test, index) => index % processes === own);
      return runElsewhere({ plan, tests: slice, coverage }, options.execArgv);
    }),
  );
  for (const { bits } of slices) if (bits !== undefined) looked?.add(bits);
  rest.forEach((test, index) => {
    const ran = slices[index % processes]?.ran[Math.floor(index / processes)];
    // Trees do not keep their identity on the way between processes: what failed is looked at once more, here.
    outcomes.push(ran?.passed === true ? passed(test, ran) : runOne(test));
  });
  return { outcomes, looked };
}

const passed = (test: PlanTest, { expectations, milliseconds }: SliceRun['ran'][number]): TimedOutcome => ({
  test,
  expectations,
  unmet: [],
  milliseconds,
});

const PROGRAM = new URL(import.meta.url.endsWith('.ts') ? './slice.ts' : './slice.js', import.meta.url);

const runElsewhere = (task: SliceTask, execArgv: readonly string[] | undefined): Promise<SliceRun> =>
  new Promise((fulfil, refuse) => {
    const child = fork(PROGRAM, {
      serialization: 'advanced',
      ...(execArgv === undefined ? {} : { execArgv: [...execArgv] }),
    });
    child.once('message', (ran) => fulfil(ran as SliceRun));
    child.once('error', refuse);
    child.once('exit', (code) => refuse(new Error(`a process that ran tests ended early (${code})`)));
    child.send(task);
  });
