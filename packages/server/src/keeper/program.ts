/** The program of the keeper's process. */
import { unreachable } from '@tagwright/dsl';
import { openStore } from '@tagwright/engine';
import { clockOf } from '../clock.js';
import { toThrown } from '../jobs/crossing.js';
import '../recordings.js';
import { checkpointBeside } from './checkpoints.js';
import type { Keeper } from './keeper.js';
import type { FromKeeper, Order, ToKeeper } from './messages.js';
import { openKeeper } from './open.js';
import { recordingNamed } from './recording.js';

const say = (message: FromKeeper): void => {
  if (process.connected) process.send?.(message);
};

let keeper: Keeper | undefined;
let closeStore = (): Promise<void> => Promise.resolve();

const open = async ({ database, settings }: Extract<Order, { kind: 'open' }>): Promise<void> => {
  const { clock, ...rest } = settings;
  const store = await openStore(database);
  const endCheckpoints = checkpointBeside(database);
  closeStore = async () => {
    await endCheckpoints();
    await store.close();
  };
  const opened = await openKeeper(store, {
    ...rest,
    clock: clockOf(clock ?? {}),
    onEvent: (event) => {
      say({ kind: 'event', event });
      if (keeper !== undefined) say({ kind: 'health', health: keeper.health() });
    },
  });
  opened.onStep((report) => say({ kind: 'step', report }));
  keeper = opened;
  say({ kind: 'health', health: opened.health() });
};

const carryOut = async (order: Order): Promise<unknown> => {
  if (order.kind === 'open') return open(order);
  if (keeper === undefined) throw new Error('a database has to be opened first');
  switch (order.kind) {
    case 'ingest':
      return keeper.ingest(order.facts, order.bytes);
    case 'record':
      return keeper.record(recordingNamed(order.name), order.args as never);
    case 'publish':
      return keeper.publish(order.plan, order.how);
    case 'stepped':
      return keeper.stepped();
    case 'close':
      await keeper.close();
      return closeStore();
    default:
      return unreachable(order);
  }
};

process.on('message', ({ id, order }: ToKeeper) => {
  carryOut(order).then(
    (result) => say({ kind: 'done', id, result }),
    (thrown: unknown) => say({ kind: 'failed', id, thrown: toThrown(thrown) }),
  );
});

// Whoever started this process is gone: nobody would hear what else becomes durable.
process.on('disconnect', () => process.exit());

// A terminal and a service manager send these to every process; the one that started this one says when to end.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
