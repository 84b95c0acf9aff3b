import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { planOf } from '../../book.harness.js';
import { emptyStore } from '../../store/empty.harness.js';
import type { Fact } from './fact.js';
import { openIngest } from './open.js';

const { catalog } = planOf('customer { n: integer }\nevent order { amount: money }');

const order = (id: string, amount = '1'): Fact => ({
  kind: 'event',
  event: 'order',
  id,
  customer: 'c1',
  at: 5,
  values: { amount },
});

it('writes what many tell at once in few transactions, and answers each', async () => {
  const store = await emptyStore();
  let writes = 0;
  const write = store.write.bind(store);
  store.write = (work, options) => {
    writes += 1;
    return write(work, options);
  };
  const intake = await openIngest(store, catalog);
  await intake.ingest([{ kind: 'customer', id: 'c1' }], 10);
  writes = 0;
  const reports = await Promise.all(
    Array.from({ length: 200 }, (_, index) => intake.ingest([order(`o${index}`), order(`o${index}`, 'x')], 10)),
  );
  expect(writes).toBeLessThan(5);
  for (const { outcomes } of reports) {
    expect(outcomes[0]).toEqual({ outcome: 'added' });
    expect(outcomes[1]).toMatchObject({
      outcome: 'refused',
      finding: { code: 'not-a-number', file: 'order', line: 2 },
    });
  }
  const counted = await store.row<{ n: number }>(sql`select count(*) as n from "order"`);
  expect(counted?.n).toBe(200);
  await intake.close();
  await expect(intake.ingest([], 10)).rejects.toThrow('closed');
  await store.close();
});

it('lets one call that cannot be written fail by itself', async () => {
  const store = await emptyStore();
  const intake = await openIngest(store, catalog);
  await intake.ingest([{ kind: 'customer', id: 'c1' }], 10);
  // What the database refuses behind our back.
  await store.run(sql`create unique index one_a_day on "order" (amount)`);
  const told = await Promise.allSettled([
    intake.ingest([order('o1', '1'), order('o2', '1')], 10),
    intake.ingest([order('o3', '3')], 10),
  ]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  await intake.close();
  await store.close();
});
