import type { Session } from './store.js';

/** Carries a result out of a transaction that is not to last. */
class Undone<Result> {
  constructor(readonly result: Result) {}
}

/**
 * Does `work` in a write transaction and takes back all that it wrote. Facts stand still meanwhile: other writers wait
 * until it is over.
 */
export const undone = async <Result>(store: Session, work: (session: Session) => Promise<Result>): Promise<Result> => {
  try {
    return await store.write<never>(async (session) => {
      throw new Undone(await work(session));
    });
  } catch (thrown) {
    if (thrown instanceof Undone) return thrown.result as Result;
    throw thrown;
  }
};
