import { readFileSync } from 'node:fs';

/** What a measured program sends back when it is done. */
export interface Answer<Result> {
  readonly result: Result;
  /** The most memory that the process ever held, in MB of 10^6 bytes. */
  readonly peakMegabytes: number;
}

/**
 * The child's side of {@link measured}: takes the one request that its parent sends, does the work, and answers with the
 * result and with the memory that this process took for it.
 */
export const answer = <Request, Result>(work: (request: Request) => Result | Promise<Result>): void => {
  process.once('message', (request: Request) => {
    void Promise.resolve(work(request)).then((result) => {
      const answered: Answer<Result> = { result, peakMegabytes: peakMegabytes() };
      process.send?.(answered, () => process.disconnect());
    });
  });
};

/**
 * Linux carries `ru_maxrss` over from the process that forked this one, so that a large parent would show in it; the
 * high-water mark of the address space starts anew with the program.
 */
const peakMegabytes = (): number => {
  const kibibytes = process.platform === 'linux' ? highWaterMark() : process.resourceUsage().maxRSS;
  return (kibibytes * 1024) / 1e6;
};

const highWaterMark = (): number => Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);

/** Runs the work and says how long it took, in seconds. */
export const timed = async <Result>(
  work: () => Result | Promise<Result>,
): Promise<{ readonly seconds: number; readonly result: Result }> => {
  const started = performance.now();
  const result = await work();
  return { seconds: (performance.now() - started) / 1000, result };
};
