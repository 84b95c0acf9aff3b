import { describe, expect, it } from 'vitest';
import { NOW, planOf } from '../../../../evaluate/harness.js';
import { Book } from '../../book.harness.js';
import { sqlite } from '../../sqlite.js';
import { clockIndexes } from './indexes.js';

const LONG = 'a'.repeat(63);
const CATALOG = `
timezone "Asia/Shanghai"
customer from people (id = no) { joined: time  points: integer  city: text }
event order from orders (id = no, customer = buyer, at = paid_at) { sent: time }
event view from ${LONG} { seen: time }
`;

/** The columns of the indexes that a database has for the clock of a book, by table. */
const indexed = (rules: string): readonly string[] => {
  const plan = planOf(CATALOG + rules);
  const book = new Book(plan, [], NOW);
  book.evaluate(NOW);
  // Twice: what is there already stays.
  for (const _ of [1, 2]) for (const statement of clockIndexes(plan, sqlite)) book.run(statement);
  return book
    .rows(`select name, tbl_name as "table" from sqlite_master where type = 'index' and name like 'tw_clock_%'`)
    .map(({ name, table }) => {
      // The longest name that PostgreSQL keeps.
      expect(String(name).length).toBeLessThanOrEqual(63);
      const columns = book.rows(`select name from pragma_index_info('${String(name)}')`).map((row) => row['name']);
      return `${String(table)}(${columns.join(', ')})`;
    })
    .toSorted();
};

/** Changes of fields are found by their time for every book, and events that a book reads. */
const CHANGES = 'tw_field_change(at, customer)';
const ORDERS = 'orders(paid_at, buyer)';

describe('the clock finds facts by their time', () => {
  it.each<[string, readonly string[]]>([
    ['segment S = points > 3', []],
    ['segment S = since(joined) > 3d', ['people(joined, no)']],
    ['segment S = count(order in last 3d) > 1', [ORDERS]],
    ['segment S = since last order > 3d', [ORDERS]],
    ['segment S = since(last(order.sent)) > 3d', [ORDERS, 'orders(sent, buyer)']],
    ['segment S = count(order where since(sent) > 3d) > 1', [ORDERS, 'orders(sent, buyer)']],
    ['segment S = count(order) > count(view)', [ORDERS, `${LONG}(at, customer)`]],
    // Nobody is found by what is worked out, or by what is the same for all of them.
    ['segment S = since(last(order.sent + 2d)) > 3d', [ORDERS]],
    ['segment S = since(joined + 2d) > 3d', []],
    ['segment S = since(overall last(order.sent)) > 3d', [ORDERS]],
    ['segment S = since(2026-06-01 10:00) > 3d', []],
    ['tag H manual expires 3d { x }', ['tw_hand_set(from_at, customer)', 'tw_hand_set(until_at, customer)']],
    ['tag W = w when since(joined) > 3d\nsegment S = tag W = w for at least 9d', ['people(joined, no)']],
  ])('%s', (rules, expected) => expect(indexed(rules)).toEqual([...expected, CHANGES].toSorted()));

  it('which is said of each', () => {
    const names = clockIndexes(planOf(`${CATALOG}segment S = since(joined) > 3d`), sqlite).map(({ name }) => name);
    expect(names).toContain('find people by joined');
  });
});
