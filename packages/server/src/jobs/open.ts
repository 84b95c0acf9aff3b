import { openContext } from './context.js';
import { errand } from './errand.js';
import { tooLong } from './fork.js';
import type { Jobs } from './jobs.js';

/**
 * Jobs within this process, one after another, for tests and programs without others to answer: whoever waits for one is
 * told in time that it takes too long, but nothing can stop it. Throws `EngineError`.
 */
export const openJobs = async (database: string): Promise<Jobs> => {
  const context = await openContext(database);
  let last: Promise<unknown> = Promise.resolve();
  let [running, waiting] = [0, 0];
  return {
    run: (job, args, options) => {
      const { outcome, isSettled, startClock, succeed, fail } = errand<never>(options, () => undefined);
      waiting += 1;
      last = last.then(async () => {
        waiting -= 1;
        if (isSettled()) return;
        running += 1;
        startClock(() => tooLong(options.deadlineMs));
        try {
          // As over the border of a process: nobody shares what is plain data, or passes on what is not.
          const told = structuredClone(args);
          const result = await job.run(context, told, (part) => isSettled() || options.onPart?.(structuredClone(part)));
          succeed(structuredClone(result) as never);
        } catch (thrown) {
          fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
        } finally {
          running -= 1;
        }
      });
      return outcome;
    },
    load: () => ({ running, waiting }),
    close: async () => {
      await last;
      await context.close();
    },
  };
};
