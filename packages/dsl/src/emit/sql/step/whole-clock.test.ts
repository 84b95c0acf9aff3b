import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOW, planOf } from '../../../evaluate/harness.js';
import { localDay, midnight } from '../../../plan/semantics/index.js';
import type { Plan } from '../../../plan/types.js';
import { answersInJavaScript, Book } from '../book.harness.js';
import { CATALOG, LISTS, people } from '../population.harness.js';
import { sqlite } from '../sqlite.js';
import { type ClockSql, clockSql, type EdgeSql } from './clock/clock.js';
import { dueSql } from './clock/due.js';
import { clockIndexes } from './clock/indexes.js';
import { stepSql } from './program.js';
import { STEP_TABLES } from './tables.js';

/** Each book turns by the clock in ways of its own. */
const BOOKS = {
  windows: `
metric A1 = count(order in last 30d)
metric A2 = sum(order.amount in last 9d)
metric A3 = count(view between 5d and 2d ago)
metric A4 = count(order before 20d ago)
metric A5 = count(order in last 2mo)
metric A6 = count(order)
metric A7 = max(cart.price in last 26h)
metric A8 = count(order where amount > 12 in last 20d)
segment 甲 = A1 >= 2 and A2 > 10
segment 乙 = did view then cart within 1d
segment 丙 = did view then not order within 2h in last 30d
`,
  recencies: `
metric R = since last order
segment 甲 = R <= 12h
segment 乙 = R > 9d and R <= 1mo
segment 丙 = until(due) < 3d or since(joined) > 2mo
segment 丁 = due within next 10d or due in last 3d
segment 戊 = joined in last 40d
`,
  calendar: `
metric A1 = count(view today)
metric A2 = count(view yesterday)
metric A3 = count(order this month)
metric A4 = count(order last month)
metric A5 = count(order in last 2 calendar weeks)
segment 甲 = anniversary(birthday) within next 30d
segment 乙 = birthday within next 30d or age(birthday) >= 45
segment 丙 = age(birthday) < 40
segment 丁 = did order in each of last 2 periods of 20d
segment 戊 = due between 2026-05-20 and 2026-06-02
segment 己 = date(due) in last 3d
`,
  kept: `
tag 意向 = 茶 on view where page contains "/tea/" expires 1d
tag 热 = 热 when count(view in last 1d) >= 2 expires 2d
tag 冷热 many { 看过 on view expires 12h  买过 on order expires 1mo }
tag 交替 { 热 when count(view in last 1d) >= 2 expires 2d  冷 when since last view > 3d  温 on cart expires 30d }
segment 甲 = tag 风险 = 高 or tag 关注 has 酒
segment 乙 = tag 热 = 热 for at least 5h
segment 丙 = tag 意向 is missing
`,
  computed: `
metric R = since last order
metric A1 = count(view where since(at) > 3d)
metric A2 = count(order where since(at) < 9d and amount > 10)
segment 甲 = R > 2d * points
segment 乙 = 12h < R
segment 丙 = until(due) <= 2d and not (until(due) < 1d)
segment 丁 = since(least(due, joined)) > 5d
segment 戊 = age(birthday) * 2 > 80
segment 己 = anniversary(joined) within next 20d
segment 庚 = since(overall last(order)) > 1d
segment 辛 = age(birthday) > points * 20
segment 壬 = since(joined) is known and not (since(due) >= 2d)
`,
  histories: `
tag 近况 { 活跃 when since last order <= 10d  沉默 otherwise }
tag 看 = 常 when count(view in last 3d) >= 1
segment 甲 = tag 近况 = 沉默 for at least 5d
segment 乙 = tag 近况 changed in last 6d
segment 丙 = tag 看 = 常 for at least 1d
segment 丁 = (points > 1) for at least 3d
segment 戊 = city changed in last 5d
tag 跟 { 稳 when tag 近况 = 沉默 for at least 30d  动 when tag 看 changed in last 2d }
`,
} as const;

/** Anew for each test, since what the clock does to a plan is kept with it. */
const planAnew = (rules: string): Plan => planOf(CATALOG + rules, LISTS);
const START = midnight(localDay(NOW, 'Asia/Shanghai'), 'Asia/Shanghai');
const LAST_ORDER = Math.max(
  ...people.flatMap(({ events }) => (events['order'] ?? []).map(({ at }) => at).filter((at) => at <= NOW)),
);
const STRETCHES: readonly (readonly [string, number, number])[] = [
  ['a day', NOW - DAY, NOW],
  ['an hour', NOW, NOW + HOUR],
  ['a millisecond', NOW, NOW + 1],
  ['the first millisecond of a day', START - 1, START],
  ['a month', NOW - 30 * DAY, NOW],
  ['months ahead', NOW, NOW + 80 * DAY],
  ['up to where 12 hours are over', NOW, LAST_ORDER + 12 * HOUR],
  ['the millisecond behind it', LAST_ORDER + 12 * HOUR, LAST_ORDER + 12 * HOUR + 1],
  ['up to where an event begins to count', NOW, NOW + 400 * DAY],
];

/** What everybody has at an instant, without what goes along with the clock itself, such as how long ago something was. */
const answersOf = (plan: Plan, instant: number): ReadonlyMap<string, unknown> =>
  new Map(
    Object.entries(answersInJavaScript(plan, people, instant).customers).map(([id, { columns, tags, segments }]) => [
      id,
      { columns, tags, segments },
    ]),
  );

/** What an edge fills `tw_part` with, as it says it where it fills nothing. */
const rowsOf = ({ part, turns, isEntry, rows: { sql, parameters } }: EdgeSql, book: Book) =>
  book.rows(sql, ...parameters).map((row) => ({ part, ...row, edges: BigInt(turns), entry: isEntry ? 1n : 0n }));
const told = ({ part, customer, edges, instant, entry }: Record<string, unknown>): string =>
  [part, customer, edges, instant, entry].map(String).join(' ');

describe.each(Object.entries(BOOKS))('the clock alone, over a book of %s', (_, rules) => {
  it.each(STRETCHES)('touches everybody whom %s moves, and the parts of them that it moves', (_name, after, until) => {
    const plan = planAnew(rules);
    const book = new Book(plan, people, after);
    book.evaluate(after);
    for (const statement of clockIndexes(plan, sqlite)) book.run(statement);
    const { room, edges, gather } = clockSql(plan, after, until, sqlite) as ClockSql;
    for (const statement of [...room, ...edges.map(({ into }) => into), gather]) book.run(statement);
    const parts = book.rows(`select part, customer, edges, instant, entry from ${STEP_TABLES.part}`);
    expect(edges.flatMap((edge) => rowsOf(edge, book)).map(told)).toEqual(parts.map(told));
    const touched = book.rows(`select customer, edges, instant from ${STEP_TABLES.edge}`);
    const { prepare, remember, measure, groups, finish } = stepSql(plan, until, { inParts: true });
    for (const statement of prepare) book.run(statement);
    book.database.exec(`insert into ${STEP_TABLES.only} select customer from ${STEP_TABLES.edge}`);
    book.fillHistories(people, until);
    for (const statement of [...remember, ...measure, ...groups.flatMap(({ answers }) => answers), ...finish])
      book.run(statement);
    expect(book.answers(until)).toEqual(answersInJavaScript(plan, people, until));
    // Where one instant is told, whatever turns does so there; one beside the stretch tells nothing.
    for (const { customer, instant } of touched) {
      const at = Number(instant ?? Number.NaN);
      if (!(at > after && at <= until)) continue;
      const held = (then: number): unknown => answersOf(plan, then).get(String(customer));
      expect([held(at - 1), held(at)]).toEqual([held(after), held(until)]);
    }
  });

  it.each([NOW, NOW + 1, START - 1, START, NOW + 13 * DAY])('is due before anything turns after %i', (now) => {
    const plan = planAnew(rules);
    const book = new Book(plan, people, now);
    book.evaluate(now);
    const queries = dueSql(plan, now, sqlite);
    const found = (queries ?? []).flatMap(({ sql, parameters }) => book.rows(sql, ...parameters).map(({ due }) => due));
    const due = Math.min(...found.filter((each) => each !== null).map(Number));
    expect(due).toBeGreaterThan(now);
    const before = Math.max(now, Math.min(due - 1, now + 400 * DAY));
    expect(answersOf(plan, before)).toEqual(answersOf(plan, now));
  });
});

it('finds no more than is asked for at each edge, and reads all that there are', () => {
  const plan = planAnew('segment 甲 = count(order in last 3d) > 1');
  const book = new Book(plan, people, NOW - 300 * DAY);
  book.evaluate(NOW - 300 * DAY);
  const { room, edges } = clockSql(plan, NOW - 300 * DAY, NOW, sqlite, 2) as ClockSql;
  for (const statement of room) book.run(statement);
  const found = edges.map((edge) => {
    book.run(edge.into);
    const inserted = book.rows(`select 1 from ${STEP_TABLES.part} where part = ?`, edge.part).length;
    return [inserted, rowsOf(edge, book).length] as const;
  });
  expect(Math.max(...found.map(([inserted]) => inserted))).toBe(2);
  expect(Math.max(...found.map(([, read]) => read))).toBeGreaterThan(2);
});

it('nobody can say whom the clock touches where something is worked out from a recency', () => {
  const plan = planOf(`${CATALOG}metric R = since last order\nsegment 甲 = R * 2 > 6d\n`, LISTS);
  expect([clockSql(plan, NOW, NOW + 1, sqlite), dueSql(plan, NOW, sqlite)]).toEqual([undefined, undefined]);
});
