import { describe, expect, it } from 'vitest';
import { DAY, NOW, planOf } from '../../evaluate/harness.js';
import type { HeldThreshold } from '../../plan/held.js';
import { answersInJavaScript, Book } from './book.harness.js';
import { CATALOG, LISTS, people } from './population.harness.js';
import { postgres } from './postgres.js';
import { compileSql, populationSql } from './program.js';

const BOOK = `${CATALOG}
metric M = sum(order.amount)
metric 全部均价 = overall avg(order.amount)
metric 全部次数 = overall count(view)
metric 高于全部 = count(order where amount > 全部均价)
tag 价值 { 高 when M >= top20%  低 otherwise }
segment 前三 = M >= top 3
segment 前三整 = M >= top 3 exactly
segment 高中高 = M >= top50% among (tag 价值 = 高)
`;
const plan = planOf(BOOK, LISTS);
const names = (statements: readonly { readonly name: string }[]) => statements.map(({ name }) => name);

describe('the program of an evaluation', () => {
  it('measures, then ranks and answers in turn, and says each step', () => {
    expect(names(compileSql(plan, NOW))).toEqual([
      'clear tw_state',
      'clear tw_overall',
      'clear tw_threshold',
      'clear tw_answer',
      'clear tw_meta',
      'room for tw_threshold',
      'find thresholds by rank and group',
      'room for tw_overall',
      'the row of tw_overall',
      'over everybody: c1, c2',
      'over everybody: c3',
      'room for what order says',
      'read order once',
      'room for tw_state_0',
      'fill tw_state_0',
      'let go of tw_pass_0',
      'room for what order says',
      'read order once',
      'room for tw_state',
      'fill tw_state',
      'let go of tw_pass_0',
      'let go of tw_state_0',
      ...Array.from({ length: 4 }, () => 'thresholds: M top20%; M top 3'),
      'thresholds: M top 3 exactly',
      'room for tw_answer_1',
      'answer: 价值, 关注, 风险, 前三, 前三整',
      'thresholds: M top50% among (tag 价值 = 高)',
      'room for tw_answer',
      'answer: 高中高',
      'let go of tw_answer_1',
      'room for tw_meta',
      'say what was evaluated',
    ]);
  });

  it('can be run again, over what it left', () => {
    const book = new Book(plan, people, NOW);
    const first = book.evaluate(NOW - 10 * DAY);
    expect(book.evaluate(NOW)).toEqual(answersInJavaScript(plan, people, NOW));
    expect(book.evaluate(NOW - 10 * DAY)).toEqual(first);
    expect(book.rows('select * from tw_meta')).toEqual([{ book: plan.hash, as_of: BigInt(NOW - 10 * DAY) }]);
  });

  it('leaves what is measured already as it is', () => {
    const book = new Book(plan, people, NOW);
    const whole = book.evaluate(NOW);
    const again = compileSql(plan, NOW, { isMeasured: true });
    expect(names(again).filter((name) => /tw_state|tw_overall|pass|everybody/.test(name))).toEqual([]);
    for (const statement of again) book.run(statement);
    expect(book.answers(NOW)).toEqual(whole);
  });

  it('works out nothing that is given', () => {
    const [rank] = plan.ranks;
    const [column] = plan.columns.filter(({ scope }) => scope === 'overall');
    if (rank === undefined || column === undefined) throw new Error('the book has ranks and figures over everybody');
    const theta: HeldThreshold = { rank: rank.id, group: null, theta: 5000, tie: 'u07', size: 3 };
    const held = { thresholds: [theta, { ...theta, rank: 'r99' as const }], overall: new Map([[column.id, 1500]]) };
    const book = new Book(plan, people, NOW);
    const { thresholds, overall } = book.evaluate(NOW, { held });
    expect(thresholds[0]).toEqual({ rank: rank.id, group: null, theta: 5000n, size: 3n });
    expect(book.rows('select tie from tw_threshold where rank = ?', rank.id)).toEqual([{ tie: 'u07' }]);
    expect(overall[column.id]).toBe(1500n);
    expect(names(compileSql(plan, NOW, { held })).filter((name) => name.startsWith('given'))).toEqual([
      `given: ${rank.label}`,
      `given: ${column.id}`,
    ]);
  });

  it('takes what is given of each group and kind as it is', () => {
    const own = planOf(
      `${CATALOG}
metric 众数 = overall mode(order.category)
metric 首单 = overall min(order.amount / order.qty)
metric 无 = overall sum(order.amount)
segment 甲 = count(order) >= top50% per city
segment 乙 = avg(order.amount) > average
`,
      LISTS,
    );
    const grouped = own.ranks.find(({ per }) => per !== undefined);
    const average = own.ranks.find(({ cut }) => cut === 'average');
    const overall = own.columns.filter(({ scope }) => scope === 'overall');
    if (grouped === undefined || average === undefined) throw new Error('the book has two ranks');
    const held = {
      thresholds: [
        { rank: grouped.id, group: '北京', theta: 3, tie: null, size: 4 },
        { rank: grouped.id, group: '上海', theta: null, tie: null, size: 0 },
        { rank: average.id, group: null, theta: 12.25, tie: null, size: 9 },
      ],
      overall: new Map(
        overall.map(({ id, type }) => [
          id,
          type.kind === 'text' ? '茶' : 'form' in type && type.form === 'real' ? 2.5 : null,
        ]),
      ),
    };
    const book = new Book(own, people, NOW);
    const answers = book.evaluate(NOW, { held });
    expect(answers.thresholds).toEqual([
      { rank: average.id, group: null, theta: 12.25, size: 9n },
      { rank: grouped.id, group: '上海', theta: null, size: 0n },
      { rank: grouped.id, group: '北京', theta: 3n, size: 4n },
    ]);
    expect(Object.values(answers.overall).toSorted()).toEqual([2.5, null, '茶'].toSorted());
    // Only what the plan has is taken.
    const other = { ...held, overall: new Map([['c99' as const, 1]]) };
    expect(names(compileSql(own, NOW, { held: other })).filter((name) => name === 'given: c99')).toEqual([]);
  });

  it('sums in halves where it is told to', () => {
    const book = new Book(plan, people, NOW);
    expect(book.evaluate(NOW, { wideSums: true })).toEqual(answersInJavaScript(plan, people, NOW));
  });

  it('fills tables beside those that are read on PostgreSQL, and changes places last', () => {
    const statements = compileSql(plan, NOW, { dialect: postgres });
    const places = names(statements).slice(-11);
    expect(places).toEqual([
      ...['tw_state', 'tw_overall', 'tw_threshold', 'tw_answer', 'tw_meta'].flatMap((table) => [
        `let go of the ${table} before`,
        `put ${table} in place`,
      ]),
      'put tw_threshold_rank in place',
    ]);
    const before = statements.slice(0, -11).filter(({ sql }) => /"tw_(state|overall|threshold|answer|meta)"/.test(sql));
    expect(before).toEqual([]);
    expect(statements.at(-1)?.sql).toBe('alter index "tw_new_threshold_rank" rename to "tw_threshold_rank"');
    expect(statements.at(-2)?.sql).toBe('alter table "tw_new_meta" rename to "tw_meta"');
    expect(statements.at(-3)?.sql).toContain('"tw_meta"');
  });
});

describe('what the population says by itself', () => {
  it('is everything that is the same for everybody, with who is last of those tied', () => {
    const book = new Book(plan, people, NOW);
    book.evaluate(NOW);
    const thresholds = book.rows('select rank, theta from tw_threshold order by rank');
    const overall = book.rows('select * from tw_overall');
    for (const statement of populationSql(plan, NOW)) book.run(statement);
    expect(book.rows('select rank, theta from tw_threshold order by rank')).toEqual(thresholds);
    expect(book.rows('select * from tw_overall')).toEqual(overall);
    const tables = book.rows(`select name from sqlite_master where name in ('tw_answer', 'tw_meta')`);
    expect(tables).toEqual([]);
    const byNumber = plan.ranks.filter(({ cut }) => cut !== 'average' && 'count' in cut).map(({ id }) => id);
    const tied = book.rows('select rank from tw_threshold where tie is not null order by rank');
    expect(tied.map(({ rank }) => rank)).toEqual(byNumber);
  });
});
