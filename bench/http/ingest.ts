import { setTimeout as sleep } from 'node:timers/promises';
import { Disagreement } from '../benchmark.js';
import { type EventFact, factsIn, retold } from '../steps/told.js';
import { BENCH, type Group } from './group.js';
import { metricOf } from './serving.js';
import { askSteadily } from './steady.js';

/** So many events a second in batches, each answered within so many seconds. */
const PROMISED = { rate: 5000, p99: 0.25 } as const;
const BATCH = 100;
const SECONDS = 20;
const REQUESTS_A_SECOND = PROMISED.rate / BATCH;

/** How many events the shop has to hold back: a fifth of them warm the server up, as what is compiled once is not measured. */
export const EVENTS_TOLD = (PROMISED.rate * SECONDS * 5) / 4;

/** Events that arrive over HTTP at a steady rate, each batch acknowledged once it is durable, while steps follow them. */
export const ingestFigures: Group = async ({ url, shop, progress }) => {
  progress(`${BENCH}: ${String(PROMISED.rate)} events a second for ${String(SECONDS)} s`);
  const bodies = bodiesOf(await factsIn(shop.toCome), shop.asOf);
  const refused: string[] = [];
  const tell = (batches: readonly string[]) =>
    askSteadily(
      url,
      { rate: REQUESTS_A_SECOND, amount: batches.length },
      (index) => ({
        method: 'POST',
        path: '/v1/facts',
        headers: { 'content-type': 'application/x-ndjson' },
        body: batches[index] ?? '',
      }),
      (_, status, body) => {
        if (status !== 200 || !body.includes('"refused":0')) refused.push(`${String(status)} ${body.slice(0, 500)}`);
      },
    );
  const [warmUp, measured] = [bodies.slice(0, bodies.length / 5), bodies.slice(bodies.length / 5)];
  await tell(warmUp);
  const before = await metricOf(url, 'tagwright_log_seq');
  const lags: number[] = [];
  const watching = new AbortController();
  const watched = watchLag(url, lags, watching.signal);
  const result = await tell(measured);
  watching.abort();
  await watched;
  if (refused.length > 0) throw new Disagreement(`facts were refused: ${refused[0] ?? ''}`);
  const changes = (await metricOf(url, 'tagwright_log_seq')) - before;
  const alone = { bench: BENCH, against: null } as const;
  return [
    {
      ...alone,
      figure: 'events a second over HTTP, in batches of 100',
      value: (measured.length * BATCH) / result.duration,
      unit: 'rows/s',
      target: PROMISED.rate * 0.98,
      goal: 'at least',
    },
    {
      ...alone,
      figure: 'a batch kept, p50',
      value: result.latency.p50,
      unit: 's',
      target: null,
      goal: 'at most',
    },
    {
      ...alone,
      figure: 'a batch kept, p99',
      value: result.latency.p99,
      unit: 's',
      target: PROMISED.p99,
      goal: 'at most',
    },
    {
      ...alone,
      figure: 'a batch kept, the slowest',
      value: result.latency.max,
      unit: 's',
      target: null,
      goal: 'at most',
    },
    { ...alone, figure: 'changes logged meanwhile', value: changes, unit: 'rows', target: null, goal: 'at least' },
    {
      ...alone,
      figure: 'answers behind the present meanwhile, at most',
      value: Math.max(...lags),
      unit: 's',
      target: null,
      goal: 'at most',
    },
  ];
};

/** Events of the present, a batch of NDJSON each. */
const bodiesOf = (facts: readonly EventFact[], asOf: number): readonly string[] => {
  const told = retold(facts, 'http', (index) => asOf + Math.floor((index * 1000) / PROMISED.rate));
  return Array.from({ length: Math.floor(told.length / BATCH) }, (_, index) =>
    told
      .slice(index * BATCH, (index + 1) * BATCH)
      .map((fact) => JSON.stringify(fact))
      .join('\n'),
  );
};

/** Looks once a second how far the answers are behind. */
const watchLag = async (url: string, lags: number[], signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    lags.push(await metricOf(url, 'tagwright_step_lag_seconds'));
    await sleep(1000, undefined, { signal }).catch(() => undefined);
  }
};
