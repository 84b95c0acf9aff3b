/** The program of the thread that brings home what the keeper writes. */
import { parentPort, workerData } from 'node:worker_threads';
import { openCheckpoints } from '@tagwright/engine';
import type { Checkpointed } from './checkpoints.js';

/** Often enough that the log seldom fills up in between, seldom enough that pages written over and over travel once. */
const EVERY_MS = 500;

const port = parentPort;
if (port === null) throw new Error('this program runs in a thread only');

const { database } = workerData as Checkpointed;
const checkpoints = openCheckpoints(database);
const timer = setInterval(() => checkpoints.bringHome(), EVERY_MS);
port.once('message', () => {
  clearInterval(timer);
  checkpoints.close();
});
