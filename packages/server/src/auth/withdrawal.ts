import type { Session } from '@tagwright/engine';

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
