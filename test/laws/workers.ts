import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './law.js';

/** What a worker process is asked, and what it answers. */
export interface Task {
  readonly seed: number;
  readonly laws: readonly string[];
}
export interface Outcome {
  readonly seed: number;
  readonly verdicts: readonly { readonly law: string; readonly verdict: Verdict }[];
  /** What a law threw, which it should not. */
  readonly fault?: string;
}

export interface Search {
  /** By name. */
  readonly laws: readonly string[];
  readonly firstSeed: number;
  /** How many worker processes. */
  readonly jobs: number;
  /** The address of a PostgreSQL server. */
  readonly server: string;
  readonly isOver: () => boolean;
  readonly report: (outcome: Outcome) => void;
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Tries the laws on one seed after another, each in the next worker process that is free; the first seed not tried. */
export async function tryInWorkers({ laws, firstSeed, jobs, server, isOver, report }: Search): Promise<number> {
  let next = firstSeed;
  const work = async (): Promise<void> => {
    const worker = fork(WORKER, [server]);
    try {
      while (!isOver()) report(await asked(worker, { seed: next++, laws }));
    } finally {
      await ended(worker);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return next;
}

function asked(worker: ChildProcess, task: Task): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => reject(new Error(`a worker ended with ${code} at seed ${task.seed}`));
    worker.once('exit', died);
    worker.once('message', (outcome: Outcome) => {
      worker.off('exit', died);
      resolve(outcome);
    });
    worker.send(task);
  });
}

/** A worker whose channel is closed closes what it has open, and ends. */
async function ended(worker: ChildProcess): Promise<void> {
  if (!worker.connected) return;
  const exit = once(worker, 'exit');
  worker.disconnect();
  await exit;
}
