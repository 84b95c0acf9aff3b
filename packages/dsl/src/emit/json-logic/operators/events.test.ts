import { describe, expect, it } from 'vitest';
import type { PlanWindow } from '../../../plan/windows.js';
import { firstAfter, kept, windowBounds } from './events.js';
import type { Scope } from './scope.js';
import { DAY, given, happened, NOW, world } from './world.harness.js';

const last = (days: number) => ({ kind: 'last', span: { unit: 'ms', ms: days * DAY } });
const instants = (found: unknown): readonly (number | undefined)[] =>
  (found as readonly Scope[]).map(({ event }) => event?.at);

describe('events', () => {
  const order = [NOW - 30 * DAY, NOW - 2 * DAY, NOW, NOW + 1].map((at) => happened(at));

  it('are those of the window, and none after now', () => {
    const list = given({ events: { order } });
    expect(instants(list('tw_events', 'order'))).toEqual([NOW - 30 * DAY, NOW - 2 * DAY, NOW]);
    expect(instants(list('tw_events', 'order', last(30)))).toEqual([NOW - 2 * DAY, NOW]);
    expect(instants(list('tw_events', 'order', last(31)))).toEqual([NOW - 30 * DAY, NOW - 2 * DAY, NOW]);
    expect(instants(list('tw_events', 'order', { kind: 'day', offset: 0 }))).toEqual([NOW]);
    expect(instants(list('tw_events', 'view'))).toEqual([]);
    const backwards = { kind: 'ago', from: { unit: 'ms', ms: DAY }, to: { unit: 'ms', ms: 40 * DAY } };
    expect(instants(list('tw_events', 'order', backwards))).toEqual([]);
  });

  it('are those of the window where none lies after now', () => {
    const list = given({ events: { order: order.slice(0, 3) } });
    expect(instants(list('tw_events', 'order'))).toEqual([NOW - 30 * DAY, NOW - 2 * DAY, NOW]);
    expect(instants(list('tw_events', 'order', last(30)))).toEqual([NOW - 2 * DAY, NOW]);
    const before = { kind: 'before', span: { unit: 'ms', ms: 2 * DAY } };
    expect(instants(list('tw_events', 'order', before))).toEqual([NOW - 30 * DAY, NOW - 2 * DAY]);
  });

  it('later than the one at hand are strictly later, within a span with its end, and not after now', () => {
    const later = (at: number) => given({ events: { order } }, { event: happened(at) });
    expect(instants(later(NOW - 30 * DAY)('tw_later_events', 'order'))).toEqual([NOW - 2 * DAY, NOW]);
    const span = { unit: 'ms', ms: 28 * DAY };
    expect(instants(later(NOW - 30 * DAY)('tw_later_events', 'order', span))).toEqual([NOW - 2 * DAY]);
    expect(instants(later(NOW - 2 * DAY)('tw_later_events', 'order', { unit: 'ms', ms: 2 * DAY }))).toEqual([NOW]);
    expect(instants(given({ events: { order } })('tw_later_events', 'order'))).toEqual([]);
  });

  it('know whether the time after them is over', () => {
    const isOver = (at: number) => given({}, { event: happened(at) })('tw_is_over', { unit: 'ms', ms: DAY });
    expect([isOver(NOW - DAY), isOver(NOW - DAY + 1)]).toEqual([true, false]);
    expect(given()('tw_is_over', { unit: 'ms', ms: DAY })).toBe(false);
  });

  it('keep what a window came to where a world does', () => {
    const bounds = new Map<object, unknown>();
    const window = last(1);
    const list = given({ events: { order }, bounds });
    expect(instants(list('tw_events', 'order', window))).toEqual(instants(list('tw_events', 'order', window)));
    expect([...bounds.keys()]).toEqual([window]);
    const keeping = world({ bounds });
    expect(windowBounds(keeping, window as PlanWindow)).toBe(bounds.get(window));
    let worked = 0;
    const work = () => (worked += 1);
    const part = {};
    expect([kept(keeping, part, work), kept(keeping, part, work)]).toEqual([1, 1]);
    expect([kept(world(), part, work), kept(world(), part, work)]).toEqual([2, 3]);
  });

  it('are found by their time', () => {
    expect([0, NOW - 30 * DAY, NOW, NOW + 9].map((instant) => firstAfter(order, instant))).toEqual([0, 1, 3, 4]);
    expect(firstAfter(world().events['order'] ?? [], 0)).toBe(0);
  });
});
