/** The program of the thread that works out what books mean, so that no keystroke waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Locale } from '../../words/index.js';
import type { FromThread, ToThread } from './question.js';
import { MeaningReader } from './reader.js';

const port = parentPort;
if (port === null) throw new Error('this program runs in a thread only');

const say = (message: FromThread): void => port.postMessage(message);
const reader = new MeaningReader(workerData as Locale);

port.on('message', ({ id, update, question }: ToThread) => {
  try {
    say({ id, answer: reader.answer(update, question) });
  } catch (fault) {
    say({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
  }
});
say('ready');
