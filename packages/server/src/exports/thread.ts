/** The program of a thread that reads what is exported, a little ahead of whoever takes it. */
import { on } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { toThrown } from '../jobs/crossing.js';
import { pieces, type Wanted } from './reading.js';
import type { FromThread, ToThread } from './thread-reading.js';

/** How many pieces may wait to be taken, so that memory stays bounded. */
const AHEAD = 2;

const port = parentPort;
if (port === null) throw new Error('this program runs in a thread only');

const say = (message: FromThread): void => port.postMessage(message);
const told = on(port, 'message') as AsyncIterator<[ToThread]>;
const next = async (): Promise<ToThread> => (await told.next()).value[0];

const read = async (wanted: Wanted): Promise<void> => {
  let waiting = 0;
  for await (const piece of pieces(wanted)) {
    say({ kind: 'piece', piece });
    waiting += 1;
    if (waiting < AHEAD) continue;
    await next();
    waiting -= 1;
  }
};

say({ kind: 'ready' });
const wanted = await next();
if (wanted !== 'taken') {
  try {
    await read(wanted);
    say({ kind: 'done' });
  } catch (thrown) {
    say({ kind: 'failed', thrown: toThrown(thrown) });
  }
}
