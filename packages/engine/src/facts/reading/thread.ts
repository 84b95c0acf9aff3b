/** The program of a thread that reads one file and hands its rows on. */
import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread } from './in-thread.js';
import type { TableJob } from './job.js';
import { readTable } from './read-table.js';

/** How many batches may wait to be taken, so that memory stays bounded. */
const AHEAD = 4;

const port = parentPort;
if (port === null) throw new Error('this program runs in a thread only');

const say = (message: FromThread): void => port.postMessage(message);
const taken = on(port, 'message');

say('ready');
let ahead = 0;
for await (const batch of readTable(workerData as TableJob)) {
  say(batch);
  ahead += 1;
  if (ahead === AHEAD) {
    await taken.next();
    ahead -= 1;
  }
}
say('done');
port.close();
