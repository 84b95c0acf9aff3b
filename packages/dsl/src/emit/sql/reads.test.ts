import { describe, expect, it } from 'vitest';
import { planOf } from '../../evaluate/harness.js';
import { CATALOG, LISTS } from './population.harness.js';
import { type Reads, readsOf } from './reads.js';

const plan = planOf(
  `${CATALOG}
metric M = sum(order.amount)
metric 均价 = overall avg(order.amount)
tag T { 高 when member  低 otherwise }
segment 甲 = city = 北京 and distance(place, 31, 121) < 9
segment 乙 = M > 均价
segment 丙 = tag T = 高 for at least 3d
segment 丁 = tag T = 高
segment 戊 = in segment 丁
segment 己 = M >= top 3 exactly
segment 庚 = M >= top 3 among (tag T = 高)
segment 辛 = score(points, 3) = 1
segment 壬 = M >= top20% per stage
`,
  LISTS,
);

const NONE: Reads = {
  customer: new Set(),
  state: new Set(),
  history: new Set(),
  answers: false,
  exactRanks: new Set(),
};
const reads = (name: string): Reads =>
  readsOf(
    plan,
    plan.segments.find(({ names }) => names[0] === name),
  );
const rankIn = (label: string) => plan.ranks.find((rank) => rank.label === label)?.id ?? 'r99';
const [sum] = plan.columns.filter(({ scope }) => scope === 'customer');

describe('what has to be at hand', () => {
  it('are fields of the customer, a place with its vector', () => {
    const customer = new Set(['city', 'place', 'tw_place_x', 'tw_place_y', 'tw_place_z']);
    expect(reads('甲')).toEqual({ ...NONE, customer });
  });

  it('are columns of the state, and none that are over everybody', () => {
    expect(reads('乙')).toEqual({ ...NONE, state: new Set([sum?.id]) });
  });

  it('are histories, and answers of tags and segments', () => {
    expect(reads('丙')).toEqual({ ...NONE, history: new Set(['h0']) });
    expect([reads('丁'), reads('戊')]).toEqual([
      { ...NONE, answers: true },
      { ...NONE, answers: true },
    ]);
  });

  it('are whatever a rank is taken of, over and per', () => {
    expect(reads('己').exactRanks).toEqual(new Set([rankIn('M top 3 exactly')]));
    expect(reads('庚')).toMatchObject({ answers: true, exactRanks: new Set() });
    expect(reads('庚').state).toContain(sum?.id);
    expect(reads('辛').customer).toEqual(new Set(['points']));
    expect(reads('壬').customer).toEqual(new Set(['stage']));
  });

  it('are nothing for nothing, and all of it for several', () => {
    expect(readsOf(plan, undefined, null, 'city')).toEqual(NONE);
    const both = readsOf(plan, ...plan.segments.filter(({ names }) => names[0] === '甲' || names[0] === '丁'));
    expect(both).toMatchObject({ answers: true });
    expect(both.customer).toContain('city');
  });
});
