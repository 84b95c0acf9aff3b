/** The program of a thread that reads files and hands their rows on. */
import { on } from 'node:events';
import { parentPort } from 'node:worker_threads';
import type { TableJob } from './job.js';
import type { FromThread, ToThread } from './reading-thread.js';
import { readTable } from './read-table.js';

/** How many batches may wait to be taken, so that memory stays bounded. */
const AHEAD = 4;

const port = parentPort;
if (port === null) throw new Error('this program runs in a thread only');

const say = (message: FromThread): void => port.postMessage(message);
const told = on(port, 'message') as AsyncIterator<[ToThread]>;
const next = async (): Promise<ToThread> => (await told.next()).value[0];

/** Every batch is said to be taken sooner or later; the last of them after the file has been read. */
const read = async (job: TableJob): Promise<void> => {
  let waiting = 0;
  for await (const batch of readTable(job)) {
    say(batch);
    waiting += 1;
    if (waiting === AHEAD) {
      await next();
      waiting -= 1;
    }
  }
  say('done');
  for (; waiting > 0; waiting -= 1) await next();
};

say('ready');
for (;;) {
  const job = await next();
  if (job !== 'taken') await read(job);
}
