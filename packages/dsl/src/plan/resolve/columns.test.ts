import { describe, expect, it } from 'vitest';
import { integer, money, time } from '../../catalog/types.js';
import type { Cond } from '../conditions.js';
import type { Value } from '../values.js';
import type { Column } from '../types.js';
import { columnsIn, Registry } from './columns.js';

const count = { scope: 'customer', event: 'order', fn: 'count', value: undefined, type: integer } as const;
const all = { ...count, where: undefined, window: undefined };
const more = (left: Value): Cond => ({
  kind: 'compare',
  op: '>',
  left,
  right: { kind: 'const', type: integer, value: 1 },
});

const read = (registry: Registry, draft: Omit<Column, 'id' | 'level'>): Value => {
  const { part } = registry.column(draft);
  return { kind: 'column', type: part.type, column: part.id };
};

describe('the registry', () => {
  it('keeps what means the same once', () => {
    const registry = new Registry();
    const first = read(registry, all);
    expect(first).toEqual({ kind: 'column', type: integer, column: 'c0' });
    expect(read(registry, { ...all })).toEqual(first);
    expect(read(registry, { ...all, event: 'view' })).toMatchObject({ column: 'c1' });
    expect(registry.columnsByLevel().map(({ id, level }) => [id, level])).toEqual([
      ['c0', 0],
      ['c1', 0],
    ]);
  });

  it('puts a column one level above those that it reads, and sorts by level, then number', () => {
    const registry = new Registry();
    const base = read(registry, all);
    const above = read(registry, { ...all, where: more(base) });
    read(registry, { ...all, where: { kind: 'and', operands: [more(base), more(above)] } });
    for (let index = 0; index < 9; index += 1) read(registry, { ...all, event: `e${index}` });
    const levels = registry.columnsByLevel().map(({ id, level }) => `${id}:${level}`);
    expect(levels.slice(0, 2)).toEqual(['c0:0', 'c3:0']);
    expect(levels.slice(-4)).toEqual(['c10:0', 'c11:0', 'c1:1', 'c2:2']);
  });

  it('finds the columns that a tree reads', () => {
    const registry = new Registry();
    const one = read(registry, all);
    const two = read(registry, { ...all, fn: 'sum', type: money, value: { kind: 'event-time', type: time } });
    expect(columnsIn({ kind: 'and', operands: [more(one), more(two)] })).toEqual(['c0', 'c1']);
    expect(columnsIn({ kind: 'customer-field', type: integer, column: 'c0' })).toEqual([]);
    expect(registry.columns.of('c1').fn).toBe('sum');
    expect(() => registry.columns.of('c7')).toThrow('c7');
  });

  it('keeps thresholds with different labels apart', () => {
    const registry = new Registry();
    const key = read(registry, all);
    const draft = {
      key,
      cut: 'average',
      population: { kind: 'known', operand: key },
      per: undefined,
      shown: 'as-is',
    } as const;
    expect(registry.rank({ ...draft, label: 'F average' }).part.id).toBe('r0');
    expect(registry.rank({ ...draft, label: 'F average' }).part.id).toBe('r0');
    expect(registry.rank({ ...draft, label: 'count average' }).part.id).toBe('r1');
    expect(registry.ranks.all).toHaveLength(2);
  });

  it('keeps histories with different horizons apart', () => {
    const registry = new Registry();
    const of = { fn: 'last-changed', what: { tag: 't0' } } as const;
    const week = registry.history({ of, horizon: { unit: 'ms', ms: 7 } }).part;
    expect(week.id).toBe('h0');
    expect(registry.history({ of, horizon: { unit: 'ms', ms: 7 } }).part).toBe(week);
    expect(registry.history({ of, horizon: { unit: 'months', months: 7 } }).part.id).toBe('h1');
    expect(registry.histories.all.map(({ id }) => id)).toEqual(['h0', 'h1']);
  });
});
