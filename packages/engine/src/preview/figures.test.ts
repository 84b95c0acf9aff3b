import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyStore } from '../store/empty.harness.js';
import { Figures } from './figures.js';

const stores: Awaited<ReturnType<typeof emptyStore>>[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

describe('figures over the same rows', () => {
  it('are told however many they are', async () => {
    const store = await emptyStore();
    stores.push(store);
    const figures = new Figures();
    expect(await figures.read(store, sql``)).toEqual({});
    const names = Array.from({ length: 4000 }, (_, index) => figures.named(sql`${sql.lit(index)} + count(*)`));
    const found = await figures.read(store, sql` from (select 1 as one union all select 2) as rows`);
    expect(names.map((name) => Number(found[name]))).toEqual(Array.from({ length: 4000 }, (_, index) => index + 2));
  });
});
