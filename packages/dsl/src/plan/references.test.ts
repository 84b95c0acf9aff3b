import { describe, expect, it } from 'vitest';
import { planOf } from './resolve/harness.js';
import { mapReferences, namedIn, type PartId, renumbered } from './references.js';

const plan = planOf(`
metric A = count(order where amount > avg(order.amount))
tag T { 高 when M >= top20%  低 when score(M, 3) = 1  无 otherwise }
tag U = 新 on order expires 3d
segment 甲 = tag T = 高 for at least 7d
segment 乙 = tag T changed in last 7d and A > 1
segment 丙 = in segment 甲 and tag U = 新 or M >= top10% among (in segment 乙)
`);
const ids = [...plan.columns, ...plan.ranks, ...plan.histories, ...plan.tags, ...plan.segments].map(({ id }) => id);
const other = <Id extends PartId>(id: Id): Id => `${id}9` as Id;

describe('what parts of a plan name one another by', () => {
  it('is found in every kind of node, and nowhere else', () => {
    const named = new Set<unknown>();
    mapReferences([plan.columns, plan.ranks, plan.histories, plan.metrics, plan.tags, plan.segments], (id) => {
      named.add(id);
      return id;
    });
    // Nothing rests on 丙.
    expect(ids.filter((id) => !named.has(id))).toEqual(['s0']);
    expect([...named].filter((id) => !ids.includes(id as PartId))).toEqual([]);
  });

  it('is told once each, a history’s tag too, and no name that a table or somebody gave', () => {
    const named = (name: string) => namedIn(plan.segments.find(({ names }) => names[0] === name) ?? {});
    expect(namedIn(plan.histories)).toContain('t0');
    expect(named('乙')).toEqual(['h0', 'c2']);
    expect(named('丙')).toHaveLength(3);
    expect(namedIn({ tag: 't9', column: 'r1', kind: 'known' })).toEqual([]);
  });

  it('is replaced without a change of anything else', () => {
    expect(mapReferences(plan.segments, (id) => id)).toEqual(plan.segments);
    expect(mapReferences({ kind: 'score', cuts: ['r0', 'r1'], mirrored: false }, other)).toEqual({
      kind: 'score',
      cuts: ['r09', 'r19'],
      mirrored: false,
    });
    expect(mapReferences({ kind: 'customer-field', column: 'c0' }, other)).toEqual({
      kind: 'customer-field',
      column: 'c0',
    });
    expect(mapReferences([null, 'r0', 3], other)).toEqual([null, 'r0', 3]);
  });
});

describe('a plan under other ids', () => {
  it('is the same plan, back and forth', () => {
    const renamed = renumbered(plan, other);
    expect(renamed.columns.map(({ id }) => id)).toEqual(plan.columns.map(({ id }) => `${id}9`));
    expect(renamed.strata).toEqual(
      plan.strata.map(({ ranks, tags, segments }) => ({
        ranks: ranks.map(other),
        tags: tags.map(other),
        segments: segments.map(other),
      })),
    );
    expect(JSON.stringify(renamed)).not.toMatch(/"[crhts]\d"/);
    expect(renumbered(renamed, (id) => id.slice(0, -1) as typeof id)).toEqual(plan);
  });
});
