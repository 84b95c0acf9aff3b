import { describe, expect, it } from 'vitest';
import { DAY, NOW, planOf } from '../../evaluate/harness.js';
import type { RankId } from '../../plan/types.js';
import { Book } from './book.harness.js';
import { draftAnswers, measureForAll, measureForFew, roomForColumns, roomForOverall } from './draft.js';
import { CATALOG, LISTS, people } from './population.harness.js';
import { sqlite } from './sqlite.js';

const plan = planOf(
  `${CATALOG}
metric M = sum(order.amount)
metric 全部均价 = overall avg(order.amount)
metric 高于全部 = count(order where amount > 全部均价)
metric 看 = count(view in last 7d)
tag 价值 { 高 when M >= top20%  低 otherwise }
segment 高中高 = M >= top50% among (tag 价值 = 高)
segment 高看 = 高于全部 >= 1 and 看 >= 3 and tag 价值 = 低
segment 更高 = M >= top50% among (in segment 高中高) and not in segment 高看
`,
  LISTS,
);
const ranks = new Set<RankId>(plan.ranks.map(({ id }) => id));

/** A book that was evaluated a while ago, and of which nothing stored may be written any more. */
const stored = (instant = NOW) => {
  const book = new Book(plan, people, NOW);
  book.evaluate(instant);
  return book;
};

/** The answers of the draft where there are no thresholds yet but those of the new ranks. */
const answers = (book: Book, newRanks: ReadonlySet<RankId>) => {
  book.database.exec('create temp table tw_threshold as select * from main.tw_threshold where 0');
  const draft = draftAnswers(plan, newRanks, NOW, {});
  for (const statement of draft.prepare) book.run(statement);
  const { sql, parameters } = sqlite.compile(draft.rows);
  return book.rows(`select * from (${sql}) order by customer`, ...parameters);
};
const storedAnswers = (book: Book) => book.rows('select * from main.tw_answer order by customer');

describe('the answers of a draft', () => {
  it('are those of an evaluation, and nothing stored is written for them', () => {
    const book = stored();
    const before = [storedAnswers(book), book.rows('select * from main.tw_threshold')];
    expect(answers(book, ranks)).toEqual(storedAnswers(book));
    expect([storedAnswers(book), book.rows('select * from main.tw_threshold')]).toEqual(before);
    expect(book.rows('select count(*) as count from temp.tw_threshold')).toEqual(
      book.rows('select count(*) as count from main.tw_threshold'),
    );
  });

  it('go by the thresholds that are there where a rank is not new', () => {
    const book = stored();
    const draft = sqlite.compile(draftAnswers(plan, new Set(), NOW, {}).rows);
    expect(book.rows(`select * from (${draft.sql}) order by customer`, ...draft.parameters)).toEqual(
      storedAnswers(book),
    );
    // Without any, nobody is in.
    expect(answers(book, new Set())).not.toEqual(storedAnswers(book));
    expect(book.rows('select * from temp.tw_threshold')).toEqual([]);
  });

  it('may be of some customers only', () => {
    const book = stored();
    book.database.exec(`create temp table some (customer text primary key); insert into some values ('u04'), ('u07')`);
    const draft = draftAnswers(plan, new Set(), NOW, { only: 'some' });
    expect(draft.prepare).toEqual([]);
    const { sql, parameters } = sqlite.compile(draft.rows);
    const rows = book.rows(`select * from (${sql}) order by customer`, ...parameters);
    expect(rows).toEqual(storedAnswers(book).filter(({ customer }) => customer === 'u04' || customer === 'u07'));
  });
});

describe('columns measured for a draft', () => {
  const own = plan.columns.filter(({ scope }) => scope === 'customer');
  const overall = plan.columns.filter(({ scope }) => scope === 'overall');

  it('stand in a table beside the state, those over everybody in a table of their own', () => {
    const book = stored();
    book.run(roomForOverall(overall, sqlite));
    book.database.exec('insert into temp.tw_overall (one) values (1)');
    for (const statement of measureForAll(plan, plan.columns, NOW, 'tw_beside', {})) book.run(statement);
    expect(book.rows('select * from tw_beside order by customer')).toEqual(
      book.rows('select * from main.tw_state order by customer'),
    );
    expect(book.rows('select * from temp.tw_overall')).toEqual(book.rows('select * from main.tw_overall'));
  });

  it('take figures over everybody as they are there where these are not asked for', () => {
    const book = stored();
    book.run(roomForOverall(overall, sqlite));
    book.database.exec('insert into temp.tw_overall select * from main.tw_overall');
    book.database.exec(`update temp.tw_overall set ${overall.map(({ id }) => `${id} = 0`).join(', ')}`);
    for (const statement of measureForAll(plan, own, NOW, 'tw_beside', {})) book.run(statement);
    expect(
      new Set(book.rows('select * from temp.tw_overall').flatMap((row) => overall.map(({ id }) => row[id]))),
    ).toEqual(new Set([0n]));
  });

  it('are measured in place for a few, level by level', () => {
    const book = stored();
    const expected = book.rows(`select * from main.tw_state where customer in ('u04', 'u07', 'u11') order by customer`);
    book.run(roomForColumns('tw_state', own, sqlite));
    book.run(roomForOverall(overall, sqlite));
    book.database.exec(`insert into temp.tw_overall (one) values (1)`);
    book.database.exec(`insert into temp.tw_state (customer) values ('u04'), ('u07'), ('u11')`);
    for (const statement of measureForFew(plan, plan.columns, NOW, {})) book.run(statement);
    expect(book.rows('select * from temp.tw_state order by customer')).toEqual(expected);
    expect(book.rows('select * from temp.tw_overall')).toEqual(book.rows('select * from main.tw_overall'));
  });

  it('are measured anew where they are asked for, and no others', () => {
    const book = stored(NOW - 100 * DAY);
    const [first, ...others] = own.filter(({ level }) => level === 0);
    if (first === undefined) throw new Error('no columns');
    book.run(roomForColumns('tw_state', own, sqlite));
    book.database.exec(`insert into temp.tw_state (customer) values ('u04')`);
    for (const statement of measureForFew(plan, [first], NOW, {})) book.run(statement);
    const [row] = book.rows('select * from temp.tw_state');
    expect(row?.[first.id]).not.toBe(null);
    expect(others.map(({ id }) => row?.[id])).toEqual(others.map(() => null));
  });
});
