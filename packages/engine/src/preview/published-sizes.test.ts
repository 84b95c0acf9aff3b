import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { DAY, NOW, planOf } from '../book.harness.js';
import type { Fact } from '../facts/ingest/fact.js';
import { evaluate } from '../rebuild/evaluate.js';
import { stepping } from '../step/step.harness.js';
import { look } from './look.js';
import { PublishedSizes } from './published-sizes.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
metric M = sum(order.amount)
tag 等级 { 高 when M >= 50 低 when M > 0 }
tag 兴趣 many { 大 when did order where amount >= 40  小 when did order where amount < 40 }
segment 新近 = did order in last 7d
segment 买过 = M > 0
`;
const DRAFT = BOOK.replace('M >= 50', 'M >= 60').replace('segment 买过 = M > 0\n', '');

const order = (id: number, amount: number, at: number): Fact => ({
  kind: 'event',
  event: 'order',
  id: `o${id}`,
  customer: `c${id % 7}`,
  at,
  values: { amount },
});

it('says of what a draft leaves alone what a look at everybody says, whatever happened since the last one', async () => {
  const { store, plan, tell, step } = await stepping(BOOK);
  const draft = planOf(DRAFT);
  const sizes = new PublishedSizes();
  const report = (kept: PublishedSizes) =>
    store.session(async (session) => {
      await session.run(sql`begin`);
      try {
        return await look(session, 'test', { draft, published: plan, sample: undefined, sizes: kept });
      } finally {
        await session.run(sql`rollback`);
      }
    });
  const sizeOf = async (name: string): Promise<readonly number[]> => {
    const { subjects } = await report(sizes);
    expect(subjects).toEqual((await report(new PublishedSizes())).subjects);
    const found = subjects.find((each) => each.name === name);
    return found?.values.map(({ after, leaving }) => after.count + leaving.count) ?? [];
  };
  await tell(NOW, ...Array.from({ length: 9 }, (_, index) => order(index, index * 10, NOW - index * DAY)));
  await step(NOW);
  expect([await sizeOf('兴趣'), await sizeOf('买过'), await sizeOf('新近')]).toEqual([[5, 4], [7], [7]]);
  await tell(NOW, order(20, 90, NOW - DAY));
  expect(await sizeOf('兴趣')).toEqual([5, 4]);
  // The clock stands still.
  await step(NOW);
  expect(await sizeOf('兴趣')).toEqual([5, 4]);
  await tell(NOW, order(9, 90, NOW - DAY));
  await step(NOW);
  expect(await sizeOf('兴趣')).toEqual([6, 4]);
  await step(NOW + 4 * DAY);
  expect((await sizeOf('新近'))[0]).toBeLessThan(7);
  // Erased before any step, with all that was said of them; and known again under the same name.
  await tell(NOW + 4 * DAY, { kind: 'erase', customer: 'c2' });
  expect(await sizeOf('买过')).toEqual([6]);
  await tell(NOW + 4 * DAY, { kind: 'erase', customer: 'c3' });
  await tell(NOW + 4 * DAY, { kind: 'customer', id: 'c3', fields: {} });
  expect(await sizeOf('买过')).toEqual([5]);
  await step(NOW + 4 * DAY);
  expect(await sizeOf('买过')).toEqual([5]);
  // Beside the steps, which the log does not tell of.
  await tell(NOW + 4 * DAY, order(31, 30, NOW + 4 * DAY));
  await evaluate(store, plan, NOW + 4 * DAY);
  await sizeOf('兴趣');
  await step(NOW + 5 * DAY);
  await sizeOf('兴趣');
  await store.close();
});
