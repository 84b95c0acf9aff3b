import { randomInt } from 'node:crypto';
import { Disagreement } from '../benchmark.js';
import type { Finding } from '../figure.js';
import { factsIn } from '../steps/told.js';
import { BENCH, type Ground, type Group } from './group.js';
import { askSteadily, type Request } from './steady.js';

const SECONDS = 20;
/** Requests are for as many customers as this, so that few are asked about twice. */
const CUSTOMERS = 20_000;

interface Asked {
  readonly figure: string;
  readonly rate: number;
  /** In seconds. */
  readonly p99: number;
  readonly requestFor: (customer: string) => Request;
  /** What an answer about the customer has in it. */
  readonly has: (customer: string) => string;
}

/** One stored customer under all fifty rules, worked out from his facts. */
export const evaluateFigures: Group = (ground) =>
  figuresOf(ground, {
    figure: 'a customer evaluated, 50 rules, 500 a second',
    rate: 500,
    p99: 0.01,
    requestFor: (customer) => ({
      method: 'POST',
      path: '/v1/evaluate',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ customers: [customer] }),
    }),
    has: (customer) => `"customer":"${customer}"`,
  });

/** The profile card of one customer. */
export const cardFigures: Group = (ground) =>
  figuresOf(ground, {
    figure: 'a profile card, 100 a second',
    rate: 100,
    p99: 0.02,
    requestFor: (customer) => ({ method: 'GET', path: `/v1/customers/${customer}` }),
    has: (customer) => `"id":"${customer}"`,
  });

const figuresOf = async (
  { url, shop, progress }: Ground,
  { figure, rate, p99, requestFor, has }: Asked,
): Promise<readonly Finding[]> => {
  const customers = [...new Set((await factsIn(shop.toCome)).map(({ customer }) => customer))].slice(0, CUSTOMERS);
  const wrong: string[] = [];
  const ask = (seconds: number) => {
    const whom = Array.from({ length: rate * seconds }, () => customers[randomInt(customers.length)] ?? '');
    return askSteadily(
      url,
      { rate, amount: whom.length },
      (index) => requestFor(whom[index] ?? ''),
      (index, status, body) => {
        if (status !== 200 || !body.includes(has(whom[index] ?? '')))
          wrong.push(`${String(status)} ${body.slice(0, 500)}`);
      },
    );
  };
  progress(`${BENCH}: ${figure}, for ${String(SECONDS)} s`);
  // What is compiled once is not what is measured.
  await ask(3);
  const { latency } = await ask(SECONDS);
  if (wrong.length > 0) throw new Disagreement(`${figure}: ${wrong[0] ?? ''}`);
  const alone = { bench: BENCH, against: null, unit: 's', goal: 'at most' } as const;
  return [
    { ...alone, figure: `${figure}, p50`, value: latency.p50, target: null },
    { ...alone, figure: `${figure}, p99`, value: latency.p99, target: p99 },
  ];
};
