/** The program of the thread that counts half of the customers for a preview. */
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../store/open.js';
import { takenBack } from '../store/taken-back.js';
import { countHalf, type HalfAsked } from './half.js';
import type { FromThread, Opened } from './second-reader.js';

const port = parentPort;
if (port === null) throw new Error('this program runs in a thread only');

const { database } = workerData as Opened;
const store = await openStore(database, { mode: 'read-only' });
const say = (message: FromThread): void => port.postMessage(message);

port.on('message', (asked: HalfAsked) => {
  void store
    .session((session) => takenBack(session, () => countHalf(session, asked)))
    .then((counted) => say({ counted }))
    // Whoever asked counts everybody then, and finds out what is wrong by himself.
    .catch(() => say({ counted: undefined }));
});
say('ready');
