import { describe, expect, it } from 'vitest';
import { type Compilation, compile } from '../compile.js';
import type { Plan } from '../plan/types.js';
import { reusableColumns } from './reusable-columns.js';

const BOOK = `
timezone "Asia/Shanghai"
customer from people (at = joined) { city: text }
event order { amount: money  category: text }
list 大城 from "cities.csv"
metric Z = 1
metric A = count(order in last 30d)
metric B = avg(order.amount)
metric C = count(order where amount > B)
metric D = overall sum(order.amount)
metric E = count(order where amount > D)
metric F = count(order where category in 大城)
segment 甲 = count(order) > 1
`;

const compiled = (text: string, previous?: Compilation): Compilation =>
  compile({ files: [{ path: 'book.tag', text }], readList: () => '北京\n' }, previous);

const planIn = ({ plan, diagnostics }: Compilation): Plan => {
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

/** The metrics of which all columns are reusable after an edit, with `甲` for what a segment counts. */
const reused = (from: string, to: string): readonly string[] => {
  const first = compiled(BOOK);
  const plan = planIn(compiled(BOOK.replace(from, to), first));
  const reusable = reusableColumns(plan, planIn(first));
  const rests = (part: unknown): boolean =>
    [...JSON.stringify(part).matchAll(/"column":"(c\d+)"/g)].every(([, id]) => reusable.has(id as `c${number}`));
  return [
    ...plan.metrics.filter(({ value }) => rests(value)).map(({ names }) => names[0] ?? ''),
    ...plan.segments.filter(({ condition }) => rests(condition)).map(({ names }) => names[0] ?? ''),
  ];
};

describe('columns that are measured already', () => {
  it('are those over facts alone, and over such columns', () => {
    // D is everybody's, E reads it; lists may have changed though nothing that reads them did.
    expect(reused('nothing', 'at all')).toEqual(['A', 'B', 'C', 'Z', '甲']);
  });

  it('are not those that mean something else, nor what reads them', () => {
    expect(reused('in last 30d', 'in last 31d')).toEqual(['B', 'C', 'Z', '甲']);
    expect(reused('avg(order.amount)', 'sum(order.amount)')).toEqual(['A', 'Z']);
  });

  it('are none where the zone is another, or since when customers are known', () => {
    expect(reused('Asia/Shanghai', 'Europe/Berlin')).toEqual(['Z']);
    expect(reused('(at = joined)', '')).toEqual(['Z']);
  });
});
