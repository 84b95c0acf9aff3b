import { describe, expect, it } from 'vitest';
import { planOf } from '../../../evaluate/harness.js';
import { found, scopeOf } from '../scope.js';
import { foundationsOf } from './parts.js';

const plan = planOf(`
timezone "UTC"
customer { city: text }
event view { shown: integer }
event order { amount: money  lines: integer }
metric Count = count(order)
metric Total = overall sum(order.amount)
metric Most = overall max(order.amount)
metric Above = count(order where amount > Total)
metric Again = count(order where lines > Count)
metric Twice = count(view where shown > Again and shown < Above)
metric Both = sum(order.amount where amount < Most and amount > Total)
metric Wide = overall count(view)
segment S = Twice > Wide or Both > 3
segment F = did view then order within 1d
`);
const scope = scopeOf(plan, 0);

/** A metric's column, and back. */
const columnOf = (name: string) => {
  const value = plan.metrics.find(({ names }) => names.includes(name))?.value;
  if (value?.kind !== 'column') throw new Error(`${name} is no column`);
  return found(scope.columns, value.column);
};
const nameOf = (id: string): string =>
  plan.metrics.find(({ value }) => value.kind === 'column' && value.column === id)?.names[0] ?? id;

describe('what a column is worked out from', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['Count', ['order'], ['Count'], []],
    ['Total', ['order'], ['Total'], []],
    ['Again', ['order'], ['Again', 'Count'], []],
    // A figure over everybody that is compared with says by itself when it moved.
    ['Above', ['order'], ['Above'], ['Total']],
    ['Both', ['order'], ['Both'], ['Total', 'Most']],
    // Through the columns that it reads, at any depth.
    ['Twice', ['order', 'view'], ['Twice', 'Again', 'Above', 'Count'], ['Total']],
    ['Wide', ['view'], ['Wide'], []],
  ])('%s', (name, facts, columns, overall) => {
    const own = foundationsOf(columnOf(name), scope);
    expect(own.facts).toEqual(['', ...facts]);
    const read = own.columns.map(nameOf).filter((each) => !['Total', 'Most', 'Wide'].includes(each) || each === name);
    expect(read.toSorted()).toEqual(columns.toSorted());
    expect(own.overall.map(nameOf).toSorted()).toEqual(overall.toSorted());
  });

  it('are the events too that follow its own', () => {
    const [column] = plan.columns.filter(({ where }) => where?.kind === 'followed');
    if (column === undefined) throw new Error('no sequence');
    expect(foundationsOf(column, scope).facts).toEqual(['', 'order', 'view']);
  });

  it('are the same however the rules are ordered: tables and figures in order of their names', () => {
    for (const column of plan.columns) {
      const { facts, overall } = foundationsOf(column, scope);
      expect(facts).toEqual(facts.toSorted());
      expect(overall).toEqual(overall.toSorted());
    }
  });
});
