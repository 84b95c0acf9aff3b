/** The program of the thread that counts half of the customers for a preview. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../store/open.js';
import { takenBack } from '../store/taken-back.js';
import { countHalf } from './half.js';
import type { FromThread, Opened, ToThread } from './second-reader.js';

const port = parentPort;
if (port === null) throw new Error('this program runs in a thread only');

const { database } = workerData as Opened;
const store = await openStore(database, { mode: 'read-only' });
const say = (message: FromThread): void => port.postMessage(message);

let last = Promise.resolve();
port.on('message', ({ nth, asked }: ToThread) => {
  last = last
    .then(() => store.session((session) => takenBack(session, () => countHalf(session, asked))))
    .then((counted) => say({ nth, counted }))
    // Whoever asked counts everybody then, and finds out what is wrong by himself.
    .catch(() => say({ nth, counted: undefined }));
});
