import { afterEach, expect, it } from 'vitest';
import { DAY, NOW } from '../book.harness.js';
import type { Fact } from '../facts/ingest/fact.js';
import { stepping } from './step.harness.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
segment 新近 = did order in last 30d
`;
const HOUR = DAY / 24;
const order = (customer: string, at: number): Fact => ({
  kind: 'event',
  event: 'order',
  id: customer,
  customer,
  at,
  values: { amount: 10 },
});

let world: Awaited<ReturnType<typeof stepping>>;
afterEach(() => world.store.close());

it('writes the instant that edges know of to the log, to the millisecond: where a window ends, and where facts dated ahead enter', async () => {
  world = await stepping(BOOK);
  const { tell, step, log } = world;
  const offsets = [1, 1234, HOUR - 1, HOUR];
  await tell(NOW, ...offsets.map((off) => order(`leaves ${off}`, NOW - 30 * DAY + off)));
  await tell(NOW, ...offsets.map((off) => order(`enters ${off}`, NOW + off)));
  await step(NOW);
  const first = (await log()).length;
  await step(NOW + HOUR);
  const turned = (await log(first)).map(({ customer, at, cause }) => [customer, at - NOW, cause]);
  expect(turned.toSorted()).toEqual(
    offsets
      .flatMap((off) => [
        [`leaves ${off}`, off, 'clock'],
        [`enters ${off}`, off, 'fact'],
      ])
      .toSorted(),
  );
});
