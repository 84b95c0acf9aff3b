import { describe, expect, it } from 'vitest';
import type { Book, Condition, Customer, Event, FactValues, Facts, RankCondition, Tag, Value } from '../model/index.js';
import { evaluate } from './index.js';

// Answers worked out by hand from the semantics, at the points where it is easy to be wrong.

const NOW = Date.UTC(2026, 5, 15, 12);
const DAY = 86_400_000;

const BOOK: Book = {
  zone: 'Asia/Shanghai',
  customer: {
    columns: {},
    fields: [
      { names: ['city'], type: { kind: 'text' } },
      { names: ['birthday'], type: { kind: 'date' } },
      { names: ['points'], type: { kind: 'number' } },
      { names: ['level'], type: { kind: 'enum', values: ['gold', 'silver', 'bronze'] } },
    ],
  },
  events: [
    {
      names: ['order'],
      columns: {},
      fields: [
        { names: ['amount'], type: { kind: 'money' } },
        { names: ['kind'], type: { kind: 'text' } },
        { names: ['grade'], type: { kind: 'enum', values: ['high', 'low'] } },
        { names: ['qty'], type: { kind: 'integer' } },
      ],
    },
  ],
  lists: [],
  metrics: [],
  tags: [],
  segments: [],
};

const AMOUNT: Value = { kind: 'event-field', event: 'order', field: 'amount' };
const SUM: Value = { kind: 'aggregate', fn: 'sum', overall: false, event: 'order', of: AMOUNT };
const COUNT: Value = { kind: 'aggregate', fn: 'count', overall: false, event: 'order' };
const SINCE_LAST: Value = {
  kind: 'call',
  fn: 'since',
  args: [{ kind: 'aggregate', fn: 'last', overall: false, event: 'order' }],
};
const field = (name: string): Value => ({ kind: 'customer-field', field: name });
const number = (decimal: string): Value => ({ kind: 'number', decimal });

const customers = (...ids: string[]): Customer[] => ids.map((id) => ({ id, values: {} }));
let eventCount = 0;
const order = (customer: string, at: number, values: FactValues = {}, id = `e${(eventCount += 1)}`): Event => ({
  id,
  kind: 'order',
  customer,
  at,
  values,
});

function members(condition: Condition, facts: Facts, now = NOW, zone = BOOK.zone): readonly string[] {
  const book = { ...BOOK, zone, segments: [{ names: ['asked'] as const, condition }] };
  return evaluate(book, facts, now).segments['asked'] ?? [];
}

function measured(value: Value, facts: Facts, now = NOW): Readonly<Record<string, unknown>> {
  const answers = evaluate({ ...BOOK, metrics: [{ names: ['asked'], value }] }, facts, now).metrics['asked'] ?? {};
  return Object.fromEntries(Object.entries(answers).map(([id, json]) => [id, JSON.parse(json) as unknown]));
}

function tagged(tag: Omit<Tag, 'names'>, facts: Facts, now = NOW): unknown {
  return evaluate({ ...BOOK, tags: [{ names: ['asked'], ...tag }] }, facts, now).tags['asked'];
}

describe('missing values', () => {
  const facts = { customers: [...customers('a'), { id: 'b', values: { city: '北京' } }], events: [] };
  const inBeijing = (op: '=' | '!='): Condition => ({
    kind: 'compare',
    op,
    left: field('city'),
    right: { kind: 'text', text: '北京' },
  });

  it('make a comparison false and its negation true', () => {
    expect(members(inBeijing('='), facts)).toEqual(['b']);
    expect(members(inBeijing('!='), facts)).toEqual(['a']);
    expect(members({ kind: 'not', operand: inBeijing('=') }, facts)).toEqual(['a']);
  });

  it('are what sums over nothing are not, and averages over nothing are', () => {
    expect(measured(SUM, facts)).toEqual({ a: 0, b: 0 });
    expect(measured({ ...SUM, fn: 'avg' } as Value, facts)).toEqual({});
  });

  it('come out of a division by zero and of integers beyond 64 bits', () => {
    const extreme = { customers: [{ id: 'a', values: { points: '9007199254.740991' } }], events: [] };
    const by = (op: '/' | '*', right: Value): Value => ({ kind: 'arith', op, left: field('points'), right });
    expect(measured(by('/', number('0')), extreme)).toEqual({});
    expect(measured(by('*', number('100000')), extreme)).toEqual({});
    expect(measured(by('*', number('100')), extreme)).toEqual({ a: 900_719_925_474.0991 });
  });
});

describe('windows', () => {
  const last = (window: { amount: number; unit: 'd' | 'mo' }): Condition => ({
    kind: 'did',
    event: 'order',
    window: { kind: 'last', length: window },
  });

  it('leave out their far end and include now', () => {
    const events = [order('a', NOW - 30 * DAY), order('b', NOW - 30 * DAY + 1), order('c', NOW), order('d', NOW + 1)];
    const facts = { customers: customers('a', 'b', 'c', 'd'), events };
    expect(members(last({ amount: 30, unit: 'd' }), facts)).toEqual(['b', 'c']);
    const before: Condition = {
      kind: 'did',
      event: 'order',
      window: { kind: 'before', length: { amount: 30, unit: 'd' } },
    };
    expect(members(before, facts)).toEqual(['a']);
  });

  it('move a date that does not exist to the next first midnight', () => {
    // 31 March 12:00 in Shanghai, less a month: 31 February, so 1 March 00:00.
    const now = Date.UTC(2026, 2, 31, 4);
    const midnight = Date.UTC(2026, 1, 28, 16);
    const facts = { customers: customers('a', 'b'), events: [order('a', midnight), order('b', midnight + 1)] };
    expect(members(last({ amount: 1, unit: 'mo' }), facts, now)).toEqual(['b']);
  });

  it('never move back while the clock is put back', () => {
    // New York, 2026-11-01: 01:30 comes twice. A month before the second one is not before a month before 01:59.
    const second = Date.UTC(2026, 10, 1, 6, 30);
    const latest = Date.UTC(2026, 9, 1, 5, 59, 59, 999);
    const facts = { customers: customers('a', 'b'), events: [order('a', latest), order('b', latest + 1)] };
    expect(members(last({ amount: 1, unit: 'mo' }), facts, second, 'America/New_York')).toEqual(['b']);
  });

  it('compare dates by local days', () => {
    const born = (id: string, birthday: string) => ({ id, values: { birthday } });
    // 2026-06-15 20:00 in Shanghai.
    const facts = {
      customers: [born('a', '2026-06-08'), born('b', '2026-06-09'), born('c', '2026-06-16')],
      events: [],
    };
    const window = { kind: 'last', length: { amount: 7, unit: 'd' } } as const;
    expect(members({ kind: 'in-window', operand: field('birthday'), window }, facts)).toEqual(['b']);
  });

  it('take last week to be Monday to Sunday', () => {
    // Monday 2026-06-15 in Shanghai; last week began on the 8th.
    const start = Date.UTC(2026, 5, 7, 16);
    const at = [start - 1, start, start + 7 * DAY - 1, start + 7 * DAY];
    const facts = { customers: customers('a', 'b', 'c', 'd'), events: at.map((ms, i) => order('abcd'.charAt(i), ms)) };
    const window = { kind: 'unit', which: 'last', unit: 'week' } as const;
    expect(members({ kind: 'did', event: 'order', window }, facts)).toEqual(['b', 'c']);
  });
});

describe('aggregates', () => {
  it('average in one division of two integers', () => {
    const amounts = ['0.1', '0.2', '0.3'].map((amount) => order('a', NOW, { amount }));
    const answer = measured({ ...SUM, fn: 'avg' } as Value, { customers: customers('a'), events: amounts });
    expect(answer['a']).toBe(60 / 300);
  });

  it('break ties of the most frequent by declared order, then by code point', () => {
    const events = [
      order('a', NOW, { kind: '😀', grade: 'low' }),
      order('a', NOW, { kind: '～', grade: 'high' }),
      order('a', NOW, { kind: '' }),
    ];
    const facts = { customers: customers('a'), events: events.slice(0, 2) };
    const mode = (name: string): Value => ({
      kind: 'aggregate',
      fn: 'mode',
      overall: false,
      event: 'order',
      of: { kind: 'event-field', event: 'order', field: name },
    });
    // By UTF-16 unit the emoji would come first.
    expect(measured(mode('kind'), facts)).toEqual({ a: '～' });
    expect(measured(mode('grade'), facts)).toEqual({ a: 'high' });
    expect(measured(mode('kind'), { ...facts, events })).toEqual({ a: '' });
  });

  it('take the last of one instant by id, missing where it lacks the field', () => {
    const events = [
      order('a', NOW, { amount: '1' }, 'e9'),
      order('a', NOW, { amount: '2' }, 'e10'),
      order('b', NOW, {}, 'e2'),
    ];
    const value = { ...SUM, fn: 'last' } as Value;
    expect(measured(value, { customers: customers('a', 'b'), events })).toEqual({ a: 1 });
  });

  it('count below the line of a share what lacks the field', () => {
    const events = [order('a', NOW, { amount: '5' }), order('a', NOW), order('a', NOW, { amount: '1' })];
    const where: Condition = { kind: 'compare', op: '>', left: AMOUNT, right: number('2') };
    const share: Value = { kind: 'aggregate', fn: 'share', overall: false, event: 'order', where };
    expect(measured(share, { customers: customers('a', 'b'), events })).toEqual({ a: 1 / 3 });
  });

  it('sum doubles as millionths', () => {
    const third: Value = { kind: 'arith', op: '/', left: AMOUNT, right: number('3') };
    const events = [order('a', NOW, { amount: '1' }), order('a', NOW, { amount: '1' })];
    expect(measured({ ...SUM, of: third } as Value, { customers: customers('a'), events })).toEqual({ a: 0.666666 });
  });
});

describe('ranks', () => {
  const spend = (...amounts: readonly string[]): Facts => ({
    customers: customers(...amounts.map((_, i) => `c${i}`), 'idle'),
    events: amounts.map((amount, i) => order(`c${i}`, NOW - i * DAY, { amount })),
  });
  const rank = (changes: Partial<RankCondition>): RankCondition => ({
    kind: 'rank',
    operand: SUM,
    op: '>=',
    cut: { form: 'top-percent', amount: '50' },
    exactly: false,
    ...changes,
  });

  it('let in everyone tied at the threshold, and nobody with nothing to rank', () => {
    expect(members(rank({}), spend('5', '3', '3', '1'))).toEqual(['c0', 'c1', 'c2']);
    expect(members(rank({ op: '<' }), spend('5', '3', '3', '1'))).toEqual(['c3']);
    expect(members(rank({ op: '<', among: 'everyone' }), spend('5', '3', '3', '1'))).toEqual(['c3', 'idle']);
  });

  it('round the share up, exactly', () => {
    const one = rank({ cut: { form: 'top-percent', amount: '0.5' } });
    expect(members(one, spend('5', '4', '3', '1'))).toEqual(['c0']);
    const third = rank({ cut: { form: 'top-percent', amount: '33.3' } });
    expect(members(third, spend('3', '2', '1'))).toEqual(['c0']);
    expect(members(rank({ cut: { form: 'top-percent', amount: '33.4' } }), spend('3', '2', '1'))).toEqual(['c0', 'c1']);
  });

  it('are false in an empty population, whatever they compare', () => {
    const nobody = { customers: customers('a'), events: [] };
    expect(members(rank({}), nobody)).toEqual([]);
    expect(members(rank({ op: '<' }), nobody)).toEqual([]);
    expect(members({ kind: 'not', operand: rank({ op: '<' }) }, nobody)).toEqual(['a']);
  });

  it('break ties by id where the count is exact', () => {
    const exactly = rank({ cut: { form: 'top-count', amount: '2' }, exactly: true });
    expect(members(exactly, spend('3', '3', '3'))).toEqual(['c0', 'c1']);
    const least = rank({ op: '<=', cut: { form: 'bottom-count', amount: '2' }, exactly: true });
    expect(members(least, spend('9', '3', '3', '3'))).toEqual(['c1', 'c2']);
  });

  it('call the longest ago the top of a recency', () => {
    const facts = spend('1', '1', '1', '1');
    expect(members(rank({ operand: SINCE_LAST, cut: { form: 'top-percent', amount: '25' } }), facts)).toEqual(['c3']);
    const recent = rank({ operand: SINCE_LAST, op: '<=', cut: { form: 'bottom-percent', amount: '25' } });
    expect(members(recent, facts)).toEqual(['c0']);
  });

  it('score by how many cut points lie strictly below', () => {
    const score: Value = { kind: 'score', operand: SUM, n: 5 };
    const facts = spend('1', '2', '3', '4', '5');
    expect(measured(score, facts)).toEqual({ c0: 1, c1: 2, c2: 3, c3: 4, c4: 5 });
    expect(measured(score, spend('7', '7', '7'))).toEqual({ c0: 1, c1: 1, c2: 1 });
  });

  it('split by a field, and leave out who lacks it', () => {
    const facts = spend('1', '2', '3');
    const cities = ['x', 'x', undefined];
    const settled = facts.customers.map((one, i) => ({ ...one, values: cities[i] ? { city: cities[i] } : {} }));
    const best = rank({ cut: { form: 'top-count', amount: '1' }, per: 'city' });
    expect(members(best, { ...facts, customers: settled })).toEqual(['c1']);
  });

  it('compare with the average as doubles', () => {
    const average = rank({ cut: { form: 'average', amount: '' } });
    expect(members(average, spend('1', '2', '3'))).toEqual(['c1', 'c2']);
    expect(members(rank({ operand: COUNT, cut: { form: 'average', amount: '' } }), spend('1', '1'))).toEqual([
      'c0',
      'c1',
    ]);
  });
});

describe('tags', () => {
  const on = (value: string, wanted: string, days?: number) => ({
    value,
    trigger: {
      kind: 'on' as const,
      event: 'order',
      where: {
        kind: 'compare' as const,
        op: '=' as const,
        left: { kind: 'event-field' as const, event: 'order', field: 'kind' },
        right: { kind: 'text' as const, text: wanted },
      },
    },
    ...(days && { expires: { amount: days, unit: 'd' as const } }),
  });
  const otherwise = { value: 'none', trigger: { kind: 'otherwise' as const } };
  const tea = { form: 'block', manual: false, many: false, ordered: false } as const;
  const history = (...events: readonly (readonly [string, number])[]): Facts => ({
    customers: customers('a'),
    events: events.map(([kind, at]) => order('a', at, { kind })),
  });

  it('linger to exactly their expiry, from the event that was last', () => {
    const tag = { ...tea, cases: [on('tea', 't', 30), on('coffee', 'c', 2), otherwise] };
    expect(tagged(tag, history(['t', NOW - 30 * DAY]))).toEqual({ tea: ['a'], coffee: [], none: [] });
    expect(tagged(tag, history(['t', NOW - 30 * DAY - 1]))).toEqual({ tea: [], coffee: [], none: ['a'] });
    // Coffee was last and has run out; the tea of before does not come back.
    expect(tagged(tag, history(['t', NOW - 5 * DAY], ['c', NOW - 3 * DAY]))).toEqual({
      tea: [],
      coffee: [],
      none: ['a'],
    });
  });

  it('are decided by case order at one instant', () => {
    const tag = { ...tea, cases: [on('tea', 't', 30), on('coffee', 'c', 30)] };
    expect(tagged(tag, history(['c', NOW], ['t', NOW]))).toEqual({ tea: ['a'], coffee: [] });
    expect(tagged(tag, history(['c', NOW - DAY], ['t', NOW - DAY]))).toEqual({ tea: ['a'], coffee: [] });
    expect(tagged(tag, history(['t', NOW - DAY], ['c', NOW]))).toEqual({ tea: [], coffee: ['a'] });
  });

  it('let a standing case go before what lingers', () => {
    const always = {
      value: 'buyer',
      trigger: { kind: 'when' as const, condition: { kind: 'did' as const, event: 'order' } },
    };
    const tag = { ...tea, cases: [on('tea', 't', 30), always] };
    expect(tagged(tag, history(['t', NOW - DAY]))).toEqual({ tea: [], buyer: ['a'] });
    expect(tagged(tag, history(['t', NOW]))).toEqual({ tea: ['a'], buyer: [] });
  });

  it('hold each by itself where there are many', () => {
    const tag = { ...tea, many: true, cases: [on('tea', 't', 30), on('coffee', 'c', 2)] };
    expect(tagged(tag, history(['t', NOW - 5 * DAY], ['c', NOW - DAY]))).toEqual({ tea: ['a'], coffee: ['a'] });
  });
});

describe('dates and calendars', () => {
  it('keep a 29 February birthday on 1 March in other years', () => {
    const facts = { customers: [{ id: 'a', values: { birthday: '2004-02-29' } }], events: [] };
    const age: Value = { kind: 'call', fn: 'age', args: [field('birthday')] };
    expect(measured(age, facts, Date.UTC(2026, 1, 28, 15, 59))).toEqual({ a: 21 });
    expect(measured(age, facts, Date.UTC(2026, 1, 28, 16))).toEqual({ a: 22 });
  });

  it('take a whole date against an instant as the local day', () => {
    const midnight = Date.UTC(2026, 5, 9, 16);
    const facts = {
      customers: customers('a', 'b', 'c'),
      events: [midnight - 1, midnight, midnight + DAY].map((at, i) => order('abc'.charAt(i), at)),
    };
    const last: Value = { kind: 'aggregate', fn: 'last', overall: false, event: 'order' };
    const day: Value = { kind: 'moment', moment: { date: '2026-06-10' } };
    const asked = (op: '=' | '<' | '<=' | '>' | '>=' | '!=') =>
      members({ kind: 'compare', op, left: last, right: day }, facts);
    expect(asked('=')).toEqual(['b']);
    expect(asked('<')).toEqual(['a']);
    expect(asked('<=')).toEqual(['a', 'b']);
    expect(asked('>')).toEqual(['c']);
    expect(asked('>=')).toEqual(['b', 'c']);
    expect(asked('!=')).toEqual(['a', 'c']);
  });

  it('compare a recency with a calendar span by moving now', () => {
    // Six months before 2026-06-15 20:00 in Shanghai is 2025-12-15 20:00.
    const edge = Date.UTC(2025, 11, 15, 12);
    const facts = { customers: customers('a', 'b'), events: [order('a', edge), order('b', edge + 1)] };
    const span: Value = { kind: 'duration', duration: { amount: 6, unit: 'mo' } };
    const asked = (op: '>' | '>=' | '<') => members({ kind: 'compare', op, left: SINCE_LAST, right: span }, facts);
    expect(asked('>=')).toEqual(['a']);
    expect(asked('>')).toEqual([]);
    expect(asked('<')).toEqual(['b']);
  });

  it('put the first declared value highest', () => {
    const at = (id: string, level: string) => ({ id, values: { level } });
    const facts = { customers: [at('a', 'gold'), at('b', 'silver'), at('c', 'bronze'), ...customers('d')], events: [] };
    const right: Value = { kind: 'text', text: 'silver' };
    expect(members({ kind: 'compare', op: '>=', left: field('level'), right }, facts)).toEqual(['a', 'b']);
    expect(members({ kind: 'compare', op: '<', left: field('level'), right }, facts)).toEqual(['c']);
  });
});
