import { describe, expect, it } from 'vitest';
import { planOf } from '../../../../evaluate/harness.js';
import type { CustomerFacts, HandSet, Stored } from '../../../../plan/facts.js';
import type { Plan } from '../../../../plan/types.js';
import { Book } from '../../book.harness.js';
import type { NamedSql } from '../../program.js';
import { sqlite } from '../../sqlite.js';
import { STEP_TABLES } from '../tables.js';
import { type ClockSql, clockSql } from './clock.js';

const CATALOG = `
timezone "Asia/Shanghai"
customer { birthday: date  joined: time  due: time  points: integer  city: text }
event order { paid: time }
`;

/** As the wall clock of Shanghai shows it. */
const at = (text: string): number => Date.parse(`${text}+08:00`);
const dateOf = (text: string): number => Date.parse(text) / 86_400_000;

const statementsOver = (plan: Plan, after: number, until: number): readonly NamedSql[] => {
  const { room, edges, gather } = clockSql(plan, after, until, sqlite) as ClockSql;
  return [...room, ...edges.map(({ into }) => into), gather];
};

interface Known {
  readonly birthday?: string;
  readonly joined?: string;
  readonly due?: string;
  readonly points?: number;
  /** Each with when it was paid, if it was. */
  readonly orders?: readonly (readonly [at: string, paid?: string])[];
  readonly handSet?: readonly (readonly [tag: string, from: string, until?: string])[];
  /** What was recorded of fields: of points and cities their number, of instants these. */
  readonly changes?: readonly (readonly [field: string, at: string, value?: string])[];
}

const factsOf = (
  id: string,
  { birthday, joined, due, points = 1, orders = [], handSet = [] }: Known,
): CustomerFacts => {
  const fields: Record<string, Stored> = { points };
  if (birthday !== undefined) fields['birthday'] = dateOf(birthday);
  if (joined !== undefined) fields['joined'] = at(joined);
  if (due !== undefined) fields['due'] = at(due);
  const values = (paid?: string) => ({ paid: paid === undefined ? null : at(paid) });
  return {
    id,
    fields,
    events: {
      order: orders.map(([when, paid], index) => ({ id: `${id}${index}`, at: at(when), values: values(paid) })),
    },
    handSet: handSet.map(([tag, from, until]): HandSet => ({
      tag,
      value: 'x',
      from: at(from),
      until: until === undefined ? undefined : at(until),
    })),
  };
};

/** Whom the clock touches over a stretch, with at how many instants at most, at which one if it is one, and whether events enter. */
const touchedBy = (
  rules: string,
  people: Readonly<Record<string, Known>>,
  after: string,
  until: string,
): readonly string[] => {
  const plan = planOf(CATALOG + rules);
  const book = new Book(
    plan,
    Object.entries(people).map(([id, known]) => factsOf(id, known)),
    at(after),
  );
  const record = book.database.prepare('insert into tw_field_change (customer, field, at, value) values (?, ?, ?, ?)');
  for (const [id, { changes = [] }] of Object.entries(people))
    for (const [field, when, value] of changes)
      record.run(id, field, at(when), value === undefined ? '1' : String(at(value)));
  book.evaluate(at(after));
  for (const statement of statementsOver(plan, at(after), at(until))) book.run(statement);
  return book
    .rows(`select customer, edges, instant, entry from ${STEP_TABLES.edge} order by customer`)
    .map(({ customer, edges, instant, entry }) => {
      const when = instant === null ? 'somewhen' : new Date(Number(instant) + 8 * 3_600_000).toISOString().slice(0, -1);
      return `${String(customer)} ${String(edges)} ${when.replace('.000', '')}${entry === 1n ? ' entry' : ''}`;
    });
};

const NOON = '2026-06-01T12:00';
const ONE = '2026-06-01T13:00';
const segment = (condition: string): string => `segment S = ${condition}`;

describe('the clock touches whoever has a fact that a mark passes over', () => {
  it.each<[string, string, Readonly<Record<string, Known>>, readonly string[]]>([
    [
      'a field, behind its mark',
      segment('since(joined) > 3d'),
      {
        ann: { joined: '2026-05-29T12:30' },
        bob: { joined: '2026-05-29T11:30' },
        cat: { joined: '2026-05-29T13:30' },
        dan: {},
      },
      ['ann 1 2026-06-01T12:30:00.001'],
    ],
    [
      'a field, before its mark',
      segment('until(due) <= 3d'),
      { ann: { due: '2026-06-04T12:30' }, bob: { due: '2026-06-04T13:30' } },
      ['ann 1 2026-06-01T12:30:00'],
    ],
    [
      'both ways',
      segment('since(joined) = 3d'),
      { ann: { joined: '2026-05-29T12:30' }, bob: { joined: '2026-05-29T11:30' } },
      ['ann 2 somewhen'],
    ],
    [
      'an event that leaves a window',
      segment('count(order in last 3d) > 1'),
      { ann: { orders: [['2026-05-29T12:30']] }, bob: { orders: [['2026-05-29T11:30'], ['2026-05-30T12:30']] } },
      ['ann 1 2026-06-01T12:30:00'],
    ],
    [
      'the last event, and not an earlier one, or somebody else’s',
      segment('since last order > 3d'),
      {
        ann: { orders: [['2026-05-29T12:30'], ['2026-05-28T12:30']] },
        bob: { orders: [['2026-05-29T12:30'], ['2026-05-30T12:30']] },
        cat: {},
      },
      ['ann 1 2026-06-01T12:30:00.001'],
    ],
    [
      'a field of the last event',
      segment('since(last(order.paid)) >= 3d'),
      {
        ann: { orders: [['2026-05-20T12:00', '2026-05-29T12:30']] },
        bob: {
          orders: [
            ['2026-05-20T12:00', '2026-05-29T12:30'],
            ['2026-05-21T12:00', '2026-05-30T12:30'],
          ],
        },
        cat: { orders: [['2026-05-29T12:30', '2026-05-20T12:30']] },
      },
      ['ann 1 2026-06-01T12:30:00'],
    ],
    [
      'what is worked out of the last event',
      segment('since(last(order.paid + 2d)) >= 3d'),
      {
        ann: { orders: [['2026-05-20T12:00', '2026-05-27T12:30']] },
        bob: { orders: [['2026-05-20T12:00', '2026-05-29T12:30']] },
      },
      ['ann 1 2026-06-01T12:30:00'],
    ],
    [
      'what is worked out of a field',
      segment('since(joined + 2d) >= 3d'),
      { ann: { joined: '2026-05-27T12:30' }, bob: { joined: '2026-05-29T12:30' } },
      ['ann 1 2026-06-01T12:30:00'],
    ],
    [
      'what is worked out of the state alone',
      segment('since(last(order) + 2d) >= 3d'),
      { ann: { orders: [['2026-05-27T12:30']] }, bob: { orders: [['2026-05-29T12:30']] } },
      ['ann 1 2026-06-01T12:30:00'],
    ],
    [
      'an instant of everybody',
      segment('since(overall last(order)) >= 3d'),
      { ann: { orders: [['2026-05-29T12:30']] }, bob: {} },
      ['ann 1 2026-06-01T12:30:00', 'bob 1 2026-06-01T12:30:00'],
    ],
    [
      'an instant of the rule',
      segment('since(2026-05-29 12:30) >= 3d'),
      { ann: {}, bob: {} },
      ['ann 1 2026-06-01T12:30:00', 'bob 1 2026-06-01T12:30:00'],
    ],
    [
      'a value set by hand, or taken away, of a tag that there is',
      'tag H manual { x }\ntag G manual { x }',
      {
        ann: { handSet: [['H', '2026-06-01T12:30']] },
        bob: { handSet: [['H', '2026-05-01T12:30', '2026-06-01T12:40']] },
        cat: { handSet: [['gone', '2026-06-01T12:30']] },
        dan: { handSet: [['G', '2026-05-01T12:30', '2026-07-01T12:40']] },
      },
      ['ann 2 somewhen', 'bob 2 somewhen'],
    ],
    [
      'a change of a field that is looked back on',
      segment('city changed in last 3d'),
      {
        ann: { changes: [['city', '2026-05-29T12:30']] },
        bob: { changes: [['points', '2026-05-29T12:30']] },
        cat: { changes: [['city', '2026-05-28T12:30']] },
      },
      ['ann 2 somewhen'],
    ],
    [
      'a change of any field that is dated ahead',
      segment('points > 3'),
      { ann: { changes: [['city', '2026-06-01T12:30']] }, bob: { changes: [['city', '2026-06-02T12:30']] } },
      ['ann 2 somewhen'],
    ],
    [
      'what a field said once',
      'tag W = w when since(joined) >= 9d\nsegment S = tag W = w for at least 3d',
      {
        ann: { changes: [['joined', '2026-01-01T12:00', '2026-05-20T12:30']] },
        bob: { changes: [['due', '2026-01-01T12:00', '2026-05-20T12:30']] },
        cat: { changes: [['joined', '2026-01-01T12:00', '2026-05-21T12:30']] },
      },
      ['ann 2 somewhen'],
    ],
  ])('%s', (_, rules, people, expected) => expect(touchedBy(rules, people, NOON, ONE)).toEqual(expected));
});

describe('the clock says at which one instant all of it turns', () => {
  const rules = segment('count(order in last 3d) > 1 or until(due) <= 1d');
  it.each<[string, Known, readonly string[]]>([
    ['where an event enters', { orders: [['2026-06-01T12:30']] }, ['ann 2 2026-06-01T12:30:00 entry']],
    [
      'where two things do at once',
      { orders: [['2026-05-29T12:30']], due: '2026-06-02T12:30' },
      ['ann 2 2026-06-01T12:30:00'],
    ],
    [
      'unless two things do one after the other',
      { orders: [['2026-05-29T12:30']], due: '2026-06-02T12:31' },
      ['ann 2 somewhen'],
    ],
    [
      'unless an event enters and the clock turns something else',
      { orders: [['2026-06-01T12:30']], due: '2026-06-02T12:30' },
      ['ann 3 somewhen'],
    ],
    ['and of nobody else', { due: '2026-06-02T13:30' }, []],
  ])('%s', (_, known, expected) => expect(touchedBy(rules, { ann: known }, NOON, ONE)).toEqual(expected));
});

describe('the clock touches dates where days end', () => {
  const [BEFORE, BEHIND] = ['2026-06-01T23:00', '2026-06-02T01:00'];
  const touched = (condition: string, people: Readonly<Record<string, Known>>, after = BEFORE, until = BEHIND) =>
    touchedBy(segment(condition), people, after, until).map((row) => row.split(' ')[0]);

  it('that leave a window of days, or come into it', () => {
    // From 30 May to 1 June it is, and then from 31 May to 2 June.
    const people = {
      left: { due: '2026-05-30T23:59:59.999' },
      stays: { due: '2026-05-31T00:00' },
      comes: { due: '2026-06-02T20:00' },
      gone: { due: '2026-05-28T20:00' },
      ahead: { due: '2026-06-03T00:00' },
    };
    expect(touched('date(due) in last 3d', people)).toEqual(['comes', 'left']);
    expect(touched('date(due) in last 3d', people, NOON, ONE)).toEqual([]);
  });

  it('whose birthday it is', () => {
    const people = {
      today: { birthday: '1990-06-02' },
      first: { birthday: '1900-06-02' },
      yesterday: { birthday: '1990-06-01' },
      tomorrow: { birthday: '1990-06-03' },
      // Dates before 1900 and after 2100 are looked at every day.
      older: { birthday: '1899-12-31' },
      last: { birthday: '2100-06-02' },
      other: { birthday: '2100-12-31' },
      later: { birthday: '2101-01-01' },
      nobody: {},
    };
    expect(touched('age(birthday) * 2 > 40', people)).toEqual(['first', 'last', 'later', 'older', 'today']);
    expect(touched('age(birthday) * 2 > 40', people, NOON, ONE)).toEqual([]);
  });

  it('whose birthday is kept on 1 March', () => {
    const people = {
      leap: { birthday: '2000-02-29' },
      march: { birthday: '1999-03-01' },
      february: { birthday: '1999-02-28' },
    };
    const years = 'age(birthday) * 2 > 40';
    expect(touched(years, people, '2027-02-28T23:00', '2027-03-01T01:00')).toEqual(['leap', 'march']);
    expect(touched(years, people, '2027-02-27T23:00', '2027-02-28T01:00')).toEqual(['february', 'leap']);
  });

  it('whose day in the book’s zone comes round', () => {
    // Within a week: from 2 to 9 June.
    const people = {
      comes: { joined: '2020-06-09T07:00' },
      leaves: { joined: '2020-06-01T00:30' },
      stays: { joined: '2020-06-05T07:00' },
      night: { joined: '2020-06-09T23:30' },
    };
    expect(touched('anniversary(joined) within next 7d', people)).toEqual(['comes', 'leaves', 'night']);
    expect(touched('anniversary(joined) within next 7d', people, NOON, ONE)).toEqual([]);
  });
});

it('the clock touches nobody where no time goes by, or time goes back', () => {
  const people = { ann: { joined: '2026-05-29T12:00' }, bob: { joined: '2026-05-29T12:30' } };
  expect(touchedBy(segment('since(joined) > 3d'), people, NOON, NOON)).toEqual([]);
  expect(touchedBy(segment('since(joined) > 3d'), people, ONE, NOON)).toEqual([]);
});

it('each statement says what it does', () => {
  const plan = planOf(CATALOG + segment('since(joined) > 3d'));
  const names = statementsOver(plan, at(NOON), at(ONE)).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['find tw_part by part', 'whom the clock touches: #0', 'how often the clock touches whom']),
  );
});

it('the same statements serve a plan step after step, each database with its own', () => {
  const plan = planOf(CATALOG + segment('since(joined) > 3d'));
  const first = statementsOver(plan, at(NOON), at(ONE));
  const later = statementsOver(plan, at(ONE), at('2026-06-01T14:00'));
  expect(later.map(({ sql }) => sql)).toEqual(first.map(({ sql }) => sql));
  expect(later.map(({ parameters }) => parameters)).not.toEqual(first.map(({ parameters }) => parameters));
});
