import { extentOfLog, type Session } from '@tagwright/engine';
import type { Keeper } from '../keeper/keeper.js';

/** The end of the log, for those who wait for it to grow. */
export interface Tail {
  /**
   * Resolves with true once there is an entry after this one, and with false after so many ms, when the signal says so. When
   * the server ends whoever waits is told false, and whoever asks later waits for nothing but the time.
   */
  past(seq: number, milliseconds: number, signal?: AbortSignal): Promise<boolean>;
  close(): void;
}

interface Waiter {
  readonly seq: number;
  readonly done: (isThere: boolean) => void;
}

/** Steps of processes that nobody told this one of are noticed after so many ms. */
const LOOK_EVERY = 1000;

/** Looks at the log after each step that the keeper tells of, and now and then by itself while anybody waits. */
export const openTail = (store: Session, keeper: Pick<Keeper, 'onStep'>, lookEvery = LOOK_EVERY): Tail => {
  const waiting = new Set<Waiter>();
  const look = async (): Promise<void> => {
    if (waiting.size === 0) return;
    const { last } = await extentOfLog(store);
    for (const waiter of waiting) if (last > waiter.seq) waiter.done(true);
  };
  // A database that is away for a moment is asked again.
  const lookAgain = (): void => void look().catch(() => undefined);
  const stopListening = keeper.onStep(lookAgain);
  const timer = setInterval(lookAgain, lookEvery).unref();
  return {
    past: (seq, milliseconds, signal) =>
      new Promise((resolve) => {
        const done = (isThere: boolean): void => {
          clearTimeout(patience);
          signal?.removeEventListener('abort', giveUp);
          waiting.delete(waiter);
          resolve(isThere);
        };
        const giveUp = (): void => done(false);
        const waiter = { seq, done };
        const patience = setTimeout(giveUp, milliseconds).unref();
        signal?.addEventListener('abort', giveUp);
        waiting.add(waiter);
        if (signal?.aborted === true) giveUp();
        // An entry may have come before anybody waited for it.
        else lookAgain();
      }),
    close: () => {
      stopListening();
      clearInterval(timer);
      for (const { done } of waiting) done(false);
    },
  };
};
