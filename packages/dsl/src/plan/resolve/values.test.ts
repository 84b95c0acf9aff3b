import { describe, expect, it } from 'vitest';
import { unitVector } from '../semantics/index.js';
import { planOf } from './harness.js';

const valueOf = (expression: string) =>
  planOf(`metric x = ${expression}`).metrics.find(({ names }) => names[0] === 'x')?.value;

describe('values', () => {
  it('are constants in storage units', () => {
    expect(valueOf('1.50')).toEqual({ kind: 'const', type: { kind: 'number', form: { exact: 1 } }, value: 15 });
    expect(valueOf('20%')).toMatchObject({ type: { form: { exact: 1 } }, value: 2 });
    expect(valueOf('3万')).toMatchObject({ type: { form: { exact: 0 } }, value: 30_000 });
    expect(valueOf('90min')).toMatchObject({ type: { kind: 'duration' }, value: 5_400_000 });
    expect(valueOf('-3')).toMatchObject({ kind: 'const', value: -3 });
    expect(Object.is(valueOf('-0')?.kind === 'const' && (valueOf('-0') as { value: number }).value, 0)).toBe(true);
    expect(valueOf('1970-01-02')).toEqual({ kind: 'const', type: { kind: 'date' }, value: 1 });
    expect(valueOf('1970-01-01 08:00')).toEqual({ kind: 'const', type: { kind: 'time' }, value: 0 });
    expect(valueOf('是')).toMatchObject({ type: { kind: 'bool' }, value: true });
  });

  it('keep the operators and functions', () => {
    expect(valueOf('M - 3')).toMatchObject({ kind: 'arith', op: '-', left: { kind: 'column' }, right: { value: 3 } });
    expect(valueOf('M / F')).toMatchObject({ kind: 'quotient', type: { form: 'real' } });
    expect(valueOf('-M')).toMatchObject({ kind: 'negate', operand: { kind: 'column' } });
    expect(valueOf('weekday(joined)')).toMatchObject({ kind: 'part', part: 'weekday', operand: { column: 'joined' } });
    expect(valueOf('hour(joined)')).toMatchObject({ kind: 'part', part: 'hour' });
    expect(valueOf('date(joined)')).toMatchObject({ kind: 'local-date' });
    expect(valueOf('age(birthday)')).toMatchObject({ kind: 'age', operand: { column: 'birthday' } });
    expect(valueOf('since(joined)')).toMatchObject({ kind: 'since' });
    expect(valueOf('until(joined)')).toMatchObject({ kind: 'until' });
    expect(valueOf('abs(M)')).toMatchObject({ kind: 'abs' });
    expect(valueOf('round(M / F)')).toMatchObject({ kind: 'round', type: { kind: 'money', form: { exact: 0 } } });
    expect(valueOf('least(M, 3, 余额)')).toMatchObject({ kind: 'least', operands: [{}, { value: 3 }, {}] });
    expect(valueOf('greatest(M, 3)')).toMatchObject({ kind: 'greatest' });
    expect(valueOf('bucket(10, "盐")')).toMatchObject({ kind: 'bucket', n: 10, salt: '盐' });
  });

  it('keep a place as a unit vector, and a score as its cut points', () => {
    expect(valueOf('least(score(M, 4), 3)')).toMatchObject({ kind: 'least' });
    const plan = planOf(
      'metric x = score(M, 4)\nmetric y = score(R, 4)\nsegment 甲 = distance(place, 31.2, -121.5) <= 5',
    );
    expect(plan.metrics.find(({ names }) => names[0] === 'x')?.value).toMatchObject({
      kind: 'score',
      cuts: ['r0', 'r1', 'r2'],
      mirrored: false,
    });
    expect(plan.ranks.slice(0, 3).map(({ cut, label }) => [label, cut])).toEqual([
      ['M 1/4', { from: 'smallest', share: { numerator: 1, denominator: 4 } }],
      ['M 2/4', { from: 'smallest', share: { numerator: 1, denominator: 2 } }],
      ['M 3/4', { from: 'smallest', share: { numerator: 3, denominator: 4 } }],
    ]);
    expect(plan.ranks[3]).toMatchObject({ cut: { from: 'largest' }, shown: 'since' });
    expect(plan.segments[0]?.condition).toMatchObject({
      left: { kind: 'distance', vector: unitVector(31.2, -121.5) },
    });
  });

  it('are the metric that a name stands for', () => {
    expect(valueOf('M')).toEqual(valueOf('sum(order.amount)'));
    expect(valueOf('城市')).toEqual({ kind: 'customer-field', type: { kind: 'text' }, column: 'city' });
  });
});
