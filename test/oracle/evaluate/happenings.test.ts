import { describe, expect, it } from 'vitest';
import type { Book, Condition, DidCondition, Duration, Event, EventKind, FactValues, Window } from '../model/index.js';
import { evaluate } from './index.js';

// Sequences, habits, yearly dates and windows ahead, worked out by hand from the semantics.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 15, 12);

const kind = (name: string): EventKind => ({
  names: [name],
  columns: {},
  fields: [{ names: ['item'], type: { kind: 'text' } }],
});

const BOOK: Book = {
  zone: 'UTC',
  customer: {
    columns: {},
    fields: [
      { names: ['birthday'], type: { kind: 'date' } },
      { names: ['due'], type: { kind: 'time' } },
    ],
  },
  events: [kind('view'), kind('cart'), kind('order')],
  lists: [],
  metrics: [],
  tags: [],
  segments: [],
};

/** `view@1`: an hour before now; each history is one customer's. */
function holds(condition: Condition, events: readonly Event[], own: FactValues = {}, now = NOW, zone = 'UTC'): boolean {
  const book = { ...BOOK, zone, segments: [{ names: ['asked'] as const, condition }] };
  return evaluate(book, { customers: [{ id: 'a', values: own }], events }, now).segments['asked']?.length === 1;
}

let made = 0;
const at = (name: string, instant: number, item?: string): Event => ({
  id: `e${(made += 1)}`,
  kind: name,
  customer: 'a',
  at: instant,
  values: item === undefined ? {} : { item },
});
const hours = (amount: number): Duration => ({ amount, unit: 'h' });
const days = (amount: number): Duration => ({ amount, unit: 'd' });
const months = (amount: number): Duration => ({ amount, unit: 'mo' });

describe('a later step', () => {
  const viewThenCart: DidCondition = {
    kind: 'did',
    event: 'view',
    steps: [{ negated: false, event: 'cart', within: hours(2) }],
  };

  it('is strictly later, and its time includes its end', () => {
    const after = (ms: number) => holds(viewThenCart, [at('view', NOW - DAY), at('cart', NOW - DAY + ms)]);
    expect([0, 1, 2 * HOUR, 2 * HOUR + 1].map(after)).toEqual([false, true, true, false]);
  });

  it('may be seen from any of the earlier ones, and has to have happened', () => {
    const views = [at('view', NOW - DAY), at('view', NOW - HOUR)];
    expect(holds(viewThenCart, [...views, at('cart', NOW)])).toBe(true);
    expect(holds(viewThenCart, [...views, at('cart', NOW + 1)])).toBe(false);
  });

  it('is anchored by the window at its first step alone', () => {
    const inLast = { ...viewThenCart, window: { kind: 'last', length: hours(1) } as const };
    expect(holds(inLast, [at('view', NOW - HOUR + 1), at('cart', NOW)])).toBe(true);
    expect(holds(inLast, [at('view', NOW - HOUR), at('cart', NOW)])).toBe(false);
  });

  it('is counted from the step before it by calendar months', () => {
    const inAMonth: DidCondition = {
      kind: 'did',
      event: 'view',
      steps: [{ negated: false, event: 'cart', within: months(1) }],
    };
    const view = at('view', Date.UTC(2026, 0, 31, 10));
    // There is no 31 February.
    expect(holds(inAMonth, [view, at('cart', Date.UTC(2026, 2, 1))])).toBe(true);
    expect(holds(inAMonth, [view, at('cart', Date.UTC(2026, 2, 1) + 1)])).toBe(false);
  });

  it('speaks of the same thing as an event that was named', () => {
    const sameItem: DidCondition = {
      kind: 'did',
      event: 'view',
      as: 'v',
      steps: [
        { negated: false, event: 'cart' },
        {
          negated: false,
          event: 'order',
          where: {
            kind: 'compare',
            op: '=',
            left: { kind: 'event-field', event: 'order', field: 'item' },
            right: { kind: 'event-field', event: 'view', field: 'item', as: 'v' },
          },
        },
      ],
    };
    const before = [at('view', NOW - 3, 'tea'), at('view', NOW - 2, 'rice'), at('cart', NOW - 2), at('cart', NOW - 1)];
    expect(holds(sameItem, [...before, at('order', NOW, 'tea')])).toBe(true);
    expect(holds(sameItem, [...before, at('order', NOW, 'rice')])).toBe(true);
    expect(holds(sameItem, [...before.slice(0, 3), at('order', NOW, 'rice')])).toBe(false);
    expect(holds(sameItem, [...before, at('order', NOW)])).toBe(false);
  });
});

describe('what did not follow', () => {
  const cartThenNotOrder = (within?: Duration): DidCondition => ({
    kind: 'did',
    event: 'cart',
    steps: [{ negated: true, event: 'order', ...(within && { within }) }],
  });

  it('is told when its time is over, not before', () => {
    const cartAgo = (ms: number) => holds(cartThenNotOrder(hours(2)), [at('cart', NOW - ms)]);
    expect([2 * HOUR - 1, 2 * HOUR].map(cartAgo)).toEqual([false, true]);
  });

  it('counts at the end of its time, and not at its beginning', () => {
    const orderAfter = (ms: number) =>
      holds(cartThenNotOrder(hours(2)), [at('cart', NOW - DAY), at('order', NOW - DAY + ms)]);
    expect([0, 1, 2 * HOUR, 2 * HOUR + 1].map(orderAfter)).toEqual([true, false, false, true]);
  });

  it('is none until now where no time is given', () => {
    expect(holds(cartThenNotOrder(), [at('cart', NOW)])).toBe(true);
    expect(holds(cartThenNotOrder(), [at('cart', NOW - 1), at('order', NOW)])).toBe(false);
    expect(holds(cartThenNotOrder(), [at('order', NOW), at('cart', NOW), at('order', NOW + 1)])).toBe(true);
  });

  it('is seen from the last thing that happened', () => {
    const condition: DidCondition = {
      kind: 'did',
      event: 'view',
      steps: [
        { negated: true, event: 'order', within: hours(1) },
        { negated: false, event: 'cart', within: hours(5) },
      ],
    };
    expect(holds(condition, [at('view', NOW - 6 * HOUR), at('cart', NOW - HOUR)])).toBe(true);
    expect(holds(condition, [at('view', NOW - 7 * HOUR), at('cart', NOW - HOUR)])).toBe(false);
  });
});

describe('a habit', () => {
  const habit = (part: Partial<DidCondition>): DidCondition => ({ kind: 'did', event: 'view', ...part });
  const each = { quota: 'each' } as const;

  it('looks at complete calendar months', () => {
    const condition = habit({ habit: { ...each, count: 2, period: { kind: 'calendar', unit: 'month' } } });
    const [april, may, june] = [Date.UTC(2026, 3, 1), Date.UTC(2026, 4, 1), Date.UTC(2026, 5, 1)];
    expect(holds(condition, [at('view', april), at('view', june - 1)])).toBe(true);
    expect(holds(condition, [at('view', may), at('view', june)])).toBe(false);
    expect(holds(condition, [at('view', april - 1), at('view', may)])).toBe(false);
  });

  it('looks at periods back from now, each without its beginning and with its end', () => {
    const condition = habit({ habit: { ...each, count: 2, period: { kind: 'rolling', unit: 'week' } } });
    expect(holds(condition, [at('view', NOW), at('view', NOW - 7 * DAY)])).toBe(true);
    expect(holds(condition, [at('view', NOW), at('view', NOW - 7 * DAY + 1)])).toBe(false);
    expect(holds(condition, [at('view', NOW), at('view', NOW - 14 * DAY)])).toBe(false);
  });

  it('counts the periods in which it was done often enough', () => {
    const twice = (bound: 'at least' | 'at most' | 'exactly', count: number) =>
      habit({
        times: { bound: 'at least', count: 2 },
        habit: { quota: { bound, count }, count: 3, period: { kind: 'length', length: days(1) } },
      });
    const twiceYesterday = [at('view', NOW), at('view', NOW - DAY - 1), at('view', NOW - DAY - 1)];
    expect(holds(twice('at least', 1), twiceYesterday)).toBe(true);
    expect(holds(twice('at least', 2), twiceYesterday)).toBe(false);
    expect(holds(twice('exactly', 1), twiceYesterday)).toBe(true);
    expect(holds(twice('at most', 1), [])).toBe(true);
  });
});

describe('a yearly date', () => {
  const on = (now: string, window: Window, birthday = '2024-02-29') =>
    holds(
      { kind: 'anniversary', operand: { kind: 'customer-field', field: 'birthday' }, window },
      [],
      { birthday },
      Date.parse(now),
    );
  const today: Window = { kind: 'day', day: 'today' };

  it('of 29 February is 1 March in other years', () => {
    expect(on('2026-03-01T12:00Z', today)).toBe(true);
    expect(on('2026-02-28T12:00Z', today)).toBe(false);
    expect(on('2028-02-29T12:00Z', today)).toBe(true);
    expect(on('2028-03-01T12:00Z', today)).toBe(false);
  });

  it('has its first day on the date itself, and none before', () => {
    expect(on('2024-02-29T12:00Z', today)).toBe(true);
    expect(on('2023-03-01T12:00Z', today)).toBe(false);
    expect(on('2023-12-31T12:00Z', { kind: 'next', length: days(60) })).toBe(true);
  });

  it('is looked for over the end of the year', () => {
    expect(on('2026-12-20T12:00Z', { kind: 'next', length: days(30) }, '1990-01-19')).toBe(true);
    expect(on('2026-12-20T12:00Z', { kind: 'next', length: days(30) }, '1990-01-20')).toBe(false);
    expect(on('2027-01-05T12:00Z', { kind: 'on-ago', length: days(7) }, '1990-12-29')).toBe(true);
    expect(on('2027-01-05T12:00Z', { kind: 'last', length: days(7) }, '1990-12-29')).toBe(false);
  });
});

describe('windows of days ahead and days back', () => {
  const due = (ms: number, window: Window) =>
    holds({ kind: 'in-window', operand: { kind: 'customer-field', field: 'due' }, window }, [], { due: ms });

  it('begin after now and end with their end', () => {
    const next: Window = { kind: 'next', length: days(1) };
    expect([NOW, NOW + 1, NOW + DAY, NOW + DAY + 1].map((ms) => due(ms, next))).toEqual([false, true, true, false]);
  });

  it('are a whole local day', () => {
    const midnight = Date.UTC(2026, 5, 8);
    const weekAgo: Window = { kind: 'on-ago', length: days(7) };
    const inside = [midnight - 1, midnight, midnight + DAY - 1, midnight + DAY].map((ms) => due(ms, weekAgo));
    expect(inside).toEqual([false, true, true, false]);
  });
});
