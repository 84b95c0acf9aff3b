import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import { DAY_MS } from '../semantics/index.js';
import { booksOf, planOf } from './harness.js';

describe('what a book declares', () => {
  it('is taken in the order of its names', () => {
    const plan = planOf(
      'segment z = 会员\nsegment a = 会员\ntag y = b when 会员\ntag b = c when 会员\nmetric q = F + 1',
    );
    expect(plan.segments.map(({ id, names }) => [id, names])).toEqual([
      ['s0', ['a']],
      ['s1', ['z']],
    ]);
    expect(plan.tags.map(({ id, names }) => [id, names[0]])).toEqual([
      ['t0', 'b'],
      ['t1', 'y'],
    ]);
    expect(plan.metrics.map(({ names }) => names)).toEqual([['F'], ['M'], ['R', '最近消费'], ['q']]);
  });

  it('keeps the forms of a tag', () => {
    const [tag] = planOf('tag T t ordered { 高 when R < 3d expires 3d  中 on order expires 1mo  低 otherwise }').tags;
    expect(tag).toMatchObject({
      names: ['T', 't'],
      exclusive: true,
      ordered: true,
      manual: false,
      values: ['高', '中', '低'],
      otherwise: '低',
      cases: [
        { value: '高', trigger: { kind: 'when' }, expires: { unit: 'ms', ms: 3 * DAY_MS } },
        { value: '中', trigger: { kind: 'on', last: { kind: 'column' } }, expires: { unit: 'months', months: 1 } },
      ],
    });
    expect(planOf('tag T many expires 5d { 高 on order }').tags[0]).toMatchObject({
      exclusive: false,
      otherwise: undefined,
      cases: [{ expires: { ms: 5 * DAY_MS } }],
    });
  });

  it('keeps how long the hand-set values of a manual tag hold', () => {
    const [own] = planOf('tag T manual { 高 expires 1y  低 }').tags;
    expect(own).toMatchObject({ manual: true, cases: [], handSetFor: { 高: { unit: 'months', months: 12 } } });
    const [shared] = planOf('tag T manual expires 2d { 高 expires 1y  低 }').tags;
    expect(shared?.handSetFor).toEqual({ 高: { unit: 'months', months: 12 }, 低: { unit: 'ms', ms: 2 * DAY_MS } });
    expect(planOf('tag T = a when 会员').tags[0]).not.toHaveProperty('handSetFor');
  });

  it('points at where its parts were written', () => {
    const { plan, origins } = compile(booksOf('tag T { a when 会员 }\nsegment S = not 会员'));
    const [tag] = plan?.tags ?? [];
    const [segment] = plan?.segments ?? [];
    const kinds = [tag, tag?.cases[0], segment, segment?.condition].map((part) => part && origins.get(part)?.node.kind);
    expect(kinds).toEqual(['TagDecl', 'CaseDecl', 'SegmentDecl', 'Not']);
    expect(segment && origins.get(segment)?.file).toBe('rules.tag');
  });
});
