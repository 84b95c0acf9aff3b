import { describe, expect, it } from 'vitest';
import { integer } from '../../catalog/types.js';
import type { Cond } from '../../plan/index.js';
import { DAY_MS, parseLocal } from '../../plan/semantics/index.js';
import type { Span } from '../../plan/windows.js';
import { constant } from './emit.harness.js';
import { at, countWhere, type Happening, item, price, stateOf } from './state.harness.js';

type Followed = Extract<Cond, { kind: 'followed' }>;

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 5, 1, 12);
const hours = (count: number): Span => ({ unit: 'ms', ms: count * HOUR });
const months = (count: number): Span => ({ unit: 'months', months: count });

const then = (event: string, within?: Span, where?: Cond): Followed => ({
  kind: 'followed',
  negated: false,
  event,
  where,
  within,
});
const thenNot = (event: string, within?: Span, where?: Cond): Followed => ({
  ...then(event, within, where),
  negated: true,
});
const both = (...operands: Cond[]): Cond => ({ kind: 'and', operands });

/** How many views of customer a are followed so. */
const views = (where: Cond, happenings: readonly Happening[], setting: { now?: number; zone?: string } = {}): unknown =>
  stateOf([countWhere('view', where)], happenings, { now: NOW, ...setting })['a']?.[0];

const view = (ago: number, more: Partial<Happening> = {}): Happening => ({ table: 'view', at: NOW - ago, ...more });
const cart = (ago: number, more: Partial<Happening> = {}): Happening => ({ table: 'cart', at: NOW - ago, ...more });
const order = (ago: number, more: Partial<Happening> = {}): Happening => ({ table: 'order', at: NOW - ago, ...more });

describe('a later step', () => {
  it('comes strictly later', () => {
    expect(views(then('cart'), [view(HOUR), cart(HOUR)])).toBe(0);
    expect(views(then('cart'), [view(HOUR), cart(HOUR - 1)])).toBe(1);
    expect(views(then('cart'), [view(HOUR), cart(HOUR + 1)])).toBe(0);
    expect(views(then('view'), [view(HOUR), view(HOUR), view(0)])).toBe(2);
  });

  it('comes within its time, the end included', () => {
    const within = then('cart', hours(2));
    expect(views(within, [view(9 * HOUR), cart(7 * HOUR)])).toBe(1);
    expect(views(within, [view(9 * HOUR), cart(7 * HOUR - 1)])).toBe(0);
  });

  it('does not come from the future, nor from another customer', () => {
    expect(views(then('cart'), [view(HOUR), cart(0)])).toBe(1);
    expect(views(then('cart'), [view(HOUR), cart(-1)])).toBe(0);
    expect(views(then('cart', hours(9)), [view(HOUR), cart(-1)])).toBe(0);
    expect(views(then('cart'), [view(HOUR), cart(0, { customer: 'b' })])).toBe(0);
  });

  it('may be followed itself', () => {
    const chain = then('cart', hours(2), then('order', hours(1)));
    expect(views(chain, [view(9 * HOUR), cart(8 * HOUR), order(7 * HOUR)])).toBe(1);
    // The order comes in time for the second cart only, which comes too late for the view.
    expect(views(chain, [view(9 * HOUR), cart(8 * HOUR), cart(6 * HOUR), order(5 * HOUR)])).toBe(0);
    expect(views(chain, [view(9 * HOUR), cart(8 * HOUR), cart(7 * HOUR), order(6 * HOUR)])).toBe(1);
  });

  it('may speak of the events before it', () => {
    const same: Cond = { kind: 'compare', op: '=', left: item(), right: item(1) };
    const dearer: Cond = { kind: 'compare', op: '>', left: price(), right: price(2) };
    const happenings = [view(9, { item: 'tea', price: 5 }), cart(8, { item: 'tea' }), order(7, { price: 6 })];
    const chain = (second: Cond, third: Cond): Cond =>
      then('cart', undefined, both(second, then('order', undefined, third)));
    expect(views(chain(same, dearer), happenings)).toBe(1);
    expect(views(chain(same, dearer), [...happenings.slice(0, 2), order(7, { price: 5 })])).toBe(0);
    expect(
      views(chain(same, dearer), [...happenings.slice(0, 1), cart(8, { item: 'silk' }), order(7, { price: 6 })]),
    ).toBe(0);
    const soon: Cond = {
      kind: 'compare',
      op: '<=',
      left: { kind: 'arith', type: integer, op: '-', left: at(), right: at(2) },
      right: constant(integer, 2),
    };
    expect(views(chain(same, soon), happenings)).toBe(1);
  });
});

describe('a step that must not come', () => {
  it('holds from the very end of its time on', () => {
    const quiet = thenNot('order', hours(2));
    expect(views(quiet, [view(2 * HOUR)])).toBe(1);
    expect(views(quiet, [view(2 * HOUR - 1)])).toBe(0);
    expect(views(quiet, [view(2 * HOUR), order(0)])).toBe(0);
    expect(views(quiet, [view(2 * HOUR + 1), order(0)])).toBe(1);
    expect(views(quiet, [view(2 * HOUR), order(2 * HOUR)])).toBe(1);
  });

  it('without a time looks up to now', () => {
    const never = thenNot('order');
    expect(views(never, [view(0)])).toBe(1);
    expect(views(never, [view(9), order(0)])).toBe(0);
    expect(views(never, [view(9), order(-1)])).toBe(1);
  });

  it('does not come if what is said of it is not so, be it for lack of a value', () => {
    const cheap = thenNot('order', undefined, {
      kind: 'compare',
      op: '<',
      left: price(),
      right: constant(integer, 10),
    });
    expect(views(cheap, [view(9), order(8, { price: 10 }), order(7)])).toBe(1);
    expect(views(cheap, [view(9), order(8, { price: 9 })])).toBe(0);
  });

  it('looks from the positive step that it stands behind', () => {
    const chain = then('cart', hours(1), thenNot('order', hours(2)));
    expect(views(chain, [view(4 * HOUR), cart(3 * HOUR)])).toBe(1);
    expect(views(chain, [view(4 * HOUR), order(3.5 * HOUR), cart(3 * HOUR)])).toBe(1);
    expect(views(chain, [view(4 * HOUR), cart(3 * HOUR), order(HOUR)])).toBe(0);
    const between = both(then('cart', hours(1)), thenNot('order', hours(1)));
    expect(views(between, [view(4 * HOUR), order(3.5 * HOUR), cart(3 * HOUR)])).toBe(0);
  });
});

describe('a time in months', () => {
  const on = (zone: string) => (day: string, time: string) => parseLocal(day, time, zone) ?? Number.NaN;

  it('moves each event by its own calendar', () => {
    const utc = on('UTC');
    const happened = (viewed: number, carted: number) =>
      views(then('cart', months(1)), [
        { table: 'view', at: viewed },
        { table: 'cart', at: carted },
      ]);
    // A month after 31 January is 1 March, at midnight.
    expect(happened(utc('2026-01-31', '18:00'), utc('2026-03-01', '00:00'))).toBe(1);
    expect(happened(utc('2026-01-31', '18:00'), utc('2026-03-01', '00:00') + 1)).toBe(0);
    expect(happened(utc('2026-02-01', '18:00'), utc('2026-03-01', '18:00'))).toBe(1);
    expect(happened(utc('2024-01-29', '18:00'), utc('2024-02-29', '18:00'))).toBe(1);
  });

  it('keeps local time over a change of the clocks, of an hour or of half of one', () => {
    for (const [zone, month] of [
      ['America/New_York', '02'],
      ['Australia/Lord_Howe', '03'],
    ] as const) {
      const local = on(zone);
      const happenings = (late: number): Happening[] => [
        { table: 'view', at: local(`2026-${month}-20`, '10:00') },
        { table: 'cart', at: local(`2026-0${Number(month) + 1}-20`, '10:00') + late },
      ];
      expect(views(then('cart', months(1)), happenings(0), { zone })).toBe(1);
      expect(views(then('cart', months(1)), happenings(1), { zone })).toBe(0);
    }
  });

  it('is over at its very end', () => {
    const local = on('America/New_York');
    const quiet = thenNot('order', months(1));
    const viewed = [{ table: 'view', at: local('2026-02-08', '02:30') } as const];
    // The clocks jump from 2:00 to 3:00 a month later.
    const over = local('2026-03-08', '03:00');
    const setting = (now: number) => ({ now, zone: 'America/New_York' });
    expect(views(quiet, viewed, setting(over))).toBe(1);
    expect(views(quiet, viewed, setting(over - 1))).toBe(0);
    expect(views(quiet, [{ table: 'view', at: NOW - 40 * DAY_MS }], setting(NOW))).toBe(1);
  });
});
