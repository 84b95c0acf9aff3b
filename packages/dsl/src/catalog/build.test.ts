import { describe, expect, it } from 'vitest';
import { parse } from '../syntax/parse.js';
import { buildCatalog } from './build.js';
import type { Catalog } from './catalog.js';

const catalogOf = (text: string, lists: readonly (readonly [string, string | undefined])[] = []): Catalog =>
  buildCatalog([parse('a.tag', text).file], new Map(lists)).catalog;

describe('the catalog', () => {
  it('names tables and columns after the last name, unless `from` says otherwise', () => {
    const { customer, events } = catalogOf(`
      timezone "Asia/Shanghai"
      customer from people (id = no, at = created) {
        姓名 name: text
        城市: text from city_name group 地理
      }
      event 订单 order { 金额 amount: money }
      event 浏览 view from pages (id = k, customer = c, at = t) { }`);
    expect(customer).toMatchObject({ table: 'people', id: 'no', at: 'created' });
    expect(customer.fields).toEqual([
      { names: ['姓名', 'name'], type: { kind: 'text' }, column: 'name', group: undefined, description: undefined },
      { names: ['城市'], type: { kind: 'text' }, column: 'city_name', group: '地理', description: undefined },
    ]);
    expect(events).toMatchObject([
      { names: ['订单', 'order'], table: 'order', columns: { id: 'id', customer: 'customer', at: 'at' } },
      { names: ['浏览', 'view'], table: 'pages', columns: { id: 'k', customer: 'c', at: 't' } },
    ]);
  });

  it('is that of an empty shop where nothing is declared', () => {
    expect(catalogOf('')).toEqual({
      zone: 'UTC',
      customer: { table: 'customer', id: 'id', at: undefined, fields: [] },
      events: [],
      lists: [],
    });
  });

  it('knows every type', () => {
    const { customer } = catalogOf(`customer {
      a: text  b: integer  c: number  d: money  e: bool  f: date  g: time  h: duration  i: point
      j: one of 甲, 乙  k: set of text  l: set of one of 甲, 乙  m: set of money
    }`);
    expect(customer.fields.map(({ type }) => type)).toEqual([
      { kind: 'text' },
      { kind: 'number', form: { exact: 0 } },
      { kind: 'number', form: { exact: 6 } },
      { kind: 'money', form: { exact: 2 } },
      { kind: 'bool' },
      { kind: 'date' },
      { kind: 'time' },
      { kind: 'duration', form: { exact: 0 } },
      { kind: 'point' },
      { kind: 'enum', values: ['甲', '乙'] },
      { kind: 'set', element: { kind: 'text' } },
      { kind: 'set', element: { kind: 'enum', values: ['甲', '乙'] } },
      { kind: 'set', element: { kind: 'text' } },
    ]);
  });

  it('holds the values of lists, and says where there are none', () => {
    const text = 'list 甲 from "a.csv"\nlist 乙 from "b.csv"';
    expect(catalogOf(text, [['a.csv', '北京\n上海']]).lists).toEqual([
      { names: ['甲'], path: 'a.csv', values: ['北京', '上海'] },
      { names: ['乙'], path: 'b.csv', values: undefined },
    ]);
  });

  it('makes the best of what is broken', () => {
    const { customer, events, zone } = catalogOf(
      'timezone "Mars"\ncustomer { a: text\ncustomer { b: text }\nevent { }\nevent x { : text }',
    );
    expect(zone).toBe('UTC');
    expect(customer.fields.length).toBeGreaterThan(0);
    expect(events.every(({ names }) => names.length > 0)).toBe(true);
  });
});
