import type { Session } from '@tagwright/engine';

/** `ids`: all that the customer was known by, merged ones included. */
type Erase = (session: Session, ids: readonly string[], now: number) => Promise<void>;

const ERASURES: Erase[] = [];

/**
 * Declares what has to go from the server's own tables when a customer is erased, in the transaction that erases the facts.
 * Its module has to be loaded wherever the keeper runs.
 */
export const onErase = (erase: Erase): void => {
  ERASURES.push(erase);
};

export const eraseFromServer = async (session: Session, ids: readonly string[], now: number): Promise<void> => {
  for (const erase of ERASURES) await erase(session, ids, now);
};
