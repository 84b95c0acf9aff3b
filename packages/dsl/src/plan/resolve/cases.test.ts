import { describe, expect, it } from 'vitest';
import type { Plan } from '../index.js';
import { planOf } from './harness.js';

const days = (count: number) => ({ unit: 'ms', ms: count * 86_400_000 });

/** The horizon of each case's last-true history, in order; undefined for a case without one. */
const horizons = ({ tags: [tag], histories }: Plan) =>
  tag?.cases.map(({ trigger }) => {
    if (trigger.kind !== 'when' || trigger.lastTrue?.kind !== 'history') return undefined;
    const { history } = trigger.lastTrue;
    return histories.find(({ id }) => id === history)?.horizon;
  });

describe('the cases of a tag', () => {
  it('ask when a condition was last true where its value is kept afterwards', () => {
    const { tags, histories } = planOf('tag T = 高 when R > 90d expires 30d');
    const [one] = tags[0]?.cases ?? [];
    expect(one).toMatchObject({
      value: '高',
      expires: days(30),
      trigger: { kind: 'when', lastTrue: { kind: 'history', history: 'h0' } },
    });
    const condition = one?.trigger.kind === 'when' ? one.trigger.condition : undefined;
    expect(histories).toEqual([{ id: 'h0', of: { fn: 'last-true', condition }, horizon: days(30) }]);
  });

  it('ask nothing of the past where no value is kept', () => {
    expect(planOf('tag T { 高 when R > 90d  低 otherwise }')).toMatchObject({ histories: [] });
    expect(planOf('tag T = 高 on order expires 30d')).toMatchObject({ histories: [] });
  });

  it('of an exclusive tag all look back as far as the longest value is kept', () => {
    const tag = `tag T {
      高 when R > 90d expires 30d
      中 when F > 9
      低 on order expires 60d
    }`;
    expect(horizons(planOf(tag))).toEqual([days(60), days(60), undefined]);
    // No two months and a day are longer than 63 days.
    const months = 'tag T { 高 when R > 90d expires 2mo  中 when F < 9 expires 60d }';
    expect(horizons(planOf(months))).toEqual([days(63), days(63)]);
    expect(horizons(planOf('tag T expires 1y { 高 when R > 90d  中 when F < 9 expires 2mo }'))).toEqual([
      { unit: 'months', months: 12 },
      { unit: 'months', months: 12 },
    ]);
  });

  it('of several values each looks back by itself', () => {
    const tag = 'tag T many { 高 when R > 90d expires 30d  中 when F > 9  低 when F < 9 expires 60d }';
    expect(horizons(planOf(tag))).toEqual([days(30), undefined, days(60)]);
  });

  it('of equal conditions share one history', () => {
    const { histories } = planOf('tag 甲 = 高 when R > 90d expires 30d\ntag 乙 = 高 when R > 90d expires 30d');
    expect(histories).toHaveLength(1);
  });
});
