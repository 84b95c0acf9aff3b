import { describe, expect, it } from 'vitest';
import type { Book, Condition, Customer, Duration, Event, Tag, Value } from '../model/index.js';
import { evaluate } from './index.js';

// What the history of tags and fields says, worked out by hand from the semantics.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 15, 12);
const days = (amount: number): Duration => ({ amount, unit: 'd' });

const ACTIVE: Tag = {
  names: ['active'],
  form: 'block',
  manual: false,
  many: false,
  ordered: false,
  cases: [
    {
      value: 'yes',
      trigger: { kind: 'when', condition: { kind: 'did', event: 'order', window: { kind: 'last', length: days(10) } } },
    },
    { value: 'no', trigger: { kind: 'otherwise' } },
  ],
};
const RISK: Tag = {
  ...ACTIVE,
  names: ['risk'],
  manual: true,
  expires: days(30),
  cases: ['high', 'low'].map((value) => ({ value, trigger: { kind: 'preset' } })),
};
const TOP: Tag = {
  ...ACTIVE,
  names: ['top'],
  cases: [
    {
      value: 'yes',
      trigger: {
        kind: 'when',
        condition: {
          kind: 'rank',
          operand: { kind: 'aggregate', fn: 'count', overall: false, event: 'order' },
          op: '>=',
          cut: { form: 'top-count', amount: '1' },
          exactly: false,
        },
      },
    },
  ],
};

const BOOK: Book = {
  zone: 'UTC',
  customer: {
    columns: {},
    fields: [
      { names: ['stage'], type: { kind: 'text' } },
      { names: ['labels'], type: { kind: 'set', of: { kind: 'text' } } },
    ],
  },
  events: [{ names: ['order'], columns: {}, fields: [] }],
  lists: [],
  metrics: [],
  tags: [ACTIVE, RISK, TOP],
  segments: [],
};

const order = (at: number, customer = 'a'): Event => ({
  id: `${customer}${at}`,
  kind: 'order',
  customer,
  at,
  values: {},
});

function holds(condition: Condition, events: readonly Event[], customer: Partial<Customer> = {}): boolean {
  const book = { ...BOOK, segments: [{ names: ['asked'] as const, condition }] };
  const ids = new Set(['a', ...events.map((event) => event.customer)]);
  const customers = [...ids].map((id): Customer => ({ id, values: {}, ...(id === 'a' && customer) }));
  return evaluate(book, { customers, events }, NOW).segments['asked']?.includes('a') ?? false;
}

const held = (tag: string, value: string, length: Duration): Condition => ({
  kind: 'held-for',
  operand: { kind: 'tag', tag, values: [value], all: false },
  length,
});
const changedIn = (of: { tag: string } | { field: string }, length: Duration): Condition => ({
  kind: 'changed',
  of,
  window: { kind: 'last', length },
});

describe('a tag that has held for some time', () => {
  it('has held from exactly then on', () => {
    expect(holds(held('active', 'yes', days(3)), [order(NOW - 3 * DAY)])).toBe(true);
    expect(holds(held('active', 'yes', days(3)), [order(NOW - 3 * DAY + 1)])).toBe(false);
  });

  it('has held without a break', () => {
    const again = (ms: number) => [order(NOW - 12 * DAY), order(NOW - 12 * DAY + ms)];
    // The first keeps it until just before ten days are over.
    expect(holds(held('active', 'yes', days(5)), [...again(10 * DAY - 1), order(NOW)])).toBe(true);
    expect(holds(held('active', 'yes', days(5)), [order(NOW - 12 * DAY), order(NOW - 2 * DAY)])).toBe(true);
    expect(holds(held('active', 'yes', days(5)), [order(NOW - 12 * DAY), order(NOW - 2 * DAY + 1)])).toBe(false);
  });

  it('may be what is left when nothing else holds', () => {
    expect(holds(held('active', 'no', days(2)), [order(NOW - 12 * DAY)])).toBe(true);
    expect(holds(held('active', 'no', days(2)), [order(NOW - 12 * DAY + 1)])).toBe(false);
  });
});

describe('a change', () => {
  it('of a tag comes with an event, and with the clock', () => {
    expect(holds(changedIn({ tag: 'active' }, days(1)), [order(NOW - DAY + 1)])).toBe(true);
    expect(holds(changedIn({ tag: 'active' }, days(1)), [order(NOW - DAY)])).toBe(false);
    expect(holds(changedIn({ tag: 'active' }, days(1)), [order(NOW - 10 * DAY)])).toBe(true);
    expect(holds(changedIn({ tag: 'active' }, days(1)), [order(NOW - 11 * DAY)])).toBe(false);
  });

  it("of a tag comes with the clock a length after somebody else's event", () => {
    const last: Value = { kind: 'aggregate', fn: 'last', overall: true, event: 'order' };
    const since: Value = { kind: 'call', fn: 'since', args: [last] };
    const aSecond: Value = { kind: 'duration', duration: { amount: 1, unit: 's' } };
    const condition: Condition = { kind: 'compare', op: '=', left: since, right: aSecond };
    const lately: Tag = {
      ...ACTIVE,
      names: ['lately'],
      cases: [{ value: 'yes', trigger: { kind: 'when', condition } }],
    };
    const book = {
      ...BOOK,
      tags: [lately],
      segments: [{ names: ['asked'] as const, condition: changedIn({ tag: 'lately' }, days(1)) }],
    };
    const midnight = NOW - 12 * HOUR;
    const changed = (at: number) =>
      evaluate(book, { customers: ['a', 'b'].map((id) => ({ id, values: {} })), events: [order(at, 'b')] }, NOW)
        .segments['asked'];
    expect(changed(midnight)).toEqual(['a', 'b']);
    // Of what came after midnight, the figures of midnight do not know.
    expect(changed(midnight + 1)).toEqual([]);
  });

  it('of a field is one of its value', () => {
    const stage = (value: string, at: number): Partial<Customer> => ({
      values: { stage: 'trial' },
      changes: [{ at, field: 'stage', value }],
    });
    expect(holds(changedIn({ field: 'stage' }, days(1)), [], stage('paid', NOW))).toBe(true);
    expect(holds(changedIn({ field: 'stage' }, days(1)), [], stage('paid', NOW + 1))).toBe(false);
    expect(holds(changedIn({ field: 'stage' }, days(1)), [], stage('trial', NOW))).toBe(false);
  });

  it('of a set is one of its members, not of their order', () => {
    const labels = (value: readonly string[]): Partial<Customer> => ({
      values: { labels: ['a', 'b'] },
      changes: [{ at: NOW, field: 'labels', value }],
    });
    expect(holds(changedIn({ field: 'labels' }, days(1)), [], labels(['b', 'a']))).toBe(false);
    expect(holds(changedIn({ field: 'labels' }, days(1)), [], labels(['b', 'c']))).toBe(true);
  });
});

describe('a field', () => {
  const isTrial: Condition = {
    kind: 'compare',
    op: '=',
    left: { kind: 'customer-field', field: 'stage' },
    right: { kind: 'text', text: 'trial' },
  };

  it('had its first value before that was recorded', () => {
    const forAYear: Condition = { kind: 'held-for', operand: isTrial, length: days(365) };
    expect(holds(forAYear, [], { at: NOW, values: { stage: 'trial' } })).toBe(true);
  });

  it('is what it last became', () => {
    const changes = [
      { at: NOW, field: 'stage', value: 'trial' },
      { at: NOW + 1, field: 'stage' },
    ];
    expect(holds(isTrial, [], { values: { stage: 'paid' }, changes })).toBe(true);
    expect(
      holds({ kind: 'held-for', operand: isTrial, length: days(1) }, [], { values: { stage: 'paid' }, changes }),
    ).toBe(false);
  });
});

describe('a hand-set tag', () => {
  const has = (value: string): Condition => ({ kind: 'tag', tag: 'risk', values: [value], all: false });
  const set = (value: string, from: number, until?: number) => ({
    tag: 'risk',
    value,
    from,
    ...(until !== undefined && { until }),
  });

  it('holds from its assignment to its removal, or to the end of its time', () => {
    expect(holds(has('high'), [], { handSet: [set('high', NOW)] })).toBe(true);
    expect(holds(has('high'), [], { handSet: [set('high', NOW + 1)] })).toBe(false);
    expect(holds(has('high'), [], { handSet: [set('high', NOW - 1, NOW)] })).toBe(false);
    expect(holds(has('high'), [], { handSet: [set('high', NOW - 30 * DAY)] })).toBe(true);
    expect(holds(has('high'), [], { handSet: [set('high', NOW - 30 * DAY - 1)] })).toBe(false);
  });

  it('holds what was set last, and nothing when that is over', () => {
    const handSet = [set('high', NOW - 2), set('low', NOW - 1)];
    expect(holds(has('low'), [], { handSet })).toBe(true);
    expect(holds(has('high'), [], { handSet })).toBe(false);
    expect(holds(has('high'), [], { handSet: [set('high', NOW - 2), set('low', NOW - 1, NOW)] })).toBe(false);
  });
});

describe('a rank in a history', () => {
  const midnight = NOW - 12 * HOUR;

  it('is one among those of the last midnight, and now one among those of now', () => {
    const atMidnight = [order(midnight - 1), order(midnight - 1, 'b')];
    const top: Condition = { kind: 'tag', tag: 'top', values: ['yes'], all: false };
    const forTwoHours = held('top', 'yes', { amount: 2, unit: 'h' });
    // From eleven to noon b is ahead, which nobody asks before midnight.
    const caughtUp = [...atMidnight, order(NOW - HOUR, 'b'), order(NOW)];
    expect(holds(forTwoHours, caughtUp)).toBe(true);
    const overtaken = [...atMidnight, order(NOW - HOUR, 'b')];
    expect(holds(top, overtaken)).toBe(false);
    expect(holds(forTwoHours, overtaken)).toBe(false);
    // What was so an hour ago is said with the thresholds of midnight, what is so now with those of now.
    expect(holds(changedIn({ tag: 'top' }, { amount: 1, unit: 'h' }), overtaken)).toBe(true);
  });
});
