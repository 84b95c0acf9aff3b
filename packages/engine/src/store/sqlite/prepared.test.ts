import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { DuplicateKey, type Session } from '../store.js';
import { IN_MEMORY, openSqlite } from './store.js';

const opened = async () => {
  const store = await openSqlite(IN_MEMORY);
  await store.run(sql`create table n (n integer)`);
  await store.insert('n', ['n'], [[1n, 2n, 3n]]);
  return store;
};

const numbers = (session: Session): AsyncIterable<{ readonly n: number }> =>
  session.rows(sql`select * from n order by n`);

const gathered = async <Row>(rows: AsyncIterable<Row>): Promise<Row[]> => {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

it('reads the same text several times over at once, each from its beginning', async () => {
  const store = await opened();
  const seen: number[][] = [];
  for await (const { n } of numbers(store))
    for await (const { n: m } of numbers(store)) {
      if (m === 3) break;
      seen.push([n, m, (await gathered(numbers(store))).length]);
    }
  expect(seen).toEqual([1, 2, 3].flatMap((n) => [1, 2].map((m) => [n, m, 3])));
  await store.close();
});

it('goes on with what was being read when something is written, and lends the statement once', async () => {
  const store = await opened();
  const seen: number[] = [];
  for await (const { n } of numbers(store)) {
    if (n === 1) await store.run(sql`insert into n values (4)`);
    // Read ahead by now, the first reading has given its statement back; these two must not share it.
    for await (const { n: m } of numbers(store))
      if (m === 2) seen.push(n * 100 + (await gathered(numbers(store))).length);
  }
  expect(seen).toEqual([104, 204, 304]);
  await store.close();
});

it('sees the columns that a table has got since', async () => {
  const store = await opened();
  expect(await gathered(numbers(store))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  await store.run(sql`alter table n add column m text default 'x'`);
  expect(await store.row(sql`select * from n order by n`)).toEqual({ n: 1, m: 'x' });
  expect((await gathered(numbers(store)))[0]).toEqual({ n: 1, m: 'x' });
  await store.run(sql`drop table n`);
  await expect(gathered(numbers(store))).rejects.toThrow('no such table');
  await store.close();
});

it('goes on after a statement that failed', async () => {
  const store = await opened();
  await store.run(sql`create unique index one on n (n)`);
  const insert = sql`insert into n values (1)`;
  await expect(store.run(insert)).rejects.toThrow(DuplicateKey);
  await store.run(sql`delete from n where n = 1`);
  expect(await store.run(insert)).toBe(1);
  await store.close();
});
