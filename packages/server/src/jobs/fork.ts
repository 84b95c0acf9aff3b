import { ServerError } from '../errors/index.js';
import { errand } from './errand.js';
import type { Jobs } from './jobs.js';
import { Queue, type Waiting } from './queue.js';
import { type ProcessEntry, Worker } from './worker.js';

export interface ForkOptions {
  /** How many processes; 2 if left out. With two or more, one of them is kept free of long jobs. */
  readonly size?: number;
  /** How many jobs may wait; 16 for each process if left out. */
  readonly waiting?: number;
  readonly entry?: ProcessEntry;
}

/** What whoever is sent away is told to wait, in seconds. */
const COME_BACK = 2;

/** Jobs in processes that stand ready. One that is ended in the middle of a job is followed by a fresh one. */
export const forkJobs = (database: string, { size = 2, waiting = 16 * size, entry }: ForkOptions = {}): Jobs => {
  const queue = new Queue({ places: size, longPlaces: Math.max(1, size - 1), most: waiting });
  const workers = new Set<Worker>();
  let isClosed = false;
  const begin = (): Worker => {
    const worker = new Worker(database, onOver, entry);
    workers.add(worker);
    return worker;
  };
  const onOver = (worker: Worker): void => {
    workers.delete(worker);
    // One that could not even open the database is followed when the next job asks, not again and again.
    if (worker.isReady && !isClosed) begin();
  };
  const idle = (): Worker => [...workers].find(({ isBusy, isOver }) => !isBusy && !isOver) ?? begin();
  for (let count = 0; count < size; count += 1) begin();

  return {
    run: (job, args, options) => {
      const { length = 'short', onPart } = options;
      let worker: Worker | undefined;
      const end = (): void => {
        worker?.giveUp();
        if (worker === undefined) queue.leave(asking);
        else queue.done(length);
      };
      const { outcome, startClock, succeed, fail } = errand<never>(options, end);
      const leave = (settle: () => void): void => {
        settle();
        queue.done(length);
      };
      const asking: Waiting = {
        length,
        begin: () => {
          worker = idle();
          worker.work(job.name, args, {
            began: () => startClock(() => tooLong(options.deadlineMs)),
            part: (part) => onPart?.(part as never),
            done: (result) => leave(() => succeed(result as never)),
            failed: (error) => leave(() => fail(error)),
          });
        },
      };
      startClock(tooBusy);
      if (!queue.enter(asking)) fail(tooBusy());
      return outcome;
    },
    load: () => ({ running: queue.running, waiting: queue.waiting }),
    close: async () => {
      isClosed = true;
      const ended = [...workers].map(({ child }) => new Promise((resolve) => child.once('exit', resolve)));
      for (const worker of workers) worker.end();
      await Promise.all(ended);
    },
  };
};

export const tooLong = (milliseconds: number): ServerError => new ServerError(422, 'job-too-long', { milliseconds });

const tooBusy = (): ServerError =>
  new ServerError(503, 'too-busy', { seconds: COME_BACK }, { headers: { 'Retry-After': String(COME_BACK) } });
