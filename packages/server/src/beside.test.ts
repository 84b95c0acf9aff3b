import { compile } from '@tagwright/dsl';
import { createFactTables, type Fact, openStore, type Store } from '@tagwright/engine';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { ingestBesideServer } from './beside.js';
import { emptyPlace } from './place.harness.js';
import { testServer } from './server.harness.js';

const BOOK = `timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
tag 档 manual { 金  银 }
segment 北京 = city = 北京`;
const plan = () => {
  const compilation = compile({ files: [{ path: 'book.tag', text: BOOK }] });
  if (compilation.plan === undefined) throw new Error(JSON.stringify(compilation.diagnostics));
  return compilation.plan;
};
const NOW = Date.UTC(2026, 5, 1, 4);
const FACTS: readonly Fact[] = [
  { kind: 'customer', id: 'c1', fields: { city: '北京' } },
  { kind: 'customer', id: 'c2', fields: { city: '上海' } },
  { kind: 'merge', customer: 'c1', merged: 'd1' },
];
const erase: Fact = { kind: 'erase', customer: 'd1' };
const settings = { now: NOW, createCustomers: true };

/** Every table and column of the server's own in which the text stands. */
const placesOf = async (store: Store, text: string): Promise<readonly string[]> => {
  const names =
    store.dialect.name === 'sqlite'
      ? sql`select name from sqlite_schema where type = 'table' and name like 'tws_%'`
      : sql`select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname like 'tws_%'`;
  const found: string[] = [];
  for (const { name } of await store.all<{ name: string }>(names))
    for (const column of await store.columnsOf(name))
      if (
        (await store.row(
          sql`select 1 as found from ${sql.id(name)} where cast(${sql.id(column.name)} as text) = ${text} limit 1`,
        )) !== undefined
      )
        found.push(`${name}.${column.name}`);
  return found;
};

it('erases somebody from what a server keeps too, under every id, while the server goes on', async () => {
  const server = await testServer({ book: BOOK, facts: FACTS, now: NOW });
  const put = (path: string, as: 'operator') =>
    server.request(
      path,
      { method: 'POST', body: '{"value":"金"}', headers: { 'Content-Type': 'application/json' } },
      as,
    );
  expect((await put('/v1/customers/c1/tags/%E6%A1%A3', 'operator')).status).toBeLessThan(300);
  expect((await server.request('/v1/customers/d1', {}, 'viewer')).status).toBe(200);
  await server.settled();
  const { store } = server.deps;
  expect(await placesOf(store, 'c1')).toEqual(expect.arrayContaining(['tws_journal.customer']));
  expect((await placesOf(store, 'c1')).length).toBeGreaterThan(1);
  const beside = await openStore(server.deps.config.database);
  const report = await ingestBesideServer(beside, plan(), [FACTS[1] as Fact, erase], settings);
  await beside.close();
  expect(report.counts).toMatchObject({ duplicate: 1, deleted: 1 });
  expect([await placesOf(store, 'c1'), await placesOf(store, 'd1')]).toEqual([[], []]);
  expect((await server.request('/v1/customers/c1', {}, 'viewer')).status).toBe(404);
  await server.close();
});

it('takes in facts where there is no server', async () => {
  const place = await emptyPlace();
  const store = await openStore(place.database);
  await createFactTables(store, plan().catalog);
  expect((await ingestBesideServer(store, plan(), [...FACTS, erase], settings)).counts).toMatchObject({ deleted: 1 });
  expect(await store.columnsOf('tws_journal')).toEqual([]);
  await store.close();
  await place.remove();
});
