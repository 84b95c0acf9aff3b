import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { quantile } from '../steps/quantile.js';

/** What is asked of a server. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back, and how long it took, in seconds. */
export interface Answers {
  /** From the instant at which a request was due to the last byte of its answer. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
  /** From the first request to the last answer. */
  readonly duration: number;
}

/** More than are in use at once, unless the server stands still. */
const CONNECTIONS = 100;

/**
 * Asks so many times a second, evenly, and however long the answers take: what waits because an earlier answer is late has been
 * waiting since it was due, so that a server that stands still is not asked less for it. (A load generator that sends a
 * second's requests one after the other as soon as the second begins asks for something else: a crowd each second, and
 * nothing in between.)
 *
 * @param look is given every answer, in the order in which they come.
 */
export const askSteadily = async (
  url: string,
  { rate, amount }: { readonly rate: number; readonly amount: number },
  requestOf: (index: number) => Request,
  look: (index: number, status: number, body: string) => void,
): Promise<Answers> => {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const waited: number[] = [];
  const began = performance.now();
  const ask = async (index: number): Promise<void> => {
    const due = began + (index * 1000) / rate;
    const { statusCode, body } = await pool.request(requestOf(index));
    const text = await body.text();
    waited.push((performance.now() - due) / 1000);
    look(index, statusCode, text);
  };
  const asked: Promise<void>[] = [];
  while (asked.length < amount) {
    const due = Math.min(amount, Math.floor(((performance.now() - began) * rate) / 1000) + 1);
    while (asked.length < due) asked.push(ask(asked.length));
    await sleep(1);
  }
  await Promise.all(asked);
  const duration = (performance.now() - began) / 1000;
  await pool.close();
  return {
    latency: { p50: quantile(waited, 0.5), p99: quantile(waited, 0.99), max: Math.max(...waited) },
    duration,
  };
};
