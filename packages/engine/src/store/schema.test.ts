import type { Catalog } from '@tagwright/dsl';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineError } from '../errors/engine-error.js';
import { createFactTables, dropEventIdIndex, indexEventIds } from './schema.js';
import { IN_MEMORY, openStore, type SqliteStore } from './sqlite.js';

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

let store: SqliteStore;
beforeEach(() => {
  store = openStore(IN_MEMORY);
});
afterEach(() => store.close());

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof EngineError) return thrown.code;
    throw thrown;
  }
  return 'nothing thrown';
};
const columns = (table: string) =>
  [...store.rows<{ name: string }>({ sql: 'select name from pragma_table_info(?)', parameters: [table] })].map(
    (row) => row.name,
  );

describe('the tables of a catalog', () => {
  it('come out with the names of the catalog, whatever they are', () => {
    createFactTables(store, catalog([field('城 "市".x', { kind: 'text' })]));
    expect(columns('customer')).toEqual(['id', '城 "市".x']);
    expect(columns('order')).toEqual(['customer', 'at', 'id', 'amount']);
  });

  it('hold a point as text and as three integers', () => {
    createFactTables(store, catalog([field('location', { kind: 'point' })]));
    expect(columns('customer')).toEqual(['id', 'location', 'tw_location_x', 'tw_location_y', 'tw_location_z']);
  });

  it('stay as they are when made again, and grow by the columns of a newer catalog', () => {
    createFactTables(store, catalog());
    store.run({ sql: `insert into customer values ('c1', '北京')`, parameters: [] });
    createFactTables(
      store,
      catalog([field('城市', { kind: 'text' }), field('age', { kind: 'number', form: { exact: 0 } })]),
    );
    expect(store.row({ sql: 'select * from customer', parameters: [] })).toEqual({ id: 'c1', 城市: '北京', age: null });
  });

  it('refuse a column that now means another kind of value', () => {
    createFactTables(store, catalog());
    expect(codeOf(() => createFactTables(store, catalog([field('城市', { kind: 'date' })])))).toBe('table-differs');
  });

  it('refuse names that the database cannot keep apart', () => {
    expect(
      codeOf(() =>
        createFactTables(store, catalog([field('Name', { kind: 'text' }), field('name', { kind: 'text' })])),
      ),
    ).toBe('column-names-clash');
    const reserved = { ...catalog(), events: [{ ...order, table: 'SQLITE_x' }] };
    expect(codeOf(() => createFactTables(store, reserved))).toBe('table-name-reserved');
    const owned = field('TW_place_x', { kind: 'text' });
    expect(codeOf(() => createFactTables(store, catalog([owned])))).toBe('column-name-reserved');
    const twice = { ...catalog(), events: [order, { ...order, table: 'Order' }] };
    expect(codeOf(() => createFactTables(store, twice))).toBe('table-names-clash');
  });

  it('refuse one event id twice once indexed', () => {
    createFactTables(store, catalog());
    indexEventIds(store, order);
    indexEventIds(store, order);
    const insert = (customer: string) =>
      store.run({ sql: `insert into "order" values (?, 1, 'o1', null)`, parameters: [customer] });
    insert('c1');
    expect(() => insert('c2')).toThrow(/UNIQUE/);
    dropEventIdIndex(store, order);
    expect(insert('c2')).toBe(1);
  });
});
