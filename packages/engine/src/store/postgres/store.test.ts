import type { PlanSegment } from '@tagwright/dsl';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineError, messageOf } from '../../errors/engine-error.js';
import { gathered, load, NOW, planOf } from '../../book.harness.js';
import { field, plain } from '../../facts/harness.js';
import { evaluate } from '../../rebuild/evaluate.js';
import { segmentMembers } from '../../results/members.js';
import { emptySchema } from '../empty.harness.js';
import { openStore } from '../open.js';
import { createFactTables } from '../schema.js';
import type { Store, StoreOptions } from '../store.js';

let schema: { readonly address: string; readonly drop: () => Promise<void> };
const opened: Store[] = [];
const open = async (options: StoreOptions = {}, address = schema.address): Promise<Store> => {
  const store = await openStore(address, options);
  opened.push(store);
  return store;
};
beforeEach(async () => {
  schema = await emptySchema();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await schema.drop();
});

const faultOf = async (work: Promise<unknown>): Promise<EngineError> => {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof EngineError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
};
const changed = (change: (address: URL) => void): string => {
  const address = new URL(schema.address);
  change(address);
  return address.href;
};
const codeOf = async (address: string): Promise<string> => (await faultOf(openStore(address))).code;

describe('an address', () => {
  it('that leads nowhere is told apart from one that nobody may enter', async () => {
    expect(await codeOf(changed((address) => (address.port = '1')))).toBe('server-unreachable');
    expect(await codeOf(changed((address) => (address.hostname = 'nobody.invalid')))).toBe('server-unreachable');
    expect(await codeOf(changed((address) => (address.password = 'wrong')))).toBe('server-login-refused');
    expect(await codeOf(changed((address) => (address.username = 'nobody')))).toBe('server-login-refused');
    expect(await codeOf(changed((address) => (address.pathname = '/客户')))).toBe('server-no-database');
    expect(await codeOf('postgres://[')).toBe('server-address-unreadable');
    const elsewhere = changed((address) => address.searchParams.set('options', '-c search_path=nowhere'));
    expect(await codeOf(elsewhere)).toBe('server-no-schema');
  });

  it('is shown without its password, in both languages', async () => {
    const fault = await faultOf(openStore(changed((address) => (address.pathname = '/客户'))));
    expect(messageOf(fault, 'en')).toMatch(/no database `postgres:\/\/\w+@[\w.]+:\d+\/客户`/);
    expect(messageOf(fault, 'zh-CN')).toContain('没有数据库');
    const { password } = new URL(schema.address);
    expect(JSON.stringify([messageOf(fault, 'en'), messageOf(fault, 'zh-CN')])).not.toContain(`:${password}@`);
  });
});

describe('a server', () => {
  it('says what its user may not do', async () => {
    const admin = await open();
    await admin.run(
      sql`do $$ begin create role tw_guest login password 'guest'; exception when others then null; end $$`,
    );
    const guest = changed((address) => ([address.username, address.password] = ['tw_guest', 'guest']));
    // The schema is not theirs to see, so there is none to work in.
    expect(await codeOf(guest)).toBe('server-no-schema');
    await admin.run(sql`do $$ begin execute format('grant usage on schema %I to tw_guest', current_schema()); end $$`);
    const fault = await faultOf(createFactTables(await open({}, guest), plain));
    expect([fault.code, fault.message]).toEqual([
      'server-permission-denied',
      expect.stringContaining('permission denied'),
    ]);
  });

  it('writes nothing where it is only to be read', async () => {
    const store = await open({ mode: 'read-only' });
    expect((await faultOf(createFactTables(store, plain))).code).toBe('database-read-only');
  });

  it('stops a statement that takes too long', async () => {
    const store = await open({ statementTimeout: 50 });
    expect((await faultOf(store.run(sql`select pg_sleep(10)`))).code).toBe('statement-timeout');
    expect(await store.row(sql`select 1 as one`)).toEqual({ one: 1 });
  });

  it('lets one process write at a time, and others read meanwhile', async () => {
    const [writer, other] = [await open(), await open({ patience: 50 })];
    await writer.run(sql`create table t (x bigint)`);
    await writer.write(async (session) => {
      await session.run(sql`insert into t values (1)`);
      expect((await faultOf(other.write(async () => 0))).code).toBe('database-locked');
      expect(await other.row(sql`select count(*) as rows from t`)).toEqual({ rows: 0 });
    });
    expect(await other.write((session) => session.row(sql`select count(*) as rows from t`))).toEqual({ rows: 1 });
  });

  it('has work done again that somebody came in between', async () => {
    const [ours, theirs] = [await open(), await open()];
    await ours.run(sql`create table t (x bigint)`);
    await ours.run(sql`insert into t values (1)`);
    let tries = 0;
    await ours.write(async (session) => {
      tries += 1;
      await session.row(sql`select x from t`);
      // Somebody who does not know of our lock.
      if (tries === 1) await theirs.run(sql`update t set x = x + 10`);
      await session.run(sql`update t set x = x * 2`);
    });
    expect([tries, await ours.row(sql`select x from t`)]).toEqual([2, { x: 22 }]);
  });

  it('may break off; the next question finds another connection', async () => {
    const [store, admin] = [await open(), await open()];
    const cut = store.session(async (session) => {
      const found = await session.row<{ id: number }>(sql`select pg_backend_pid() as id`);
      await admin.run(sql`select pg_terminate_backend(${BigInt(found?.id ?? 0)}::integer)`);
      await session.row(sql`select 1 as one`);
    });
    expect((await faultOf(cut)).code).toBe('server-lost');
    expect(await store.row(sql`select 1 as one`)).toEqual({ one: 1 });
  });
});

describe('an evaluation', () => {
  it('leaves the answers before it to be read until it is done', async () => {
    const [store, reader] = [await open(), await open({ patience: 200 })];
    const plan = planOf('customer { city: text } event order { amount: money } segment S = did order');
    await load(store, plan, { customer: [{ id: 'c1' }], order: [{ customer: 'c1', at: NOW, amount: 1 }] });
    await evaluate(store, plan, NOW - 1);
    const members = () => gathered(segmentMembers(reader, plan.segments[0] as PlanSegment));
    const seen: Promise<string[]>[] = [];
    await evaluate(store, plan, NOW, {
      onStatement: (name) => {
        if (name.startsWith('answer')) seen.push(members());
      },
    });
    expect([await Promise.all(seen), await members()]).toEqual([[[]], ['c1']]);
    await evaluate(store, plan, NOW);
    expect(await members()).toEqual(['c1']);
  });
});

describe('names', () => {
  const named = (column: string) => ({
    ...plain,
    customer: { ...plain.customer, fields: [field(column, { kind: 'text' })] },
  });

  it('may be as long as the server tells them apart by', async () => {
    const store = await open();
    const longest = '客'.repeat(19);
    await createFactTables(store, named(longest));
    expect((await store.columnsOf('customer')).map(({ name }) => name)).toEqual(['id', longest]);
    const fault = await faultOf(createFactTables(store, named('客'.repeat(20))));
    expect(fault).toMatchObject({ code: 'name-too-long', params: { length: 60, limit: 57 } });
  });

  it('must not be those of the server', async () => {
    const store = await open();
    expect((await faultOf(createFactTables(store, named('ctid')))).code).toBe('column-name-of-server');
  });
});

it('refuses a column that orders its texts by a language', async () => {
  const store = await open();
  await store.run(sql`create table customer (id text primary key, name text)`);
  const fault = await faultOf(createFactTables(store, plain));
  expect(fault).toMatchObject({ code: 'column-order', params: { table: 'customer', column: 'id' } });
});
