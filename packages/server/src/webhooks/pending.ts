import {
  type Change,
  changesAt,
  changesPage,
  EngineError,
  type PresentTurn,
  type Session,
  turnsOfThePresent,
} from '@tagwright/engine';
import { hiddenNames } from '../changes/hidden.js';
import { filterFor } from '../changes/wanted.js';
import type { Foundation } from '../foundation.js';
import { countDeliveries, type Delivery, dueDeliveries, firstWaiting, occupiedLines, UNTRIED } from './deliveries.js';
import { lineOf } from './line.js';
import type { Webhook } from './webhook.js';

/** A message to be sent, and what was tried of it before. */
export interface Pending {
  readonly change: Change;
  readonly turn: PresentTurn;
  readonly delivery: Delivery;
}

/** What a subscription has to send next. */
export interface Batch {
  readonly pending: readonly Pending[];
  /** New ones behind others of the same customer, which have to go first. */
  readonly behind: readonly Delivery[];
  /** Waiting ones that nothing is left of: of erased customers, let go of by the log, or hidden from the maker by now. */
  readonly lost: readonly number[];
  /** How far the log was looked at, and up to where there is more. */
  readonly upTo: number;
  readonly last: number;
  readonly missed: { readonly from: number; readonly to: number } | undefined;
}

export interface Reading {
  /** The log was looked at up to here. */
  readonly position: number;
  readonly now: number;
  readonly limit: number;
  /** Whether the receiver is tried with one message alone, whichever waits longest. */
  readonly isProbe: boolean;
}

/** With so many waiting nothing more is taken from the log: it is kept there just as well. */
export const MOST_WAITING = 10_000;

type Reads = Pick<Foundation, 'store' | 'book' | 'visibility'>;

/** What is due again, and then what the log has that is new. */
export const nextBatch = async (deps: Reads, webhook: Webhook, reading: Reading): Promise<Batch> => {
  const { store } = deps;
  const limit = reading.isProbe ? 1 : reading.limit;
  const due = reading.isProbe
    ? await firstWaiting(store, webhook.id)
    : await dueDeliveries(store, webhook.id, reading.now, limit);
  const hidden = await hiddenNames(deps, webhook.role);
  const again = (await readAgain(store, due)).filter(({ change }) => !hidden.has(change.name));
  const isFull =
    due.length >= limit || (await countDeliveries(store, webhook.id, 'waiting', MOST_WAITING)) >= MOST_WAITING;
  const lost = due.filter(({ seq }) => !again.some(({ change }) => change.seq === seq)).map(({ seq }) => seq);
  if (isFull)
    return { pending: again, behind: [], lost, upTo: reading.position, last: reading.position, missed: undefined };
  const page = await newEntries(deps, webhook, reading.position, limit - due.length);
  const occupied = await occupiedLines(store, webhook.id, [
    ...new Set(page.entries.map(({ delivery }) => delivery.line)),
  ]);
  const isBehind = ({ delivery }: Pending): boolean => occupied.has(delivery.line);
  return {
    ...page,
    lost,
    pending: [...again, ...page.entries.filter((entry) => !isBehind(entry))],
    behind: page.entries.filter(isBehind).map(({ delivery }) => delivery),
  };
};

const readAgain = async (store: Session, due: readonly Delivery[]): Promise<readonly Pending[]> => {
  const changes = await changesAt(
    store,
    due.map(({ seq }) => seq),
  );
  const turns = await turnsOfThePresent(store, changes);
  return due.flatMap((delivery) => {
    const change = changes.find(({ seq }) => seq === delivery.seq);
    const turn = turns.get(delivery.seq);
    return change === undefined || turn === undefined ? [] : [{ change, turn, delivery }];
  });
};

const newEntries = async (
  deps: Reads,
  webhook: Webhook,
  position: number,
  limit: number,
): Promise<Pick<Batch, 'upTo' | 'last' | 'missed'> & { readonly entries: readonly Pending[] }> => {
  try {
    // A name that is known no more, or that may not be seen by now, matches nothing.
    const filter = await filterFor(deps, webhook.role, webhook.wanted, 'skip');
    const { changes, upTo, last } = await changesPage(deps.store, position, { ...filter, limit });
    return { entries: await pendingOf(deps.store, webhook.id, changes), upTo, last, missed: undefined };
  } catch (thrown) {
    if (!(thrown instanceof EngineError && thrown.code === 'log-pruned')) throw thrown;
    const { pruned } = thrown.params as { readonly pruned: number };
    return { entries: [], upTo: pruned, last: pruned + 1, missed: { from: position + 1, to: pruned } };
  }
};

/** Entries that say something new of the present, as messages that nobody has tried yet. */
export const pendingOf = async (
  store: Session,
  webhook: string,
  changes: readonly Change[],
): Promise<readonly Pending[]> => {
  const turns = await turnsOfThePresent(store, changes);
  return changes.flatMap((change) => {
    const turn = turns.get(change.seq);
    if (turn === undefined) return [];
    const delivery = { seq: change.seq, line: lineOf(webhook, change.customer), ...UNTRIED };
    return [{ change, turn, delivery }];
  });
};
