import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { footingOf, standsIn } from './footing.js';
import { booksOf } from './resolve/harness.js';
import type { Plan } from './types.js';

const BOOK = `
metric A = count(order in last 30d)
tag T { 高 when M >= top20% among (in segment 乙)  低 otherwise }
tag U = 新 on order expires 3d
segment 甲 = tag T = 高 for at least 7d
segment 乙 = A > 2
segment 丙 = 城市 = 上海
`;

const before = compile(booksOf(BOOK));
const planOf = ({ plan }: { readonly plan: Plan | undefined }): Plan => {
  if (plan === undefined) throw new Error('the book has errors');
  return plan;
};
const segment = (plan: Plan, name: string) => {
  const found = plan.segments.find(({ names }) => names[0] === name);
  if (found === undefined) throw new Error(`there is no segment ${name}`);
  return found;
};

describe('what a part of a plan rests on', () => {
  it('goes down to the columns that are measured', () => {
    const plan = planOf(before);
    const names = (name: string) =>
      [...footingOf(plan, segment(plan, name)).values()].map((part) => (part as { names?: string[] }).names?.[0] ?? '');
    expect(names('甲')).toEqual(expect.arrayContaining(['T', '乙']));
    expect(names('甲')).not.toContain('丙');
    expect(names('丙')).toEqual([]);
    const kinds = [...footingOf(plan, segment(plan, '甲')).keys()].map((id) => id.slice(0, 1));
    expect(new Set(kinds)).toEqual(new Set(['h', 't', 's', 'r', 'c']));
  });

  it('stands in a later plan as long as nothing of it was written anew', () => {
    const plan = planOf(before);
    const stands = (from: string, to: string, name: string): boolean =>
      standsIn(footingOf(plan, segment(plan, name)), planOf(compile(booksOf(BOOK.replace(from, to)), before)));
    expect(stands('城市 = 上海', '城市 = 北京', '甲')).toBe(true);
    expect(stands('segment 甲', '\nsegment 甲', '甲')).toBe(true);
    expect(stands('A > 2', 'A > 3', '甲')).toBe(false);
    expect(stands('last 30d', 'last 31d', '甲')).toBe(false);
    expect(stands('last 30d', 'last 31d', '乙')).toBe(false);
    expect(stands('last 30d', 'last 31d', '丙')).toBe(true);
  });
});
