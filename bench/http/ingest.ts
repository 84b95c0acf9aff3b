import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { Disagreement } from '../benchmark.js';
import { type EventFact, factsIn, retold } from '../steps/told.js';
import { BENCH, type Group } from './group.js';
import { metricOf } from './serving.js';

/** So many events a second in batches, each answered within so many seconds. */
const PROMISED = { rate: 5000, p99: 0.25 } as const;
const BATCH = 100;
const SECONDS = 20;
const REQUESTS_A_SECOND = PROMISED.rate / BATCH;

/** How many events the shop has to hold back. */
export const EVENTS_TOLD = PROMISED.rate * SECONDS;

/** Events that arrive over HTTP at a steady rate, each batch acknowledged once it is durable, while steps follow them. */
export const ingestFigures: Group = async ({ url, shop, progress }) => {
  progress(`${BENCH}: ${String(PROMISED.rate)} events a second for ${String(SECONDS)} s`);
  const bodies = bodiesOf(await factsIn(shop.toCome), shop.asOf);
  const before = await metricOf(url, 'tagwright_log_seq');
  const refused: string[] = [];
  const lags: number[] = [];
  const watching = new AbortController();
  const watched = watchLag(url, lags, watching.signal);
  let next = 0;
  const result = await autocannon({
    url: `${url}/v1/facts`,
    method: 'POST',
    connections: 10,
    overallRate: REQUESTS_A_SECOND,
    amount: bodies.length,
    headers: { 'content-type': 'application/x-ndjson' },
    requests: [
      {
        setupRequest: (request) => {
          const body = bodies[next % bodies.length] ?? '';
          next += 1;
          return { ...request, body };
        },
        onResponse: (status, body) => {
          if (status !== 200 || !body.includes('"refused":0')) refused.push(`${String(status)} ${body.slice(0, 500)}`);
        },
      },
    ],
  });
  watching.abort();
  await watched;
  if (refused.length > 0) throw new Disagreement(`facts were refused: ${refused[0] ?? ''}`);
  const changes = (await metricOf(url, 'tagwright_log_seq')) - before;
  const alone = { bench: BENCH, against: null } as const;
  return [
    {
      ...alone,
      figure: 'events a second over HTTP, in batches of 100',
      value: (bodies.length * BATCH) / result.duration,
      unit: 'rows/s',
      target: PROMISED.rate * 0.98,
      goal: 'at least',
    },
    {
      ...alone,
      figure: 'a batch kept, p50',
      value: result.latency.p50 / 1000,
      unit: 's',
      target: null,
      goal: 'at most',
    },
    {
      ...alone,
      figure: 'a batch kept, p99',
      value: result.latency.p99 / 1000,
      unit: 's',
      target: PROMISED.p99,
      goal: 'at most',
    },
    {
      ...alone,
      figure: 'a batch kept, the slowest',
      value: result.latency.max / 1000,
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
