import { describe, expect, it } from 'vitest';
import { planOf } from './harness.js';

/** The value of a metric, and the columns that it needs beside those of the catalog's metrics. */
const metric = (value: string) => {
  const plan = planOf(`metric x = ${value}`);
  const known = planOf('segment 甲 = 会员').columns.length;
  return {
    value: plan.metrics.find(({ names }) => names[0] === 'x')?.value,
    columns: plan.columns.toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1))),
    added: plan.columns.length - known,
  };
};
const columnOf = (value: string) => {
  const { value: read, columns } = metric(value);
  return columns.find(({ id }) => read?.kind === 'column' && id === read.column);
};

describe('aggregates', () => {
  it('are columns of the event’s table', () => {
    expect(columnOf('count(order)')).toMatchObject({
      scope: 'customer',
      event: 'order',
      fn: 'count',
      value: undefined,
      where: undefined,
      window: undefined,
    });
    expect(columnOf('count(order.category)')).toMatchObject({ fn: 'count', value: { column: 'category' } });
    expect(columnOf('days(order)')).toMatchObject({ fn: 'days', value: undefined });
    expect(columnOf('distinct(order.category)')).toMatchObject({ fn: 'distinct', type: { kind: 'number' } });
    expect(columnOf('mode(order.category)')).toMatchObject({ fn: 'mode', type: { kind: 'text' } });
    expect(columnOf('overall sum(order.amount)')).toMatchObject({ scope: 'overall', fn: 'sum' });
    expect(columnOf('max(order.qty in last 1mo)')).toMatchObject({
      fn: 'max',
      window: { kind: 'last', span: { unit: 'months', months: 1 } },
    });
  });

  it('take the first and the last of an event as its least and greatest time', () => {
    expect(columnOf('first(order)')).toMatchObject({ fn: 'min', value: { kind: 'event-time' } });
    expect(columnOf('last(order)')).toMatchObject({ fn: 'max', value: { kind: 'event-time' } });
    expect(columnOf('min(order)')).toEqual(columnOf('first(order)'));
    expect(columnOf('first(order.amount)')).toMatchObject({ fn: 'first', value: { column: 'amount' } });
    expect(columnOf('last(order.category)')).toMatchObject({ fn: 'last', type: { kind: 'text' } });
  });

  it('divide a sum by how many values there are, and a part by the whole', () => {
    const average = metric('avg(order.qty)');
    expect(average.value).toMatchObject({ kind: 'quotient', left: { kind: 'column' }, right: { kind: 'column' } });
    expect(average.columns.slice(-2)).toMatchObject([
      { fn: 'sum', value: { column: 'qty' } },
      { fn: 'count', value: { column: 'qty' } },
    ]);
    const share = metric('share(order where qty > 1 in last 7d)');
    expect(share.value).toMatchObject({ kind: 'quotient', type: { form: 'real' } });
    expect(share.columns.slice(-2)).toMatchObject([
      { fn: 'count', where: { kind: 'compare' }, window: { kind: 'last' } },
      { fn: 'count', where: undefined, window: { kind: 'last' } },
    ]);
  });

  it('round doubles to millionths before they are summed', () => {
    expect(columnOf('sum(order.amount / order.qty)')).toMatchObject({
      fn: 'sum',
      type: { kind: 'money', form: { exact: 6 } },
      value: { kind: 'round', type: { form: { exact: 6 } }, operand: { kind: 'quotient' } },
    });
    expect(columnOf('sum(order.amount * order.qty)')?.value).toMatchObject({ kind: 'arith' });
    expect(metric('avg(order.amount / order.qty)').columns.at(-1)).toMatchObject({
      fn: 'count',
      value: { kind: 'round' },
    });
  });

  it('read a recency as the time since the last or first event', () => {
    expect(metric('since last order').value).toMatchObject({ kind: 'since', operand: { kind: 'column' } });
    expect(metric('since last order').added).toBe(0);
    expect(metric('since first order where qty > 1').columns.at(-1)).toMatchObject({ fn: 'min', where: {} });
    expect(metric('until last order').value).toMatchObject({ kind: 'until' });
  });
});
