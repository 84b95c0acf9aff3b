import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { childProgram } from '../../../../test/children/programs.js';
import { DAY, type Fact, load, NOW, planOf } from '../book.harness.js';
import { refresh } from '../step/refresh.js';
import { isOnServer } from '../store/empty.harness.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';
import { takenBack } from '../store/taken-back.js';
import { countHalf, type HalfAsked, type HalfCounted } from './half.js';
import { look } from './look.js';
import type { PreviewReport } from './report.js';
import { drawSample } from './sample.js';
import { type HalfReader, secondReader } from './second-reader.js';

const BOOK = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
metric R = since last order
metric M = sum(order.amount)
tag RFM { 重要 when R <= 30d and M >= top20%  流失 when R > 90d  一般 otherwise }
tag 额度 many { 高 when M > 400  奇 when R > 149d }
segment 北京重要 = tag RFM = 重要 and city = 北京
`;
const published = planOf(BOOK);
const draft = planOf(BOOK.replace('R <= 30d', 'R <= 60d').replace('M > 400', 'M > 300').replace('149d', '148d'));
const CUSTOMERS = 300;
const customer: Fact[] = Array.from({ length: CUSTOMERS }, (_, index) => ({
  id: `c'${index}`,
  city: index % 2 === 0 ? '北京' : '上海',
}));
const order: Fact[] = customer.map((_, index) => ({
  customer: `c'${index}`,
  at: NOW - ((index * 37) % 150) * DAY,
  amount: (index * 7919) % 500,
}));

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of cleanUps.splice(0).toReversed()) await each();
});

const shop = async (): Promise<{ readonly path: string; readonly store: Store }> => {
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-half-'));
  cleanUps.push(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'shop.db');
  const store = await openStore(path);
  cleanUps.push(() => store.close());
  await load(store, published, { customer, order });
  await refresh(store, published, NOW);
  return { path, store };
};

/** Counts as the thread does, and says what was asked. */
const counting = (path: string, asked: HalfAsked[]): HalfReader => ({
  count: async (half) => {
    asked.push(half);
    const store = await openStore(path, { mode: 'read-only' });
    const counted = await store.session((session) => takenBack(session, () => countHalf(session, half)));
    await store.close();
    return counted;
  },
});

/** The exact count, with and without somebody beside. */
const exactOf = (path: string, store: Store, to: Plan, reader?: HalfReader): Promise<PreviewReport> =>
  store.session(async (session) => {
    const sample = await drawSample(session, 20);
    const { middle } = sample;
    const earlier = await takenBack(session, () => look(session, path, { draft: to, published, sample }));
    const beside = reader === undefined || middle === undefined ? {} : { beside: { reader, middle } };
    return takenBack(session, () =>
      look(session, path, { draft: to, published, sample: undefined, earlier, ...beside }),
    );
  });

const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted();
/** Whoever was found by two may come in another order. */
const inOrder = ({ subjects, ...report }: PreviewReport) => ({
  ...report,
  subjects: subjects.map((subject) => ({
    ...subject,
    values: subject.values.map(({ enteringCustomers, leavingCustomers, ...value }) => ({
      ...value,
      enteringCustomers: sorted(enteringCustomers),
      leavingCustomers: sorted(leavingCustomers),
    })),
  })),
});

describe.skipIf(isOnServer)('customers counted by two, each a half', () => {
  it('are as many as one counts, and the same are named', async () => {
    const { path, store } = await shop();
    const asked: HalfAsked[] = [];
    const alone = await exactOf(path, store, draft);
    const together = await exactOf(path, store, draft, counting(path, asked));
    expect(asked).toHaveLength(1);
    const [{ half } = { half: { after: '' } }] = asked;
    const { size } =
      (await store.row<{ size: number }>(
        sql`select count(*) as size from tw_state where customer > ${'after' in half ? half.after : ''}`,
      )) ?? {};
    expect(size).toBeGreaterThan(CUSTOMERS / 5);
    expect(size).toBeLessThan((CUSTOMERS * 4) / 5);
    expect(alone.subjects.flatMap(({ values }) => values.map(({ entering }) => entering.count))).toContain(2);
    expect(inOrder(together)).toEqual(inOrder(alone));
  });

  it('are counted by one where facts have to be read, or a threshold is another', async () => {
    const { path, store } = await shop();
    for (const to of [BOOK.replace('sum(order.amount)', 'max(order.amount)'), BOOK.replace('top20%', 'top30%')]) {
      const asked: HalfAsked[] = [];
      const plan = planOf(to);
      expect(await exactOf(path, store, plan, counting(path, asked))).toEqual(await exactOf(path, store, plan));
      expect(asked).toEqual([]);
    }
  });

  it('are counted by one where the other cannot, or has seen the answers of another step', async () => {
    const { path, store } = await shop();
    const alone = await exactOf(path, store, draft);
    const stale: HalfCounted[] = [];
    const other = counting(path, []);
    for (const count of [
      async () => undefined,
      async (half: HalfAsked) => {
        const counted = await other.count(half);
        if (counted === undefined) return undefined;
        stale.push(counted);
        return { ...counted, answers: 'others' };
      },
    ])
      expect(await exactOf(path, store, draft, { count })).toEqual(alone);
    expect(stale).toHaveLength(1);
  });

  it.skipIf(availableParallelism() < 2)(
    'are counted by a thread, which goes on after one that it could not count',
    { timeout: 60_000 },
    async () => {
      const { path, store } = await shop();
      const entry = await childProgram(new URL('./half-thread.ts', import.meta.url));
      const reader = secondReader(path, entry);
      if (reader === undefined) throw new Error('no thread was started');
      const earlier = await exactOf(path, store, draft);
      const half: HalfAsked = { draft, published, earlier, half: { after: "c'5" } };
      // Asked before it is there, it answers once it is.
      expect(await reader.count(half)).toEqual(await counting(path, []).count(half));
      const unknown = planOf(`${BOOK.replace('city: text', 'city: text  age: integer')} segment 成年 = age >= 18`);
      expect(await reader.count({ ...half, draft: unknown })).toBeUndefined();
      // Both at once, each with its own answer.
      const [less, more] = [half, { ...half, half: { after: "c'1" } }];
      const found = await Promise.all([less, more].map((each) => reader.count(each)));
      const expected = [await counting(path, []).count(less), await counting(path, []).count(more)];
      expect(found).toEqual(expected);
      expect(found[0]).not.toEqual(found[1]);
      expect(inOrder(await exactOf(path, store, draft, reader))).toEqual(inOrder(earlier));
      await reader.end();
    },
  );
});
