import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOW, planOf } from '../../../evaluate/harness.js';
import type { CustomerFacts, EventFact } from '../../../plan/facts.js';
import { answersInJavaScript, Book } from '../book.harness.js';
import { CATALOG, LISTS, people } from '../population.harness.js';
import { stepSql } from './program.js';
import { EVERYTHING, STEP_TABLES } from './tables.js';

const PERSONAL = `
metric A1 = count(order)
metric A2 = sum(order.amount in last 30d)
metric A3 = since last order
metric A4 = last(order.category)
metric A5 = mode(order.channel)
metric A6 = avg(order.amount)
metric A7 = count(order where amount > A6)
metric A8 = days(view)
metric A9 = count(view in last 3d)
metric B1 = max(cart.price)
metric B2 = count(order where qty <= points)
metric B3 = mode(order.channel where qty <= points)
tag 价值 ordered { 高 when A1 >= 3 and A2 > 20  中 when A1 >= 2  低 otherwise }
tag 看过 { 刚 on view expires 12h  买过 when did order }
tag 口味 many { 茶 when count(order where category = 茶) >= 1  新 when since(joined) < 200d }
segment 甲 = tag 价值 = 高 or tag 看过 = 刚
segment 乙 = in segment 甲 and not tag 口味 has 茶
segment 丙 = did view then not order within 1d
segment 丁 = B1 > 10 and tag 风险 is missing
`;
const SHARED = `
metric C1 = overall avg(order.amount)
metric C2 = overall count(order where channel = 线上)
metric C3 = count(order where amount > C1)
segment 高于 = C3 >= 1 and C2 > 3
`;

/** Evaluates at one instant, and steps at another for some, of whom some parts of the state moved or all of them. */
const stepped = (
  rules: string,
  facts: { readonly before: readonly CustomerFacts[]; readonly after: readonly CustomerFacts[] },
  instants: { readonly before: number; readonly after: number },
  moved: { readonly customers: readonly string[]; readonly parts?: readonly string[] },
) => {
  const plan = planOf(CATALOG + rules, LISTS);
  const book = new Book(plan, facts.before, instants.before);
  book.evaluate(instants.before);
  tell(book, facts.before, facts.after);
  book.fillHistories(facts.after, instants.after);
  const { prepare, remember, measure, groups, finish } = stepSql(plan, instants.after, {
    inParts: moved.parts !== undefined,
  });
  for (const statement of prepare) book.run(statement);
  book.database.exec(`create temp table ${STEP_TABLES.part} (customer text, part text, edges integer)`);
  for (const customer of moved.customers) {
    book.database.prepare(`insert into ${STEP_TABLES.only} values (?)`).run(customer);
    for (const part of moved.parts ?? [])
      book.database.prepare(`insert into ${STEP_TABLES.part} values (?, ?, 0)`).run(customer, part);
  }
  for (const statement of [...remember, ...measure, ...groups.flatMap(({ answers }) => answers), ...finish])
    book.run(statement);
  return { found: book.answers(instants.after), expected: answersInJavaScript(plan, facts.after, instants.after) };
};

/** Orders that came since, and customers who are known from another instant on. */
const tell = (book: Book, before: readonly CustomerFacts[], after: readonly CustomerFacts[]): void => {
  for (const [index, { id, events, fields }] of after.entries()) {
    const earlier = before[index];
    const known = new Set(earlier?.events['order']?.map((each) => each.id));
    for (const { id: order, at, values } of events['order'] ?? []) {
      if (known.has(order)) continue;
      const cells = ['amount', 'qty', 'category', 'channel'].map((column) => values[column] ?? null);
      book.database.prepare('insert into "order" values (?, ?, ?, ?, ?, ?, ?)').run(id, at, order, ...cells);
    }
    if (fields['joined'] !== earlier?.fields['joined'])
      book.database.prepare('update people set joined = ? where id = ?').run(fields['joined'], id);
  }
};

const everybody = people.map(({ id }) => id);
const order = (index: number): EventFact => ({
  id: `new${index}`,
  at: NOW - index * HOUR,
  values: { amount: 9900 + index, qty: 1_000_000, category: '茶', channel: '门店' },
});
const BUYERS = ['u03', 'u06', 'u10'];
const bought = people.map((each, index): CustomerFacts =>
  BUYERS.includes(each.id)
    ? { ...each, events: { ...each.events, order: [...(each.events['order'] ?? []), order(index)] } }
    : each,
);

describe('a step', () => {
  it.each([
    ['of a day', NOW - DAY],
    ['of three weeks', NOW - 21 * DAY],
    ['of a millisecond', NOW - 1],
  ])('%s leaves what an evaluation leaves', (_, before) => {
    const facts = { before: people, after: people };
    const { found, expected } = stepped(PERSONAL + SHARED, facts, { before, after: NOW }, { customers: everybody });
    expect(found).toEqual(expected);
  });

  it('looks only at those of whom something is told', () => {
    const instants = { before: NOW, after: NOW };
    const { found, expected } = stepped(PERSONAL, { before: people, after: bought }, instants, { customers: BUYERS });
    expect(found).toEqual(expected);
    const forgotten = stepped(PERSONAL, { before: people, after: bought }, instants, { customers: ['u03'] });
    expect(forgotten.found).not.toEqual(expected);
    expect(forgotten.found.customers['u03']).toEqual(expected.customers['u03']);
  });

  it('looks at everybody where what is the same for everybody moved', () => {
    const facts = { before: people, after: bought };
    for (const parts of [undefined, ['order']]) {
      const moved = { customers: BUYERS, ...(parts === undefined ? {} : { parts }) };
      const { found, expected } = stepped(PERSONAL + SHARED, facts, { before: NOW, after: NOW }, moved);
      expect(found).toEqual(expected);
    }
  });

  it('works out only the parts of the state that moved', () => {
    const facts = { before: people, after: bought };
    const instants = { before: NOW, after: NOW };
    const ofOrders = stepped(PERSONAL, facts, instants, { customers: BUYERS, parts: ['order'] });
    expect(ofOrders.found).toEqual(ofOrders.expected);
    const ofAll = stepped(PERSONAL, facts, instants, { customers: BUYERS, parts: [EVERYTHING] });
    expect(ofAll.found).toEqual(ofAll.expected);
    const ofCarts = stepped(PERSONAL, facts, instants, { customers: BUYERS, parts: ['cart'] });
    expect(ofCarts.found).not.toEqual(ofCarts.expected);
  });

  it('takes in those who are known by now, and lets go of those who are not', () => {
    const moved = people.map((each) =>
      each.id === 'u04' ? { ...each, fields: { ...each.fields, joined: NOW + HOUR } } : each,
    );
    const instants = { before: NOW, after: NOW };
    const left = stepped(PERSONAL, { before: people, after: moved }, instants, { customers: ['u04'] });
    expect(left.found).toEqual(left.expected);
    expect(left.found.customers['u04']).toBe(undefined);
    const come = stepped(PERSONAL, { before: moved, after: people }, instants, { customers: ['u04'] });
    expect(come.found).toEqual(come.expected);
    expect(come.found.customers['u04']).not.toBe(undefined);
  });
});
