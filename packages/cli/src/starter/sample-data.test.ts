import { describe, expect, it } from 'vitest';
import { SAMPLE_AS_OF, sampleData } from './sample-data.js';

const rows = (name: string): string[][] =>
  (sampleData().get(name) ?? '')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe('sampleData', () => {
  it('is the same every time', () => {
    expect(sampleData()).toEqual(sampleData());
  });

  it('has whole rows with ids of their own, for customers that exist', () => {
    const customers = new Set(rows('customer.csv').map(([id]) => id));
    expect(customers.size).toBe(200);
    for (const name of ['order.csv', 'view.csv']) {
      const all = rows(name);
      expect(new Set(all.map(([id]) => id)).size).toBe(all.length);
      expect(new Set(all.map((row) => row.length)).size).toBe(1);
      for (const [, customer] of all) expect(customers).toContain(customer);
    }
  });

  it('ends before the instant that it leads up to', () => {
    for (const name of ['order.csv', 'view.csv']) {
      for (const [, , at = ''] of rows(name)) expect(at < SAMPLE_AS_OF).toBe(true);
    }
  });
});
