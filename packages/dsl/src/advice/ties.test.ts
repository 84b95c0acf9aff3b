import { describe, expect, it } from 'vitest';
import { message } from '../diagnostics/messages/index.js';
import { compiled } from './harness.js';
import { tiesAtThresholds } from './index.js';

const RULES = 'tag 甲 { 勤 when F >= top20%  懒 otherwise }\nsegment 乙 = M >= average';

const found = (population: number, reached: number): readonly string[] => {
  const { plan, origins } = compiled(RULES);
  if (plan === undefined) throw new Error('no plan');
  const thresholds = plan.ranks.map(({ id }) => ({ rank: id, population, reached }));
  return tiesAtThresholds({ plan, origins, texts: new Map([['rules.tag', RULES]]) }, thresholds).map((each) =>
    message(each, 'en'),
  );
};

describe('ties at a threshold', () => {
  it('are told where they more than double who is taken in', () => {
    expect(found(100, 50)).toEqual([
      '`top20%` takes in 50 of 100 customers instead of 20, because so many are tied at the threshold; rank a finer value, or compare with a fixed number',
    ]);
  });

  it('are left alone where they are few, and among few customers', () => {
    expect(found(100, 40)).toEqual([]);
    expect(found(5, 4)).toEqual([]);
    expect(found(0, 0)).toEqual([]);
  });
});
