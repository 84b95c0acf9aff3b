import { describe, expect, it } from 'vitest';
import { meaning, planOf } from './harness.js';

describe('did', () => {
  it('asks for the last event, in a window that moves with now', () => {
    const plan = planOf('segment 甲 = did order where qty > 1 in last 30d');
    expect(plan.columns.at(-1)).toMatchObject({ fn: 'max', window: undefined, where: { kind: 'compare' } });
    expect(meaning('did order where qty > 1')).toMatchObject({ kind: 'known' });
    expect(meaning('did order at least 1 times')).toEqual(meaning('did order'));
  });

  it('counts in any other window, or a number of times', () => {
    const plan = planOf('segment 甲 = did order today');
    expect(plan.columns.at(-1)).toMatchObject({ fn: 'count', window: { kind: 'day', offset: 0 } });
    expect(meaning('did order at least 2 times')).toMatchObject({ op: '>=', right: { value: 2 } });
    expect(meaning('did order at most 1 times')).toMatchObject({ op: '<=', right: { value: 1 } });
    expect(meaning('did order exactly 1 times in last 3d')).toMatchObject({ op: '=', right: { value: 1 } });
    expect(meaning('did order at least 0 times')).toMatchObject({ op: '>=', right: { value: 0 } });
  });

  it('takes any event as one of all kinds, and adds their numbers', () => {
    expect(meaning('did any event in last 7d')).toMatchObject({
      kind: 'or',
      operands: [{ kind: 'in-window' }, { kind: 'in-window' }],
    });
    expect(meaning('did any event at least 3 times')).toMatchObject({
      left: { kind: 'arith', op: '+', left: { kind: 'column' }, right: { kind: 'column' } },
    });
  });
});
