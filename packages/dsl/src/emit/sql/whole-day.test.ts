import { describe, expect, it } from 'vitest';
import { HOUR, NOW, planOf } from '../../evaluate/harness.js';
import { localDay, midnight } from '../../plan/semantics/index.js';
import { answersInJavaScript, Book } from './book.harness.js';
import { boundTo, Moving } from './moving.js';
import { CATALOG, LISTS, people } from './population.harness.js';
import { compileSql } from './program.js';

/** Windows of every kind, several of each, so that one could be taken for another. */
const RULES = `
metric A1 = count(order in last 30d)
metric A2 = sum(order.amount in last 60d)
metric A3 = count(view between 5d and 2d ago)
metric A4 = count(view between 3d and 1d ago)
metric A5 = count(view in last 1d)
metric A6 = count(order before 20d ago)
metric A7 = count(order before 1mo ago)
metric A8 = count(order in last 2mo)
metric A9 = count(view today)
metric B1 = count(view yesterday)
metric B2 = count(order this month)
metric B3 = count(order last month)
metric B4 = since last order
metric B5 = max(order.amount in last 20d)
metric B6 = count(order)
segment 甲 = did view then cart within 1d
segment 乙 = did view then not order within 2h in last 30d
segment 丙 = did cart then view within 3h
segment 丁 = due within next 10d
segment 戊 = due within next 2d or due in last 3d
segment 己 = until(due) < 1mo
segment 庚 = until(due) < 3d or since(joined) > 2mo
segment 辛 = anniversary(birthday) within next 30d
segment 壬 = since(joined) > 1y or joined in last 40d
segment 癸 = B4 <= 12h
segment 子 = since last view <= bottom 5
tag 意向 = 茶 on view where page contains "/tea/" expires 1d
tag 热 = 热 when count(view in last 1d) >= 2 expires 2d
tag 冷热 many { 看过 on view expires 12h  买过 on order expires 1mo }
segment 丑 = tag 风险 = 高 or tag 关注 has 酒
`;

const plan = planOf(CATALOG + RULES, LISTS);
const { zone } = plan.catalog;
const START = midnight(localDay(NOW, zone), zone);
const HOURS = [0, 1, 7, 12, 19, 23];
/** Of one local day: its first instant, its last, and some between, on the hour and beside it. */
const INSTANTS = [
  ...HOURS.flatMap((hour) => [START + hour * HOUR, START + hour * HOUR + 1]),
  midnight(localDay(NOW, zone) + 1, zone) - 1,
];

describe('a book whose statements are made once for a day', () => {
  it.each(INSTANTS.map((now) => [new Date(now).toISOString(), now] as const))(
    'answers at %s as one that is made for this instant',
    (_, now) => {
      const book = new Book(plan, people, now);
      for (const statement of compileSql(plan, NOW, { isOpen: true })) book.run(boundTo(statement, now));
      expect(book.answers(now)).toEqual(answersInJavaScript(plan, people, now));
    },
  );

  it('leaves what is equal all day open under one key, and nothing else', () => {
    const open = compileSql(plan, NOW, { isOpen: true }).flatMap(({ parameters }) =>
      parameters.filter((each) => each instanceof Moving),
    );
    const valuesOf = new Map<string, ReadonlySet<string>>();
    for (const { key, at } of open) {
      const values = INSTANTS.map(at).join();
      valuesOf.set(key, new Set([...(valuesOf.get(key) ?? []), values]));
    }
    expect([...valuesOf].filter(([, values]) => values.size > 1).map(([key]) => key)).toEqual([]);
    expect(valuesOf.size).toBeGreaterThan(20);
  });
});
