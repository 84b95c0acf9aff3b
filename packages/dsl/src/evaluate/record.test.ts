import { describe, expect, it } from 'vitest';
import { customer, NOW, planOf } from './harness.js';
import { fieldsAt, recordOf } from './record.js';

const plan = planOf(`
customer from people (at = created_at) { city: text }
event order { amount: money }
segment S = did order
`);

describe('what is recorded of a customer', () => {
  it('is put in order: by time, then by id; of what is set at one instant the greater text last', () => {
    const events = [
      { id: 'b', at: 2, values: {} },
      { id: '🍵', at: 1, values: {} },
      { id: '～', at: 1, values: {} },
    ];
    const handSet = [
      { tag: 't', value: '乙', from: 5, until: undefined },
      { tag: 't', value: '丙', from: 1, until: undefined },
      { tag: 't', value: '丁', from: 5, until: undefined },
    ];
    const record = recordOf(plan, customer('c1', {}, { order: events }, { handSet }));
    expect(record.events['order']?.map(({ id }) => id)).toEqual(['～', '🍵', 'b']);
    expect(record.handSet.map(({ value }) => value)).toEqual(['丙', '丁', '乙']);
  });

  it('is the facts themselves where there is nothing to order', () => {
    const fields = { city: '北京' };
    const order = [{ id: 'a', at: 1, values: {} }];
    const record = recordOf(plan, customer('c1', fields, { order }));
    expect(record).toEqual({ id: 'c1', fields, changes: [], events: { order }, handSet: [], knownFrom: undefined });
    expect(record.events['order']).toBe(order);
    expect(fieldsAt(record, NOW)).toBe(fields);
  });

  it('says since when the customer is known', () => {
    expect(recordOf(plan, customer('c1')).knownFrom).toBe(undefined);
    expect(recordOf(plan, customer('c1', { created_at: null })).knownFrom).toBe(undefined);
    expect(recordOf(plan, customer('c1', { created_at: 0 })).knownFrom).toBe(0);
    const anyTime = planOf('customer { city: text }\nsegment S = city is known');
    expect(recordOf(anyTime, customer('c1', { created_at: 5 })).knownFrom).toBe(undefined);
  });

  it('says fields as they were at an instant, the first value from ever on', () => {
    const changes = [
      { at: NOW, column: 'city', value: '上海' },
      { at: NOW - 5, column: 'city', value: null },
      { at: NOW, column: 'city', value: '成都' },
    ];
    const record = recordOf(plan, customer('c1', { city: '北京' }, {}, { changes }));
    expect([NOW - 6, NOW - 5, NOW].map((at) => fieldsAt(record, at)['city'])).toEqual(['北京', null, '成都']);
  });
});
