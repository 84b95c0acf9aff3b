import type { Fact } from '@tagwright/engine';
import { NOW, type ServerWanted, testServer, type TestServer, type Asking } from '../server.harness.js';
import { afterTest } from './folder/folder.harness.js';

export const CATALOG = 'customer { city: text  income: money }\nevent order { amount: money }\n';
export const BOOK = `${CATALOG}metric M = sum(order.amount)
tag 价值 { 高 when M >= 50  低 otherwise }
segment 活跃 = count(order) >= 1
`;
const DAY = 86_400_000;

/** Ten customers, the n-th of whom spent 10 n. */
export const FACTS: readonly Fact[] = Array.from({ length: 10 }, (_, index) => ({
  kind: 'event',
  event: 'order',
  id: `o${index}`,
  customer: `c${index}`,
  at: NOW - DAY,
  values: { amount: String(index * 10) },
}));

/** A server that is closed when the test is over. */
export const bookServer = async (wanted: ServerWanted = { book: BOOK, facts: FACTS }): Promise<TestServer> => {
  const server = await testServer(wanted);
  afterTest(() => server.close());
  return server;
};

/** Asks, and reads the answer. */
export const ask = async (
  server: TestServer,
  method: string,
  path: string,
  body?: unknown,
  as: Asking = 'operator',
) => {
  const answer = await server.request(`/v1${path}`, { method, ...(body === undefined ? {} : { body }) }, as);
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as never as Answer };
};

// oxlint-disable-next-line typescript/no-explicit-any -- what a test reads out of an answer is the test's business
type Answer = any;

export const fileOf = (text: string, path = 'book.tag') => [{ path, text }];
