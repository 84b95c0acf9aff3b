import { ServerError } from '../errors/index.js';
import type { JobOptions } from './jobs.js';

/** A promise that is settled once, by whatever comes first: the result, the deadline, or whoever asked being gone. */
export interface Errand<Result> {
  readonly outcome: Promise<Result>;
  readonly isSettled: () => boolean;
  /** Time runs from here. */
  startClock(onLate: () => Error): void;
  succeed(result: Result): void;
  fail(error: Error): void;
}

/** `onGivenUp` is called where the deadline or the signal settles it. */
export const errand = <Result>({ deadlineMs, signal }: JobOptions<never>, onGivenUp: () => void): Errand<Result> => {
  let [resolve, reject]: [(result: Result) => void, (error: Error) => void] = [() => undefined, () => undefined];
  const outcome = new Promise<Result>((fulfil, refuse) => {
    [resolve, reject] = [fulfil, refuse];
  });
  let isSettled = false;
  let clock: NodeJS.Timeout | undefined;
  const settle = (how: () => void): void => {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(clock);
    signal?.removeEventListener('abort', cancel);
    how();
  };
  const giveUp = (error: Error): void => {
    if (isSettled) return;
    settle(() => reject(error));
    onGivenUp();
  };
  const cancel = (): void => giveUp(new ServerError(499, 'job-cancelled', {}));
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted === true) queueMicrotask(cancel);
  return {
    outcome,
    isSettled: () => isSettled,
    startClock: (onLate) => {
      clearTimeout(clock);
      if (!isSettled) clock = setTimeout(() => giveUp(onLate()), deadlineMs);
    },
    succeed: (result) => settle(() => resolve(result)),
    fail: (error) => settle(() => reject(error)),
  };
};
