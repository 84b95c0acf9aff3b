import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../semantics/index.js';
import { planOf } from './harness.js';

const TAG = 'tag T ordered { 高 when F > 9  低 otherwise }\n';
const days = (count: number) => ({ unit: 'ms', ms: count * DAY_MS });
const asked = (condition: string) => {
  const plan = planOf(`${TAG}segment 甲 = ${condition}`);
  return { condition: plan.segments[0]?.condition, histories: plan.histories, plan };
};

describe('for at least', () => {
  it('is true since an instant that lies so long ago', () => {
    const { condition, histories } = asked('tag T = 高 for at least 7d');
    expect(histories).toEqual([
      { id: 'h0', of: { fn: 'true-since', condition: { kind: 'tag', tag: 't0', values: ['高'] } }, horizon: days(7) },
    ]);
    expect(condition).toMatchObject({
      kind: 'compare',
      op: '>=',
      left: { kind: 'since', operand: { kind: 'history', history: 'h0' } },
      right: { value: 7 * DAY_MS },
    });
  });

  it('moves now by a calendar span', () => {
    expect(asked('城市 = 北京 for at least 3mo')).toMatchObject({
      condition: { kind: 'compare-span', op: '<=', direction: 'before-now', span: { unit: 'months', months: 3 } },
      histories: [{ horizon: { unit: 'months', months: 3 } }],
    });
  });
});

describe('changed', () => {
  it('asks for the last change, as far back as the window reaches', () => {
    expect(asked('tag T changed in last 7d')).toMatchObject({
      condition: { kind: 'in-window', operand: { kind: 'history' }, window: { kind: 'last', span: days(7) } },
      histories: [{ of: { fn: 'last-changed', what: { tag: 't0' } }, horizon: days(7) }],
    });
    expect(asked('城市 not changed this month')).toMatchObject({
      condition: { kind: 'not', operand: { kind: 'in-window', window: { kind: 'this', unit: 'month' } } },
      histories: [{ of: { what: { column: 'city', type: { kind: 'text' } } }, horizon: days(32) }],
    });
  });
});

describe('histories', () => {
  it('are kept once, and put nothing into a later stratum', () => {
    const { plan } = asked('tag T = 高 for at least 7d and (tag T = 高 for at least 7d or tag T changed in last 7d)');
    expect(plan.histories).toHaveLength(2);
    expect(plan.strata).toHaveLength(1);
  });

  it('are part of the hash, and where there are none the hash is what it was', () => {
    expect(asked('tag T = 高 for at least 7d').plan.hash).not.toBe(asked('tag T = 高 for at least 8d').plan.hash);
    expect(planOf('segment 甲 = F > 3').histories).toEqual([]);
  });
});
