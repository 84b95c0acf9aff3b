import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { AUTH_TABLES } from './tables.js';

type Withdraw = (session: Session, keyId: string) => Promise<void>;

const WITHDRAWALS: Withdraw[] = [];

/**
 * Declares what goes with a key that is withdrawn, in the same transaction. Its module has to be loaded wherever the
 * keeper runs.
 */
export const onWithdrawal = (withdraw: Withdraw): void => {
  WITHDRAWALS.push(withdraw);
};

export const forgetOwner = async (session: Session, keyId: string): Promise<void> => {
  for (const withdraw of WITHDRAWALS) await withdraw(session, keyId);
};

/** The same for keys that were withdrawn while a server did not do so yet. */
export const forgetWithdrawn = async (session: Session): Promise<void> => {
  const withdrawn: string[] = [];
  for await (const { id } of session.rows<{ id: string }>(
    sql`select id from ${sql.id(AUTH_TABLES.key)} where withdrawn_at is not null`,
  ))
    withdrawn.push(id);
  for (const id of withdrawn) await forgetOwner(session, id);
};
