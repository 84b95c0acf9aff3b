import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { customer, DAY, events, HOUR, NOW, planOf } from '../../evaluate/harness.js';
import { Book } from './book.harness.js';
import type { CompiledSql } from './dialect.js';
import { postgres } from './postgres.js';
import { assignmentsSql, metricSql } from './results.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
event view { page: text }
`;
const at = (ago: number): bigint => BigInt(NOW - ago);

/** A book evaluated over three customers: `a` bought and looked, `b` bought long ago, `c` did nothing. */
const evaluated = (rules: string, handSet: Parameters<typeof customer>[3] = {}) => {
  const plan = planOf(HEAD + rules);
  const facts = [
    customer('c'),
    customer('b', { city: '上海' }, { order: events({ ago: 40 * DAY, amount: 9900 }) }),
    customer(
      'a',
      { city: '北京' },
      {
        order: events({ ago: 2 * DAY, amount: 100 }),
        view: events({ ago: 6 * HOUR, page: '/' }, { ago: 0, page: '/x' }),
      },
      handSet,
    ),
  ];
  const book = new Book(plan, facts, NOW);
  book.evaluate(NOW);
  const rows = ({ sql: text, parameters }: CompiledSql) => book.rows(text, ...parameters);
  return { plan, rows };
};

describe('the rows of a metric', () => {
  it('are those who have a value, in the order of ids', () => {
    const { plan, rows } = evaluated('metric M = max(order.amount)');
    const [metric] = plan.metrics;
    if (metric === undefined) throw new Error('no metric');
    expect(rows(metricSql(plan, NOW, metric.value))).toEqual([
      { customer: 'a', value: 100n },
      { customer: 'b', value: 9900n },
    ]);
  });

  it('may be read of the customer, and of answers', () => {
    const { plan, rows } = evaluated('metric C = city\nmetric S = score(sum(order.amount), 2)');
    expect(plan.metrics.map(({ value }) => rows(metricSql(plan, NOW, value)))).toEqual([
      [
        { customer: 'a', value: '北京' },
        { customer: 'b', value: '上海' },
      ],
      [
        { customer: 'a', value: 1n },
        { customer: 'b', value: 2n },
      ],
    ]);
  });
});

describe('the rows of assignments', () => {
  it('are the answers alone where nothing lingers', () => {
    const { plan, rows } = evaluated(`
tag A many { 买 when did order  看 when did view }
tag B { 京 when city = 北京  他 otherwise }
segment 老 = since last order > 30d
`);
    const found = rows(assignmentsSql(plan, NOW));
    expect(found).toEqual([
      { customer: 'a', t0_0: 1n, t0_1: 1n, t1: '京', s0: 0n },
      { customer: 'b', t0_0: 1n, t0_1: 0n, t1: '他', s0: 1n },
      { customer: 'c', t0_0: 0n, t0_1: 0n, t1: '他', s0: 0n },
    ]);
    expect(assignmentsSql(plan, NOW).sql).not.toContain('tw_state');
  });

  it('say which case gives the value of a tag, and when each case last held', () => {
    const { plan, rows } = evaluated(
      'tag 近况 { 看 on view where page = "/" expires 1d  买 on order expires 30d  京 when city = 北京 }',
    );
    expect(rows(assignmentsSql(plan, NOW))).toEqual([
      { customer: 'a', t0: '京', t0_last_0: at(6 * HOUR), t0_last_1: at(2 * DAY), t0_case: 2n },
      { customer: 'b', t0: null, t0_last_0: null, t0_last_1: at(40 * DAY), t0_case: null },
      { customer: 'c', t0: null, t0_last_0: null, t0_last_1: null, t0_case: null },
    ]);
  });

  it('say of each of many values whether it stands at this very instant', () => {
    const { plan, rows } = evaluated(`tag 近况 many {
      看 on view expires 1d
      买 when since last order <= 3d expires 60d
      久 when since last order <= 3d
    }`);
    const [a, b] = rows(assignmentsSql(plan, NOW));
    expect(a).toEqual({
      customer: 'a',
      t0_0: 1n,
      t0_1: 1n,
      t0_2: 1n,
      t0_last_0: at(0),
      t0_last_1: at(0),
      t0_standing_0: 0n,
      t0_standing_1: 1n,
      t0_standing_2: 1n,
    });
    expect(b).toEqual({
      customer: 'b',
      t0_0: 0n,
      t0_1: 1n,
      t0_2: 0n,
      t0_last_0: null,
      t0_last_1: at(37 * DAY),
      t0_standing_0: 0n,
      t0_standing_1: 0n,
      t0_standing_2: 0n,
    });
  });

  it('say from when and until when a value was set by hand', () => {
    const handSet = [
      { tag: '风险', value: '高', from: NOW - 9 * DAY, until: undefined },
      { tag: '风险', value: '低', from: NOW - 5 * DAY, until: NOW + DAY },
      { tag: '关注', value: '酒', from: NOW - 3 * DAY, until: undefined },
    ];
    const { plan, rows } = evaluated(
      'tag 风险 manual expires 30d { 高 低 }\ntag 关注 manual many expires 30d { 茶 酒 }',
      { handSet },
    );
    const [a, b] = rows(assignmentsSql(plan, NOW));
    const ids = plan.tags.map(({ id, names }) => [names[0], id]);
    const { 风险: risk = '', 关注: watch = '' } = Object.fromEntries(ids) as Readonly<Record<string, string>>;
    expect(a).toEqual({
      customer: 'a',
      [risk]: '低',
      [`${watch}_0`]: 0n,
      [`${watch}_1`]: 1n,
      [`${risk}_from_0`]: at(5 * DAY),
      [`${risk}_until_0`]: at(-DAY),
      [`${watch}_from_0`]: null,
      [`${watch}_until_0`]: null,
      [`${watch}_from_1`]: at(3 * DAY),
      [`${watch}_until_1`]: null,
    });
    expect(Object.values(b ?? {}).filter((cell) => cell !== null)).toEqual(['b', 0n, 0n]);
  });

  it('are of some customers where these are asked for', () => {
    const { plan, rows } = evaluated('segment 老 = since last order > 30d');
    const only = sql`select ${sql.lit('b')}`;
    expect(rows(assignmentsSql(plan, NOW, undefined, only))).toEqual([{ customer: 'b', s0: 1n }]);
  });

  it('are asked of either database in its own words', () => {
    const { plan } = evaluated('tag 近况 { 看 on view expires 1d }\nmetric S = score(sum(order.amount), 2)');
    const [metric] = plan.metrics;
    if (metric === undefined) throw new Error('no metric');
    const [ours, theirs] = [undefined, postgres].map((dialect) => [
      assignmentsSql(plan, NOW, dialect).sql,
      metricSql(plan, NOW, metric.value, dialect).sql,
    ]);
    expect(ours?.every((text) => text.includes('?'))).toBe(true);
    expect(theirs?.every((text) => text.includes('$1') && !text.includes('?'))).toBe(true);
  });
});
