import type { Catalog } from '@tagwright/dsl';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineError } from '../errors/engine-error.js';
import { createFactTables, dropEventIdIndex, indexEventIds } from './schema.js';
import { emptyStore, isOnServer } from './empty.harness.js';
import { DuplicateKey, type Store } from './store.js';

const field = (column: string, type: Catalog['customer']['fields'][number]['type']) => ({
  names: [column],
  column,
  type,
  group: undefined,
  description: undefined,
});

const order = {
  names: ['订单', 'order'],
  table: 'order',
  columns: { id: 'id', customer: 'customer', at: 'at' },
  fields: [field('amount', { kind: 'money', form: { exact: 2 } })],
};

const catalog = (fields = [field('城市', { kind: 'text' })]): Catalog => ({
  zone: 'Asia/Shanghai',
  customer: { table: 'customer', id: 'id', at: undefined, fields },
  events: [order],
  lists: [],
});

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
});
afterEach(() => store.close());

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof EngineError) return thrown.code;
    throw thrown;
  }
  return 'nothing thrown';
};
const columns = async (table: string) => (await store.columnsOf(table)).map(({ name }) => name);

describe('the tables of a catalog', () => {
  it('come out with the names of the catalog, whatever they are', async () => {
    await createFactTables(store, catalog([field('城 "市".x', { kind: 'text' })]));
    expect(await columns('customer')).toEqual(['id', '城 "市".x']);
    expect(await columns('order')).toEqual(['customer', 'at', 'id', 'amount']);
  });

  it('hold a point as text and as three integers', async () => {
    await createFactTables(store, catalog([field('location', { kind: 'point' })]));
    expect(await columns('customer')).toEqual(['id', 'location', 'tw_location_x', 'tw_location_y', 'tw_location_z']);
  });

  it('stay as they are when made again, and grow by the columns of a newer catalog', async () => {
    await createFactTables(store, catalog());
    await store.run({ sql: `insert into customer values ('c1', '北京')`, parameters: [] });
    await createFactTables(
      store,
      catalog([field('城市', { kind: 'text' }), field('age', { kind: 'number', form: { exact: 0 } })]),
    );
    expect(await store.row({ sql: 'select * from customer', parameters: [] })).toEqual({
      id: 'c1',
      城市: '北京',
      age: null,
    });
  });

  it('refuse a column that now means another kind of value', async () => {
    await createFactTables(store, catalog());
    expect(await codeOf(createFactTables(store, catalog([field('城市', { kind: 'date' })])))).toBe('table-differs');
  });

  it('refuse names that the database cannot keep apart', async () => {
    expect(
      await codeOf(
        createFactTables(store, catalog([field('Name', { kind: 'text' }), field('name', { kind: 'text' })])),
      ),
    ).toBe('column-names-clash');
    const reserved = { ...catalog(), events: [{ ...order, table: isOnServer ? 'PG_x' : 'SQLITE_x' }] };
    expect(await codeOf(createFactTables(store, reserved))).toBe('table-name-reserved');
    const owned = field('TW_place_x', { kind: 'text' });
    expect(await codeOf(createFactTables(store, catalog([owned])))).toBe('column-name-reserved');
    const twice = { ...catalog(), events: [order, { ...order, table: 'Order' }] };
    expect(await codeOf(createFactTables(store, twice))).toBe('table-names-clash');
  });

  it('refuse one event id twice once indexed', async () => {
    await createFactTables(store, catalog());
    await indexEventIds(store, order);
    await indexEventIds(store, order);
    const insert = (customer: string) => store.run(sql`insert into "order" values (${customer}, 1, 'o1', null)`);
    await insert('c1');
    await expect(insert('c2')).rejects.toThrow(DuplicateKey);
    await dropEventIdIndex(store, order);
    expect(await insert('c2')).toBe(1);
  });
});
