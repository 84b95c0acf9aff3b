import type { Session } from '../store/store.js';

/** The earliest instant there is (ms UTC): answers may differ from the beginning on. */
export const EVER = -8_640_000_000_000_000;

/** Rows of customers whose answers may have changed: the step deletes those that it read. */
export const DIRTY_TABLE = 'tw_dirty';

/** That a customer's answers may have changed. */
export interface DirtyRow {
  readonly customer: string;
  /** The table of the event that came, went or changed; null where anything else of the customer did. */
  readonly source: string | null;
  /** The earliest instant (ms UTC) at which an answer can differ; {@link EVER} where it may be any. */
  readonly since: number;
}

/** Writes dirty rows, within the transaction of the facts themselves. The table must be there. */
export const markDirty = async (session: Session, rows: readonly DirtyRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await session.insert(
    DIRTY_TABLE,
    ['customer', 'source', 'since'],
    [rows.map(({ customer }) => customer), rows.map(({ source }) => source), rows.map(({ since }) => BigInt(since))],
  );
};
